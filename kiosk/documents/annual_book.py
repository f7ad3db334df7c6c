"""The annual report as an XLSX workbook: the form's tables with merged heads, and the rest."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kiosk.common.clock import hall_time
from kiosk.documents.annual_form import (
    HEAD_ROWS,
    AnnualPaper,
    FormCell,
    Role,
    table3_cells,
    table4_cells,
)
from kiosk.documents.annual_words import (
    card_cells,
    card_titles,
    check_lines,
    notes,
    problem_lines,
    quarter_lines,
    quarter_titles,
    span_line,
    title,
)
from kiosk.documents.wording import word
from kiosk.documents.workbook import FONT, plain_book

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TOP = 2
"""Rows above a table: its title, and the office with the span."""
_TABLE3_WIDTHS = (6, 16, 44, 9, 9, 9, 9, 9, 9, 9)
_TABLE4_WIDTHS = (8,) * 15
_BORDERED = {"font_name": FONT, "border": 1, "text_wrap": True, "valign": "vcenter"}
_CENTRE = {"align": "center"}
_ROLES: dict[Role, dict[str, Any]] = {
    Role.HEAD: {"bold": True, "bg_color": "#E9EDF3", **_CENTRE},
    Role.SIDE: _CENTRE,
    Role.LABEL: {},
    Role.FIGURE: {"num_format": "0", **_CENTRE},
    Role.SUM: {"num_format": "0", "bold": True, **_CENTRE},
}


def annual_workbook(paper: AnnualPaper) -> bytes:
    """The workbook's file."""
    buffer = io.BytesIO()
    with plain_book(buffer, title(paper), paper.office, paper.made_at) as book:
        _form(book, paper, "annual.table3", table3_cells(paper.report), _TABLE3_WIDTHS)
        _form(book, paper, "annual.table4", table4_cells(paper.report.table4), _TABLE4_WIDTHS)
        _quarters(book, paper)
        _checks(book, paper)
    return buffer.getvalue()


def _form(
    book: Any,
    paper: AnnualPaper,
    heading: str,
    cells: Sequence[FormCell],
    widths: Sequence[int],
) -> None:
    page = _page(book, f"{heading}.short", paper, word(heading), len(widths))
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    formats = {role: book.add_format({**_BORDERED, **look}) for role, look in _ROLES.items()}
    for cell in cells:
        _write(page, cell, formats[cell.role])
    page.freeze_panes(_TOP + HEAD_ROWS, 0)


def _write(page: Worksheet, cell: FormCell, look: Format) -> None:
    row = cell.row + _TOP
    if cell.rows * cell.columns > 1:
        last = (row + cell.rows - 1, cell.column + cell.columns - 1)
        page.merge_range(row, cell.column, *last, cell.content, look)
    elif isinstance(cell.content, int):
        page.write_number(row, cell.column, cell.content, look)
    else:
        page.write_string(row, cell.column, cell.content, look)


def _page(book: Any, name: str, paper: AnnualPaper, heading: str, columns: int) -> Any:
    """A landscape A4 page with its two lines of title."""
    page = book.add_worksheet(word(name))
    big = book.add_format({"font_name": FONT, "bold": True, "font_size": 14, "align": "center"})
    small = book.add_format({"font_name": FONT, "align": "center"})
    line = word("annual.by", office=paper.office, span=span_line(paper))
    page.merge_range(0, 0, 0, columns - 1, f"{title(paper)}　{heading}", big)
    page.merge_range(1, 0, 1, columns - 1, line, small)
    page.set_row(0, 24)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    return page


def _quarters(book: Any, paper: AnnualPaper) -> None:
    titles = [word("annual.figure"), *quarter_titles(paper)]
    width = max(len(titles), len(card_titles()))
    page = _page(book, "annual.quarters", paper, word("annual.quarters"), width)
    head, text, count, share = (
        book.add_format({**_BORDERED, **look})
        for look in (
            _ROLES[Role.HEAD],
            {},
            _ROLES[Role.FIGURE],
            {"num_format": "0.0%", **_CENTRE},
        )
    )
    page.set_column(0, 0, 30)
    page.set_column(1, width - 1, 18)
    page.write_row(_TOP, 0, titles, head)
    row = _TOP + 1
    for name, figures in quarter_lines(paper.quarters):
        page.write_string(row, 0, name, text)
        for place, figure in enumerate(figures, 1):
            if figure is None:
                page.write_blank(row, place, None, text)
            else:
                page.write_number(row, place, figure, share if isinstance(figure, float) else count)
        row += 1
    row += 1
    page.write_string(row, 0, word("annual.cards"))
    if not paper.quarters.cards:
        page.write_string(row + 1, 0, word("annual.no_cards"))
        return
    page.write_row(row + 1, 0, card_titles(), head)
    for number, card in enumerate(paper.quarters.cards, row + 2):
        for place, said in enumerate(card_cells(card)):
            page.write_string(number, place, said, text)


def _checks(book: Any, paper: AnnualPaper) -> None:
    page = book.add_worksheet(word("annual.checks"))
    wrap = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
    bold = book.add_format({"font_name": FONT, "bold": True})
    page.set_column(0, 0, 60)
    page.set_column(1, 1, 60)
    page.write_row(0, 0, [word("annual.demand"), word("annual.found")], bold)
    row = 1
    for rule, found in check_lines(paper.report):
        page.write_string(row, 0, rule, wrap)
        page.write_string(row, 1, found, wrap)
        row += 1
    made_at = f"{hall_time(paper.made_at):%Y-%m-%d %H:%M}"
    made = word("report.made", hall=paper.office, at=made_at)
    for line in (*problem_lines(paper.report), "", *notes(), made):
        page.write_string(row, 0, line, wrap)
        row += 1
