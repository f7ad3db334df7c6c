"""How long a resident will wait: learned from this hall's own calls, or not said.

What is learned is how long a call keeps its window, from the call to the next free moment: the
walk, the service, and the calls that nobody came to. Of the calls of the business at this time of
day (see :func:`at_this_hour`) the quartiles are taken, and the people ahead are shared among the
windows that work on the business (see :func:`working_windows`):

    low  = lower quartile × ahead ÷ windows
    high = upper quartile × (ahead + 1) ÷ windows

The added one stands for the resident who is at the window now. The median lies between the
quartiles, so the range always holds ``median × ahead ÷ windows``. With fewer than
:data:`ENOUGH` calls nothing is promised. ``python -m tests.bench waiting`` compares it with
simpler methods on recorded days; ADR 7 has the figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import NamedTuple

from kiosk.queueing.model import Wait

ENOUGH = 5
"""Ended calls needed before a wait is estimated."""
LATEST = 50
"""Ended calls looked back on while this time of day has too few: the pace of the last days."""
LOOKED_BACK = 400
"""Ended calls among which those of this time of day are sought: one or two weeks."""
HOUR_ENOUGH = 20
"""Calls of this time of day that outweigh the latest ones."""
NEAR_SECONDS = 3600
LONGEST_SERVICE_SECONDS = 4 * 3600
"""A longer one is a ticket that nobody closed, not a service time."""
_DAY_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that the line needs for one person: quartiles of the time a call takes ÷ windows."""

    quick: float
    slow: float


class Occupied(NamedTuple):
    """How long a call kept its window, and when in the day it began; both in seconds."""

    began: float
    seconds: float


class Share(NamedTuple):
    """Of a window's lately made calls, how many were of the business asked about."""

    mine: int
    all: int


def at_this_hour(latest: Sequence[Occupied], now: float) -> list[float]:
    """The times to learn from: of calls within an hour of this time of day, or the latest.

    Args:
        latest: ended calls, the latest first.
        now: seconds of the day.
    """
    near = [call.seconds for call in latest if _apart(call.began, now) <= NEAR_SECONDS]
    return near if len(near) >= HOUR_ENOUGH else [call.seconds for call in latest[:LATEST]]


def working_windows(shares: Iterable[Share]) -> float:
    """How many windows work on a business; one that serves two counts by its calls for each."""
    return math.fsum(share.mine / share.all for share in shares if share.all)


def learn_pace(seconds: Sequence[float], windows: float) -> Pace | None:
    """The pace of a business, or None when too little is known."""
    times = [each for each in seconds if 0 < each <= LONGEST_SERVICE_SECONDS]
    if len(times) < ENOUGH or windows <= 0:
        return None
    quick, _, slow = quantiles(times, n=4, method="inclusive")
    return Pace(quick / windows, slow / windows)


def estimate_wait(pace: Pace | None, ahead: int) -> Wait | None:
    """The wait in minutes for someone with ``ahead`` tickets before; None when unknown."""
    if pace is None:
        return None
    low = pace.quick * ahead / 60
    high = pace.slow * (ahead + 1) / 60
    return Wait(math.floor(low), max(1, math.ceil(high)))


def _apart(one: float, other: float) -> float:
    """Seconds between two times of day, over midnight where that is shorter."""
    apart = abs(one - other) % _DAY_SECONDS
    return min(apart, _DAY_SECONDS - apart)
