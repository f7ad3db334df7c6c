"""Counts the limits of open applications again when the calendar has changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, select, update

from kiosk.common.clock import hall_date
from kiosk.common.ids import new_id
from kiosk.common.workdays import Calendar, Deadline
from kiosk.disclosure.limits import deadline_of, stops_of
from kiosk.disclosure.news import KIND, news
from kiosk.disclosure.states import OPEN, PAUSED
from kiosk.disclosure.tables import applications
from kiosk.disclosure.workdays.model import MovedLimit, Recount
from kiosk.disclosure.workdays.periods import renew_periods
from kiosk.store.command import Command
from kiosk.store.store import Store

_WAITING = frozenset(state.value for state in PAUSED)


def recount(store: Store, organ: str, calendar: Calendar, actor: str) -> Recount:
    """Brings ``due_on`` and ``provisional`` of every open application up to the calendar, and
    with them the periods that are waited for.

    Each case that changes is a transaction of its own, so that nobody waits for all of them;
    doing it again changes nothing more.
    """
    with store.read() as connection:
        cases = list(connection.execute(_open_cases(organ)))
        stops = stops_of(connection, [case.id for case in cases])
    moved: list[MovedLimit] = []
    settled = periods = 0
    for case in cases:
        waiting = case.state in _WAITING
        if not waiting and _stands(case, deadline_of(case, stops[case.id], calendar)):
            continue
        done = _bring_up(store, case.id, calendar, actor)
        if done is None:
            continue
        limit, renewed = done
        periods += renewed
        settled += case.provisional and not limit.provisional
        if limit.before != limit.after:
            moved.append(limit)
    return Recount(len(cases), tuple(moved), settled, periods)


def _stands(case: Row[Any], deadline: Deadline) -> bool:
    return (deadline.due_on, deadline.provisional) == (case.due_on, case.provisional)


def _bring_up(
    store: Store, identity: str, calendar: Calendar, actor: str
) -> tuple[MovedLimit, int] | None:
    """Writes the new limit of one case, and how many periods were renewed; None when it no
    longer is open or needs nothing."""
    with store.command(actor) as command:
        query = _open(applications.c.id == identity).with_for_update()
        case = command.execute(query).first()
        if case is None:
            return None
        renewed = renew_periods(command, case, calendar)
        deadline = deadline_of(case, stops_of(command.connection, [identity])[identity], calendar)
        if _stands(case, deadline) and not renewed:
            return None
        _write(command, case, deadline)
    return MovedLimit(case.number, case.due_on, deadline.due_on, deadline.provisional), renewed


def _write(command: Command, case: Row[Any], deadline: Deadline) -> None:
    """A new version of the case, so that who looks at the old one is told."""
    command.execute(
        update(applications)
        .where(applications.c.id == case.id)
        .values(due_on=deadline.due_on, provisional=deadline.provisional, version=case.version + 1)
    )
    before, after = case.due_on.isoformat(), deadline.due_on.isoformat()
    command.audit(
        "application.limit_recounted",
        case.number,
        before=before,
        after=after,
        provisional=int(deadline.provisional),
    )
    now = command.execute(select(applications).where(applications.c.id == case.id)).one()
    command.publish(KIND, new_id(), news(now, "limit_recounted", hall_date(command.now)))


def _open(*conditions: Any) -> Select[Any]:
    """Open applications whose date of receipt stands, without anything sealed."""
    names = (
        "id", "organ", "number", "received_on", "limit_days", "extended_days", "delayed_days",
        "due_on", "provisional", "version", "state",
    )  # fmt: skip
    return select(*(applications.c[name] for name in names)).where(
        applications.c.state.in_([state.value for state in OPEN]),
        applications.c.received_on.is_not(None),
        *conditions,
    )


def _open_cases(organ: str) -> Select[Any]:
    return _open(applications.c.organ == organ).order_by(applications.c.number)
