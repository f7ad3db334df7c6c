"""A table whose cells span rows and columns, ruled on all sides, on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.documents.annual_form import FormCell, Role
from kiosk.documents.blocks import Paragraph, Style, Whole, paragraph
from kiosk.documents.pen import Pen

_HAIR = 0.4
_SHADE = 0.94


@dataclass(frozen=True, slots=True)
class _Laid:
    """A cell with its text and its place in points."""

    text: Paragraph
    left: float
    top: float
    width: float
    height: float
    shade: bool


@dataclass(frozen=True, slots=True)
class FormTable(Whole):
    """Cells laid out; rows are as high as what stands in them, text in their middle."""

    cells: tuple[_Laid, ...]
    padding: float
    height: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for cell in self.cells:
            if cell.shade:
                pen.box(x + cell.left, top + cell.top, cell.width, cell.height, grey=_SHADE)
        for cell in self.cells:
            left, upper = x + cell.left, top + cell.top
            pen.rule(left, upper, cell.width, _HAIR)
            pen.rule(left, upper + cell.height, cell.width, _HAIR)
            pen.upright_rule(left, upper, cell.height, _HAIR)
            pen.upright_rule(left + cell.width, upper, cell.height, _HAIR)
            spare = (cell.height - cell.text.height) / 2
            cell.text.draw(pen, left + self.padding, upper + spare)


def form_table(
    cells: Sequence[FormCell],
    widths: Sequence[float],
    styles: Mapping[Role, Style],
    *,
    padding: float,
    least: float,
) -> FormTable:
    """Lays cells out in columns of ``widths`` points, rows at least ``least`` points high."""
    edges = _edges(widths)
    texts = [
        _text(cell, styles, edges[cell.column + cell.columns] - edges[cell.column] - 2 * padding)
        for cell in cells
    ]
    heights = _heights(cells, [text.height + 2 * padding for text in texts], least)
    tops = _edges(heights)
    laid = tuple(
        _Laid(
            text,
            edges[cell.column],
            tops[cell.row],
            edges[cell.column + cell.columns] - edges[cell.column],
            tops[cell.row + cell.rows] - tops[cell.row],
            cell.role is Role.HEAD,
        )
        for cell, text in zip(cells, texts, strict=True)
    )
    return FormTable(laid, padding, tops[-1])


def _text(cell: FormCell, styles: Mapping[Role, Style], width: float) -> Paragraph:
    """A cell's text; heads in lines of equal length, labels beside rows broken after their sign."""
    style, said = styles[cell.role], str(cell.content)
    if cell.role is Role.SIDE:
        return paragraph(said.replace("）", "）\n", 1), style, width)
    text = paragraph(said, style, width)
    if cell.role is Role.HEAD and len(text.lines) > 1:
        mean = sum(line.width for line in text.lines) / len(text.lines)
        even = paragraph(said, style, min(width, mean + style.size * 0.6))
        if len(even.lines) == len(text.lines):
            return replace(even, width=width)
    return text


def _edges(lengths: Sequence[float]) -> list[float]:
    edges = [0.0]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


def _heights(cells: Sequence[FormCell], needs: Sequence[float], least: float) -> list[float]:
    """Each row as high as its highest cell; a cell over several rows makes its last one higher."""
    heights = [least] * max(cell.row + cell.rows for cell in cells)
    for cell, need in sorted(zip(cells, needs, strict=True), key=lambda pair: pair[0].rows):
        spanned = sum(heights[cell.row : cell.row + cell.rows])
        if need > spanned:
            heights[cell.row + cell.rows - 1] += need - spanned
    return heights
