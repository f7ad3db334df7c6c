"""Giving tickets: one commit for number, ticket, audit link, event and print job."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import parse_request_id
from kiosk.queueing.hall import Queue, shown
from kiosk.queueing.model import Ticket, TicketState, ticket_number
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import to_ticket
from kiosk.queueing.tables import tickets
from kiosk.store.command import Command
from kiosk.store.prepared import Prepared

_OF_BUSINESS = (
    tickets.c.hall == bindparam("hall"),
    tickets.c.service_day == bindparam("service_day"),
    tickets.c.business == bindparam("business"),
)
_WAITING_AHEAD = select(func.count()).where(
    *_OF_BUSINESS, tickets.c.state == TicketState.WAITING.value
)
_ADD = Prepared(
    insert(tickets)
    .values(
        **{
            column.name: bindparam(column.name)
            for column in tickets.columns
            if column.name != "waiting_ahead"
        },
        waiting_ahead=_WAITING_AHEAD.scalar_subquery(),
    )
    .returning(*tickets.c)
)
"""Counts who waits and adds the ticket: after the counter's row is locked, nobody comes between."""
_ISSUED = select(func.count()).where(*_OF_BUSINESS)
_BY_ID = select(tickets).where(tickets.c.id == bindparam("ticket"))


def take(parts: Parts, business: str, *, request_id: str, item_code: str | None) -> Ticket:
    """Gives a ticket, or the one that the same request was given before.

    The look-up of an earlier ticket costs nothing when there is none: it is made only after a
    refusal or after the unique request id stopped a second insert, which was rolled back.

    Raises:
        Rejected: ``request.bad_id``, ``business.unknown``, ``business.closed``,
            ``business.closed_until``, ``business.hours_unreadable``, ``business.quota_full``,
            ``guide.unknown`` or ``ticket.item_elsewhere``.
        Conflict: ``ticket.request_reused`` when the request id was used for something else.
    """
    request_id = parse_request_id(request_id)
    try:
        return _issue(parts, business, request_id, item_code)
    except (Rejected, IntegrityError) as refusal:
        standing = _given_before(parts, request_id)
        if standing is not None:
            if (standing.business, standing.item_code) != (business, item_code or ""):
                raise Conflict("ticket.request_reused", number=standing.number) from refusal
            return standing
        if isinstance(refusal, IntegrityError):
            raise Conflict("ticket.request_taken") from refusal
        raise


def _given_before(parts: Parts, request_id: str) -> Ticket | None:
    with parts.store.read() as connection:
        row = connection.execute(_BY_ID, {"ticket": request_id}).first()
    return None if row is None else to_ticket(row)


def _issue(parts: Parts, business: str, request_id: str, item_code: str | None) -> Ticket:
    queue = parts.table().queue(business)
    item_name = _item_name(parts, business, item_code)
    pace = parts.paces.of(business, len(queue.windows))
    with parts.store.command() as command:
        closed = queue.refusal(command.now, parts.calendar)
        if closed is not None:
            raise closed
        place = parts.numbering.next_place(command, queue.business.prefix)
        facts = {
            "id": request_id,
            "hall": parts.hall,
            "service_day": place.day,
            "series": queue.business.prefix,
            "serial": place.serial,
            "number": ticket_number(queue.business.prefix, place.serial),
            "business": business,
            "business_name": queue.business.name,
            "windows": " ".join(queue.windows),
            "item_code": item_code or "",
            "item_name": item_name,
            "terminal": command.terminal,
            "issued_at": command.now,
            "queued_at": place.queued_at,
            "quick_seconds": pace.quick if pace else None,
            "slow_seconds": pace.slow if pace else None,
            "state": TicketState.WAITING.value,
            "misses": 0,
        }
        _keep_quota(command, queue, facts)
        ticket = to_ticket(_ADD.first(command.connection, facts))
        command.audit("ticket.issued", ticket.id, number=ticket.number, business=business)
        command.publish("ticket.issued", request_id, _event(ticket, parts.hall))
        command.print("ticket", ticket.id)
    return ticket


def _keep_quota(command: Command, queue: Queue, facts: dict[str, Any]) -> None:
    """Refuses when the day's tickets are given out; the serial taken is rolled back with it."""
    quota = queue.business.daily_quota
    if quota is None:
        return
    day = {name: facts[name] for name in ("hall", "service_day", "business")}
    if command.execute(_ISSUED, day).scalar_one() >= quota:
        raise Rejected("business.quota_full", business=queue.business.name, quota=quota)


def _item_name(parts: Parts, business: str, item_code: str | None) -> str:
    if not item_code:
        return ""
    if not item_code.isprintable():
        raise Rejected("guide.unknown", item=shown(item_code))
    item = parts.content.guide(item_code)
    if item.business != business:
        raise Rejected("ticket.item_elsewhere", item=shown(item.tile_name))
    return item.tile_name


def _event(ticket: Ticket, hall: str) -> dict[str, Any]:
    """What the platform is told: enough to follow the ticket, nothing about a person."""
    return {
        "ticket": ticket.id,
        "hall": hall,
        "number": ticket.number,
        "service_day": ticket.service_day.isoformat(),
        "serial": ticket.serial,
        "business": ticket.business,
        "business_name": ticket.business_name,
        "windows": list(ticket.windows),
        "item_code": ticket.item_code,
        "issued_at": ticket.issued_at.isoformat(),
        "waiting_ahead": ticket.waiting_ahead,
    }
