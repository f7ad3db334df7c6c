"""Time: UTC inside, hall time on the screen."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

HALL_TZ = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has one civil time, UTC+8 without summer time since 1991, so no zone table is needed."""


class Clock(Protocol):
    """What the rooms ask for the time."""

    def now(self) -> datetime:
        """Wall time, aware, in UTC. Data, never order."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go backwards while the process lives."""
        ...


class SystemClock:
    """The machine's clocks."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class FixedClock:
    """A clock that moves only when told to; for tests and for the tour's pictures."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)
        self._elapsed = 0.0

    def now(self) -> datetime:
        return self._at

    def monotonic(self) -> float:
        return self._elapsed

    def advance(self, by: timedelta) -> None:
        """Moves wall and monotonic time forward together."""
        self._at += by
        self._elapsed += by.total_seconds()

    def set_wall(self, at: datetime) -> None:
        """Sets the wall clock alone, backwards too, as a technician or a flat battery does."""
        self._at = at.astimezone(UTC)


def hall_time(moment: datetime) -> datetime:
    """The same moment in the hall's civil time."""
    return moment.astimezone(HALL_TZ)


def hall_date(moment: datetime) -> date:
    """The civil date in the hall at that moment."""
    return hall_time(moment).date()
