"""A year of working days as it is edited and shown, and what makes it wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.common.errors import Rejected
from kiosk.common.holidays import YearTable
from kiosk.common.text import clean_line
from kiosk.common.workdays import Calendar, DayKind

FIRST_YEAR, LAST_YEAR = 2008, 2099
"""The regulation of disclosure first came into force in 2008."""
LONGEST_NAME = 20
_SATURDAY = 5


class Source(StrEnum):
    """From where a year's table came."""

    PUBLISHED = "published"
    HALL = "hall"
    PLATFORM = "platform"

    @property
    def label(self) -> str:
        return _SOURCE_LABELS[self]


_SOURCE_LABELS = {
    Source.PUBLISHED: "国务院办公厅公布，随程序提供",
    Source.HALL: "本大厅录入",
    Source.PLATFORM: "中心平台下发",
}


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of the year's calendar; ``name`` is the holiday's, where there is one."""

    date: date
    working: bool
    kind: DayKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class YearView:
    """A year for a page: ``known`` is False while no table of it has come.

    ``working_days`` counts all of the year. ``actor`` and ``at`` are None for a year that came
    with the program.
    """

    year: int
    known: bool
    source: Source | None
    actor: str | None
    at: datetime | None
    working_days: int
    days_off: Mapping[date, str]
    work_days: Mapping[date, str]
    closures: Mapping[date, str]
    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """An open application whose limit is another now."""

    number: str
    before: date
    after: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Recount:
    """What a change of the calendar did: how many open limits were counted again, which moved,
    how many are no longer 暂定, and how many periods that are waited for end on another day."""

    counted: int
    moved: tuple[MovedLimit, ...]
    settled: int
    periods: int = 0


def checked_year(
    year: int, days_off: Mapping[date, str], work_days: Mapping[date, str]
) -> YearTable:
    """The table of a year.

    Raises:
        Rejected: ``workdays.bad_year``, ``workdays.no_holidays``, ``workdays.other_year``,
            ``workdays.off_and_worked``, ``workdays.make_up_on_weekday`` naming the day, or as
            :func:`checked_name`.
    """
    check_year_number(year)
    if not days_off:
        raise Rejected("workdays.no_holidays", year=year)
    for day in (*days_off, *work_days):
        if day.year != year:
            raise Rejected("workdays.other_year", day=day, year=year)
    for day in sorted(work_days):
        if day in days_off:
            raise Rejected("workdays.off_and_worked", day=day)
        if day.weekday() < _SATURDAY:
            raise Rejected("workdays.make_up_on_weekday", day=day)
    return YearTable(
        year,
        {day: checked_name(days_off[day]) for day in sorted(days_off)},
        {day: checked_name(work_days[day]) for day in sorted(work_days)},
    )


def check_year_number(year: int) -> None:
    """Refuses a year that no application can be of.

    Raises:
        Rejected: ``workdays.bad_year``.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Rejected("workdays.bad_year", first=FIRST_YEAR, last=LAST_YEAR)


def checked_name(name: str) -> str:
    """The name of a holiday.

    Raises:
        Rejected: ``input.required``, ``input.too_long``, ``input.control_character``.
    """
    return clean_line(name, field="workdays.name", limit=LONGEST_NAME, required=True)


def days_of(year: int, calendar: Calendar) -> tuple[DayView, ...]:
    """Every day of a year as the calendar judges it."""
    return tuple(_judged(calendar, day) for day in all_days(year))


def all_days(year: int) -> Iterator[date]:
    """From the first of January to the last of December."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def _judged(calendar: Calendar, day: date) -> DayView:
    judged = calendar.judge(day)
    return DayView(day, judged.counted, judged.why, judged.name)
