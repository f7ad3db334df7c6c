"""An 80 mm roll: one column, as long as its content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from kiosk.documents.blocks import (
    Align,
    Band,
    Block,
    Code,
    Columns,
    Dashes,
    Gap,
    Style,
    paragraph,
)
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Span, text_width
from kiosk.documents.pen import DOT, document

PAPER_WIDTH: float = 80 * mm
MARGIN: float = 5.5 * mm
"""Printers reach the middle 72 mm of the paper."""
COLUMN: float = PAPER_WIDTH - 2 * MARGIN
CODE_SIDE: float = 38 * mm
_RULE_SPACE = 3.2 * mm
_LABEL_GAP = 2 * mm
_LARGE = 1.2
_SWELL = 0.03
_FIGURE_SWELL = 0.05


class Roll:
    """Collects the blocks of one slip."""

    def __init__(self, *, large_print: bool) -> None:
        self._scale = _LARGE if large_print else 1.0
        self._blocks: list[Block] = []

    def style(self, size: float, *, leading: float = 1.5, bold: bool = False) -> Style:
        """A style whose size follows large print."""
        style = Style(size * self._scale, leading)
        return replace(style, weight=Weight.BOLD, swell=_SWELL) if bold else style

    def centred(self, text: str, size: float, *, leading: float = 1.4, bold: bool = False) -> None:
        style = replace(self.style(size, leading=leading, bold=bold), align=Align.CENTRE)
        self._add(paragraph(text, style, COLUMN))

    def figure(self, text: str, size: float) -> None:
        """A line that is made smaller rather than broken."""
        size = min(size * self._scale, size * COLUMN / text_width(text, Weight.BOLD, size))
        style = Style(size, 1.2, Align.CENTRE, Weight.BOLD, _FIGURE_SWELL)
        self._add(paragraph(text, style, COLUMN))

    def prose(self, text: str | Sequence[Span], size: float = 10.8) -> None:
        self._add(paragraph(text, self.style(size, leading=1.42), COLUMN))

    def row(self, label: str, value: str) -> None:
        """A label on the left, its value on the right edge; a long value takes several lines."""
        style = self.style(12.4)
        name = paragraph(label, style, COLUMN * 0.45)
        used = max(line.width for line in name.lines) + _LABEL_GAP
        bold = replace(self.style(12.4, bold=True), align=Align.RIGHT)
        told = paragraph(value, bold, COLUMN - used)
        self._add(Columns(((0.0, name), (used, told))))

    def dashes(self) -> None:
        self._add(Dashes(COLUMN, _RULE_SPACE))

    def gap(self, millimetres: float) -> None:
        self._add(Gap(millimetres * mm))

    def code(self, matrix: Sequence[Sequence[bool]]) -> None:
        self._add(Code(matrix, CODE_SIDE, COLUMN))

    def band(self, text: str) -> None:
        style = replace(self.style(13, leading=1.35, bold=True), align=Align.CENTRE)
        self._add(Band(paragraph(text, style, COLUMN), 1 * mm))

    def _add(self, block: Block) -> None:
        self._blocks.append(block)

    def pdf(self, *, title: str, author: str) -> bytes:
        """The slip as a PDF of one page."""
        height = _whole_dots(sum(block.height for block in self._blocks) + 2 * MARGIN)
        with document(PAPER_WIDTH, height, title=title, author=author) as (pen, buffer):
            top = MARGIN
            for block in self._blocks:
                block.draw(pen, MARGIN, top)
                top += block.height
        return buffer.getvalue()


def _whole_dots(length: float) -> float:
    return -(-length // DOT) * DOT


def joined(parts: Iterable[str]) -> str:
    """Parts of a closing line, the empty ones left out."""
    return " · ".join(part for part in parts if part)
