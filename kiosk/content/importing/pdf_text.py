"""PDF documents that hold text: pages to paragraphs, without page numbers and running heads."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kiosk.common.errors import Rejected
from kiosk.common.pdfium import one_at_a_time
from kiosk.content.importing.document_numbers import number_alone
from kiosk.content.importing.limits import (
    MAX_PAGE_CHARACTERS,
    MAX_PAGES,
    MAX_PARAGRAPHS,
    MAX_TEXT_BYTES,
    MAX_UNPACKED_BYTES,
)
from kiosk.content.importing.report import RowNote

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MAGIC = b"%PDF-"
_HEAD_BYTES = 1024
_STREAM = re.compile(rb"stream\r?\n")
_TWICE_PACKED = re.compile(rb"/FlateDecode\s*/FlateDecode|/Fl\s+/Fl\b")
_CHUNK, _MOST_AT_ONCE = 1 << 16, 1 << 20
_MAX_OBJECTS = 200_000
_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－·\s]*"
)
_EDGE_LINES = 2
"""Running heads stand within so many lines of a page's edge."""
_REPEATED = 3
_BETWEEN_COLUMNS = 120.0
"""Points; a paragraph is set in by much less."""
_COLUMN_LINES = 8
_ENDS = ("。", "；", "：", "！", "？", "”")
_HEADING = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[章节条编]|[一二三四五六七八九十]{1,3}、|附件"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
)
_HEAD = 4
"""Title, number and addressee stand within so many paragraphs; further on a number is cited."""
_SMALL = 0.8
"""A page's first line is a running head when it is so much smaller than the text."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float = 0.0
    right: float = 0.0
    size: float = 0.0


def pdf_text(raw: bytes) -> tuple[str, list[RowNote]]:
    """The paragraphs, one a line.

    Raises:
        Rejected: ``import.not_a_pdf``, ``import.encrypted``, ``import.pdf_broken``,
            ``import.bomb``, ``import.too_many_pages``, ``import.pdf_no_text`` when the pages are
            pictures, or ``import.too_long``.
    """
    if _MAGIC not in raw[:_HEAD_BYTES]:
        raise Rejected("import.not_a_pdf")
    _weigh(raw)
    pages, notes = _pages(raw)
    if not any(pages):
        raise Rejected("import.pdf_no_text")
    lines = [line for page in _without_edges(pages) for line in page]
    paragraphs = _paragraphs(lines)
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise Rejected("import.too_long")
    blank = sum(not page for page in pages)
    if blank:
        notes.append(RowNote(0, "import.pages_without_text", str(blank)))
    return "\n".join(paragraphs), notes


def _weigh(raw: bytes) -> None:
    """Unpacks every packed stream once, within one budget, keeping nothing.

    The library would unpack a stream of any size into memory before it can be asked.
    """
    if _TWICE_PACKED.search(raw) or raw.count(b" obj") > _MAX_OBJECTS:
        raise Rejected("import.bomb")
    left = MAX_UNPACKED_BYTES
    for found in _STREAM.finditer(raw):
        packed = zlib.decompressobj()
        data = raw[found.end() : found.end() + 2]
        if data[:1] not in (b"x", b"h", b"H", b"X", b"8", b"\x18"):
            continue
        at = found.end()
        try:
            while at < len(raw) and not packed.eof:
                part = packed.unconsumed_tail or raw[at : at + _CHUNK]
                left -= len(packed.decompress(part, _MOST_AT_ONCE))
                if not packed.unconsumed_tail:
                    at += _CHUNK
                if left < 0:
                    raise Rejected("import.bomb")
        except zlib.error:
            continue  # not packed this way; the library will say whether it is broken


def _pages(raw: bytes) -> tuple[list[list[_Line]], list[RowNote]]:
    """All pages, and what is left out of them.

    The lock is held for one page at a time, so that no slip waits for a long document.
    """
    import pypdfium2

    try:
        with one_at_a_time:
            document = pypdfium2.PdfDocument(raw)
        try:
            return _read(document), _left_out(document)
        finally:
            with one_at_a_time:
                document.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or b"/Encrypt" in raw:
            raise Rejected("import.encrypted") from error
        raise Rejected("import.pdf_broken") from error


def _left_out(document: PdfDocument) -> list[RowNote]:
    """What the file carries besides its pages: told, and never opened or run."""
    from pypdfium2 import raw

    with one_at_a_time:
        scripts = raw.FPDFDoc_GetJavaScriptActionCount(document.raw)
        attached = document.count_attachments()
    notes = [RowNote(0, "import.pdf_scripts")] if scripts > 0 else []
    return [*notes, RowNote(0, "import.embedded_left_out")] if attached > 0 else notes


def _read(document: PdfDocument) -> list[list[_Line]]:
    with one_at_a_time:
        count = len(document)
    if count > MAX_PAGES:
        raise Rejected("import.too_many_pages", limit=MAX_PAGES)
    pages: list[list[_Line]] = []
    left = MAX_TEXT_BYTES
    for at in range(count):
        with one_at_a_time:
            page = document[at]
            text = page.get_textpage()
            signs = text.count_chars()
            left -= signs
            if signs <= MAX_PAGE_CHARACTERS and left >= 0:
                pages.append(_lines(text, signs))
            text.close()
            page.close()
        if len(pages) <= at:
            raise Rejected("import.too_long")
    return pages


def _lines(page: Any, count: int) -> list[_Line]:
    """The page's lines with the place of their first and last sign."""
    text: str = page.get_text_range() if count else ""
    placed = len(text) == count
    found: list[_Line] = []
    for match in re.finditer(r"[^\r\n]+", text):
        said = match[0].replace("\ufffe", "").strip()
        if not said:
            continue
        if not placed:
            found.append(_Line(said))
            continue
        skipped = len(match[0]) - len(match[0].lstrip())
        first = page.get_charbox(match.start() + skipped, loose=True)
        last = page.get_charbox(match.start() + len(match[0].rstrip()) - 1, loose=True)
        found.append(_Line(said, first[0], last[2], abs(first[3] - first[1])))
    return found


def _without_edges(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Without page numbers, and without lines that stand at the edge of page after page."""
    edges = Counter(
        _mask(line.text)
        for page in pages
        for at, line in enumerate(page)
        if at < _EDGE_LINES or at > len(page) - 1 - _EDGE_LINES
    )
    wanted = max(_REPEATED, len(pages) // 2)
    cleaned = []
    for page in pages:
        last = len(page) - 1
        usual = sorted(line.size for line in page)[len(page) // 2] if page else 0.0
        cleaned.append(
            [
                line
                for at, line in enumerate(page)
                if not (
                    (at < _EDGE_LINES or at > last - _EDGE_LINES)
                    and (_PAGE_NUMBER.fullmatch(line.text) or edges[_mask(line.text)] >= wanted)
                )
                and not (at == 0 and line.size < _SMALL * usual)
            ]
        )
    return cleaned


def _mask(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _paragraphs(lines: Sequence[_Line]) -> list[str]:
    """Lines joined to paragraphs: one ends where a line is short or the next is set in."""
    columns = _columns(lines)
    found: list[str] = []
    open_line = False
    size = 0.0
    for line in lines:
        margin, edge = _column_of(line, columns)
        begins = (
            not open_line
            or line.left > margin + 1.2 * line.size
            or not _alike(line.size, size)
            or (found[-1].endswith(_ENDS) and _HEADING.match(line.text) is not None)
            or (len(found) <= _HEAD and bool(number_alone(line.text) or number_alone(found[-1])))
        )
        if begins:
            found.append(line.text)
        else:
            found[-1] += (
                " " if _latin(found[-1][-1:]) and _latin(line.text[:1]) else ""
            ) + line.text
        size = line.size
        open_line = line.size > 0 and line.right > edge - 2.2 * line.size
    return found


def _alike(one: float, other: float) -> bool:
    return max(one, other) <= 1.15 * min(one, other)


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _columns(lines: Sequence[_Line]) -> list[tuple[float, float]]:
    """The left and right edge of each column of text, from the left.

    A column begins where many lines begin, further off than a paragraph is set in, and ends where
    its furthest usual line ends.
    """
    lefts = Counter(round(line.left) for line in lines)
    wanted = max(lefts.values(), default=0) / 4
    margins: list[int] = []
    for left in sorted(left for left, count in lefts.items() if count >= wanted):
        if not margins or (left - margins[-1] > _BETWEEN_COLUMNS and lefts[left] >= _COLUMN_LINES):
            margins.append(left)
    found = []
    for margin, following in pairwise([*margins, float("inf")]):
        rights = sorted(line.right for line in lines if margin - 1 <= line.left < following - 1)
        found.append((float(margin), rights[int(len(rights) * 0.95) if len(rights) > 20 else -1]))
    return found


def _column_of(line: _Line, columns: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The column in which a line begins."""
    return next((each for each in reversed(columns) if each[0] <= line.left + 1), columns[0])
