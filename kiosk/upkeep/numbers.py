"""How far numbers had been given out, so that a restored database gives none of them again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Table, and_, update

from kiosk.common.clock import hall_date
from kiosk.disclosure.tables import application_counters, letter_counters
from kiosk.queueing.tables import service_days, ticket_counters
from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore

SKIPPED_NUMBERS = 100
"""How far counters jump when the replaced database could be read: a gap that shows a restore."""
SKIPPED_BLINDLY = 500
"""How far they jump when it could not: more than a series is likely to give out in a day."""


@dataclass(frozen=True, slots=True)
class GivenOut:
    """Days and counters of the database that is being replaced, as its columns hold them."""

    days: tuple[tuple[str, str], ...]
    tickets: tuple[tuple[str, str, str, int], ...]
    applications: tuple[tuple[str, int, str, int], ...]
    letters: tuple[tuple[str, int, str, int], ...] = ()


def read_given_out(connection: sqlcipher.Connection) -> GivenOut | None:
    """What the old database says; None when it is too damaged to say."""
    try:
        return GivenOut(
            tuple(connection.execute("SELECT hall, day FROM service_days")),
            tuple(connection.execute("SELECT hall, day, series, last FROM ticket_counters")),
            _applications(connection),
            _letters(connection),
        )
    except sqlcipher.DatabaseError:
        return None


def _applications(connection: sqlcipher.Connection) -> tuple[tuple[str, int, str, int], ...]:
    """Counters of applications; a database of before knows one series alone."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(application_counters)")}
    if "series" in columns:
        query = "SELECT organ, year, series, last FROM application_counters"
    else:
        query = "SELECT organ, year, '', last FROM application_counters"
    return tuple(connection.execute(query))


def _letters(connection: sqlcipher.Connection) -> tuple[tuple[str, int, str, int], ...]:
    """Counters of letters; a database from before there were any has given out none."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'letter_counters'"
    if connection.execute(query).fetchone() is None:
        return ()
    return tuple(connection.execute("SELECT organ, year, series, last FROM letter_counters"))


def skip_given_out(
    command: Command, given: GivenOut | None, hall: str, series: Iterable[str]
) -> int:
    """Lifts every counter past what was given out; returns how far they jumped beyond.

    Without knowledge of the old counters, those of this day and year are made to exist first,
    so that a series whose first number came after the backup jumps too.
    """
    from datetime import date

    today = hall_date(command.now)
    if given is None:
        skipped = SKIPPED_BLINDLY
        days = [(hall, today)]
        tickets = [(hall, today, one, 0) for one in series]
        applications: Iterable[tuple[str, int, str, int]] = [(hall, today.year, "", 0)]
    else:
        skipped = SKIPPED_NUMBERS
        days = [(of, date.fromisoformat(day)) for of, day in given.days]
        tickets = [(of, date.fromisoformat(day), one, last) for of, day, one, last in given.tickets]
        applications = given.applications
    for of, day in days:
        _lift(command, service_days, "day", {"hall": of}, day)
    for of, day, one, last in tickets:
        key = {"hall": of, "day": day, "series": one}
        _lift(command, ticket_counters, "last", key, last, queued_at=command.now)
    for of, year, one, last in applications:
        key = {"organ": of, "year": year, "series": one}
        _lift(command, application_counters, "last", key, last)
    for of, year, one, last in given.letters if given else ():
        key = {"organ": of, "year": year, "series": one}
        _lift(command, letter_counters, "last", key, last)
    for counter in (ticket_counters, application_counters, letter_counters):
        command.execute(update(counter).values(last=counter.c.last + skipped))
    return skipped


def _lift(
    command: Command, table: Table, column: str, key: dict[str, Any], least: Any, **others: Any
) -> None:
    insert_ignore(command.connection, table, **key, **{column: least}, **others)
    same = and_(*(table.c[name] == value for name, value in key.items()))
    command.execute(update(table).where(same, table.c[column] < least).values(**{column: least}))
