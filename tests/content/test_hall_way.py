"""The way from a terminal to a window, on the demonstration hall's plan and on odd ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.content.model import FloorPlan, Hall, Room, Window
from kiosk.content.public.way import LIFT, STAIRS, WALLS, Way, standing_place, way_to
from kiosk.content.snapshot import read_snapshot
from kiosk.settings import resource_root


@pytest.fixture(scope="module")
def plan() -> tuple[Hall, list[Window]]:
    """The demonstration hall with its windows."""
    documents = [change.document for change in _checked(resource_root() / "offline_cache")]
    halls = [one for one in documents if isinstance(one, Hall)]
    return halls[0], [one for one in documents if isinstance(one, Window)]


def _checked(folder: Path) -> list:  # type: ignore[type-arg]
    from kiosk.content.changes import checked

    return [
        checked(change)
        for change in read_snapshot(folder).changes
        if change.type in ("hall", "window")
    ]


def walls(floor: FloorPlan, left_out: set[str]) -> list[Room]:
    """Rooms that nobody walks through."""
    return [room for room in floor.rooms if room.kind in WALLS and room.name not in left_out]


def crosses(room: Room, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether a stretch goes through the inside of a room."""
    left, right = sorted((one[0], two[0]))
    top, low = sorted((one[1], two[1]))
    inset = 21
    return (
        left < room.x + room.width - inset
        and right > room.x + inset
        and top < room.y + room.height - inset
        and low > room.y + inset
    )


def test_every_window_is_reached_without_walking_through_walls(
    plan: tuple[Hall, list[Window]],
) -> None:
    hall, windows = plan
    floors = {floor.floor: floor for floor in hall.floors}
    for window in windows:
        way = way_to(hall, windows, window, "03")
        assert way is not None, window.number
        assert way.legs[-1].points[-1] == (window.x, window.y)
        for leg in way.legs:
            for one, two in pairwise(leg.points):
                assert one[0] == two[0] or one[1] == two[1], "straight along the plan"
                for room in walls(floors[leg.floor], set()):
                    assert not crosses(room, one, two), (window.number, room.name)


def test_upstairs_goes_by_lift_or_stairs_as_one_likes(plan: tuple[Hall, list[Window]]) -> None:
    hall, windows = plan
    up = next(one for one in windows if one.number == "21")
    lift = way_to(hall, windows, up, "03", LIFT)
    stairs = way_to(hall, windows, up, "03", STAIRS)
    assert lift
    assert stairs
    assert lift.choices == stairs.choices == (LIFT, STAIRS)
    assert "坐电梯上到 2 楼。" in lift.steps
    assert "走楼梯上到 2 楼。" in stairs.steps
    assert lift.steps[-1] == "到 21 号窗口，在 B 区。"
    assert [leg.floor for leg in lift.legs] == ["1楼", "2楼"]


def test_a_terminal_upstairs_goes_down(plan: tuple[Hall, list[Window]]) -> None:
    hall, windows = plan
    place = standing_place(hall, "04")
    assert place
    assert place[0].floor == "2楼"
    way = way_to(hall, windows, next(one for one in windows if one.number == "12"), "04")
    assert way
    assert "坐电梯下到 1 楼。" in way.steps


def test_a_turn_is_to_the_side_that_one_sees(open_plan: Callable[..., Way | None]) -> None:
    right = open_plan(Window("9", "窗口", "部门", "1楼", "A区", x=900, y=950))
    left = open_plan(Window("9", "窗口", "部门", "1楼", "A区", x=900, y=50))
    for way in (right, left):
        assert way
        turns = [step for step in way.steps if "转" in step]
        assert len(turns) == 1
        (x0, y0), (x1, y1), (x2, y2) = way.legs[0].points
        clockwise = (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) > 0
        assert ("右" in turns[0]) == clockwise


@pytest.fixture
def open_plan() -> Callable[..., Way | None]:
    """A hall with a terminal at the left and nothing else."""

    def find(window: Window, *rooms: Room) -> Way | None:
        here = Room("终端", 40, 480, 40, 40, "terminal")
        floor = FloorPlan("1楼", "一楼", (here, *rooms))
        hall = Hall("1", "大厅", "县", "街", "时", "电", "12345", "", (floor,))
        return way_to(hall, [window], window, "01")

    return find


def test_where_walls_shut_a_window_in_no_way_is_made_up(
    open_plan: Callable[..., Way | None],
) -> None:
    wall = Room("墙", 500, 0, 60, 1000, "zone")
    window = Window("9", "窗口", "部门", "1楼", "", x=900, y=500)
    assert open_plan(window, wall) is None
    assert open_plan(replace(window, floor="9楼")) is None
    assert open_plan(window) is not None
