"""The hall's floors and windows on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.content.model import FloorPlan, Room, Window
from kiosk.documents.blocks import Align, Style, Whole, paragraph
from kiosk.documents.font_files import Weight
from kiosk.documents.parts import BLUE, GREY, PALE_BLUE, PALE_GREY
from kiosk.documents.pen import Pen

_SCALE = 1000
_RADIUS: float = 3.1 * mm
_SMALLEST = 5.0


@dataclass(frozen=True, slots=True)
class Plan(Whole):
    """One floor: its rooms with their names, its windows by number."""

    floor: FloorPlan
    windows: tuple[Window, ...]
    width: float
    height: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.panel(x, top, self.width, self.height, (0.985, 0.988, 0.995))
        with pen.colour(GREY):
            pen.frame(x, top, self.width, self.height, 1.0)
        for room in self.floor.rooms:
            self._room(pen, room, x, top)
        for window in self.windows:
            self._window(pen, window, x, top)

    def _room(self, pen: Pen, room: Room, x: float, top: float) -> None:
        across, down = self.width / _SCALE, self.height / _SCALE
        left, upper = x + room.x * across, top + room.y * down
        width, height = room.width * across, room.height * down
        pen.panel(left, upper, width, height, PALE_BLUE if room.kind == "zone" else PALE_GREY)
        with pen.colour(GREY):
            pen.frame(left, upper, width, height, 0.5)
        size = 9.0
        while True:
            name = paragraph(room.name, Style(size, 1.2, Align.CENTRE), max(width - 4, size))
            if name.height <= height or size <= _SMALLEST:
                break
            size -= 0.5
        name.draw(pen, left + 2, upper + (height - name.height) / 2)

    def _window(self, pen: Pen, window: Window, x: float, top: float) -> None:
        middle = x + window.x * self.width / _SCALE
        level = top + window.y * self.height / _SCALE
        pen.disc(middle, level, _RADIUS, BLUE)
        number = Style(8.5, 1.0, Align.CENTRE, Weight.BOLD)
        mark = paragraph(window.number, number, 4 * _RADIUS)
        with pen.colour((1.0, 1.0, 1.0)):
            mark.draw(pen, middle - 2 * _RADIUS, level - mark.height / 2)


def plans(
    floors: Sequence[FloorPlan], windows: Sequence[Window], width: float, height: float
) -> list[Plan]:
    """The floors, each with the windows that stand on it."""
    return [
        Plan(floor, tuple(one for one in windows if one.floor == floor.floor), width, height)
        for floor in floors
    ]
