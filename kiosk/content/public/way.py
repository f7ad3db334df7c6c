"""The way from a terminal to a window: a line on the plan of each floor, and the same in words."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kiosk.content.model import FloorPlan, Hall, Room, Window

LIFT, STAIRS = "lift", "stairs"
STEP = 20
"""Width of a cell in the plan's units (0–1000)."""
CELLS = 1000 // STEP
WALLS = frozenset({"zone", "service", "terminal", "toilet", LIFT, STAIRS})
"""Kinds of rooms that one goes round; a waiting area can be crossed, but chairs are in the way."""
PLAIN, CHAIRS, QUEUE, TURN = 1, 4, 6, 5
"""What a cell costs: free, among chairs, before another window; and what a turn costs."""
NEAR = 110
"""So close to a turn, a room is named as the mark to turn at."""

Cell = tuple[int, int]
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leg:
    """The way on one floor, corner by corner."""

    floor: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """The whole way; ``by`` is lift, stairs, or empty where one stays on the floor."""

    legs: tuple[Leg, ...]
    steps: tuple[str, ...]
    by: str = ""
    choices: tuple[str, ...] = ()
    """Which of lift and stairs lead there."""


def standing_place(hall: Hall, terminal: str) -> tuple[FloorPlan, Room] | None:
    """Where a terminal stands: the room that names it, else the first with terminals."""
    rooms = [(floor, room) for floor in hall.floors for room in floor.rooms]
    named = [place for place in rooms if terminal in place[1].terminals]
    others = [place for place in rooms if place[1].kind == "terminal"]
    return next(iter([*named, *others]), None)


def way_to(
    hall: Hall, windows: Sequence[Window], window: Window, terminal: str, by: str = LIFT
) -> Way | None:
    """The way from ``terminal`` to ``window``; None where the plan knows no way."""
    start = standing_place(hall, terminal)
    floors = {floor.floor: floor for floor in hall.floors}
    goal = floors.get(window.floor)
    if start is None or goal is None:
        return None
    floor, room = start
    if floor.floor == goal.floor:
        leg = _leg(floor, _middle(room), (window.x, window.y), windows, {room.name})
        return _whole(hall, window, [(_left(leg, room), floor, room)], "", ()) if leg else None
    choices = tuple(kind for kind in (LIFT, STAIRS) if _pair(floor, goal, kind))
    chosen = by if by in choices else next(iter(choices), "")
    pair = _pair(floor, goal, chosen)
    if pair is None:
        return None
    below, above = pair
    first = _leg(floor, _middle(room), _middle(below), windows, {room.name, below.name})
    second = _leg(goal, _middle(above), (window.x, window.y), windows, {above.name})
    if first is None or second is None:
        return None
    first = _turned(_left(_turned(_left(first, room)), below))
    parts = [(first, floor, room), (_left(second, above), goal, above)]
    return _whole(hall, window, parts, chosen, choices)


def _pair(floor: FloorPlan, goal: FloorPlan, kind: str) -> tuple[Room, Room] | None:
    below = next((room for room in floor.rooms if room.kind == kind), None)
    above = next((room for room in goal.rooms if room.kind == kind), None)
    return (below, above) if below and above else None


def _middle(room: Room) -> Point:
    return room.x + room.width // 2, room.y + room.height // 2


def _left(leg: Leg, room: Room) -> Leg:
    """The way from where it leaves a room for the last time: its name is not drawn over."""
    points = leg.points
    inside = [at for at, point in enumerate(points[:-1]) if _distance(point, room) == 0]
    last = inside[-1] if inside else 0
    outside = points[last + 1]
    x = max(room.x, min(outside[0], room.x + room.width))
    y = max(room.y, min(outside[1], room.y + room.height))
    return replace(leg, points=((x, y), *points[last + 1 :]))


def _turned(leg: Leg) -> Leg:
    """The way back."""
    return replace(leg, points=leg.points[::-1])


def _leg(
    floor: FloorPlan, start: Point, goal: Point, windows: Sequence[Window], free: set[str]
) -> Leg | None:
    costs = _costs(floor, windows, goal, free)
    cells = _cheapest(costs, _cell(start), _cell(goal))
    if not cells:
        return None
    inner = [(x * STEP + STEP // 2, y * STEP + STEP // 2) for x, y in cells]
    return Leg(floor.floor, tuple(_corners(_joined(start, inner, goal))))


def _cell(point: Point) -> Cell:
    return min(CELLS - 1, point[0] // STEP), min(CELLS - 1, point[1] // STEP)


def _costs(
    floor: FloorPlan, windows: Sequence[Window], goal: Point, free: set[str]
) -> dict[Cell, int]:
    costs = {(x, y): PLAIN for x in range(CELLS) for y in range(CELLS)}
    for window in windows:
        if window.floor == floor.floor and (window.x, window.y) != goal:
            x, y = _cell((window.x, window.y))
            for cell in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1, 2)):
                if cell in costs:
                    costs[cell] = QUEUE
    for room in floor.rooms:
        for cell in _cells_of(room):
            if room.name not in free and room.kind in WALLS:
                costs.pop(cell, None)
            elif room.kind == "waiting" and cell in costs:
                costs[cell] = CHAIRS
    costs.setdefault(_cell(goal), PLAIN)
    return costs


def _cells_of(room: Room) -> Iterator[Cell]:
    for x in range(room.x // STEP, -(-(room.x + room.width) // STEP)):
        for y in range(room.y // STEP, -(-(room.y + room.height) // STEP)):
            yield x, y


def _cheapest(costs: dict[Cell, int], start: Cell, goal: Cell) -> list[Cell]:
    """The cells of the cheapest way with few turns; none when there is no way."""
    best: dict[tuple[Cell, Cell], int] = {}
    came: dict[tuple[Cell, Cell], tuple[Cell, Cell]] = {}
    queue: list[tuple[int, Cell, Cell]] = [(0, start, (0, 0))]
    while queue:
        cost, cell, heading = heapq.heappop(queue)
        if cell == goal:
            return _back((cell, heading), came)
        for turn in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            to = (cell[0] + turn[0], cell[1] + turn[1])
            if to not in costs:
                continue
            price = cost + costs[to] + (TURN if heading not in ((0, 0), turn) else 0)
            if price < best.get((to, turn), 1 << 30):
                best[to, turn] = price
                came[to, turn] = (cell, heading)
                heapq.heappush(queue, (price, to, turn))
    return []


def _back(state: tuple[Cell, Cell], came: dict[tuple[Cell, Cell], tuple[Cell, Cell]]) -> list[Cell]:
    cells = [state[0]]
    while state in came:
        state = came[state]
        cells.append(state[0])
    return cells[::-1]


def _joined(start: Point, cells: list[Point], goal: Point) -> list[Point]:
    """The middle of the cells, moved so that the ends meet the true places at right angles."""
    first, last = cells[0], cells[-1]
    points = list(cells)
    for at, point in enumerate(points):
        x = start[0] if point[0] == first[0] else point[0]
        y = start[1] if point[1] == first[1] else point[1]
        points[at] = (
            goal[0] if point[0] == last[0] else x,
            goal[1] if point[1] == last[1] else y,
        )
    return points


def _corners(points: list[Point]) -> list[Point]:
    """The ends and the points at which the way turns."""
    if len(points) < 3:
        return points
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        if (here[0] - before[0], here[1] - before[1]) == (0, 0):
            continue
        straight = before[0] == here[0] == after[0] or before[1] == here[1] == after[1]
        if not straight:
            kept.append(here)
    return [*kept, points[-1]]


def _whole(
    hall: Hall,
    window: Window,
    parts: list[tuple[Leg, FloorPlan, Room]],
    by: str,
    choices: tuple[str, ...],
) -> Way:
    steps: list[str] = []
    for number, (leg, floor, room) in enumerate(parts):
        first = f"从{room.name}出发" if number == 0 else f"出{room.name}"
        turns = _turns(leg, floor, {room.name})
        steps.append(f"{first}，{turns[0]}" if turns else f"{first}。")
        steps += turns[1:]
        if number < len(parts) - 1:
            after = parts[number + 1][1]
            verb = "坐电梯" if by == LIFT else "走楼梯"
            going = "上" if hall.floors.index(after) > hall.floors.index(floor) else "下"
            steps.append(f"{verb}{going}到 {after.floor.replace('楼', ' 楼')}。")
    zone = f"，在 {window.zone.replace('区', ' 区')}" if window.zone else ""
    steps.append(f"到 {window.number} 号窗口{zone}。")
    return Way(tuple(leg for leg, _, _ in parts), tuple(steps), by, choices)


def _turns(leg: Leg, floor: FloorPlan, left_out: set[str]) -> list[str]:
    """What to do at each corner; a right turn is clockwise, since y grows downwards."""
    found = []
    for (before, here), (_, after) in pairwise(pairwise(leg.points)):
        one = (here[0] - before[0], here[1] - before[1])
        two = (after[0] - here[0], after[1] - here[1])
        side = "右" if one[0] * two[1] - one[1] * two[0] > 0 else "左"
        mark = _mark(here, floor, left_out)
        found.append(f"走到{mark}旁边，向{side}转。" if mark else f"往前走，向{side}转。")
    return found


def _mark(point: Point, floor: FloorPlan, left_out: set[str]) -> str:
    """The room nearest to a corner, if one is near."""
    rooms = [room for room in floor.rooms if room.name not in left_out and room.kind != "zone"]
    away = [(_distance(point, room), room.name) for room in rooms]
    least = min(away, default=(NEAR + 1, ""))
    return least[1] if least[0] <= NEAR else ""


def _distance(point: Point, room: Room) -> int:
    across = max(room.x - point[0], 0, point[0] - room.x - room.width)
    down = max(room.y - point[1], 0, point[1] - room.y - room.height)
    return across + down
