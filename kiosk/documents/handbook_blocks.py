"""What an item of the handbook is drawn with: its head, large facts, the flow of its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from kiosk.content.model import ProcessStep
from kiosk.content.qr import matrix
from kiosk.documents.blocks import Align, Code, Paragraph, Style, Whole, paragraph
from kiosk.documents.font_files import Weight
from kiosk.documents.handbook_format import Format, Register
from kiosk.documents.parts import BLUE, GREY, PALE_BLUE
from kiosk.documents.pen import Pen

_CODE: float = 25 * mm
_CHIP: float = 1.6 * mm
_ABOVE: float = 2.5 * mm
_ARROW: float = 7 * mm
_TURN: float = 6 * mm
_INSIDE: float = 2 * mm
_WHITE = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class ItemHead(Whole):
    """Name, what it is, labels; at the right its code and the mark of its version."""

    name: Paragraph
    told: Paragraph
    chips: tuple[Paragraph, ...]
    code: Code
    mark: Paragraph
    register: Register
    key: str
    title: str
    width: float

    @property
    def height(self) -> float:
        told = self.name.height + self.told.height + self._chip_height
        return max(told, self._code_height) + _ABOVE

    @property
    def _code_height(self) -> float:
        return self.code.height + self.mark.height

    @property
    def _chip_height(self) -> float:
        return self.chips[0].height + 2 * mm if self.chips else 0.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        self.register.stand(self.key, self.title, 1, top)
        self.register.running = self.title
        left = x + self.width - self.code.width
        with pen.colour(BLUE):
            pen.rule(x, top, self.width, 1.4)
        top += _ABOVE
        self.code.draw(pen, left, top)
        with pen.colour(GREY):
            self.mark.draw(pen, left, top + self.code.height)
        with pen.colour(BLUE):
            self.name.draw(pen, x, top)
        top += self.name.height
        with pen.colour(GREY):
            self.told.draw(pen, x, top)
        top += self.told.height + 1 * mm
        for chip in self.chips:
            room = chip.lines[0].width + 2 * _CHIP
            pen.panel(x, top, room, chip.height + 0.6 * mm, PALE_BLUE, radius=2)
            with pen.colour(BLUE):
                chip.draw(pen, x + _CHIP, top + 0.3 * mm)
            x += room + 1.5 * mm


def item_head(
    paper: Format,
    register: Register,
    *,
    key: str,
    name: str,
    told: str,
    chips: Sequence[str],
    link: str,
    mark: str,
) -> ItemHead:
    """The head of an item's section."""
    room = paper.width - _CODE - 4 * mm
    big = replace(paper.style(1.55, bold=True, leading=1.3), swell=0.02)
    small = paper.style(0.86)
    return ItemHead(
        paragraph(name, big, room),
        paragraph(told, small, room),
        tuple(paragraph(chip, small, room) for chip in chips),
        Code(matrix(link), _CODE, _CODE),
        paragraph(mark, replace(small, size=7.5, align=Align.CENTRE, leading=1.25), _CODE),
        register,
        key,
        name,
        paper.width,
    )


@dataclass(frozen=True, slots=True)
class FactRow(Whole):
    """Large facts side by side: what is asked, and the answer."""

    facts: tuple[tuple[Paragraph, Paragraph], ...]
    labels: float
    width: float
    padding: float = 1.5 * mm

    @property
    def height(self) -> float:
        tallest = max(max(label.height, text.height) for label, text in self.facts)
        return tallest + 2 * self.padding

    def draw(self, pen: Pen, x: float, top: float) -> None:
        step = self.width / len(self.facts)
        for label, text in self.facts:
            pen.panel(x, top, self.labels, self.height, PALE_BLUE)
            with pen.colour(BLUE):
                label.draw(pen, x + 2 * mm, top + self.padding)
            text.draw(pen, x + self.labels + 2 * mm, top + self.padding)
            x += step
        with pen.colour((0.75, 0.79, 0.85)):
            pen.rule(x - self.width, top, self.width, 0.5)
            pen.rule(x - self.width, top + self.height, self.width, 0.5)


def fact_rows(paper: Format, facts: Sequence[tuple[str, str]]) -> Iterator[FactRow]:
    """A row for each fact; two that are short share one."""
    labels = 5.4 * paper.size
    style, bold = paper.style(1.1), paper.style(1.1, bold=True)
    half = paper.width / 2 - labels - 4 * mm
    waiting = [(label, text) for label, text in facts if text]
    while waiting:
        row = [waiting.pop(0)]
        if waiting and all(
            len(paragraph(text, style, half).lines) == 1 for _, text in (row[0], waiting[0])
        ):
            row.append(waiting.pop(0))
        room = paper.width / len(row) - labels - 4 * mm
        cells = tuple(
            (paragraph(label, bold, labels), paragraph(text, style, room)) for label, text in row
        )
        yield FactRow(cells, labels, paper.width)


@dataclass(frozen=True, slots=True)
class StepRow(Whole):
    """Steps of a process in boxes from left to right; ``goes_on``: the next row follows."""

    first: int
    boxes: tuple[tuple[Paragraph, ...], ...]
    box: float
    inner: float
    goes_on: bool

    @property
    def height(self) -> float:
        return self.inner + (_TURN if self.goes_on else 0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        start = x + self.box / 2
        for place, lines in enumerate(self.boxes):
            with pen.colour(BLUE):
                pen.frame(x, top, self.box, self.inner, 0.8, radius=3)
                if place:
                    _arrow(pen, x, top + self.inner / 2)
            self._fill(pen, lines, x, top, place)
            x += self.box + _ARROW
        if self.goes_on:
            self._turn(pen, x - _ARROW - self.box / 2, start, top + self.inner)

    def _fill(self, pen: Pen, lines: Sequence[Paragraph], x: float, top: float, place: int) -> None:
        name = lines[0]
        radius = name.style.size * 0.66
        y = top + _INSIDE
        pen.disc(x + _INSIDE + radius, y + name.style.line / 2, radius, BLUE)
        number = Style(name.style.size * 0.8, 1.2, Align.CENTRE, Weight.BOLD)
        mark = paragraph(str(self.first + place), number, 2 * radius)
        with pen.colour(_WHITE):
            mark.draw(pen, x + _INSIDE, y + (name.style.line - mark.height) / 2)
        name.draw(pen, x + _INSIDE + 2 * radius + 1.2 * mm, y)
        y += name.height + 0.8 * mm
        for line in lines[1:]:
            line.draw(pen, x + _INSIDE, y)
            y += line.height

    def _turn(self, pen: Pen, right: float, left: float, top: float) -> None:
        """From below the last box to above the first of the next row."""
        middle, end = top + _TURN / 2 - 1, top + _TURN
        with pen.colour(BLUE):
            pen.path([(right, top), (right, middle), (left, middle), (left, end - 4)], 0.9)
            pen.path([(left - 3, end - 5), (left + 3, end - 5), (left, end - 0.5)])


def _arrow(pen: Pen, x: float, y: float) -> None:
    """Into the box that begins at ``x``."""
    pen.path([(x - _ARROW + 1.5, y), (x - 5, y)], 0.9)
    pen.path([(x - 6.5, y - 3), (x - 6.5, y + 3), (x - 1, y)])


def step_rows(paper: Format, steps: Sequence[ProcessStep]) -> Iterator[StepRow]:
    """The flow of a process, in rows of about as many boxes."""
    rows = -(-len(steps) // paper.boxes)
    columns = -(-len(steps) // rows)
    box = (paper.width - (columns - 1) * _ARROW) / columns
    filled = [_box(paper, step, box - 2 * _INSIDE) for step in steps]
    for start in range(0, len(steps), columns):
        boxes = tuple(filled[start : start + columns])
        inner = max(sum(line.height for line in lines) for lines in boxes)
        goes_on = start + columns < len(steps)
        yield StepRow(start + 1, boxes, box, inner + 2 * _INSIDE + 1.2 * mm, goes_on)


def _box(paper: Format, step: ProcessStep, room: float) -> tuple[Paragraph, ...]:
    name = paper.style(bold=True, leading=1.3)
    small = paper.style(0.84, leading=1.4)
    told = " · ".join(text for text in (step.office, step.limit) if text)
    detail = "".join(text for text in (step.detail, step.special) if text)
    lines = [paragraph(step.name, name, room - 1.4 * name.size - 1.2 * mm)]
    if told:
        lines.append(paragraph(told, replace(small, weight=Weight.BOLD), room))
    if detail:
        lines.append(paragraph(detail, small, room))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class BareItem:
    """An item without a guide yet: its name and where to ask, beside a small code."""

    key: str
    name: Paragraph
    told: Paragraph
    code: Code

    @property
    def height(self) -> float:
        return max(self.name.height + self.told.height, self.code.height)


@dataclass(frozen=True, slots=True)
class BareRow(Whole):
    """Items without a guide, side by side."""

    items: tuple[BareItem, ...]
    step: float
    register: Register

    @property
    def height(self) -> float:
        return float(max(item.height for item in self.items) + 2 * mm)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for item in self.items:
            self.register.pages[item.key] = self.register.book.number
            pen.anchor(item.key, top)
            item.code.draw(pen, x, top)
            left = x + item.code.width + 2 * mm
            item.name.draw(pen, left, top)
            with pen.colour(GREY):
                item.told.draw(pen, left, top + item.name.height)
            x += self.step


def bare_rows(
    paper: Format, register: Register, items: Sequence[tuple[str, str, str, str]]
) -> Iterator[BareRow]:
    """Rows of (key, name, what is known, link)."""
    side = 20 * mm
    step = paper.width / paper.columns
    room = step - side - 5 * mm
    bold, small = paper.style(bold=True, leading=1.3), paper.style(0.82, leading=1.35)
    made = [
        BareItem(key, paragraph(name, bold, room), paragraph(told, small, room), _code(link, side))
        for key, name, told, link in items
    ]
    for start in range(0, len(made), paper.columns):
        yield BareRow(tuple(made[start : start + paper.columns]), step, register)


def _code(link: str, side: float) -> Code:
    return Code(matrix(link), side, side)
