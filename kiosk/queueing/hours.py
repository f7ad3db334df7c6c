"""Opening hours of a business: spans of a day, weekdays, days off and make-up work days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.common.clock import HALL_TZ, hall_time
from kiosk.common.workdays import Calendar, DayKind

DAYS_LOOKED_AHEAD = 30
"""The longest run of days off is nine; a month is far enough to name the next opening."""
MINUTES_OF_A_DAY = 24 * 60
WORKING_WEEK = frozenset(range(1, 6))
EVERY_DAY = frozenset(range(1, 8))

_DAYS_OFF = frozenset({DayKind.HOLIDAY, DayKind.CLOSED})

_SPAN = re.compile(r"(\d{2}):(\d{2})-(\d{2}):(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From ``start`` up to but not including ``end``, in minutes of the day."""

    start: int
    end: int

    def holds(self, minute: int) -> bool:
        """Whether the minute of the day lies in the span."""
        return self.start <= minute < self.end


WHOLE_DAY = Span(0, MINUTES_OF_A_DAY)


def parse_span(text: str) -> Span:
    """The span written ``HH:MM-HH:MM``; ``24:00`` is the end of the day.

    Raises:
        ValueError: when it is not written so, or does not end after it starts.
    """
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError(f"not a span of hours: {text[:40]!r}")
    start_hour, start_minute, end_hour, end_minute = map(int, match.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if not (start_minute < 60 and end_minute < 60 and start < end <= MINUTES_OF_A_DAY):
        raise ValueError(f"not a span of hours: {text}")
    return Span(start, end)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When a business gives tickets."""

    spans: tuple[Span, ...]
    weekdays: frozenset[int]

    @classmethod
    def of(cls, hours: Sequence[str], weekdays: Sequence[int]) -> OpeningHours:
        """Reads the content's fields; no hours means the whole day.

        Raises:
            ValueError: for a malformed span or a weekday outside 1–7.
        """
        days = frozenset(weekdays)
        if not days <= EVERY_DAY:
            raise ValueError(f"not ISO weekdays: {sorted(days)}")
        return cls(tuple(sorted(map(parse_span, hours))) or (WHOLE_DAY,), days)

    def open_on(self, day: date, calendar: Calendar) -> bool:
        """Whether the business serves on ``day``.

        One that serves all seven days never closes. Others close on days off, serve on the
        weekdays they name, and serve on a make-up work day when they keep the working week.
        """
        if self.weekdays == EVERY_DAY:
            return True
        kind = calendar.kind(day)
        if kind in _DAYS_OFF:
            return False
        makes_up = kind is DayKind.MAKE_UP and self.weekdays >= WORKING_WEEK
        return makes_up or day.isoweekday() in self.weekdays

    def open_at(self, moment: datetime, calendar: Calendar) -> bool:
        """Whether the business serves at that moment."""
        local = hall_time(moment)
        minute = local.hour * 60 + local.minute
        return any(span.holds(minute) for span in self.spans) and self.open_on(
            local.date(), calendar
        )

    def opens_next(self, moment: datetime, calendar: Calendar) -> datetime | None:
        """The next opening after ``moment`` in hall time; None within :data:`DAYS_LOOKED_AHEAD`."""
        local = hall_time(moment)
        for ahead in range(DAYS_LOOKED_AHEAD + 1):
            day = local.date() + timedelta(days=ahead)
            if not self.open_on(day, calendar):
                continue
            for span in self.spans:
                opening = datetime.combine(day, time(), HALL_TZ) + timedelta(minutes=span.start)
                if opening > local:
                    return opening
        return None
