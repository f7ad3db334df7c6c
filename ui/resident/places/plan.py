"""The hall as the page draws it: floors, rooms, windows, organs. No Qt objects here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kiosk.content.model import Business, FloorPlan, Hall, Organ, Window
from kiosk.content.service import Content

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything of the hall, read together."""

    hall: Hall
    windows: tuple[Window, ...]
    organs: tuple[Organ, ...]
    businesses: tuple[Business, ...]

    def window(self, number: str) -> Window | None:
        """The window of a number."""
        return next((one for one in self.windows if one.number == number), None)

    def organ_of(self, window: Window) -> Organ | None:
        """Who works at a window."""
        return next((one for one in self.organs if one.name == window.department), None)

    def floor_of(self, numbers: Collection[str]) -> int:
        """The floor on which most of those windows are; the first one without any."""
        floors = [floor.floor for floor in self.hall.floors]
        on = [one.floor for one in self.windows if one.number in numbers and one.floor in floors]
        return floors.index(max(on, key=on.count)) if on else 0


def read_plan(content: Content) -> Plan:
    """Runs off the GUI thread.

    Raises:
        Rejected: ``hall.unknown``.
    """
    return Plan(
        content.hall(),
        tuple(sorted(content.windows(), key=_order)),
        tuple(content.organs()),
        tuple(content.businesses()),
    )


def room_rows(floor: FloorPlan) -> list[Row]:
    """Rows {name, x, y, width, height, kind}, 0–1000 each way."""
    return [
        {
            "name": room.name,
            "x": room.x,
            "y": room.y,
            "width": room.width,
            "height": room.height,
            "kind": room.kind,
        }
        for room in floor.rooms
    ]


def window_rows(plan: Plan, floor: FloorPlan, marked: Collection[str]) -> list[Row]:
    """Rows {number, name, department, zone, x, y, on} of a floor in order of their numbers."""
    short = {organ.name: organ.short_name for organ in plan.organs}
    return [
        {
            "number": window.number,
            "name": window.name,
            "department": short.get(window.department, window.department),
            "zone": window.zone,
            "x": window.x,
            "y": window.y,
            "on": window.number in marked,
        }
        for window in plan.windows
        if window.floor == floor.floor
    ]


def _order(window: Window) -> tuple[int, str]:
    return (int(window.number), "") if window.number.isdigit() else (1_000_000, window.number)
