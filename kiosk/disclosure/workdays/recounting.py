"""Counts the limits of open applications again when the calendar has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from kiosk.common.errors import Conflict
from kiosk.common.workdays import Calendar, Deadline, Stop
from kiosk.disclosure.states import OPEN
from kiosk.disclosure.tables import application_stops, applications
from kiosk.disclosure.workdays.model import MovedLimit, Recount
from kiosk.store.command import Command
from kiosk.store.store import Store

_TRIES = 5
"""How often one case may be changed by others between reading and writing."""


def recount(store: Store, organ: str, calendar: Calendar, actor: str) -> Recount:
    """Brings ``due_on`` and ``provisional`` of every open application up to the calendar.

    Each case that changes is a transaction of its own, so that nobody waits for all of them;
    doing it again changes nothing more.

    Raises:
        Conflict: ``disclosure.changed_meanwhile`` when one case never stood still.
    """
    with store.read() as connection:
        cases = list(connection.execute(_open_cases(organ)))
        stops = _stops(connection, organ)
    moved: list[MovedLimit] = []
    settled = 0
    for case in cases:
        deadline = limit_of(case, stops[case.id], calendar)
        if (deadline.due_on, deadline.provisional) == (case.due_on, case.provisional):
            continue
        done = _bring_up(store, case.id, calendar, actor)
        if done is None:
            continue
        settled += case.provisional and not done.provisional
        if done.before != done.after:
            moved.append(done)
    return Recount(len(cases), tuple(moved), settled)


def limit_of(case: Row[Any], stops: list[Stop], calendar: Calendar) -> Deadline:
    """The deadline of one case with its extension and its stops that are over."""
    return calendar.due(case.received_on, case.limit_days + case.extended_days, stops)


def _bring_up(store: Store, identity: str, calendar: Calendar, actor: str) -> MovedLimit | None:
    """Writes the new limit of one case; None when it no longer is open or needs none."""
    for _ in range(_TRIES):
        with store.command(actor) as command:
            case = command.execute(_case(identity)).first()
            if case is None:
                return None
            stops = _stops_of(command.connection, identity)
            deadline = limit_of(case, stops, calendar)
            if (deadline.due_on, deadline.provisional) == (case.due_on, case.provisional):
                return None
            if _write(command, case, deadline):
                return MovedLimit(case.number, case.due_on, deadline.due_on, deadline.provisional)
    raise Conflict("disclosure.changed_meanwhile")


def _write(command: Command, case: Row[Any], deadline: Deadline) -> bool:
    done = command.execute(
        update(applications)
        .where(applications.c.id == case.id, applications.c.version == case.version)
        .values(
            due_on=deadline.due_on,
            provisional=deadline.provisional,
            version=case.version + 1,
        )
    )
    if done.rowcount != 1:
        return False
    command.audit(
        "application.limit_recounted",
        case.number,
        before=case.due_on.isoformat(),
        after=deadline.due_on.isoformat(),
        provisional=int(deadline.provisional),
    )
    return True


def _columns() -> Select[Any]:
    names = (
        "id", "number", "received_on", "limit_days", "extended_days", "due_on", "provisional",
        "version",
    )  # fmt: skip
    return select(*(applications.c[name] for name in names)).where(
        applications.c.state.in_([state.value for state in OPEN]),
        applications.c.received_on.is_not(None),
    )


def _open_cases(organ: str) -> Select[Any]:
    return _columns().where(applications.c.organ == organ).order_by(applications.c.number)


def _case(identity: str) -> Select[Any]:
    return _columns().where(applications.c.id == identity)


def _stops(connection: Connection, organ: str) -> defaultdict[str, list[Stop]]:
    query = (
        select(application_stops)
        .join(applications, applications.c.id == application_stops.c.application_id)
        .where(applications.c.organ == organ)
    )
    found: defaultdict[str, list[Stop]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.application_id].extend(_ended(row))
    return found


def _stops_of(connection: Connection, identity: str) -> list[Stop]:
    query = select(application_stops).where(application_stops.c.application_id == identity)
    return [stop for row in connection.execute(query) for stop in _ended(row)]


def _ended(row: Row[Any]) -> Iterator[Stop]:
    """A stop that is over; one that lasts has no length yet."""
    until: date | None = row.until
    if until is not None and row.kind != "correction":
        yield Stop(row.since, until)
