"""The handbook's paper: A4, or A5 for a booklet; and what its pages have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.units import mm

from kiosk.documents.blocks import Align, Paragraph, Style, Whole, paragraph
from kiosk.documents.bookbinding import Book
from kiosk.documents.flow import Placed
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Span
from kiosk.documents.parts import BLUE, GREY
from kiosk.documents.pen import Pen


@dataclass(frozen=True, slots=True)
class Format:
    """Measures of a page in points; ``size`` is that of running text."""

    name: str
    page: tuple[float, float]
    side: float
    top: float
    head_at: float
    below: float
    size: float
    columns: int
    """Of contents and index."""
    boxes: int
    """Steps of a process beside one another, at most."""

    @property
    def width(self) -> float:
        return float(self.page[0] - 2 * self.side)

    @property
    def body(self) -> float:
        return self.page[1] - self.top - self.below

    @property
    def foot_at(self) -> float:
        return float(self.page[1] - self.below + 5 * mm)

    def style(self, share: float = 1.0, *, bold: bool = False, leading: float = 1.45) -> Style:
        """Text of ``share`` times the usual size."""
        weight = Weight.BOLD if bold else Weight.REGULAR
        return Style(self.size * share, leading, Align.LEFT, weight, 0.008 if bold else 0.0)

    def text(self, text: str | Sequence[Span], width: float | None = None) -> Paragraph:
        """Running text."""
        return paragraph(text, self.style(), width or self.width)


A4 = Format(
    "a4", (210 * mm, 297 * mm), 17 * mm, 20 * mm, 10 * mm, 19 * mm, size=10.5, columns=2, boxes=4
)
A5 = Format(
    "a5", (148 * mm, 210 * mm), 12 * mm, 17 * mm, 8 * mm, 16 * mm, size=9.0, columns=1, boxes=3
)
FORMATS = {"a4": A4, "a5": A5}


@dataclass(slots=True)
class Register:
    """Where everything stands: filled while pages are drawn, read by contents and index."""

    book: Book
    pages: dict[str, int] = field(default_factory=dict)
    running: str = ""
    """What the page speaks of where it ends."""
    declared: set[str] = field(default_factory=set)

    def declare(self, key: str, title: str) -> None:
        """Puts a section into the outline before it is drawn."""
        self.declared.add(key)
        self.book.outlined(title, key, 0)

    def stand(self, key: str, title: str, level: int, top: float) -> None:
        """A section begins here: links and the outline lead to it."""
        self.pages[key] = self.book.number
        self.book.anchor(key, max(0.0, top - 2 * mm))
        if key not in self.declared:
            self.book.outlined(title, key, level)


@dataclass(frozen=True, slots=True)
class Titled(Whole):
    """A heading; with a register it is a section of the book."""

    text: Paragraph
    title: str
    register: Register | None = None
    key: str = ""
    level: int = 0

    @property
    def height(self) -> float:
        return self.text.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        if self.register:
            self.register.stand(self.key, self.title, self.level, top)
            self.register.running = self.title
        with pen.colour(BLUE):
            self.text.draw(pen, x, top)


@dataclass(frozen=True, slots=True)
class LeaderLine(Whole):
    """A name, dots and the page where it stands; the whole line is a link."""

    name: Paragraph
    key: str
    register: Register
    width: float
    indent: float = 0.0

    @property
    def height(self) -> float:
        return self.name.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        page = self.register.pages.get(self.key)
        self.name.draw(pen, x + self.indent, top)
        if page is None:
            return
        style = self.name.style
        number = paragraph(str(page), Style(style.size, style.leading, Align.RIGHT), self.width)
        last = top + self.height - style.line
        number.draw(pen, x, last)
        start = x + self.indent + self.name.lines[-1].width + 2 * mm
        end = x + self.width - number.lines[0].width - 1.5 * mm
        if end > start:
            with pen.colour(GREY):
                pen.dots(start, last + style.line * 0.68, end - start)
        pen.link(self.key, x, top, self.width, self.height)


NUMBERS: float = 9 * mm
"""Room for dots and a page number beside a name."""


def leader(
    text: str, style: Style, key: str, register: Register, width: float, indent: float = 0.0
) -> LeaderLine:
    """A line of contents or index."""
    name = paragraph(text, style, width - NUMBERS - indent)
    return LeaderLine(name, key, register, width, indent)


@dataclass(frozen=True, slots=True)
class SideBySide(Whole):
    """Columns of a page."""

    columns: tuple[tuple[Placed, ...], ...]
    step: float
    height: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for number, column in enumerate(self.columns):
            for one in column:
                one.block.draw(pen, x + number * self.step, top + one.top)
