"""A report as an XLSX workbook: typed cells, a fixed head, columns as wide as what they hold."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kiosk.common.clock import hall_time
from kiosk.documents.report_model import Cell, Column, Kind, ReportSheet, shown, words
from kiosk.documents.wording import word

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT = "宋体"
_HEAD_ROW = 2
_NARROWEST, _WIDEST = 8, 40
_FORMATS: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"num_format": "@"},
    Kind.DAY: {"num_format": "yyyy-mm-dd", "align": "left"},
    Kind.COUNT: {"num_format": "0"},
    Kind.MINUTES: {"num_format": "0.0"},
    Kind.SHARE: {"num_format": "0.0%"},
}


@contextmanager
def plain_book(buffer: io.BytesIO, title: str, author: str, made_at: datetime) -> Iterator[Any]:
    """A workbook that is written into ``buffer`` at the end.

    Text is written as text whatever it begins with, so none of it is ever a formula or a link.
    """
    from xlsxwriter import Workbook

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(buffer, options) as book:
        created = hall_time(made_at).replace(tzinfo=None)
        book.set_properties({"title": title, "author": author, "created": created})
        book.formats[0].set_font_name(FONT)
        yield book


def report_workbook(sheet: ReportSheet) -> bytes:
    """The workbook's file: the table on one sheet, how it was counted on another."""
    buffer = io.BytesIO()
    with plain_book(buffer, sheet.title, sheet.hall, sheet.made_at) as book:
        _write_table(book, sheet)
        _write_notes(book, sheet)
    return buffer.getvalue()


def _write_table(book: Any, sheet: ReportSheet) -> None:
    page = book.add_worksheet(word("report.table_page"))
    title = book.add_format({"font_name": FONT, "bold": True, "font_size": 14})
    head = book.add_format(
        {"font_name": FONT, "bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E9EDF3"}
    )
    page.write_string(0, 0, sheet.title, title)
    page.write_string(1, 0, sheet.span)
    for place, column in enumerate(sheet.columns):
        page.write_string(_HEAD_ROW, place, column.name, head)
        page.set_column(place, place, _width(sheet, place))
    plain = {kind: _format(book, kind, bold=False) for kind in Kind}
    bold = {kind: _format(book, kind, bold=True) for kind in Kind}
    for number, row in enumerate(sheet.rows, start=_HEAD_ROW + 1):
        _write_row(page, number, row, sheet.columns, plain)
    last = _HEAD_ROW + 1 + len(sheet.rows)
    _write_row(page, last, sheet.total, sheet.columns, bold)
    if sheet.empty:
        page.write_string(last + 1, 0, sheet.empty)
    page.freeze_panes(_HEAD_ROW + 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD_ROW)


def _write_row(
    page: Worksheet,
    number: int,
    row: tuple[Cell, ...],
    columns: tuple[Column, ...],
    formats: dict[Kind, Format],
) -> None:
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        value = shown(cell, column.kind)
        style = formats[column.kind]
        if value is None:
            page.write_blank(number, place, None, style)
        elif isinstance(value, str):
            page.write_string(number, place, value, formats[Kind.TEXT])
        elif isinstance(value, date):
            page.write_datetime(number, place, value, style)
        else:
            page.write_number(number, place, value, style)


def _write_notes(book: Any, sheet: ReportSheet) -> None:
    page = book.add_worksheet(word("report.notes_page"))
    wrap = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 90)
    made_at = f"{hall_time(sheet.made_at):%Y-%m-%d %H:%M}"
    made = word("report.made", hall=sheet.hall, at=made_at)
    for number, note in enumerate((made, *sheet.notes)):
        page.write_string(number, 0, note, wrap)


def _format(book: Any, kind: Kind, *, bold: bool) -> Format:
    return book.add_format({"font_name": FONT, "bold": bold, "top": int(bold), **_FORMATS[kind]})


def _width(sheet: ReportSheet, place: int) -> float:
    """In the width of a digit: the widest cell, and a head broken over two lines."""
    kind = sheet.columns[place].kind
    cells = [_columns(words(row[place], kind)) for row in (*sheet.rows, sheet.total)]
    head = _columns(sheet.columns[place].name) / 2 + 2
    return min(_WIDEST, max(_NARROWEST, head, *cells) + 2)


def _columns(text: str) -> int:
    """A hanzi takes two columns."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
