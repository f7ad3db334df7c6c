"""Cells of a row: cleaned, checked, and refused by their column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.common.errors import Rejected
from kiosk.common.text import clean_line
from kiosk.content.codec import MAX_CODE, MAX_NAME
from kiosk.content.importing.columns import Head, label_of
from kiosk.content.importing.limits import MAX_CELL
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.sheet import letters

_LONG = frozenset(
    {
        *("conditions", "legal_basis", "flow_text", "materials_text", "questions_text"),
        *("answer", "acceptance", "filling_notes", "detail", "standard", "use_content"),
    }
)
"""Cells in which a line break is meant."""
_NAMES = frozenset({"name", "department", "main_item", "short_name"})
_URLS = frozenset({"online_url", "mobile_url"})
_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_CODE = re.compile(r"[0-9A-Za-z_.\-]+")
_ROUNDED = re.compile(r"\d(\.\d+)?[eE]\+?\d+")


class Skipped(Exception):
    """A row that cannot be taken; ``code`` has its wording."""

    def __init__(self, code: str, detail: str = "", column: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.column = column


@dataclass(slots=True)
class Line:
    """One row with its place, and the remarks that it earns."""

    number: int
    sheet: str
    head: Head
    cells: list[str]
    warnings: list[RowNote] = field(default_factory=list)

    def warn(self, code: str, detail: str = "", column: str = "") -> None:
        self.warnings.append(RowNote(self.number, code, detail, self.sheet, column))

    def ignored(self, name: str, kind: str, at: int | None, said: str = "") -> None:
        """A value that was not understood: the column and what stood there."""
        detail = f"{label_of(name, kind)}“{said[:30]}”" if said else label_of(name, kind)
        self.warn("import.value_ignored", detail, "" if at is None else letters(at))

    def values(self, columns: Mapping[str, int]) -> dict[str, str]:
        """The cells of these columns, cleaned."""
        return {name: _cell(name, self.cells[at]) for name, at in columns.items()}


def fitted(row: list[str], head: Head, *, strict: bool) -> list[str]:
    """A row as wide as its head.

    Raises:
        Skipped: ``import.columns`` when a row of CSV has other columns than its head.
    """
    while len(row) > head.width and not row[-1].strip():
        row = row[:-1]
    if strict and len(row) != head.width:
        raise Skipped("import.columns", f"{len(row)}/{head.width}")
    return [*row[: head.width], *[""] * (head.width - len(row))]


def check_cells(cells: Mapping[str, str], kind: str) -> None:
    """Refuses a row for what must not reach a screen.

    Raises:
        Skipped: naming the column.
    """
    for name, text in cells.items():
        if len(text) > (MAX_NAME if name in _NAMES else MAX_CELL):
            raise Skipped("import.cell_too_long", label_of(name, kind))
        for one in text.split("\n"):
            _check_line(name, one, kind)
        if name in _URLS and text and not _URL.fullmatch(text):
            raise Skipped("import.url_invalid", text[:80])


def check_code(code: str) -> None:
    """Refuses an 实施编码 that cannot be one.

    Raises:
        Skipped: ``import.code_rounded`` when a spreadsheet program took it for a number.
    """
    if _ROUNDED.fullmatch(code):
        raise Skipped("import.code_rounded", code[:MAX_CODE])
    if len(code) > MAX_CODE or not _CODE.fullmatch(code):
        raise Skipped("import.code_invalid", code[:MAX_CODE])


def _cell(name: str, text: str) -> str:
    """A cell's text; a line break inside a name or an address is only how the list was set."""
    if name in _LONG:
        return "\n".join(line.strip() for line in text.splitlines() if line.strip())
    return re.sub(r"\s*[\r\n]+\s*", "", text).strip()


def _check_line(name: str, text: str, kind: str) -> None:
    try:
        clean_line(text, field=name, limit=MAX_CELL, required=False)
    except Rejected as error:
        raise Skipped("import.control_character", label_of(name, kind)) from error
