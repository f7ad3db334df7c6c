"""Rows of cells with rules on all sides: forms and tables of letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.documents.blocks import Block, Paragraph, Style, paragraph
from kiosk.documents.pen import Pen


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its left edge and width within the row, and what it says."""

    left: float
    width: float
    text: Paragraph


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row whose cells are framed; at least ``least`` points high, for writing by hand."""

    cells: tuple[Cell, ...]
    padding: float
    least: float = 0.0
    shade: bool = False

    @property
    def height(self) -> float:
        return max(self.least, max(cell.text.height for cell in self.cells) + 2 * self.padding)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        width = sum(cell.width for cell in self.cells)
        if self.shade:
            pen.box(x, top, width, self.height, grey=0.92)
        pen.rule(x, top, width)
        pen.rule(x, top + self.height, width)
        for cell in self.cells:
            pen.upright_rule(x + cell.left, top, self.height)
            spare = (self.height - cell.text.height) / 2
            cell.text.draw(pen, x + cell.left + self.padding, top + spare)
        pen.upright_rule(x + width, top, self.height)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """For a row taller than a page alone: each cell goes on in a row below."""
        room -= 2 * self.padding
        upper, lower = [], []
        for cell in self.cells:
            fitting = int(room / cell.text.style.line + 1e-6)
            upper.append(replace(cell, text=replace(cell.text, lines=cell.text.lines[:fitting])))
            lower.append(replace(cell, text=replace(cell.text, lines=cell.text.lines[fitting:])))
        if not any(cell.text.lines for cell in upper):
            return None
        return replace(self, cells=tuple(upper)), replace(self, cells=tuple(lower))


def grid_row(
    texts: Sequence[str],
    widths: Sequence[float],
    styles: Sequence[Style],
    padding: float,
    *,
    least: float = 0.0,
    shade: bool = False,
) -> GridRow:
    """A row of ``texts`` in columns of ``widths`` points, each in its style."""
    cells = []
    left = 0.0
    for text, width, style in zip(texts, widths, styles, strict=True):
        cells.append(Cell(left, width, paragraph(text, style, width - 2 * padding)))
        left += width
    return GridRow(tuple(cells), padding, least, shade)
