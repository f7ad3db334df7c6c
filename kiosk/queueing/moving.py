"""Tickets that leave a window otherwise than finished, and those that come back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from kiosk.common.errors import Rejected
from kiosk.queueing.claims import checked_reason
from kiosk.queueing.desk import Desk
from kiosk.queueing.hall import Queue
from kiosk.queueing.holders import open_of_holder
from kiosk.queueing.model import AT_DESK, OUTCOMES, Ticket, TicketAction, TicketState
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import known_id, to_ticket
from kiosk.queueing.steps import moved, standing_ticket, tell
from kiosk.store.command import Command


def hold(parts: Parts, ticket_id: str, *, window: str, actor: str, reason: str) -> Ticket:
    """暂挂: sets the ticket in hand aside; the desk is free for the next.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``, ``ticket.reason_has_number``.
    """
    parts.table().order_of(window)
    reason = checked_reason(reason)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        return to_ticket(_left(parts, command, desk, ticket_id, TicketAction.HOLD, reason))


def resume(parts: Parts, ticket_id: str, *, window: str, actor: str) -> Ticket:
    """Goes on serving a held ticket, at the same or another window of its business.

    Raises:
        Rejected: ``window.unknown``, ``window.serves_nothing``, ``window.paused``,
            ``call.window_busy``, ``ticket.resume_refused``, ``ticket.of_another_day`` or
            ``ticket.other_business``.
    """
    order = parts.table().serving(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require_free()
        desk.require_working()
        row = moved(parts, command, ticket_id, TicketAction.RESUME)
        if row.business not in order.businesses and row.target_window != window:
            raise Rejected("ticket.other_business", number=row.number, window=window)
        desk.put(row, resumed=True)
        tell(parts, command, TicketAction.RESUME, row, window=window)
        return to_ticket(row)


def transfer(
    parts: Parts,
    ticket_id: str,
    *,
    window: str,
    actor: str,
    to_business: str | None,
    to_window: str | None,
    reason: str,
) -> Ticket:
    """转窗口: the ticket in hand, or a held one, waits in its old place for somebody else.

    Raises:
        Rejected: ``window.unknown``, ``business.unknown``, ``ticket.transfer_nowhere``,
            ``window.serves_nothing``, ``call.not_at_window``, ``ticket.transfer_refused`` or
            ``ticket.one_per_person``.
    """
    table = parts.table()
    table.order_of(window)
    if not to_business and not to_window:
        raise Rejected("ticket.transfer_nowhere")
    queue = table.queue(to_business) if to_business else None
    if to_window:
        table.serving(to_window)
    reason = checked_reason(reason)
    with one_per_person(parts, ticket_id, to_business), parts.store.command(actor) as command:
        standing = standing_ticket(parts, command, ticket_id)
        code = to_business or standing.business
        _require_elsewhere(standing, code, to_window, window)
        goal = queue or table.queue(code)
        new = {**_at(goal), "target_window": to_window or None}
        if to_window:
            new["windows"] = to_window
        row = _transferred(parts, command, standing, window, reason, new)
        facts = {"to_business": code} | ({"to_window": to_window} if to_window else {})
        tell(parts, command, TicketAction.TRANSFER, row, window=window, **facts)
        return to_ticket(row)


def move_on(parts: Parts, ticket_id: str, *, window: str, actor: str, result: str) -> Ticket:
    """One of several services of a visit is done: the ticket waits for the next one.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``, ``ticket.nothing_further`` or
            ``ticket.one_per_person``.
    """
    parts.table().order_of(window)
    with one_per_person(parts, ticket_id, None), parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        return moved_on(parts, command, desk, ticket_id, result)


def moved_on(parts: Parts, command: Command, desk: Desk, ticket_id: str, result: str) -> Ticket:
    """:func:`move_on` inside a command."""
    desk.require(ticket_id)
    standing = standing_ticket(parts, command, ticket_id)
    table = parts.table()
    known = [code for code in standing.further.split() if code in table.queues]
    if not known:
        raise Rejected("ticket.nothing_further", number=standing.number)
    new = _at(table.queue(known[0])) | {
        "further": " ".join(known[1:]),
        "visited": f"{standing.visited} {standing.business}".strip(),
        "target_window": None,
        "result": result,
    }
    row = _left(parts, command, desk, ticket_id, TicketAction.NEXT, "", **new)
    return to_ticket(row)


def give_back(parts: Parts, ticket_id: str, *, window: str, actor: str, reason: str) -> Ticket:
    """Puts the ticket in hand back into its old place, for any window of its business.

    Raises:
        Rejected: ``window.unknown``, ``call.not_at_window``.
    """
    parts.table().order_of(window)
    reason = checked_reason(reason)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        return to_ticket(returned(parts, command, desk, ticket_id, reason))


def returned(parts: Parts, command: Command, desk: Desk, ticket_id: str, reason: str) -> Row[Any]:
    """:func:`give_back` inside a command; what was sent to this window is free for the others."""
    desk.require(ticket_id)
    standing = standing_ticket(parts, command, ticket_id)
    queue = parts.table().queues.get(standing.business)
    new = {} if queue is None else _at(queue)
    return _left(
        parts, command, desk, ticket_id, TicketAction.RETURN, reason, target_window=None, **new
    )


def restore(parts: Parts, ticket_id: str, *, actor: str) -> Ticket:
    """A no-show of today waits again in its old place.

    Raises:
        Rejected: ``ticket.unknown``, ``ticket.of_another_day``, ``ticket.restore_refused`` or
            ``ticket.one_per_person`` when the resident has taken another ticket meanwhile.
    """
    with one_per_person(parts, ticket_id, None), parts.store.command(actor) as command:
        row = moved(parts, command, ticket_id, TicketAction.RESTORE)
        tell(parts, command, TicketAction.RESTORE, row)
        return to_ticket(row)


def cancel(parts: Parts, ticket_id: str, *, actor: str) -> Ticket:
    """Gives up a ticket of today that waits, is held or was missed.

    Raises:
        Rejected: ``ticket.unknown``, ``ticket.of_another_day`` or ``ticket.cancel_refused``.
    """
    with parts.store.command(actor) as command:
        row = moved(parts, command, ticket_id, TicketAction.CANCEL)
        tell(parts, command, TicketAction.CANCEL, row)
        return to_ticket(row)


@contextmanager
def one_per_person(parts: Parts, ticket_id: str, business: str | None) -> Iterator[None]:
    """Names the resident's other open ticket when the block breaks the rule of one.

    ``business`` is where the ticket was to go; None: found from the ticket itself.
    """
    try:
        yield
    except IntegrityError as error:
        other = open_of_holder(parts, known_id(ticket_id), business)
        if other is None:
            raise
        raise Rejected("ticket.one_per_person", number=other) from error


def _left(
    parts: Parts,
    command: Command,
    desk: Desk,
    ticket_id: str,
    action: TicketAction,
    reason: str,
    **new: Any,
) -> Row[Any]:
    """The ticket in hand leaves the desk by an action."""
    desk.require(ticket_id)
    row = moved(parts, command, ticket_id, action, **new)
    seconds = desk.end(OUTCOMES[action], reason)
    timed = {} if seconds is None else {"service_seconds": seconds}
    tell(parts, command, action, row, window=desk.window, **timed)
    return row


def _transferred(
    parts: Parts,
    command: Command,
    standing: Row[Any],
    window: str,
    reason: str,
    new: dict[str, Any],
) -> Row[Any]:
    if TicketState(standing.state) in AT_DESK:
        desk = Desk.locked(command, parts.hall, window)
        desk.require(standing.id)
        row = moved(parts, command, standing.id, TicketAction.TRANSFER, **new)
        desk.end(OUTCOMES[TicketAction.TRANSFER], reason)
        return row
    return moved(parts, command, standing.id, TicketAction.TRANSFER, **new)


def _require_elsewhere(
    standing: Row[Any], business: str, to_window: str | None, window: str
) -> None:
    if business == standing.business and (to_window or window) == window:
        raise Rejected("ticket.transfer_nowhere")


def _at(queue: Queue) -> dict[str, Any]:
    """The columns that say where a ticket stands."""
    return {
        "business": queue.business.code,
        "business_name": queue.business.name,
        "windows": " ".join(queue.windows),
    }
