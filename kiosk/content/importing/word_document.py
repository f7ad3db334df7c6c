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

_BODY = "word/document.xml"
_TYPES = "[Content_Types].xml"
_MACRO_TYPE = b"macroEnabled"
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "txbxContent", "AlternateContent", "object"}
)
"""Deleted text, codes of fields, floating boxes: not the text of the document."""
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
    body = _Body()
    walk(archive.read(_BODY), body.start, body.end, body.text)
    return "\n".join(body.lines), _left_out(archive, body)


def _left_out(archive: Archive, body: _Body) -> list[RowNote]:
    notes = []
    if body.pictures:
        notes.append(RowNote(0, "import.pictures_left_out", str(body.pictures)))
    if any(map(_EMBEDDED.match, archive.names)):
        notes.append(RowNote(0, "import.embedded_left_out"))
    if body.deleted:
        notes.append(RowNote(0, "import.deletions_left_out"))
    return notes


@dataclass(slots=True)
class _Body:
    lines: list[str] = field(default_factory=list)
    pictures: int = 0
    deleted: bool = False
    _parts: list[str] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
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

    def end(self, name: str) -> None:
        if name in _SKIPPED:
            self._skipping -= 1
        elif name == "t":
            self._reading = False
        elif name == "p" and not self._skipping:
            self._paragraph()
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
        if self._rows:
            self._cells.append(said.strip())
        else:
            self._keep(said)

    def _keep(self, said: str) -> None:
        if said.strip():
            if len(self.lines) >= MAX_PARAGRAPHS:
                raise Rejected("import.too_long")
            self.lines.append(said)
