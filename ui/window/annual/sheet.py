"""The annual report as the page shows it: the form's cells, the quarters, cards, checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.documents.annual_form import table3_cells, table4_cells
from kiosk.documents.annual_words import (
    card_cells,
    card_titles,
    check_lines,
    figure_words,
    notes,
    problem_lines,
    quarter_lines,
    quarter_titles,
)

if TYPE_CHECKING:
    from kiosk.documents.annual_form import AnnualPaper, FormCell

translate = QCoreApplication.translate

Row = dict[str, object]
TABLE3, TABLE4, QUARTERS, CARDS, CHECKS = "table3", "table4", "quarters", "cards", "checks"
TABS = (
    (TABLE3, "表三 申请办理"),
    (TABLE4, "表四 复议诉讼"),
    (QUARTERS, "季度和按期率"),
    (CARDS, "红黄牌"),
    (CHECKS, "校验"),
)
WEIGHTS = {TABLE3: (6, 14, 46, 11, 11, 11, 13, 13, 9, 11), TABLE4: (10,) * 15}
"""Widths of columns beside each other."""


def form_cells(paper: AnnualPaper, table: str) -> list[Row]:
    """Cells of one of the form's tables: {row, column, rows, columns, text, role}."""
    cells = table3_cells(paper.report) if table == TABLE3 else table4_cells(paper.report.table4)
    return [_cell(cell) for cell in cells]


def _cell(cell: FormCell) -> Row:
    return {
        "row": cell.row,
        "column": cell.column,
        "rows": cell.rows,
        "columns": cell.columns,
        "text": str(cell.content),
        "role": cell.role.value,
        "zero": cell.content == 0,
    }


def plain_table(paper: AnnualPaper, table: str) -> list[list[str]]:
    """The quarters or the cards: the head, then the lines, each a list of cells."""
    if table == QUARTERS:
        head = ["", *quarter_titles(paper)]
        return [head, *([name, *_words(row)] for name, row in quarter_lines(paper.quarters))]
    if table == CARDS:
        cards = [card_cells(card) for card in paper.quarters.cards]
        return [card_titles(), *cards] if cards else []
    return []


def _words(figures: Iterable[int | float | None]) -> list[str]:
    return [figure_words(figure) for figure in figures]


def check_rows(paper: AnnualPaper) -> list[Row]:
    """Every demand of the form and every flaw of a record: {text, note, holds}."""
    broken = {check.rule.label for check in paper.report.checks if not check.holds}
    rules: list[Row] = [
        {"text": rule, "note": note, "holds": rule not in broken}
        for rule, note in check_lines(paper.report)
    ]
    flaws: Sequence[Row] = [
        {"text": line, "note": "", "holds": False} for line in problem_lines(paper.report)
    ]
    return [*rules, *flaws]


def note_lines() -> list[str]:
    """How the figures are counted."""
    return notes()


def verdict(paper: AnnualPaper) -> tuple[str, str]:
    """One sentence on whether it may be handed in, and its kind."""
    if not paper.report.holds:
        return translate("window", "校验没有通过，改正以后才能上报，详见“校验”。"), "error"
    if not paper.report.complete:
        return translate("window", "校验全部通过。本年还没有结束，数字截至今天。"), "notice"
    return translate("window", "校验全部通过，可以上报。"), "ok"


def figures(paper: AnnualPaper) -> list[Row]:
    """The year's main figures: rows {value, name}."""
    whole = paper.quarters.whole
    rate = whole.on_time_rate
    return [
        {"value": str(whole.received), "name": translate("window", "新收")},
        {"value": str(whole.carried), "name": translate("window", "上年结转")},
        {"value": str(whole.closed), "name": translate("window", "办结")},
        {"value": str(whole.open), "name": translate("window", "在办")},
        {
            "value": "—" if rate is None else f"{rate:.1%}",
            "name": translate("window", "按期办结率"),
        },
        {"value": str(whole.yellow), "name": translate("window", "黄牌")},
        {"value": str(whole.red), "name": translate("window", "红牌")},
    ]
