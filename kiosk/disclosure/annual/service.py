"""The annual report as the office reads it."""

from __future__ import annotations

from datetime import date

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.disclosure.annual.facts import CaseFacts
from kiosk.disclosure.annual.model import AnnualReport, annual_report
from kiosk.disclosure.annual.quarters import Quarters, quarters
from kiosk.disclosure.annual.reading import read_facts
from kiosk.disclosure.workdays.model import check_year_number
from kiosk.disclosure.workdays.service import Workdays
from kiosk.settings import Settings
from kiosk.store.store import Store


class Annual:
    """Reports over the register of one office. Safe to use from several threads."""

    def __init__(self, store: Store, settings: Settings, workdays: Workdays | None = None) -> None:
        self._store = store
        self._organ = settings.hall_code
        self._workdays = workdays or Workdays(store, settings)

    def years(self) -> list[int]:
        """The years of which there is something to report, newest first, the running one too."""
        today = hall_date(self._store.clock.now())
        received = [case.received_on.year for case in self._facts()]
        return list(range(today.year, min([today.year, *received]) - 1, -1))

    def report(self, year: int) -> AnnualReport:
        """Tables 3 and 4 of a year with all checks.

        Raises:
            Rejected: ``workdays.bad_year``, ``annual.future_year``.
        """
        today = self._checked(year)
        return annual_report(self._facts(), year, today)

    def quarters(self, year: int) -> Quarters:
        """The quarters' figures, the on-time rate and the cards of a year.

        Raises:
            Rejected: ``workdays.bad_year``, ``annual.future_year``.
        """
        today = self._checked(year)
        return quarters(self._facts(), year, today, self._workdays.calendar())

    def _checked(self, year: int) -> date:
        """Today, after a look whether the year has begun."""
        check_year_number(year)
        today = hall_date(self._store.clock.now())
        if year > today.year:
            raise Rejected("annual.future_year", year=year)
        return today

    def _facts(self) -> list[CaseFacts]:
        with self._store.read() as connection:
            return read_facts(connection, self._organ)
