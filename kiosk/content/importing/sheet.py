"""One sheet of a workbook: rows of text under their own numbers, merged cells filled."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kiosk.common.errors import Rejected
from kiosk.content.importing.limits import (
    MAX_CELL_CHARACTERS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
)
from kiosk.content.importing.markup import Attributes
from kiosk.content.importing.report import RowNote

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - calendar days
_LAST_SERIAL = 2_958_465
"""The 31st of December 9999."""
_EXACT_DIGITS = 15
"""A spreadsheet program keeps no more of a number."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Which cell styles show a number as a date, and from when its days are counted."""

    dates: tuple[bool, ...]
    since_1904: bool = False


@dataclass(slots=True)
class Budget:
    """Cells and characters left for all sheets of a workbook together."""

    cells: int = MAX_CELLS
    characters: int = MAX_CELL_CHARACTERS

    def take(self, characters: int) -> None:
        self.cells -= 1
        self.characters -= characters
        if self.cells < 0 or self.characters < 0:
            raise Rejected("import.too_many_cells")


@dataclass(slots=True)
class SheetReader:
    """Takes the events of a sheet's XML."""

    name: str
    texts: list[str]
    styles: Styles
    budget: Budget
    notes: list[RowNote] = field(default_factory=list)
    _rows: dict[int, dict[int, str]] = field(default_factory=dict)
    _merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    _line: int = 0
    _column: int = -1
    _kind: str = ""
    _style: int = 0
    _formula: bool = False
    _valued: bool = False
    _parts: list[str] = field(default_factory=list)
    _open: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "row":
                self._begin_row(attributes.get("r", ""))
            case "c":
                self._begin_cell(attributes)
            case "f":
                self._formula = True
            case "v" | "t":
                self._open = name
                self._valued = True
            case "rPh":
                self._open = ""
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case _:
                pass

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._open = ""
        elif name == "c":
            self._end_cell()

    def text(self, text: str) -> None:
        if self._open:
            self._parts.append(text)

    def finished(self) -> list[tuple[int, list[str] | None]]:
        """All rows with something in them, by number, each as wide as its last cell."""
        last = max(self._rows, default=0)
        areas = [(top, left, min(bottom, last), right) for top, left, bottom, right in self._merged]
        if sum(_size(*area) for area in areas) > self.budget.cells:
            raise Rejected("import.too_many_cells")
        for area in areas:
            self._fill(*area)
        found: list[tuple[int, list[str] | None]] = []
        for line in sorted(self._rows):
            cells = self._rows[line]
            if cells:
                found.append((line, [cells.get(at, "") for at in range(max(cells) + 1)]))
        return found

    def _begin_row(self, number: str) -> None:
        self._line = int(number) if number.isdecimal() and len(number) < 8 else self._line + 1
        self._column = -1
        if len(self._rows) >= MAX_ROWS:
            raise Rejected("import.too_many_rows", limit=MAX_ROWS)
        self._rows.setdefault(self._line, {})

    def _begin_cell(self, attributes: Attributes) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = _column(found[1]) if found else self._column + 1
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() and len(style) < 8 else 0
        self._kind = attributes.get("t", "n")
        self._formula = self._valued = False
        self._parts.clear()

    def _end_cell(self) -> None:
        if self._formula and not self._valued:
            self._note("import.formula_without_value")
        value = self._value("".join(self._parts))
        if not value:
            return
        if self._column >= MAX_COLUMNS:
            raise Rejected("import.too_many_columns", limit=MAX_COLUMNS)
        self.budget.take(len(value))
        self._rows.setdefault(self._line, {})[self._column] = value

    def _value(self, written: str) -> str:
        match self._kind:
            case "s":
                at = int(written) if written.isdecimal() and len(written) < 8 else -1
                return self.texts[at] if 0 <= at < len(self.texts) else ""
            case "b":
                return {"1": "是", "0": "否"}.get(written, "")
            case "e":
                self._note("import.cell_error", written[:20])
                return ""
            case "n":
                return self._number(written)
            case _:
                return written

    def _number(self, written: str) -> str:
        try:
            value = float(written)
        except ValueError:
            return ""
        if self._style < len(self.styles.dates) and self.styles.dates[self._style]:
            return day_of(value, since_1904=self.styles.since_1904) or written
        if value.is_integer() and abs(value) < 10**_EXACT_DIGITS:
            return str(int(value))
        return repr(value)

    def _note(self, code: str, detail: str = "") -> None:
        self.notes.append(RowNote(self._line, code, detail, self.name, letters(self._column)))

    def _merge(self, reference: str) -> None:
        corners = [_REFERENCE.fullmatch(part) for part in reference.split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            (top, bottom) = (int(corner[2]) for corner in corners if corner)
            (left, right) = (_column(corner[1]) for corner in corners if corner)
            self._merged.append((top, left, bottom, right))

    def _fill(self, top: int, left: int, bottom: int, right: int) -> None:
        """Gives every cell of a merged area the text that stands in its corner."""
        value = self._rows.get(top, {}).get(left, "")
        if not value or right >= MAX_COLUMNS:
            return
        for line in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (line, column) != (top, left):
                    self.budget.take(len(value))
                    self._rows.setdefault(line, {})[column] = value


def _size(top: int, left: int, bottom: int, right: int) -> int:
    return max(0, bottom - top + 1) * max(0, right - left + 1)


def day_of(serial: float, *, since_1904: bool = False) -> str:
    """The day that a spreadsheet program counts, ``2026-03-01``; "" for no day."""
    if not 0 < serial <= _LAST_SERIAL:
        return ""
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(days=int(serial))
    return date(moment.year, moment.month, moment.day).isoformat()


def _column(name: str) -> int:
    at = 0
    for sign in name:
        at = at * 26 + ord(sign) - 64
    return at - 1


def letters(column: int) -> str:
    """The name of a column: 0 → A, 27 → AB."""
    found = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
