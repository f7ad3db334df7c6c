"""Workbooks (XLSX): the visible sheets as tables of text.

Read here and not by a spreadsheet library, because a cell may lie: one at the far corner must
not make a grid of seventeen thousand million, and a formula without its value must be told.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from kiosk.common.errors import Rejected
from kiosk.content.importing.archive import Archive
from kiosk.content.importing.limits import MAX_SHARED_TEXTS, MAX_SHEETS
from kiosk.content.importing.markup import Attributes, walk
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.sheet import Budget, SheetReader, Styles
from kiosk.content.importing.table import Table

_MAIN = "xl/workbook.xml"
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Number formats that are dates without being written out, those of Chinese programs among them."""
_DATE_SIGNS = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
_NOT_SIGNS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read_workbook(raw: bytes) -> tuple[Table, ...]:
    """The visible sheets in their order; hidden ones are named in a note of the first.

    Raises:
        Rejected: as :class:`Archive`; ``import.not_a_workbook``; ``import.too_many_cells``,
            ``import.too_many_rows``, ``import.too_many_columns``.
    """
    archive = Archive(raw)
    if _MAIN not in archive.names:
        raise Rejected("import.not_a_workbook")
    book = _Book()
    walk(archive.read(_MAIN), book.start, book.end, book.text)
    targets = _relations(archive)
    texts = _shared_texts(archive)
    styles = _styles(archive, since_1904=book.since_1904)
    budget = Budget()
    notes = tuple(
        RowNote(0, "import.sheet_hidden", sheet.name) for sheet in book.sheets if sheet.hidden
    )
    tables: list[Table] = []
    for sheet in book.sheets[:MAX_SHEETS]:
        part = targets.get(sheet.relation, "")
        if sheet.hidden or part not in archive.names:
            continue
        reader = SheetReader(sheet.name, texts, styles, budget)
        walk(archive.read(part), reader.start, reader.end, reader.text)
        rows = reader.finished()
        tables.append(Table(rows, sheet.name, notes=(*notes, *reader.notes)))
        notes = ()
    if not tables:
        raise Rejected("import.empty")
    return tuple(tables)


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    relation: str
    hidden: bool


@dataclass(slots=True)
class _Book:
    sheets: list[_Sheet] = field(default_factory=list)
    since_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(_Sheet(attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "") in ("1", "true")

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def text(self, text: str) -> None:
        """Names stand in attributes."""


def _relations(archive: Archive) -> dict[str, str]:
    """Parts inside the container by relation; what lies outside is not followed."""
    found: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode", "") != "External":
            target = posixpath.join("/xl", attributes.get("Target", ""))
            found[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    part = "xl/_rels/workbook.xml.rels"
    if part in archive.names:
        walk(archive.read(part), start, _nothing, _nothing)
    return found


def _shared_texts(archive: Archive) -> list[str]:
    texts: list[str] = []
    parts: list[str] = []
    kept = skipped = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal kept, skipped
        kept += name == "t"
        skipped += name == "rPh"

    def end(name: str) -> None:
        nonlocal kept, skipped
        kept -= name == "t"
        skipped -= name == "rPh"  # how it is read aloud: not part of the text
        if name == "si":
            if len(texts) >= MAX_SHARED_TEXTS:
                raise Rejected("import.too_many_cells")
            texts.append("".join(parts))
            parts.clear()

    def text(said: str) -> None:
        if kept and not skipped:
            parts.append(said)

    part = "xl/sharedStrings.xml"
    if part in archive.names:
        walk(archive.read(part), start, end, text)
    return texts


def _styles(archive: Archive, *, since_1904: bool) -> Styles:
    """Which cell styles show a number as a date."""
    own: dict[str, str] = {}
    dates: list[bool] = []
    inside = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal inside
        if name == "numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            dates.append(_is_date(attributes.get("numFmtId", "0"), own))

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name != "cellXfs"

    part = "xl/styles.xml"
    if part in archive.names:
        walk(archive.read(part), start, end, _nothing)
    return Styles(tuple(dates), since_1904)


def _is_date(number: str, own: dict[str, str]) -> bool:
    if number in own:
        return bool(_DATE_SIGNS.search(_NOT_SIGNS.sub("", own[number])))
    return number.isdecimal() and len(number) < 4 and int(number) in _DATE_FORMATS


def _nothing(said: str) -> None:
    """For parts whose ends or texts say nothing."""
