"""A report sheet as the screen shows it: charts, one group of columns at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.documents.report_model import Bars, words

if TYPE_CHECKING:
    from kiosk.documents.report_model import Cell, Chart, Column, ReportSheet

translate = QCoreApplication.translate

Row = dict[str, object]
SUMMARY = ("tickets", "finished", "wait_mean", "wait_p90", "service_mean", "given")
MOST_LABELS = 12
"""Labels along time stand under every so many bars that they have room."""


def groups(sheet: ReportSheet) -> list[str]:
    """Groups of columns in the order of the sheet."""
    return list(dict.fromkeys(column.group for column in sheet.columns if column.group))


def heads(sheet: ReportSheet, group: str) -> list[str]:
    """Titles of a group's columns, after the one that names the rows."""
    return [sheet.columns[0].name, *(sheet.columns[at].title for at in _places(sheet, group))]


def lines(sheet: ReportSheet, group: str) -> list[list[str]]:
    """The cells of every row but the total."""
    return [_cells(sheet, row, group) for row in sheet.rows]


def total(sheet: ReportSheet, group: str) -> list[str]:
    """The cells of the total."""
    return _cells(sheet, sheet.total, group)


def _cells(sheet: ReportSheet, row: tuple[Cell, ...], group: str) -> list[str]:
    return [_said(row[at], sheet.columns[at]) for at in (0, *_places(sheet, group))]


def _said(cell: Cell, column: Column) -> str:
    return words(cell, column.kind)


def _places(sheet: ReportSheet, group: str) -> tuple[int, ...]:
    return tuple(at for at, column in enumerate(sheet.columns) if column.group == group)


def summary(sheet: ReportSheet, places: dict[str, int]) -> list[Row]:
    """The total's main figures: rows {value, name}; ``places`` are columns by figure."""
    found = []
    for name in (*SUMMARY, "satisfied_share"):
        column = sheet.columns[places[name]]
        title = column.name.removesuffix("（分）")
        value = _said(sheet.total[places[name]], column)
        if column.name.endswith("（分）") and value != "—":
            value = translate("window", "{0} 分").format(value)
        found.append({"value": value, "name": title})
    return found


def chart_rows(sheet: ReportSheet, *, lines_for: tuple[int, ...]) -> list[Row]:
    """The charts: {title, kind, bars}; ``kind`` is ``bars``, ``line`` or ``lying``."""
    return [
        _chart(chart, line=at in lines_for and len(chart.labels) > 1)
        for at, chart in enumerate(sheet.charts)
    ]


def _chart(chart: Chart, *, line: bool) -> Row:
    longest = max((value for value in chart.values if value), default=0) or 1
    upright = chart.bars is Bars.UPRIGHT
    every = max(1, -(-len(chart.labels) // MOST_LABELS)) if upright else 1
    return {
        "title": f"{chart.title}（{chart.unit}）" if chart.unit else chart.title,
        "kind": "lying" if not upright else "line" if line else "bars",
        "bars": [
            {
                "label": label if at % every == 0 else "",
                "value": value if value is not None else 0,
                "said": "" if value is None else f"{value:.1f}".removesuffix(".0"),
                "part": 0 if value is None else value / longest,
                "known": value is not None,
            }
            for at, (label, value) in enumerate(zip(chart.labels, chart.values, strict=True))
        ],
        "blank": not any(chart.values),
    }
