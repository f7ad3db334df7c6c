"""Word documents (DOCX): the paragraphs of the body, and nothing that they point to.

Pictures, embedded files, links and fields stay where they are; what was deleted under tracked
changes does not come back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kiosk.common.errors import Rejected
from kiosk.content.importing.archive import Archive
from kiosk.content.importing.limits import MAX_PARAGRAPHS, MAX_TEXT_BYTES
from kiosk.content.importing.markup import Attributes, walk
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.word_numbering import Numbering

_BODY = "word/document.xml"
_TYPES = "[Content_Types].xml"
_MACRO_TYPE = b"macroEnabled"
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "txbxContent", "AlternateContent", "object"}
)
"""Deleted text, codes of fields, floating boxes: not the text of the document."""
_MOST_COLUMNS = 400
_EMBEDDED = re.compile(r"^word/(embeddings|activeX)/")


def word_text(raw: bytes) -> tuple[str, list[RowNote]]:
    """The paragraphs, one a line, the cells of a table row beside each other.

    Raises:
        Rejected: as :class:`Archive`; ``import.not_a_document``; ``import.too_long``.
    """
    archive = Archive(raw)
    if _BODY not in archive.names:
        raise Rejected("import.not_a_document")
    if _TYPES in archive.names and _MACRO_TYPE in archive.read(_TYPES):
        raise Rejected("import.macros")
    body = _Body(Numbering.of(archive))
    walk(archive.read(_BODY), body.start, body.end, body.text)
    return "\n".join(body.lines), _left_out(archive, body)


def _left_out(archive: Archive, body: _Body) -> list[RowNote]:
    notes = []
    if body.pictures:
        notes.append(RowNote(0, "import.pictures_left_out", str(body.pictures)))
    if any(map(_EMBEDDED.match, archive.names)):
        notes.append(RowNote(0, "import.embedded_left_out"))
    if body.footnotes:
        notes.append(RowNote(0, "import.footnotes_left_out", str(body.footnotes)))
    if body.comments:
        notes.append(RowNote(0, "import.comments_left_out", str(body.comments)))
    if body.deleted:
        notes.append(RowNote(0, "import.deletions_left_out"))
    return notes


@dataclass(slots=True)
class _Body:
    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    pictures: int = 0
    deleted: bool = False
    footnotes: int = 0
    comments: int = 0
    _number: tuple[str, int] = ("", 0)
    _column: int = 0
    _span: int = 1
    _merged: bool = False
    _above: dict[int, str] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
    _cell: list[str] = field(default_factory=list)
    _skipping: int = 0
    _rows: int = 0
    _reading: bool = False
    _length: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _SKIPPED:
            self._skipping += 1
            self.deleted = self.deleted or name in ("del", "moveFrom")
        elif name in ("drawing", "pict"):
            self.pictures += 1
        elif self._skipping:
            return
        elif name == "t":
            self._reading = True
        elif name == "tab":
            self._parts.append(" ")
        elif name in ("br", "cr"):
            self._parts.append("\n")
        elif name == "tr":
            self._rows += 1
            self._column = 0
        elif name == "tc":
            self._span, self._merged = 1, False
            self._cell.clear()
        elif name in ("footnoteReference", "endnoteReference"):
            self.footnotes += 1
        elif name == "commentReference":
            self.comments += 1
        else:
            self._property(name, attributes)

    def _property(self, name: str, attributes: Attributes) -> None:
        """What a paragraph or a cell says of itself."""
        value = attributes.get("val", "")
        if name == "ilvl" and value.isdecimal():
            self._number = (self._number[0], int(value))
        elif name == "numId":
            self._number = (value, self._number[1])
        elif name == "gridSpan" and value.isdecimal():
            self._span = min(int(value), _MOST_COLUMNS)
        elif name == "vMerge":
            self._merged = value != "restart"

    def end(self, name: str) -> None:
        if name in _SKIPPED:
            self._skipping -= 1
        elif name == "t":
            self._reading = False
        elif name == "p" and not self._skipping:
            self._paragraph()
        elif name == "tc" and not self._skipping and self._rows == 1:
            self._end_cell()
        elif name == "tr":
            self._rows -= 1
            if not self._rows:
                self._keep("　".join(cell for cell in self._cells if cell))
                self._cells.clear()

    def text(self, text: str) -> None:
        if self._reading and not self._skipping:
            self._length += len(text)
            if self._length > MAX_TEXT_BYTES:
                raise Rejected("import.too_long")
            self._parts.append(text)

    def _paragraph(self) -> None:
        said = "".join(self._parts)
        self._parts.clear()
        number, self._number = self._number, ("", 0)
        if said.strip():
            said = self.numbering.next(*number) + said
        if self._rows:
            self._cell.append(said.strip())
        else:
            self._keep(said)

    def _end_cell(self) -> None:
        """A cell merged with the one above says what that says: each row is read by itself."""
        said = "".join(self._cell)
        if self._merged and not said:
            said = self._above.get(self._column, "")
        self._above[self._column] = said
        self._cells.append(said)
        self._cell.clear()
        self._column += self._span

    def _keep(self, said: str) -> None:
        if said.strip():
            if len(self.lines) >= MAX_PARAGRAPHS:
                raise Rejected("import.too_long")
            self.lines.append(said)
