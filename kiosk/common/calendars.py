"""From where limits take their working days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kiosk.common.workdays import Calendar


class CalendarSource(Protocol):
    """Something that knows the calendar as it stands now; the hall edits it."""

    def calendar(self) -> Calendar:
        """The working days; asked outside of a command, for it may read the store."""


class DeliveredCalendar:
    """One calendar that does not change: by default the one that came with the program."""

    def __init__(self, calendar: Calendar | None = None) -> None:
        self._given = calendar

    @cached_property
    def _published(self) -> Calendar:
        return Calendar.published()

    def calendar(self) -> Calendar:
        return self._given or self._published


class HallCalendar(CalendarSource, Protocol):
    """The hall's calendar, and how it was last seen here."""

    def last_known(self) -> Calendar:
        """The calendar without asking the hall."""


@dataclass(frozen=True, slots=True)
class LastKnownCalendar:
    """The hall's calendar for while its database is away."""

    workdays: HallCalendar

    def calendar(self) -> Calendar:
        return self.workdays.last_known()
