"""A report as CSV for the spreadsheet programs of Chinese offices."""

from __future__ import annotations

import csv
import io
from datetime import date

from kiosk.documents.report_model import Cell, Kind, ReportSheet, shown

BYTE_ORDER_MARK = "\ufeff"
"""Without it these programs read UTF-8 as GBK."""
_FORMULA_SIGNS = "=+-@＝＋－＠"


def report_csv(sheet: ReportSheet) -> bytes:
    """One head line, a line a row, the total last; UTF-8 with its mark, CRLF as RFC 4180 says."""
    buffer = io.StringIO()
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer)
    writer.writerow([inert(column.name) for column in sheet.columns])
    kinds = [column.kind for column in sheet.columns]
    for row in (*sheet.rows, sheet.total):
        writer.writerow([_text(cell, kind) for cell, kind in zip(row, kinds, strict=True)])
    if sheet.empty:
        writer.writerow([inert(sheet.empty)])
    return buffer.getvalue().encode()


def _text(cell: Cell, kind: Kind) -> str:
    value = shown(cell, kind)
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return inert(value) if isinstance(value, str) else str(value)


def inert(text: str) -> str:
    """Text that no spreadsheet program reads as a formula, whoever typed it.

    An apostrophe in front makes a cell plain text. Full-width signs count too: programs set to
    Chinese or Japanese take them for the narrow ones. Blanks before the sign do not hide it.
    """
    bare = text.lstrip()
    if (bare[:1] in _FORMULA_SIGNS and bare) or text[:1] in ("\t", "\r", "\n"):
        return f"'{text}"
    return text
