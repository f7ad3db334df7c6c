"""From where limits take their working days."""

from __future__ import annotations

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
