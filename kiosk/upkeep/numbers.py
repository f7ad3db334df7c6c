"""How far numbers had been given out, so that a restored database gives none of them again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import update

from kiosk.common.clock import hall_date
from kiosk.disclosure.tables import application_serials, letter_serials
from kiosk.feedback.submissions.tables import submission_serials
from kiosk.queueing.tables import service_days, ticket_counters
from kiosk.store.command import Command
from kiosk.store.serials import Series
from kiosk.store.statements import lift

SKIPPED_NUMBERS = 100
"""How far counters jump when the replaced database could be read: a gap that shows a restore."""
SKIPPED_BLINDLY = 500
"""How far they jump when it could not: more than a series is likely to give out in a day."""

_SERIALS = {
    "application_counters": application_serials,
    "letter_counters": letter_serials,
    "submission_counters": submission_serials,
}
_READ_BEFORE = {"application_counters": "SELECT organ, year, '', last FROM application_counters"}
"""A database of before knows one series of applications alone, and none of the others."""


@dataclass(frozen=True, slots=True)
class GivenOut:
    """Days and counters of the database that is being replaced, as its columns hold them."""

    days: tuple[tuple[str, str], ...]
    tickets: tuple[tuple[str, str, str, int], ...]
    serials: dict[str, tuple[tuple[str, int, str, int], ...]]
    """Rows of the other counters, by their table."""


def read_given_out(connection: sqlcipher.Connection) -> GivenOut | None:
    """What the old database says; None when it is too damaged to say."""
    try:
        return GivenOut(
            tuple(connection.execute("SELECT hall, day FROM service_days")),
            tuple(connection.execute("SELECT hall, day, series, last FROM ticket_counters")),
            {name: _serials(connection, name) for name in _SERIALS},
        )
    except sqlcipher.DatabaseError:
        return None


def _serials(connection: sqlcipher.Connection, table: str) -> tuple[tuple[str, int, str, int], ...]:
    """A table of counters; one that was not there yet has given out nothing."""
    columns = [
        row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    ]
    if not columns:
        return ()
    query = str(_SERIALS[table].rows) if "series" in columns else _READ_BEFORE[table]
    return tuple(connection.execute(query))


def skip_given_out(
    command: Command, given: GivenOut | None, hall: str, prefixes: Iterable[str]
) -> int:
    """Lifts every counter past what was given out; returns how far they jumped beyond.

    Without knowledge of the old counters, those of this day and year are made to exist first,
    so that a series whose first number came after the backup jumps too.
    """
    if given is None:
        given = _unknown(hall, hall_date(command.now), prefixes, command.terminal)
        skipped = SKIPPED_BLINDLY
    else:
        skipped = SKIPPED_NUMBERS
    connection, queued_at = command.connection, command.now
    for of, day in given.days:
        lift(connection, service_days, "day", date.fromisoformat(day), key={"hall": of})
    for of, day, prefix, last in given.tickets:
        key = {"hall": of, "day": date.fromisoformat(day), "series": prefix}
        lift(connection, ticket_counters, "last", last, key=key, queued_at=queued_at)
    for name, serials in _SERIALS.items():
        for of, year, series, last in given.serials[name]:
            serials.reach(command, Series(of, year, series), last)
    for counter in (ticket_counters, *(serials.table for serials in _SERIALS.values())):
        command.execute(update(counter).values(last=counter.c.last + skipped))
    return skipped


def _unknown(hall: str, today: date, prefixes: Iterable[str], terminal: str) -> GivenOut:
    day, year = today.isoformat(), today.year
    return GivenOut(
        ((hall, day),),
        tuple((hall, day, prefix, 0) for prefix in prefixes),
        {
            "application_counters": ((hall, year, "", 0),),
            "letter_counters": (),
            "submission_counters": ((hall, year, terminal, 0),),
        },
    )
