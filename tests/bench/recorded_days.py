"""A hall's days as a kiosk would have recorded them, played by a seeded simulation.

Not a model that any method is built on: residents come in waves, services are a mixture of short
and long ones, clerks differ, the morning is slower than the afternoon, windows go to lunch in
turns and pause at will, some residents do not come when called, and some windows serve two
businesses. The same seed plays the same days.
"""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, field

OPENS, CLOSES, ENDS = 8.5 * 3600, 17.0 * 3600, 18.5 * 3600
"""Tickets are given between the first two; windows work until the third. Seconds of the day."""
HEAD_START = 20 * 60
PRIORITY_SHARE = 0.05
NO_SHOW_SHARE = 0.06
UNSTAFFED_SHARE = 0.08
"""How often a window stays empty for a whole day."""

WINDOWS = {
    "1": ("estate",),
    "2": ("estate",),
    "3": ("estate", "social"),
    "4": ("social",),
    "5": ("permits", "social"),
    "6": ("permits",),
}
PER_HOUR = {"estate": 8.0, "social": 10.5, "permits": 4.0}
KINDS = {
    "estate": ((0.25, 3.0, 0.4), (0.55, 9.0, 0.45), (0.20, 20.0, 0.4)),
    "social": ((0.45, 3.5, 0.5), (0.45, 7.5, 0.4), (0.10, 16.0, 0.4)),
    "permits": ((0.30, 4.0, 0.4), (0.40, 12.0, 0.5), (0.30, 25.0, 0.4)),
}
"""Share, median minutes and log spread of each kind of service of a business."""
WAVES = (
    (8.5, 0.9), (9.0, 1.6), (10.5, 1.2), (11.5, 0.6), (12.0, 0.35),
    (13.5, 1.2), (14.5, 1.3), (15.5, 0.9), (16.25, 0.5),
)  # fmt: skip
"""From which hour on how many come, against the mean."""
SLOWNESS = ((8.5, 1.25), (10.5, 1.1), (12.0, 0.95), (14.0, 0.9))
"""From which hour on how much longer a service takes: agents with many cases come early."""


@dataclass(slots=True)
class Taken:
    """A ticket: what was known when it was taken, and how long it then waited."""

    day: int
    at: float
    business: str
    rank: float
    ahead: int = 0
    called_at: float | None = None

    @property
    def wait(self) -> float | None:
        """Seconds until it was called; None when the day ended before."""
        return None if self.called_at is None else self.called_at - self.at


@dataclass(frozen=True, slots=True)
class Called:
    """A call as the table ``calls`` has it; seconds of the day."""

    day: int
    business: str
    window: str
    called_at: float
    ended_at: float
    service_seconds: float | None
    """None for a no-show."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A window away from its desk, as its clerk told the hall; seconds of the day."""

    day: int
    window: str
    start: float
    end: float


@dataclass(slots=True)
class Days:
    """What some days left behind."""

    taken: list[Taken] = field(default_factory=list)
    calls: list[Called] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)


def play(days: int, seed: int) -> Days:
    """Plays some days."""
    chance = random.Random(seed)
    speed = {window: chance.uniform(0.8, 1.3) for window in WINDOWS}
    found = Days()
    for day in range(days):
        _Day(found, day, chance, speed, busy=chance.uniform(0.8, 1.2)).play()
    return found


def _at(steps: tuple[tuple[float, float], ...], seconds: float) -> float:
    value = steps[0][1]
    for hour, following in steps:
        if seconds / 3600 >= hour:
            value = following
    return value


class _Day:
    def __init__(
        self, found: Days, day: int, chance: random.Random, speed: dict[str, float], busy: float
    ) -> None:
        self.found, self.day, self.chance, self.speed, self.busy = found, day, chance, speed, busy
        self.waiting: list[Taken] = []
        self.events: list[tuple[float, int, str, str]] = []
        self.free: set[str] = set()
        self.away: dict[str, float] = {}
        self.made = 0

    def play(self) -> None:
        for business in PER_HOUR:
            self._next_arrival(business, OPENS)
        for place, window in enumerate(WINDOWS):
            if self.chance.random() < UNSTAFFED_SHARE:
                continue
            self._put(OPENS + self.chance.uniform(0, 600), "ready", window)
            self.away[window] = (11.6 + 0.75 * (place % 2)) * 3600
        while self.events:
            at, _, kind, name = heapq.heappop(self.events)
            if at > ENDS:
                return
            if kind == "arrival":
                self._arrives(at, name)
                self._next_arrival(name, at)
            else:
                self._ready(at, name)
            self._call(at)

    def _put(self, at: float, kind: str, name: str) -> None:
        self.made += 1
        heapq.heappush(self.events, (at, self.made, kind, name))

    def _next_arrival(self, business: str, after: float) -> None:
        most = PER_HOUR[business] * 1.6 * self.busy / 3600
        at = after
        while at < CLOSES:
            at += self.chance.expovariate(most)
            if self.chance.random() < _at(WAVES, at) / 1.6 and at < CLOSES:
                self._put(at, "arrival", business)
                return

    def _arrives(self, at: float, business: str) -> None:
        early = HEAD_START if self.chance.random() < PRIORITY_SHARE else 0
        ticket = Taken(self.day, at, business, at - early)
        same = [other for other in self.waiting if other.business == business]
        ticket.ahead = sum(other.rank <= ticket.rank for other in same)
        self.waiting.append(ticket)
        self.found.taken.append(ticket)

    def _ready(self, at: float, window: str) -> None:
        """A window is free again, unless it goes to lunch or takes a pause."""
        lunch = self.away[window]
        if lunch and at >= lunch:
            self.away[window] = 0.0
            self._goes_away(at, window, self.chance.uniform(2400, 3300))
        elif self.chance.random() < 0.03:
            self._goes_away(at, window, self.chance.uniform(300, 1200))
        else:
            self.free.add(window)

    def _goes_away(self, at: float, window: str, seconds: float) -> None:
        self.found.pauses.append(Pause(self.day, window, at, at + seconds))
        self._put(at + seconds, "ready", window)

    def _call(self, at: float) -> None:
        for window in sorted(self.free):
            reach = [ticket for ticket in self.waiting if ticket.business in WINDOWS[window]]
            if not reach:
                continue
            ticket = min(reach, key=lambda one: one.rank)
            self.waiting.remove(ticket)
            self.free.discard(window)
            ticket.called_at = at
            self._serve(at, window, ticket.business)

    def _serve(self, at: float, window: str, business: str) -> None:
        if self.chance.random() < NO_SHOW_SHARE:
            end = at + self.chance.uniform(60, 150)
            seconds = None
        else:
            walk = self.chance.uniform(10, 70)
            seconds = self._service(at, window, business)
            end = at + walk + seconds
        self.found.calls.append(Called(self.day, business, window, at, end, seconds))
        self._put(end + self.chance.uniform(5, 40), "ready", window)

    def _service(self, at: float, window: str, business: str) -> float:
        kinds = KINDS[business]
        _, median, spread = self.chance.choices(kinds, [kind[0] for kind in kinds])[0]
        slow = _at(SLOWNESS, at) * self.speed[window]
        return 60 * median * slow * self.chance.lognormvariate(0, spread)
