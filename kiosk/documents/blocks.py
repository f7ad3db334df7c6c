"""Pieces of a page: each knows its height, draws itself, and may split between two pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Run, Sign, Span, runs, sign
from kiosk.documents.linebreak import break_lines
from kiosk.documents.pen import DOT, Pen

QUIET_ZONE = 4
"""Light modules that ISO/IEC 18004 asks for around a code."""


class Align(Enum):
    """Where the lines of a paragraph stand."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points, line height as a multiple of it.

    ``swell`` is the outline, in em, that makes letters heavier: the bold face is a light bold,
    and thermal printers draw thin strokes faintly.
    """

    size: float
    leading: float = 1.5
    align: Align = Align.LEFT
    weight: Weight = Weight.REGULAR
    swell: float = 0.0

    @property
    def line(self) -> float:
        return self.size * self.leading


class Block(Protocol):
    """A piece of a page, laid out for one width."""

    @property
    def height(self) -> float:
        """In points."""
        ...

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws with its top left corner there."""
        ...

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Two blocks, the first within ``room``; None when it cannot be split so."""
        ...


class Whole:
    """A block that stays on one page."""

    def split(self, room: float) -> tuple[Block, Block] | None:
        return None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs and its width in points."""

    parts: tuple[Run, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one style in a column of ``width``."""

    lines: tuple[Line, ...]
    style: Style
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.line

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for number, line in enumerate(self.lines):
            left = x + (self.width - line.width) * self.style.align.value
            y = top + number * self.style.line
            swell = self.style.swell * self.style.size
            pen.text(line.parts, left, y, self.style.size, self.style.line, swell)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Leaves at least two lines on each page, so that none stands alone."""
        fitting = min(int(room / self.style.line + 1e-6), len(self.lines) - 2)
        if fitting < 2:
            return None
        return (
            Paragraph(self.lines[:fitting], self.style, self.width),
            Paragraph(self.lines[fitting:], self.style, self.width),
        )


def paragraph(text: str | Sequence[Span], style: Style, width: float) -> Paragraph:
    """Breaks text into lines; it is drawn as it is, never read as markup."""
    spans = [Span(text, style.weight)] if isinstance(text, str) else text
    signs = [sign(character, span.weight) for span in spans for character in span.text]
    widths = [one.width * style.size for one in signs]
    plain = "".join(span.text for span in spans)
    lines = tuple(
        _line(signs[start:end], style.size) for start, end in break_lines(plain, widths, width)
    )
    return Paragraph(lines, style, width)


def _line(signs: Sequence[Sign], size: float) -> Line:
    parts = tuple(runs(signs))
    return Line(parts, sum(part.width for part in parts) * size)


@dataclass(frozen=True, slots=True)
class Gap(Whole):
    """Empty space."""

    height: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Leaves no ink."""


@dataclass(frozen=True, slots=True)
class Dashes(Whole):
    """A dashed rule with equal space above and below."""

    width: float
    space: float

    @property
    def height(self) -> float:
        return 2 * self.space

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.dashes(x, top + self.space, self.width)


@dataclass(frozen=True, slots=True)
class Code(Whole):
    """A QR code of at most ``side`` points in the middle of a column, its modules whole dots."""

    matrix: Sequence[Sequence[bool]]
    side: float
    width: float

    @property
    def module(self) -> float:
        return max(1, int(self.side / len(self.matrix) / DOT)) * DOT

    @property
    def height(self) -> float:
        return self.module * (len(self.matrix) + QUIET_ZONE)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        left = x + (self.width - self.module * len(self.matrix)) / 2
        top += self.module * QUIET_ZONE / 2
        pen.code(self.matrix, _on_grid(left), _on_grid(top), self.module)


def _on_grid(place: float) -> float:
    return round(place / DOT) * DOT


@dataclass(frozen=True, slots=True)
class Band(Whole):
    """White text on a black band."""

    text: Paragraph
    padding: float

    @property
    def height(self) -> float:
        return self.text.height + 2 * self.padding

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.box(x, top, self.text.width, self.height)
        with pen.white():
            self.text.draw(pen, x, top + self.padding)


@dataclass(frozen=True, slots=True)
class Columns:
    """Paragraphs side by side, a table row: (offset, paragraph) pairs."""

    cells: tuple[tuple[float, Paragraph], ...]
    padding: float = 0.0
    ruled: float = 0.0
    """Width of a rule under the row; 0: none."""
    shade: bool = False

    @property
    def height(self) -> float:
        return max(cell.height for _, cell in self.cells) + 2 * self.padding

    def draw(self, pen: Pen, x: float, top: float) -> None:
        if self.shade:
            pen.box(x, top, self.ruled, self.height, grey=0.92)
        for offset, cell in self.cells:
            cell.draw(pen, x + offset, top + self.padding)
        if self.ruled:
            pen.rule(x, top + self.height, self.ruled)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """For a row taller than a page alone: each cell at a line of its own."""
        room -= 2 * self.padding
        upper, lower = [], []
        for offset, cell in self.cells:
            fitting = int(room / cell.style.line + 1e-6)
            upper.append((offset, replace(cell, lines=cell.lines[:fitting])))
            lower.append((offset, replace(cell, lines=cell.lines[fitting:])))
        if not any(cell.lines for _, cell in upper):
            return None
        return replace(self, cells=tuple(upper), ruled=0.0), replace(self, cells=tuple(lower))
