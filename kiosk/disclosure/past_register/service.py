"""Takes an office's past register over: all of a file or nothing, and never twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from kiosk.common.calendars import CalendarSource, DeliveredCalendar
from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.disclosure.past_register.entries import Entry, RowProblem, read_entry
from kiosk.disclosure.past_register.sheet import read_sheet
from kiosk.disclosure.past_register.writing import entry_print, prepare, write
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
class _Reading:
    """A file as it was read, before anything is known of the register."""

    entries: tuple[Entry, ...]
    prints: dict[str, str]
    """Fingerprints of the entries by number."""
    problems: tuple[RowProblem, ...]
    ignored: tuple[str, ...]


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
        reading = self._read(data)
        with self._store.read() as connection:
            added = _added(reading, self._standing(connection))
        return _summary(reading, added)

    def take_over(self, data: bytes, *, actor: str) -> ImportSummary:
        """Takes the file over in one transaction; the same file again changes nothing.

        All is read, checked and sealed before the transaction begins, so that the register is
        held no longer than the writing takes.

        Raises:
            Rejected, RowsRejected: as :meth:`check`; nothing was changed.
        """
        reading = self._read(data)
        with self._store.read() as connection:
            expected = _added(reading, self._standing(connection))
        sealer, calendar = self._store.sealer, self._workdays.calendar()
        prepared = {
            one.number: prepare(sealer, self._organ, calendar, one, reading.prints[one.number])
            for one in expected
        }
        with self._store.command(actor) as command:
            added = _added(reading, self._standing(command.connection))
            summary = _summary(reading, added)
            if added:
                write(command, self._organ, [prepared[one.number] for one in added])
                command.audit(
                    "applications.imported",
                    self._organ,
                    added=summary.added,
                    known=summary.known,
                    sha256=hashlib.sha256(data).hexdigest(),
                )
        return summary

    def _read(self, data: bytes) -> _Reading:
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
        prints = {entry.number: entry_print(self._store.sealer, entry) for entry in entries}
        return _Reading(tuple(entries), prints, tuple(problems), sheet.ignored)

    def _standing(self, connection: Connection) -> dict[str, str]:
        """Numbers in the register with the fingerprint of what is there."""
        query = select(applications.c.number, applications.c.form_print).where(
            applications.c.organ == self._organ
        )
        return {row.number: row.form_print for row in connection.execute(query)}


def _added(reading: _Reading, standing: Mapping[str, str]) -> list[Entry]:
    """The entries that are not in the register yet.

    Raises:
        RowsRejected: with every problem of every row.
    """
    problems = list(reading.problems)
    added: list[Entry] = []
    for entry in reading.entries:
        there = standing.get(entry.number)
        if there is None:
            added.append(entry)
        elif there != reading.prints[entry.number]:
            error = Rejected("past_register.number_taken")
            problems.append(RowProblem(entry.row, "编号", error))
    if problems:
        raise RowsRejected(sorted(problems, key=lambda problem: problem.row))
    return added


def _summary(reading: _Reading, added: Sequence[Entry]) -> ImportSummary:
    days = [entry.received_on for entry in added]
    return ImportSummary(
        added=len(added),
        known=len(reading.entries) - len(added),
        open=sum(entry.closed_on is None for entry in added),
        first=min(days, default=None),
        last=max(days, default=None),
        ignored=reading.ignored,
    )


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
