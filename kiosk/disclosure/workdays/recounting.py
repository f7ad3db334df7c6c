"""Counts the limits of open applications again when the calendar has changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, select, update

from kiosk.common.errors import Conflict
from kiosk.common.ids import new_id
from kiosk.common.workdays import Calendar, Deadline
from kiosk.disclosure.limits import deadline_of, stops_of
from kiosk.disclosure.states import OPEN
from kiosk.disclosure.tables import applications
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
        Conflict: ``disclosure.case_unquiet`` when one case never stood still.
    """
    with store.read() as connection:
        cases = list(connection.execute(_open_cases(organ)))
        stops = stops_of(connection, [case.id for case in cases])
    moved: list[MovedLimit] = []
    settled = 0
    for case in cases:
        if _stands(case, deadline_of(case, stops[case.id], calendar)):
            continue
        done = _bring_up(store, case.id, calendar, actor)
        if done is None:
            continue
        settled += case.provisional and not done.provisional
        if done.before != done.after:
            moved.append(done)
    return Recount(len(cases), tuple(moved), settled)


def _stands(case: Row[Any], deadline: Deadline) -> bool:
    return (deadline.due_on, deadline.provisional) == (case.due_on, case.provisional)


def _bring_up(store: Store, identity: str, calendar: Calendar, actor: str) -> MovedLimit | None:
    """Writes the new limit of one case; None when it no longer is open or needs none."""
    for _ in range(_TRIES):
        with store.command(actor) as command:
            case = command.execute(_open(applications.c.id == identity)).first()
            if case is None:
                return None
            stops = stops_of(command.connection, [identity])[identity]
            deadline = deadline_of(case, stops, calendar)
            if _stands(case, deadline):
                return None
            if _write(command, case, deadline):
                return MovedLimit(case.number, case.due_on, deadline.due_on, deadline.provisional)
    raise Conflict("disclosure.case_unquiet")


def _write(command: Command, case: Row[Any], deadline: Deadline) -> bool:
    """Whether the case still was as it was read."""
    done = command.execute(
        update(applications)
        .where(applications.c.id == case.id, applications.c.version == case.version)
        .values(due_on=deadline.due_on, provisional=deadline.provisional, version=case.version + 1)
    )
    if done.rowcount != 1:
        return False
    before, after = case.due_on.isoformat(), deadline.due_on.isoformat()
    command.audit(
        "application.limit_recounted",
        case.number,
        before=before,
        after=after,
        provisional=int(deadline.provisional),
    )
    told = {
        "id": case.id,
        "number": case.number,
        "hall": case.organ,
        "due_on": after,
        "provisional": deadline.provisional,
        "version": case.version + 1,
    }
    command.publish("application.limit_recounted", new_id(), told)
    return True


def _open(*conditions: Any) -> Select[Any]:
    """Open applications whose date of receipt stands, without anything sealed."""
    names = (
        "id", "organ", "number", "received_on", "limit_days", "extended_days", "delayed_days",
        "due_on", "provisional", "version",
    )  # fmt: skip
    return select(*(applications.c[name] for name in names)).where(
        applications.c.state.in_([state.value for state in OPEN]),
        applications.c.received_on.is_not(None),
        *conditions,
    )


def _open_cases(organ: str) -> Select[Any]:
    return _open(applications.c.organ == organ).order_by(applications.c.number)
