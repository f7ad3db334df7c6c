"""The hall's floor: windows that live, pause or die, and what the supervisor rearranges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, or_, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.queueing.claims import checked_reason
from kiosk.queueing.closing import lapse_in_hand
from kiosk.queueing.desk import Desk
from kiosk.queueing.hall import shown
from kiosk.queueing.model import CallingRule, TicketAction, TicketState
from kiosk.queueing.moving import returned
from kiosk.queueing.parts import Parts
from kiosk.queueing.steps import locked_in_turn, moved
from kiosk.queueing.tables import business_switches, tickets, window_desks, window_orders
from kiosk.store.command import Command
from kiosk.store.statements import upsert

SYSTEM = "system"
LOST = "窗口失联"


def beat(parts: Parts, window: str, *, actor: str) -> None:
    """Says that the window's program lives and who works there; no event, no audit link.

    Raises:
        Rejected: ``window.unknown``.
    """
    parts.table().order_of(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        _set(command, parts.hall, desk.window, seen_at=command.now, operator=actor)


def leave(parts: Parts, window: str, *, actor: str) -> None:
    """The operator signs off: the window is no longer watched, what was sent to it is freed.

    Raises:
        Rejected: ``window.unknown``; ``call.window_busy`` while a ticket is in hand.
    """
    parts.table().order_of(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        desk.require_free()
        _set(command, parts.hall, window, seen_at=None, operator="")
        _free_targets(parts, command, window)
        command.show()


def pause(parts: Parts, window: str, *, actor: str, reason: str) -> None:
    """暂停: no new tickets come to the window; the one in hand can be finished.

    Raises:
        Rejected: ``window.unknown``, ``window.pause_reason_missing`` or
            ``ticket.reason_has_number``.
    """
    parts.table().order_of(window)
    reason = checked_reason(reason)
    if not reason:
        raise Rejected("window.pause_reason_missing")
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        if desk.pause_reason == reason:
            return
        _set(command, parts.hall, window, pause_reason=reason, paused_at=command.now)
        _announce(parts, command, "window.paused", window)


def work(parts: Parts, window: str, *, actor: str) -> None:
    """恢复办理: the window takes tickets again; nothing happens when it did not pause.

    Raises:
        Rejected: ``window.unknown``.
    """
    parts.table().order_of(window)
    with parts.store.command(actor) as command:
        desk = Desk.locked(command, parts.hall, window)
        if not desk.pause_reason:
            return
        _set(command, parts.hall, window, pause_reason="", paused_at=None)
        _announce(parts, command, "window.reopened", window)


def set_window(
    parts: Parts, window: str, *, businesses: Sequence[str], rule: str, actor: str
) -> None:
    """What a window serves, in which order and by which rule, instead of what the content says.

    No businesses takes the supervisor's setting away again.

    Raises:
        Rejected: ``window.unknown``, ``business.unknown`` or ``window.unknown_rule``.
    """
    table = parts.table()
    table.order_of(window)
    codes = tuple(dict.fromkeys(businesses))
    for code in codes:
        table.queue(code)
    if rule not in {known.value for known in CallingRule}:
        raise Rejected("window.unknown_rule", rule=shown(rule))
    with parts.store.command(actor) as command:
        Desk.locked(command, parts.hall, window)
        if codes:
            upsert(
                command.connection,
                window_orders,
                hall=parts.hall,
                window=window,
                businesses=" ".join(codes),
                rule=rule,
            )
        else:
            mine = (window_orders.c.hall == parts.hall, window_orders.c.window == window)
            command.execute(delete(window_orders).where(*mine))
        _announce(
            parts, command, "window.rearranged", window, businesses=" ".join(codes), rule=rule
        )
    parts.forget()


def switch_business(parts: Parts, business: str, *, is_open: bool, reason: str, actor: str) -> None:
    """The supervisor closes a business for the rest of the service day, or opens it again.

    Opening takes the closing back; the business's own hours and quota go on counting.

    Raises:
        Rejected: ``business.unknown``, ``business.reason_missing`` or
            ``ticket.reason_has_number``.
    """
    parts.table().queue(business)
    reason = checked_reason(reason)
    if not is_open and not reason:
        raise Rejected("business.reason_missing")
    with parts.store.command(actor) as command:
        day = parts.numbering.day(command.connection, command.now)
        if is_open:
            command.execute(
                delete(business_switches).where(
                    business_switches.c.hall == parts.hall,
                    business_switches.c.business == business,
                )
            )
        else:
            upsert(
                command.connection,
                business_switches,
                hall=parts.hall,
                business=business,
                closed_reason=reason,
                day=day,
                actor=actor,
                at=command.now,
            )
        kind = "business.opened" if is_open else "business.shut"
        facts: dict[str, str | int] = {} if is_open else {"reason": reason}
        command.audit(kind, business, **facts)
        command.publish(
            kind,
            new_id(),
            {"hall": parts.hall, "business": business, "at": command.now.isoformat(), **facts},
        )
    parts.forget()


def return_lost(parts: Parts) -> int:
    """Puts back the tickets of windows whose program fell silent; returns how many.

    Whoever looks may call it: a read finds nothing nearly always, and two who find the same
    window return its ticket once. A ticket of an earlier day lapses instead of waiting again.
    """
    now = parts.store.clock.now()
    sent = exists().where(
        tickets.c.hall == parts.hall,
        tickets.c.target_window == window_desks.c.window,
        tickets.c.state == TicketState.WAITING.value,
    )
    query = (
        select(window_desks.c.window, window_desks.c.seen_at)
        .where(window_desks.c.hall == parts.hall, window_desks.c.seen_at.is_not(None))
        .where(or_(window_desks.c.ticket_id.is_not(None), sent))
        .order_by(window_desks.c.window)
    )
    with parts.store.read() as connection:
        watched = connection.execute(query).all()
    silent = [row.window for row in watched if is_silent(parts, row.seen_at, now)]
    return sum(_take_back(parts, window) for window in silent)


def is_silent(parts: Parts, seen_at: datetime | None, now: datetime) -> bool:
    """Whether a watched window has not been heard of for too long, either way of the clock."""
    if seen_at is None:
        return False
    return abs(now - seen_at) > timedelta(seconds=parts.rules.window_lost_seconds)


def _take_back(parts: Parts, window: str) -> bool:
    with parts.store.command(SYSTEM) as command:
        desk = Desk.locked(command, parts.hall, window)
        if not is_silent(parts, desk.seen_at, command.now):
            return False
        _free_targets(parts, command, window)
        command.show()
        if desk.ticket_id is None:
            return False
        seen_at = desk.seen_at
        _empty(parts, command, desk, desk.ticket_id)
        _set(command, parts.hall, window, seen_at=seen_at)  # emptying it was no sign of life
        _announce(parts, command, "window.lost", window)
    return True


def _empty(parts: Parts, command: Command, desk: Desk, ticket_id: str) -> None:
    day = parts.numbering.day(command.connection, command.now)
    of_ticket = select(tickets.c.service_day).where(tickets.c.id == ticket_id)
    if command.execute(of_ticket).scalar_one() == day:
        returned(parts, command, desk, ticket_id, LOST)
        return
    row = moved(parts, command, ticket_id, TicketAction.LAPSE)
    lapse_in_hand(parts, command, desk, row)


def _free_targets(parts: Parts, command: Command, window: str) -> None:
    """Tickets sent to a window that nobody works at may be called by any of their business."""
    sent = (
        tickets.c.hall == parts.hall,
        tickets.c.target_window == window,
        tickets.c.state == TicketState.WAITING.value,
    )
    by_business: dict[str, list[str]] = {}
    for row in locked_in_turn(command, *sent):
        by_business.setdefault(row.business, []).append(row.id)
    queues = parts.table().queues
    for code, ids in by_business.items():
        windows = " ".join(queues[code].windows) if code in queues else ""
        command.execute(
            update(tickets).where(tickets.c.id.in_(ids)).values(target_window=None, windows=windows)
        )


def _set(command: Command, hall: str, window: str, **columns: object) -> None:
    command.execute(
        update(window_desks)
        .where(window_desks.c.hall == hall, window_desks.c.window == window)
        .values(**columns)
    )


def _announce(parts: Parts, command: Command, kind: str, window: str, **facts: str | int) -> None:
    command.audit(kind, window, **facts)
    command.publish(
        kind,
        new_id(),
        {"hall": parts.hall, "window": window, "at": command.now.isoformat(), **facts},
    )
