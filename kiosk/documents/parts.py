"""Pieces that several papers share: the corner with the code, the foot, a page's frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from kiosk.content.qr import matrix
from kiosk.documents.blocks import Align, Code, Paragraph, Style, Whole, paragraph
from kiosk.documents.pen import Colour, Pen

BLUE: Colour = (0.06, 0.3, 0.61)
PALE_BLUE: Colour = (0.91, 0.94, 0.98)
GREY: Colour = (0.36, 0.39, 0.44)
PALE_GREY: Colour = (0.94, 0.945, 0.955)
INK: Colour = (0.08, 0.18, 0.62)
"""What was written by hand on a sample."""
SMALL = 9.0


@dataclass(frozen=True, slots=True)
class Tinted(Whole):
    """A paragraph in a colour."""

    text: Paragraph
    colour: Colour

    @property
    def height(self) -> float:
        return self.text.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.colour(self.colour):
            self.text.draw(pen, x, top)


@dataclass(frozen=True, slots=True)
class Corner(Whole):
    """Words on the left, a code with its caption on the right."""

    words: tuple[Paragraph, ...]
    code: Code | None
    caption: tuple[Paragraph, ...]
    width: float

    @property
    def height(self) -> float:
        code = self.code.height + sum(line.height for line in self.caption) if self.code else 0.0
        return max(sum(line.height for line in self.words), code)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        if self.code:
            left, y = x + self.width - self.code.width, top
            self.code.draw(pen, left, y)
            y += self.code.height
            for line in self.caption:
                line.draw(pen, left, y)
                y += line.height
        for line in self.words:
            line.draw(pen, x, top)
            top += line.height


def corner(
    words: Sequence[tuple[str, Style]],
    width: float,
    link: str,
    caption: Sequence[str],
    *,
    side: float = 26 * mm,
    column: float = 32 * mm,
) -> Corner:
    """``words`` beside the code of ``link``; without one they have the whole width."""
    room = width - column - 3 * mm if link else width
    lines = tuple(paragraph(text, style, room) for text, style in words if text)
    small = Style(8.5, 1.3, Align.CENTRE)
    return Corner(
        lines,
        Code(matrix(link), side, column) if link else None,
        tuple(paragraph(text, small, column) for text in caption if link),
        width,
    )


def foot(pen: Pen, left: float, top: float, width: float, text: str, number: str) -> None:
    """The line at the foot of a page: what the paper is, and its number."""
    pen.rule(left, top - 1.5 * mm, width)
    with pen.colour(GREY):
        one_line(text, Style(SMALL, 1.4), width * 0.76).draw(pen, left, top)
        end = Style(SMALL, 1.4, Align.RIGHT)
        paragraph(number, end, width * 0.23).draw(pen, left + width * 0.77, top)


def balanced(text: str, style: Style, width: float) -> Paragraph:
    """A title whose lines are about as long as each other, instead of a last word alone."""
    plain = paragraph(text, style, width)
    room = sum(line.width for line in plain.lines) / len(plain.lines)
    while len(plain.lines) > 1 and room < width:
        even = paragraph(text, style, room)
        if len(even.lines) == len(plain.lines):
            return replace(even, width=width)
        room += style.size / 2
    return plain


def one_line(text: str, style: Style, width: float) -> Paragraph:
    """``text`` on one line, smaller where it would need two."""
    fitted_style = style
    while fitted_style.size > 6:
        line = paragraph(text, fitted_style, width)
        if len(line.lines) == 1:
            return line
        fitted_style = replace(fitted_style, size=fitted_style.size - 0.5)
    line = paragraph(text, fitted_style, width)
    return replace(line, lines=line.lines[:1])


@dataclass(frozen=True, slots=True)
class SectionHead(Whole):
    """A heading behind a short upright bar."""

    text: Paragraph

    @property
    def height(self) -> float:
        return self.text.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        size = self.text.style.size
        pen.panel(x, top + (self.text.style.line - size) / 2, 2.2, size, BLUE)
        with pen.colour(BLUE):
            self.text.draw(pen, x + 6, top)
