"""How long a resident will wait: learned from this hall's own service times, or not said.

Method: of the latest finished tickets of the business (call to finish, in seconds) take the
quartiles. The people ahead are shared among the windows that work on the business:

    low  = lower quartile × ahead ÷ windows
    high = upper quartile × (ahead + 1) ÷ windows

The added one stands for the resident who is at the window now. The median lies between the
quartiles, so the range always holds ``median × ahead ÷ windows``. With fewer than
:data:`ENOUGH` finished tickets nothing is promised.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from kiosk.queueing.model import Wait

ENOUGH = 5
"""Finished tickets needed before a wait is estimated."""
LATEST = 50
"""Finished tickets looked back on: the pace of the last days, not of last year."""
LONGEST_SERVICE_SECONDS = 4 * 3600
"""A longer one is a ticket that nobody closed, not a service time."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that the line needs for one person: quartiles of the service time ÷ windows."""

    quick: float
    slow: float


def learn_pace(service_seconds: Sequence[int], windows: int) -> Pace | None:
    """The pace of a business, or None when too little is known."""
    times = [seconds for seconds in service_seconds if 0 < seconds <= LONGEST_SERVICE_SECONDS]
    if len(times) < ENOUGH or windows < 1:
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
