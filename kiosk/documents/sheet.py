"""A4 pages: blocks flow from page to page, with a running head and page numbers."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from kiosk.documents.blocks import Align, Block, Columns, Gap, Paragraph, Style, paragraph
from kiosk.documents.flow import Entry, Placed, flow
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Span, text_width
from kiosk.documents.pen import Pen, document

PAPER_WIDTH: float = 210 * mm
PAPER_HEIGHT: float = 297 * mm
SIDE: float = 18 * mm
WIDTH: float = PAPER_WIDTH - 2 * SIDE
_TOP = 24 * mm
_HEAD_AT = 13 * mm
_FOOT_AT = PAPER_HEIGHT - 15 * mm
BODY: float = PAPER_HEIGHT - _TOP - 21 * mm
CELL_PADDING: float = 1.3 * mm
_LABEL, _VALUE = 0.19, 0.31
_SMALL = 9.0


def pages(
    entries: Iterable[Entry], body: float = BODY, first: float = BODY + _TOP - _HEAD_AT
) -> list[list[Placed]]:
    """All pages of a short document; see :func:`kiosk.documents.flow.flow`.

    ``first`` is the height of the first page's body: without a running head it begins higher.
    """
    return list(flow(entries, body, first))


class Sheet:
    """Collects the blocks of one A4 document."""

    def __init__(self, *, large_print: bool, size: float = 10.5) -> None:
        self._size = 14.0 if large_print else size
        self._entries: list[Entry] = []

    @property
    def text(self) -> Style:
        """Style of running text."""
        return Style(self._size, 1.45)

    def add(self, block: Block, *, keep_with_next: bool = False) -> None:
        self._entries.append(Entry(block, keep_with_next))

    def gap(self, millimetres: float) -> None:
        self.add(Gap(millimetres * mm))

    def heading(self, text: str) -> None:
        self.gap(3)
        style = Style(self._size * 1.2, 1.5, weight=Weight.BOLD, swell=0.02)
        self.add(paragraph(text, style, WIDTH), keep_with_next=True)

    def prose(self, text: str | Sequence[Span]) -> None:
        self.add(paragraph(text, self.text, WIDTH))

    def numbered(self, texts: Sequence[str]) -> None:
        """One numbered paragraph each; a single one has no number."""
        for number, text in enumerate(texts, start=1):
            self.prose(f"{number}. {text}" if len(texts) > 1 else text)

    def pairs(self, rows: Iterable[tuple[str, str]]) -> None:
        """Labels and values, two to a row where both are short; those without a value left out."""
        waiting = deque((label, value) for label, value in rows if value)
        while waiting:
            row = [waiting.popleft()]
            if waiting and self._is_short(row[0]) and self._is_short(waiting[0]):
                row.append(waiting.popleft())
            cells = [
                cell for label, value in row for cell in ([Span(label, Weight.BOLD)], [Span(value)])
            ]
            shares = (_LABEL, _VALUE, _LABEL, _VALUE) if len(row) > 1 else (_LABEL, 1 - _LABEL)
            self.add(self._row(cells, shares))

    def _is_short(self, pair: tuple[str, str]) -> bool:
        """Both sides stand on one line in half the width."""
        return all(
            "\n" not in text
            and text_width(text, Weight.REGULAR, self._size) <= share * WIDTH - 2 * CELL_PADDING
            for text, share in zip(pair, (_LABEL, _VALUE), strict=True)
        )

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[Sequence[Span]]],
        shares: Sequence[float],
        *,
        right: Container[int] = (),
    ) -> None:
        """A table whose head is repeated on each page.

        ``shares`` are the columns' parts of the width, ``right`` the columns of amounts.
        """
        titles = [[Span(title, Weight.BOLD)] for title in head]
        header = replace(self._row(titles, shares, right), shade=True)
        self.add(header, keep_with_next=True)
        for row in rows:
            self._entries.append(Entry(self._row(row, shares, right), header=header))

    def _row(
        self,
        cells: Sequence[Sequence[Span]],
        shares: Sequence[float],
        right: Container[int] = (),
    ) -> Columns:
        placed: list[tuple[float, Paragraph]] = []
        offset = 0.0
        for column, (spans, share) in enumerate(zip(cells, shares, strict=True)):
            room = share * WIDTH - 2 * CELL_PADDING
            style = replace(self.text, align=Align.RIGHT if column in right else Align.LEFT)
            placed.append((offset + CELL_PADDING, paragraph(spans, style, room)))
            offset += share * WIDTH
        return Columns(tuple(placed), padding=CELL_PADDING, ruled=WIDTH)

    def pdf(self, *, title: str, author: str, head: str, foot: str, numbering: str) -> bytes:
        """All pages; ``numbering`` is filled with ``page`` and ``pages``.

        The running head stands on the second and later pages.
        """
        filled = pages(self._entries)
        with document(PAPER_WIDTH, PAPER_HEIGHT, title=title, author=author) as (pen, buffer):
            for number, placed in enumerate(filled, start=1):
                if number > 1:
                    pen.next_page()
                    _running_head(pen, head)
                _foot(pen, foot, numbering.format(page=number, pages=len(filled)))
                for one in placed:
                    one.block.draw(pen, SIDE, (_TOP if number > 1 else _HEAD_AT) + one.top)
        return buffer.getvalue()


def _running_head(pen: Pen, text: str) -> None:
    line = paragraph(text, Style(_SMALL, 1.4), WIDTH)
    replace(line, lines=line.lines[:1]).draw(pen, SIDE, _HEAD_AT)
    pen.rule(SIDE, _HEAD_AT + 5.5 * mm, WIDTH)


def _foot(pen: Pen, text: str, number: str) -> None:
    pen.rule(SIDE, _FOOT_AT - 1.5 * mm, WIDTH)
    right = paragraph(number, Style(_SMALL, 1.4, Align.RIGHT), WIDTH * 0.25)
    right.draw(pen, SIDE + WIDTH * 0.75, _FOOT_AT)
    paragraph(text, Style(_SMALL, 1.4), WIDTH * 0.74).draw(pen, SIDE, _FOOT_AT)
