"""Files with an inside of their own: each kind from its bytes to text, or to tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.common.errors import Rejected
from kiosk.content.importing.limits import (
    MAX_DOCUMENT_BYTES,
    MAX_TEXT_BYTES,
    MAX_WORKBOOK_BYTES,
)
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.table import Table


@dataclass(frozen=True, slots=True)
class Inside:
    """What a file holds: the lines of a document with remarks, or the tables of a workbook."""

    text: str = ""
    notes: tuple[RowNote, ...] = ()
    tables: tuple[Table, ...] = ()


ReadInside = Callable[[str, bytes], Inside]
"""By the ending of its name and its bytes; raises Rejected."""

LIMITS = {
    ".html": MAX_TEXT_BYTES,
    ".htm": MAX_TEXT_BYTES,
    ".docx": MAX_DOCUMENT_BYTES,
    ".pdf": MAX_DOCUMENT_BYTES,
    ".xlsx": MAX_WORKBOOK_BYTES,
}
"""Bytes of a file of each kind."""


def read_here(suffix: str, raw: bytes) -> Inside:
    """Reads a file in this very process.

    Raises:
        Rejected: when it is broken, locked, hostile or not what its name says.
    """
    try:
        return _READERS[suffix](raw)
    except MemoryError as error:
        raise Rejected("import.too_heavy") from error


def _page(raw: bytes) -> Inside:
    from kiosk.content.importing.web_page import page_text

    text, notes = page_text(raw)
    return Inside(text, tuple(notes))


def _word(raw: bytes) -> Inside:
    from kiosk.content.importing.word_document import word_text

    text, notes = word_text(raw)
    return Inside(text, tuple(notes))


def _pdf(raw: bytes) -> Inside:
    from kiosk.content.importing.pdf_text import pdf_text

    text, notes = pdf_text(raw)
    return Inside(text, tuple(notes))


def _workbook(raw: bytes) -> Inside:
    from kiosk.content.importing.workbook import read_workbook

    return Inside(tables=read_workbook(raw))


_READERS: dict[str, Callable[[bytes], Inside]] = {
    ".html": _page,
    ".htm": _page,
    ".docx": _word,
    ".pdf": _pdf,
    ".xlsx": _workbook,
}
