"""A report on A4: what it is about, charts two abreast, its figures by group, how they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.documents.blocks import Block, Style, Whole, paragraph
from kiosk.documents.charts import chart_block
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Span, text_width
from kiosk.documents.pen import Pen
from kiosk.documents.report_model import Cell, Kind, ReportSheet, words
from kiosk.documents.sheet import CELL_PADDING, WIDTH, Sheet
from kiosk.documents.slips import moment
from kiosk.documents.wording import word

_SIZE = 8.8
_GUTTER = 8 * mm
_NAMES = 0.17
"""Part of a table's width for the names of the rows."""


@dataclass(frozen=True, slots=True)
class _Abreast(Whole):
    """Two charts side by side."""

    left: Block
    right: Block | None
    offset: float

    @property
    def height(self) -> float:
        return max(self.left.height, self.right.height if self.right else 0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        self.left.draw(pen, x, top)
        if self.right:
            self.right.draw(pen, x + self.offset, top)


def report_pdf(report: ReportSheet) -> bytes:
    """The pages of a report."""
    sheet = Sheet(large_print=False, size=_SIZE)
    sheet.add(paragraph(report.hall, Style(11, 1.5), WIDTH))
    bold = Style(20, 1.4, weight=Weight.BOLD, swell=0.025)
    sheet.add(paragraph(report.title, bold, WIDTH))
    sheet.add(paragraph(report.span, Style(11, 1.6), WIDTH))
    sheet.gap(2)
    if report.empty:
        sheet.add(paragraph(report.empty, Style(12, 1.6, weight=Weight.BOLD), WIDTH))
    else:
        _charts(sheet, report)
        for group in dict.fromkeys(column.group for column in report.columns[1:]):
            _table(sheet, report, group)
    if report.notes and not report.empty:
        sheet.heading(word("report.notes"))
        sheet.numbered(report.notes)
    return sheet.pdf(
        title=f"{report.title} {report.span}",
        author=report.hall,
        head=f"{report.hall} · {report.title} · {report.span}",
        foot=word("report.made", hall=report.hall, at=moment(report.made_at)),
        numbering=word("notice.numbering", page="{page}", pages="{pages}"),
    )


def _charts(sheet: Sheet, report: ReportSheet) -> None:
    half = (WIDTH - _GUTTER) / 2
    blocks = [chart_block(chart, half) for chart in report.charts]
    for place in range(0, len(blocks), 2):
        pair = blocks[place : place + 2]
        right = pair[1] if len(pair) > 1 else None
        sheet.add(_Abreast(pair[0], right, half + _GUTTER))
        sheet.gap(3)


def _table(sheet: Sheet, report: ReportSheet, group: str) -> None:
    places = [n for n, column in enumerate(report.columns) if column.group == group and n > 0]
    sheet.heading(group)
    shares = _shares([_need(report, place) for place in places])
    head = [report.columns[place].title for place in (0, *places)]
    rows = [_cells(report, row, places, Weight.REGULAR) for row in report.rows]
    rows.append(_cells(report, report.total, places, Weight.BOLD))
    right = range(1, len(places) + 1)
    sheet.table(head, rows, (_NAMES, *shares), right=right)


def _need(report: ReportSheet, place: int) -> float:
    """Points that the widest line of a column takes."""
    column = report.columns[place]
    cells = [words(row[place], column.kind) for row in (*report.rows, report.total)]
    texts = [*column.title.split("\n"), *cells]
    return 2 * CELL_PADDING + max(text_width(text, Weight.BOLD, _SIZE) for text in texts)


def _shares(needs: Sequence[float]) -> list[float]:
    """Parts of the width: what each column needs, and an equal part of what is left."""
    room = (1 - _NAMES) * WIDTH
    spare = room - sum(needs)
    if spare < 0:
        return [need / sum(needs) * (1 - _NAMES) for need in needs]
    return [(need + spare / len(needs)) / WIDTH for need in needs]


def _cells(
    report: ReportSheet, row: Sequence[Cell], places: Sequence[int], weight: Weight
) -> list[list[Span]]:
    kinds: list[Kind] = [column.kind for column in report.columns]
    return [[Span(words(row[place], kinds[place]), weight)] for place in (0, *places)]
