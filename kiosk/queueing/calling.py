"""Calling: no ticket is called twice at once, no window has two, no step outside the table."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Update, bindparam, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.queueing.closing import close_earlier_days
from kiosk.queueing.desk import Desk
from kiosk.queueing.hall import WindowOrder
from kiosk.queueing.model import OUTCOMES, Result, Ticket, TicketAction, TicketState
from kiosk.queueing.moving import moved_on, one_per_person
from kiosk.queueing.order import calling_order, within_reach
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import to_ticket
from kiosk.queueing.steps import EVENTS, moved, standing_ticket, tell
from kiosk.queueing.tables import tickets
from kiosk.store.command import Command

__all__ = ["EVENTS", "call_next", "call_ticket", "finish", "finish_and_next", "miss"]


@lru_cache(maxsize=256)
def _claim(order: WindowOrder) -> Update:
    """Takes the ticket that comes first for a window.

    A row that another window is just taking is skipped, so two windows never get the same one
    and never wait for each other.
    """
    waiting = tickets.alias("waiting")
    first = (
        select(waiting.c.id)
        .where(
            waiting.c.hall == bindparam("of"),
            waiting.c.service_day == bindparam("on", type_=tickets.c.service_day.type),
            waiting.c.state == TicketState.WAITING.value,
            within_reach(waiting, order.businesses, bindparam("at_window")),
        )
        .order_by(*calling_order(waiting, *order))
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    return (
        update(tickets)
        .where(tickets.c.id == first, tickets.c.state == TicketState.WAITING.value)
        .values(state=TicketState.CALLED.value)
        .returning(*tickets.c)
    )


def call_next(parts: Parts, window: str, *, actor: str) -> Ticket | None:
    """Calls the ticket that comes first by the window's rule; None when nobody waits.

    Raises:
        Rejected: ``window.unknown``, ``window.serves_nothing``, ``window.paused`` or
            ``call.window_busy``.
    """
    order = parts.table().serving(window)
    close_earlier_days(parts)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require_free()
        desk.require_working()
        return _serve_next(parts, command, desk, order)


def call_ticket(parts: Parts, ticket_id: str, *, window: str, actor: str) -> Ticket:
    """Calls one waiting ticket out of turn (直接呼叫).

    Raises:
        Rejected: as :func:`call_next`; ``ticket.unknown``, ``ticket.call_refused``,
            ``ticket.of_another_day`` or ``ticket.other_business``.
    """
    order = parts.table().serving(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require_free()
        desk.require_working()
        row = moved(parts, command, ticket_id, TicketAction.CALL)
        require_reach(row, order, window)
        _served(parts, command, desk, row)
        return to_ticket(row)


def recall(parts: Parts, ticket_id: str, *, window: str, actor: str) -> int:
    """Calls the ticket in hand once more; returns the number of recalls.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``, ``ticket.recall_refused``.
    """
    parts.table().order_of(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require(ticket_id)
        row = moved(parts, command, ticket_id, TicketAction.RECALL)
        times = desk.recall()
        tell(parts, command, TicketAction.RECALL, row, window=window, recalls=times)
        return times


def start(parts: Parts, ticket_id: str, *, window: str, actor: str) -> Ticket:
    """The resident has come: the service begins, and its time is counted from here.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``, ``ticket.start_refused``.
    """
    parts.table().order_of(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require(ticket_id)
        row = moved(parts, command, ticket_id, TicketAction.START)
        desk.start()
        tell(parts, command, TicketAction.START, row, window=window)
        return to_ticket(row)


def finish(
    parts: Parts, ticket_id: str, *, window: str, actor: str, result: str, whole: bool
) -> Ticket:
    """Ends the service: the ticket is finished, or moves on to the next business of the visit.

    ``whole`` ends the visit even where businesses are still to be visited.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``, ``ticket.unknown_result`` or
            ``ticket.one_per_person``.
    """
    parts.table().order_of(window)
    result = known_result(result)
    with one_per_person(parts, ticket_id, None), parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        return _finished(parts, command, desk, ticket_id, result, whole=whole)


def finish_and_next(
    parts: Parts, ticket_id: str, *, window: str, actor: str, result: str, whole: bool
) -> Ticket | None:
    """Ends the service and calls the next, in one commit; None when nobody waits.

    The ticket is named, so a second press of the same button ends nothing but itself. A window
    that pauses finishes and calls nobody.

    Raises:
        Rejected: as :func:`finish`; ``window.serves_nothing``.
    """
    order = parts.table().serving(window)
    result = known_result(result)
    with one_per_person(parts, ticket_id, None), parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        _finished(parts, command, desk, ticket_id, result, whole=whole)
        return None if desk.pause_reason else _serve_next(parts, command, desk, order)


def miss(parts: Parts, ticket_id: str, *, window: str, actor: str) -> Ticket:
    """过号: the resident called to this window did not come.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``, ``ticket.miss_refused``.
    """
    parts.table().order_of(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require(ticket_id)
        row = moved(parts, command, ticket_id, TicketAction.MISS)
        desk.end(OUTCOMES[TicketAction.MISS])
        tell(parts, command, TicketAction.MISS, row, window=window)
        return to_ticket(row)


def known_result(result: str) -> str:
    """The code of a result; Rejected ``ticket.unknown_result`` for one that is none."""
    if result and result not in {known.value for known in Result}:
        raise Rejected("ticket.unknown_result")
    return result


def require_reach(row: Row[Any], order: WindowOrder, window: str) -> None:
    """Raises Rejected ``ticket.other_business`` when the window has no business with it."""
    if row.business not in order.businesses and row.target_window != window:
        raise Rejected("ticket.other_business", number=row.number, window=window)


def _serve_next(parts: Parts, command: Command, desk: Desk, order: WindowOrder) -> Ticket | None:
    day = parts.numbering.day(command.connection, command.now)
    asked = {"of": parts.hall, "on": day, "at_window": desk.window, "now": command.now}
    row = command.execute(_claim(order), asked).first()
    if row is None:
        return None
    _served(parts, command, desk, row)
    return to_ticket(row)


def _served(parts: Parts, command: Command, desk: Desk, row: Row[Any]) -> None:
    desk.put(row)
    tell(parts, command, TicketAction.CALL, row, window=desk.window)


def _finished(
    parts: Parts, command: Command, desk: Desk, ticket_id: str, result: str, *, whole: bool
) -> Ticket:
    desk.require(ticket_id)
    only = {} if whole else {"further": ""}
    try:
        row = moved(parts, command, ticket_id, TicketAction.FINISH, only=only, result=result)
    except Conflict:
        if not standing_ticket(parts, command, ticket_id).further:
            raise
        return moved_on(parts, command, desk, ticket_id, result)
    timed = _timed(desk.end(OUTCOMES[TicketAction.FINISH]), result)
    tell(parts, command, TicketAction.FINISH, row, window=desk.window, **timed)
    return to_ticket(row)


def _timed(seconds: int | None, result: str) -> dict[str, str | int]:
    facts: dict[str, str | int] = {} if seconds is None else {"service_seconds": seconds}
    return facts | {"result": result} if result else facts
