"""Takes an office's past register over: all of a file or nothing, and never twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.disclosure.calendars import CalendarSource, DeliveredCalendar
from kiosk.disclosure.past_register.entries import Entry, RowProblem, read_entry
from kiosk.disclosure.past_register.sheet import read_sheet
from kiosk.disclosure.past_register.writing import entry_print, write
from kiosk.disclosure.tables import applications
from kiosk.settings import Settings
from kiosk.store.store import Store


class RowsRejected(Rejected):
    """All that is wrong with the rows of a file at once; nothing of it was taken over."""

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        super().__init__("past_register.rows_wrong", count=len(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What a file brought, or would bring.

    ``known`` were taken over before and are the same; ``open`` of the added are not answered
    yet; ``ignored`` are columns that the register has no place for.
    """

    added: int
    known: int
    open: int
    first: date | None
    last: date | None
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    entries: tuple[Entry, ...]
    known: int
    ignored: tuple[str, ...]

    def summary(self) -> ImportSummary:
        days = [entry.received_on for entry in self.entries]
        return ImportSummary(
            added=len(self.entries),
            known=self.known,
            open=sum(entry.closed_on is None for entry in self.entries),
            first=min(days, default=None),
            last=max(days, default=None),
            ignored=self.ignored,
        )


class PastRegister:
    """Imports into the register of one office."""

    def __init__(
        self, store: Store, settings: Settings, workdays: CalendarSource | None = None
    ) -> None:
        """``workdays`` defaults to the calendar that the program was delivered with."""
        self._store = store
        self._organ = settings.hall_code
        self._workdays = workdays or DeliveredCalendar()

    def check(self, data: bytes) -> ImportSummary:
        """What taking the file over would bring; nothing is changed.

        Raises:
            Rejected: when the file is no such table, as :func:`read_sheet`.
            RowsRejected: with every problem of every row.
        """
        with self._store.read() as connection:
            return self._plan(connection, data).summary()

    def take_over(self, data: bytes, *, actor: str) -> ImportSummary:
        """Takes the file over in one transaction; the same file again changes nothing.

        Raises:
            Rejected, RowsRejected: as :meth:`check`; nothing was changed.
        """
        calendar = self._workdays.calendar()
        with self._store.command(actor) as command:
            plan = self._plan(command.connection, data)
            summary = plan.summary()
            if plan.entries:
                write(command, self._store.sealer, self._organ, calendar, plan.entries)
                command.audit(
                    "applications.imported",
                    self._organ,
                    added=summary.added,
                    known=summary.known,
                    sha256=hashlib.sha256(data).hexdigest(),
                )
        return summary

    def _plan(self, connection: Connection, data: bytes) -> _Plan:
        sheet = read_sheet(data)
        today = hall_date(self._store.clock.now())
        entries: list[Entry] = []
        problems: list[RowProblem] = []
        for row in sheet.rows:
            entry, wrong = read_entry(row, today)
            problems += wrong
            if entry is not None:
                entries.append(entry)
        problems += _repeated(entries)
        standing = self._standing(connection)
        added: list[Entry] = []
        for entry in entries:
            there = standing.get(entry.number)
            if there is None:
                added.append(entry)
            elif there != entry_print(self._store.sealer, entry):
                error = Rejected("past_register.number_taken")
                problems.append(RowProblem(entry.row, "编号", error))
        if problems:
            raise RowsRejected(sorted(problems, key=lambda problem: problem.row))
        return _Plan(tuple(added), len(entries) - len(added), sheet.ignored)

    def _standing(self, connection: Connection) -> dict[str, str]:
        """Numbers in the register with the fingerprint of what is there."""
        query = select(applications.c.number, applications.c.form_print).where(
            applications.c.organ == self._organ
        )
        return {row.number: row.form_print for row in connection.execute(query)}


def _repeated(entries: Iterable[Entry]) -> list[RowProblem]:
    """Rows whose number stands in an earlier row."""
    first: dict[str, int] = {}
    problems = []
    for entry in entries:
        earlier = first.setdefault(entry.number, entry.row)
        if earlier != entry.row:
            error = Rejected("past_register.number_twice", earlier=earlier)
            problems.append(RowProblem(entry.row, "编号", error))
    return problems
