"""The estimate of the wait against simpler ones, on recorded days: mean absolute error.

Every method sees what the hall knew when the ticket was taken, and nothing later. The error is
that of the middle of the range; ``inside`` is how often the wait fell into the range.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from kiosk.queueing.estimate import (
    LATEST,
    LOOKED_BACK,
    Occupied,
    Share,
    at_this_hour,
    estimate_wait,
    learn_pace,
    working_windows,
)
from kiosk.queueing.model import Wait
from kiosk.queueing.pace import WORKING_WITHIN
from tests.bench.ratio import Ratio
from tests.bench.recorded_days import PER_HOUR, WINDOWS, Called, Days, Pause, Taken, play

SEEDS = (1, 2, 3)
DAYS = 15
FIRST_JUDGED = 5
"""The days before it are only learned from."""
_DAY = 24 * 3600
_REACH = WORKING_WITHIN.total_seconds()


@dataclass(frozen=True, slots=True)
class Known:
    """What a hall knows of one business at one moment."""

    ticket: Taken
    ended: Sequence[Called]
    """Ended calls of the business, the latest first."""
    lately: Sequence[Called]
    """Calls of the whole hall within the last ninety minutes."""
    waits: Sequence[float]
    """Waits of earlier tickets of the business, in seconds."""
    away: frozenset[str]
    """Windows that pause just now."""

    @property
    def windows(self) -> int:
        """Windows that serve the business by the hall's plan."""
        return sum(self.ticket.business in served for served in WINDOWS.values())


@dataclass(slots=True)
class Judged:
    """How well a method did; minutes."""

    errors: list[float] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)

    @property
    def error(self) -> float:
        """Mean absolute error of the middle of the range."""
        return fmean(self.errors)

    def add(self, wait: float, said: Wait | None, middle: float | None = None) -> None:
        """Counts one estimate against what came."""
        if said is None:
            said = Wait(0, 0)
        point = (said.low + said.high) / 2 if middle is None else middle
        self.errors.append(abs(point - wait))
        self.inside.append(said.low <= wait <= said.high)
        self.widths.append(said.high - said.low)


def mean_wait(known: Known) -> float:
    """The naive mean: everybody is told the mean of all earlier waits."""
    return fmean(known.waits) / 60


def mean_service(known: Known) -> float:
    """The mean service time, times the people ahead, over the windows of the plan."""
    served = [call.service_seconds for call in known.ended if call.service_seconds]
    return fmean(served) * known.ticket.ahead / known.windows / 60


def plain_quartiles(known: Known) -> Wait | None:
    """Quartiles of the latest service times over the windows that called within an hour."""
    served = [call.service_seconds for call in known.ended if call.service_seconds]
    since = known.ticket.at - 3600
    working = {
        call.window
        for call in known.lately
        if call.business == known.ticket.business and call.called_at >= since
    }
    pace = learn_pace(served[:LATEST], len(working) or known.windows)
    return estimate_wait(pace, known.ticket.ahead)


def ours(known: Known, *, hours: bool = True, shares: bool = True) -> Wait | None:
    """What :mod:`kiosk.queueing.pace` tells; a part can be switched off to see what it gives."""
    latest = [
        Occupied(call.called_at, call.ended_at - call.called_at)
        for call in known.ended[:LOOKED_BACK]
    ]
    times = at_this_hour(latest, known.ticket.at) if hours else [c.seconds for c in latest[:LATEST]]
    found = working_windows(_shares(known)) if shares else 0.0
    return estimate_wait(learn_pace(times, found or known.windows), known.ticket.ahead)


def _shares(known: Known) -> list[Share]:
    by_window: dict[str, list[bool]] = {}
    for call in known.lately:
        if call.window not in known.away:
            mine = call.business == known.ticket.business
            by_window.setdefault(call.window, []).append(mine)
    return [Share(sum(calls), len(calls)) for calls in by_window.values()]


METHODS: dict[str, Callable[[Known], float | Wait | None]] = {
    "mean of earlier waits (naive)": mean_wait,
    "mean service x ahead / windows": mean_service,
    "quartiles of the latest services": plain_quartiles,
    "ours without the hour of day": lambda known: ours(known, hours=False),
    "ours without the windows' shares": lambda known: ours(known, shares=False),
    "ours": ours,
}


def compare(seeds: Sequence[int] = SEEDS, days: int = DAYS) -> dict[str, Judged]:
    """Every method on every ticket of the judged days."""
    found = {name: Judged() for name in METHODS}
    for seed in seeds:
        recorded = play(days, seed)
        for business in PER_HOUR:
            _judge(recorded, business, found)
    return found


def _judge(recorded: Days, business: str, found: dict[str, Judged]) -> None:
    ended = sorted(
        (call for call in recorded.calls if call.business == business),
        key=lambda call: call.day * _DAY + call.ended_at,
    )
    ends = [call.day * _DAY + call.ended_at for call in ended]
    of_business = [
        ticket
        for ticket in recorded.taken
        if ticket.business == business and ticket.wait is not None
    ]
    of_day: dict[int, list[Called]] = {}
    for call in recorded.calls:
        of_day.setdefault(call.day, []).append(call)
    for ticket in of_business:
        if ticket.day < FIRST_JUDGED or ticket.wait is None:
            continue
        upto = bisect_left(ends, ticket.day * _DAY + ticket.at)
        known = Known(
            ticket,
            ended[:upto][::-1],
            [c for c in of_day[ticket.day] if ticket.at - _REACH <= c.called_at <= ticket.at],
            [t.wait for t in of_business if t.day < ticket.day and t.wait is not None],
            _away(recorded.pauses, ticket),
        )
        for name, method in METHODS.items():
            said = method(known)
            if isinstance(said, float):
                found[name].add(ticket.wait / 60, None, said)
            else:
                found[name].add(ticket.wait / 60, said)


def _away(pauses: Sequence[Pause], ticket: Taken) -> frozenset[str]:
    return frozenset(
        pause.window
        for pause in pauses
        if pause.day == ticket.day and pause.start <= ticket.at < pause.end
    )


def measure(folder: Path, items: int) -> list[Ratio]:
    """For ``make bench``: the error of ours against that of each other method."""
    found = compare()
    mine = found["ours"].error
    return [
        Ratio(f"wait: {name}", mine, judged.error, "min", "< 1")
        for name, judged in found.items()
        if name != "ours"
    ]


def main() -> None:
    """Prints the comparison."""
    print(f"{'method':<36}{'mean error':>12}{'inside':>9}{'width':>9}")
    for name, judged in compare().items():
        line = f"{name:<36}{judged.error:>8.1f} min"
        if any(judged.widths):
            line += f"{100 * fmean(judged.inside):>8.0f}%{fmean(judged.widths):>5.0f} min"
        print(line)


if __name__ == "__main__":
    main()
