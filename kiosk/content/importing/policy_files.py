"""Documents in the formats that offices keep them in, each as lines of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.content.importing.files import read_bytes
from kiosk.content.importing.limits import MAX_DOCUMENT_BYTES, MAX_TEXT_BYTES
from kiosk.content.importing.policy_text import missing_in, read_policy
from kiosk.content.importing.report import RowNote
from kiosk.content.model import PolicyDocument
from kiosk.content.reading import read_text

Text = tuple[str, list[RowNote]]
"""A document's lines, and remarks on what was left out of it."""


def read_policy_file(path: Path, *, simplify: bool = False) -> tuple[PolicyDocument, list[RowNote]]:
    """A document and remarks on it.

    Raises:
        Rejected: when it is too large, broken, locked, hostile, or has no title and text.
    """
    text, warnings = _READERS[path.suffix.lower()](path)
    policy = read_policy(text, simplify=simplify)
    missing = [RowNote(1, f"import.policy_no_{what}") for what in missing_in(policy)]
    return policy, [*warnings, *missing]


def _plain(path: Path) -> Text:
    return read_text(path, MAX_TEXT_BYTES), []


def _page(path: Path) -> Text:
    from kiosk.content.importing.web_page import page_text

    return page_text(read_bytes(path, MAX_TEXT_BYTES))


def _word(path: Path) -> Text:
    from kiosk.content.importing.word_document import word_text

    return word_text(read_bytes(path, MAX_DOCUMENT_BYTES))


def _pdf(path: Path) -> Text:
    from kiosk.content.importing.pdf_text import pdf_text

    return pdf_text(read_bytes(path, MAX_DOCUMENT_BYTES))


_READERS: dict[str, Callable[[Path], Text]] = {
    ".txt": _plain,
    ".html": _page,
    ".htm": _page,
    ".docx": _word,
    ".pdf": _pdf,
}
POLICY_SUFFIXES = tuple(_READERS)
