"""Calling: no ticket is called twice at once, no window has two, no step outside the table."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Update, bindparam, case, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.queueing.desk import Desk
from kiosk.queueing.model import TRANSITIONS, Ticket, TicketAction, TicketState, after
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import known_id, to_ticket
from kiosk.queueing.tables import tickets
from kiosk.store.command import Command

_ORIGIN = {action: state for state, action in TRANSITIONS}
"""Every action starts from one state, so a step is one UPDATE with that state in its WHERE."""

_MOVE = (
    update(tickets)
    .where(
        tickets.c.id == bindparam("ticket"),
        tickets.c.hall == bindparam("of"),
        tickets.c.state == bindparam("origin"),
    )
    .values(state=bindparam("following"), misses=tickets.c.misses + bindparam("missed"))
    .returning(*tickets.c)
)
_TICKET = select(tickets).where(
    tickets.c.id == bindparam("ticket"), tickets.c.hall == bindparam("of")
)

EVENTS = {
    TicketAction.CALL: "ticket.called",
    TicketAction.RECALL: "ticket.recalled",
    TicketAction.FINISH: "ticket.finished",
    TicketAction.MISS: "ticket.missed",
    TicketAction.RESTORE: "ticket.restored",
    TicketAction.CANCEL: "ticket.cancelled",
}


@lru_cache(maxsize=64)
def _claim(businesses: tuple[str, ...]) -> Update:
    """Takes the ticket that has waited longest among the businesses of a window.

    Equal waits go by the window's own order of businesses, then by serial. A row that another
    window is just taking is skipped, so two windows never get the same one and never wait.
    """
    waiting = tickets.alias("waiting")
    precedence = case(
        {code: place for place, code in enumerate(businesses)}, value=waiting.c.business
    )
    oldest = (
        select(waiting.c.id)
        .where(
            waiting.c.hall == bindparam("of"),
            waiting.c.service_day == bindparam("on"),
            waiting.c.business.in_(businesses),
            waiting.c.state == TicketState.WAITING.value,
        )
        .order_by(waiting.c.queued_at, precedence, waiting.c.serial)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    return (
        update(tickets)
        .where(tickets.c.id == oldest, tickets.c.state == TicketState.WAITING.value)
        .values(state=TicketState.CALLED.value)
        .returning(*tickets.c)
    )


def call_next(parts: Parts, window: str, *, actor: str) -> Ticket | None:
    """Calls the ticket that waited longest; None when nobody waits.

    Raises:
        Rejected: ``window.unknown``, ``window.serves_nothing`` or ``call.window_busy``.
    """
    businesses = parts.table().served_by(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require_free()
        return _serve_next(parts, command, desk, businesses)


def call_ticket(parts: Parts, ticket_id: str, *, window: str, actor: str) -> Ticket:
    """Calls one waiting ticket out of turn (直接呼叫).

    Raises:
        Rejected: as :func:`call_next`; ``ticket.unknown``, ``ticket.call_refused``,
            ``ticket.of_another_day`` or ``ticket.other_business``.
    """
    businesses = parts.table().served_by(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require_free()
        row = _moved(parts, command, ticket_id, TicketAction.CALL)
        _require_today(parts, command, row)
        if row.business not in businesses:
            raise Rejected("ticket.other_business", number=row.number, window=window)
        _served(parts, command, desk, row)
        return to_ticket(row)


def recall(parts: Parts, ticket_id: str, *, window: str, actor: str) -> int:
    """Calls the ticket in service once more; returns the number of recalls.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``.
    """
    parts.table().served_by(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require(ticket_id)
        row = _moved(parts, command, ticket_id, TicketAction.RECALL)
        times = desk.recall()
        _tell(parts, command, TicketAction.RECALL, row, window=window, recalls=times)
        return times


def end(parts: Parts, ticket_id: str, action: TicketAction, *, window: str, actor: str) -> Ticket:
    """Finishes the ticket in service, or marks it a no-show.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``.
    """
    parts.table().served_by(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        return _ended(parts, command, desk, ticket_id, action)


def end_and_next(
    parts: Parts, ticket_id: str, action: TicketAction, *, window: str, actor: str
) -> Ticket | None:
    """Ends the ticket in service and calls the next, in one commit; None when nobody waits.

    The ticket is named, so a second press of the same button ends nothing but itself.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``.
    """
    businesses = parts.table().served_by(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        _ended(parts, command, desk, ticket_id, action)
        return _serve_next(parts, command, desk, businesses)


def change(parts: Parts, ticket_id: str, action: TicketAction, *, actor: str) -> Ticket:
    """Restores a no-show to its old place, or cancels a waiting ticket; today's only.

    Raises:
        Rejected: ``ticket.unknown``, ``ticket.of_another_day``, ``ticket.restore_refused`` or
            ``ticket.cancel_refused``.
    """
    with parts.store.command(actor) as command:
        row = _moved(parts, command, ticket_id, action)
        _require_today(parts, command, row)
        _tell(parts, command, action, row)
        return to_ticket(row)


def _serve_next(
    parts: Parts, command: Command, desk: Desk, businesses: tuple[str, ...]
) -> Ticket | None:
    day = parts.numbering.day(command.connection, command.now)
    row = command.execute(_claim(businesses), {"of": parts.hall, "on": day}).first()
    if row is None:
        return None
    _served(parts, command, desk, row)
    return to_ticket(row)


def _served(parts: Parts, command: Command, desk: Desk, row: Row[Any]) -> None:
    desk.put(row)
    _tell(parts, command, TicketAction.CALL, row, window=desk.window)


def _ended(
    parts: Parts, command: Command, desk: Desk, ticket_id: str, action: TicketAction
) -> Ticket:
    desk.require(ticket_id)
    row = _moved(parts, command, ticket_id, action)
    seconds = desk.end(TicketState(row.state))
    timed = {} if seconds is None else {"service_seconds": seconds}
    _tell(parts, command, action, row, window=desk.window, **timed)
    return to_ticket(row)


def _moved(parts: Parts, command: Command, ticket_id: str, action: TicketAction) -> Row[Any]:
    origin = _ORIGIN[action]
    step = {
        "ticket": known_id(ticket_id),
        "of": parts.hall,
        "origin": origin.value,
        "following": TRANSITIONS[origin, action].value,
        "missed": int(action is TicketAction.MISS),
    }
    row = command.execute(_MOVE, step).first()
    if row is not None:
        return row
    standing = command.execute(_TICKET, {"ticket": step["ticket"], "of": parts.hall}).first()
    if standing is None:
        raise Rejected("ticket.unknown")
    after(TicketState(standing.state), action, number=standing.number)
    raise Conflict("ticket.changed_meanwhile", number=standing.number)


def _require_today(parts: Parts, command: Command, row: Row[Any]) -> None:
    if row.service_day != parts.numbering.day(command.connection, command.now):
        raise Rejected("ticket.of_another_day", number=row.number)


def _tell(
    parts: Parts, command: Command, action: TicketAction, row: Row[Any], **facts: str | int
) -> None:
    """Audit link and event of a step, in the same commit."""
    kind = EVENTS[action]
    command.audit(kind, row.id, number=row.number, **facts)
    command.publish(
        kind,
        new_id(),
        {
            "ticket": row.id,
            "hall": parts.hall,
            "number": row.number,
            "service_day": row.service_day.isoformat(),
            "business": row.business,
            "at": command.now.isoformat(),
            **facts,
        },
    )
