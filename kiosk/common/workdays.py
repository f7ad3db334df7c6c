"""Working days, and statutory limits counted in them with the reason for each day.

The day of receipt is not counted; day 1 is the next working day. Days while the clock is
stopped are not counted. A limit that reaches a year without a published table is provisional:
its weekdays are counted, and it is computed again when the table comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiosk.common.errors import Rejected
from kiosk.common.holidays import YearTable, published_tables

_DAY = timedelta(days=1)
_SATURDAY = 5
MAX_DAYS = 400
"""No limit of the regulation is near it; a larger one is a mistake."""


class DayKind(StrEnum):
    """Why a day counts or does not."""

    RECEIVED = "received"
    WORKING = "working"
    MAKE_UP = "make_up"
    ASSUMED = "assumed"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    STOPPED = "stopped"


_KIND_WORDS = {
    DayKind.RECEIVED: "收到当日不计入",
    DayKind.WORKING: "工作日",
    DayKind.MAKE_UP: "调休上班",
    DayKind.ASSUMED: "按平日暂计，节假日安排尚未公布",
    DayKind.WEEKEND: "周末",
    DayKind.HOLIDAY: "放假",
    DayKind.CLOSED: "当地放假",
    DayKind.STOPPED: "暂停计时",
}


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day on the way to a deadline; ``name`` is the holiday's, where there is one."""

    date: date
    counted: bool
    why: DayKind
    name: str = ""

    @property
    def reason(self) -> str:
        """The reason as people read it, like ``放假（国庆节）``."""
        words = _KIND_WORDS[self.why]
        return f"{words}（{self.name}）" if self.name else words


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stands from the day after ``since`` up to and with ``until``.

    ``since`` is the day the letter went out, ``until`` the day the opinion or payment came in;
    the clock goes on the day after (政府信息公开条例 Articles 32 and 33).
    """

    since: date
    until: date

    def covers(self, day: date) -> bool:
        return self.since < day <= self.until


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a limit, and how it was counted."""

    received_on: date
    due_on: date
    provisional: bool
    days: tuple[CountedDay, ...]


class Calendar:
    """Knows the published years, and the extra days off and changes of one hall."""

    def __init__(
        self,
        tables: Mapping[int, YearTable],
        closures: Mapping[date, str] | None = None,
    ) -> None:
        """``closures`` are the region's or hall's own days off with their names."""
        self._tables = dict(tables)
        self._closures = dict(closures or {})
        self._judged: dict[date, CountedDay] = {}

    @classmethod
    def published(cls, closures: Mapping[date, str] | None = None) -> Calendar:
        """The calendar with the years that this program was delivered with."""
        return cls(published_tables(), closures)

    def knows(self, year: int) -> bool:
        """Whether the year's table has been published and is here."""
        return year in self._tables

    def judge(self, day: date) -> CountedDay:
        """The day with why it counts or does not, as far as is known."""
        judged = self._judged.get(day)
        if judged is None:
            judged = self._judged[day] = self._look_up(day)
        return judged

    def kind(self, day: date) -> DayKind:
        """What kind of day it is, as far as is known."""
        return self.judge(day).why

    def is_working_day(self, day: date) -> bool:
        """Whether offices work that day; in an unknown year every weekday counts as one."""
        return self.judge(day).counted

    def due(self, received: date, days: int, stops: Iterable[Stop] = ()) -> Deadline:
        """The deadline ``days`` working days after ``received``.

        Raises:
            Rejected: ``workdays.bad_limit`` for a limit under 1 or over ``MAX_DAYS``,
                ``workdays.bad_stop`` for a stop that ends before it begins,
                ``workdays.out_of_range`` at the end of the calendar.
        """
        if not 1 <= days <= MAX_DAYS:
            raise Rejected("workdays.bad_limit", days=days, most=MAX_DAYS)
        standing = tuple(stops)
        if any(stop.until < stop.since for stop in standing):
            raise Rejected("workdays.bad_stop")
        walked = [CountedDay(received, False, DayKind.RECEIVED)]
        left = days
        while left:
            walked.append(self._walk(walked[-1].date, standing))
            left -= walked[-1].counted
        due_on = walked[-1].date
        provisional = any(not self.knows(day.date.year) for day in walked[1:])
        return Deadline(received, due_on, provisional, tuple(walked))

    def days_left(self, today: date, due_on: date) -> int:
        """Working days from tomorrow to the deadline; 0 on its day, negative when over."""
        if today > due_on:
            return -max(1, self._working_between(due_on, today))
        return self._working_between(today, due_on)

    def _working_between(self, after: date, upto: date) -> int:
        span = (upto - after).days
        return sum(self.is_working_day(after + _DAY * n) for n in range(1, span + 1))

    def _walk(self, before: date, stops: tuple[Stop, ...]) -> CountedDay:
        try:
            day = before + _DAY
        except OverflowError as error:
            raise Rejected("workdays.out_of_range") from error
        judged = self.judge(day)
        if judged.counted and any(stop.covers(day) for stop in stops):
            return CountedDay(day, False, DayKind.STOPPED)
        return judged

    def _look_up(self, day: date) -> CountedDay:
        table = self._tables.get(day.year)
        if day in self._closures:
            return CountedDay(day, False, DayKind.CLOSED, self._closures[day])
        if table and day in table.days_off:
            return CountedDay(day, False, DayKind.HOLIDAY, table.days_off[day])
        if table and day in table.work_days:
            return CountedDay(day, True, DayKind.MAKE_UP, table.work_days[day])
        if day.weekday() >= _SATURDAY:
            return CountedDay(day, False, DayKind.WEEKEND)
        return CountedDay(day, True, DayKind.WORKING if table else DayKind.ASSUMED)
