"""A picture interpretation on paper: fields of facts, and the stamp that tells the validity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from kiosk.content.model import FactCard
from kiosk.documents.blocks import Align, Paragraph, Style, Whole, paragraph
from kiosk.documents.font_files import Weight
from kiosk.documents.parts import BLUE, PALE_BLUE
from kiosk.documents.pen import Pen

_BETWEEN: float = 4 * mm
_PADDING: float = 3 * mm
_BELOW: float = 6 * mm
_FIGURE = Style(22, 1.3, weight=Weight.BOLD, swell=0.02)


@dataclass(frozen=True, slots=True)
class CardRow(Whole):
    """Fields side by side, all as high as the highest."""

    cards: tuple[tuple[Paragraph, ...], ...]
    width: float

    @classmethod
    def of(cls, cards: Sequence[FactCard], width: float) -> CardRow:
        """At most two fields in ``width``."""
        column = (width - _BETWEEN) / 2
        room = column - 2 * _PADDING
        return cls(
            tuple(
                (
                    paragraph(card.heading, Style(12, 1.5, weight=Weight.BOLD), room),
                    paragraph(card.figure, _FIGURE, room),
                    paragraph(card.text, Style(12, 1.5), room),
                )
                for card in cards
            ),
            column,
        )

    @property
    def height(self) -> float:
        return max(sum(one.height for one in card) for card in self.cards) + 2 * _PADDING

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for heading, figure, text in self.cards:
            pen.panel(x, top, self.width, self.height, PALE_BLUE, radius=4)
            y = top + _PADDING
            heading.draw(pen, x + _PADDING, y)
            y += heading.height
            with pen.colour(BLUE):
                figure.draw(pen, x + _PADDING, y)
            text.draw(pen, x + _PADDING, y + figure.height)
            x += self.width + _BETWEEN


@dataclass(frozen=True, slots=True)
class Stamp(Whole):
    """A framed sentence in the middle of the page."""

    text: Paragraph
    width: float

    @classmethod
    def of(cls, text: str, width: float) -> Stamp:
        """As wide as its words need."""
        style = Style(13, 1.4, Align.CENTRE, Weight.BOLD, 0.02)
        line = paragraph(text, style, width - 8 * mm)
        room = max(one.width for one in line.lines) + 8 * mm
        return cls(replace(line, width=room), width)

    @property
    def height(self) -> float:
        return self.text.height + _BELOW

    def draw(self, pen: Pen, x: float, top: float) -> None:
        left = x + (self.width - self.text.width) / 2
        with pen.colour(BLUE):
            pen.frame(left, top, self.text.width, self.text.height + 2.4 * mm, 1.2, radius=3)
            self.text.draw(pen, left, top + 1.2 * mm)
