"""Giving tickets: one commit for number, ticket, audit link, event and print job."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import (
    Row,
    bindparam,
    func,
    select,
)
from sqlalchemy.exc import IntegrityError

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id, parse_request_id
from kiosk.queueing.adding import ADD, OF_DAY
from kiosk.queueing.claims import NO_CLAIM, CheckIn, Claim, checked_claim
from kiosk.queueing.closing import close_earlier_days
from kiosk.queueing.estimate import Pace
from kiosk.queueing.hall import HallTable, Queue, shown
from kiosk.queueing.holders import open_of_person
from kiosk.queueing.model import (
    MOST_FURTHER,
    Lane,
    Priority,
    Ticket,
    TicketState,
)
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import to_ticket
from kiosk.queueing.tables import tickets
from kiosk.store.command import Command
from kiosk.store.prepared import Ask, together

_ISSUED = select(func.count()).where(*OF_DAY, tickets.c.taken_for == bindparam("taken_for"))
_BY_ID = select(tickets).where(tickets.c.id == bindparam("ticket"))


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, checked as far as that is possible before the transaction."""

    request_id: str
    queue: Queue
    item_code: str
    item_name: str
    further: tuple[str, ...]
    claim: Claim
    pace: Pace | None


def take(
    parts: Parts,
    business: str,
    *,
    request_id: str,
    item_code: str | None = None,
    further: Sequence[str] = (),
    priority: Priority | None = None,
    identity: str | None = None,
    appointment: CheckIn | None = None,
) -> Ticket:
    """Gives a ticket, or the one that the same request was given before.

    The look-up of an earlier ticket costs nothing when there is none: it is made only after a
    refusal or after a unique key stopped a second insert, which was rolled back.

    Raises:
        Rejected: ``request.bad_id``, ``business.unknown``, ``business.closed``,
            ``business.closed_until``, ``business.switched_off``, ``business.hours_unreadable``,
            ``business.quota_full``, ``guide.unknown``, ``ticket.item_elsewhere``,
            ``ticket.further_twice``, ``ticket.further_too_many``, ``ticket.identity_required``,
            ``ticket.one_per_person``, or as :func:`checked_claim`.
        Conflict: ``ticket.request_reused`` when the request id was used for something else.
    """
    request_id = parse_request_id(request_id)
    holder: str | None = None
    try:
        close_earlier_days(parts)
        claim = checked_claim(
            parts.rules,
            parts.store.sealer,
            parts.store.clock.now(),
            priority=priority,
            identity=identity,
            check_in=appointment,
        )
        wish = _wish(parts, business, request_id, item_code, tuple(further), claim)
        holder = wish.claim.holder
        return _issued(parts, wish)
    except (Rejected, IntegrityError) as refusal:
        standing = _given_before(parts, request_id)
        if standing is not None:
            if (standing.taken_for, standing.item_code) != (business, item_code or ""):
                raise Conflict("ticket.request_reused", number=standing.number) from refusal
            return to_ticket(standing)
        if isinstance(refusal, Rejected):
            raise
        number = open_of_person(parts, holder, (business,)) if holder else None
        if number is not None:
            raise Rejected("ticket.one_per_person", number=number) from refusal
        raise Conflict("ticket.request_taken") from refusal


def rehearse(parts: Parts) -> None:
    """Does all that a ticket needs and takes it back: no resident waits for what is done once in
    a program's life, such as putting the statements together.

    Raises:
        Unavailable, Damaged: the store cannot be written.
    """
    queue = next(iter(parts.table().queues.values()), None)
    if queue is None:
        return
    wish = Wish(new_id(), queue, "", "", (), NO_CLAIM, None)
    with suppress(_Rehearsed), parts.store.command("system") as command:
        ticket, rank_at = _given(parts, command, wish)
        _record(parts, command, wish, ticket, rank_at)
        command.conclude()
        raise _Rehearsed


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


def _given_before(parts: Parts, request_id: str) -> Row[Any] | None:
    with parts.store.read() as connection:
        return connection.execute(_BY_ID, {"ticket": request_id}).first()


def _wish(
    parts: Parts,
    business: str,
    request_id: str,
    item_code: str | None,
    further: tuple[str, ...],
    claim: Claim,
) -> Wish:
    table = parts.table()
    queue = table.queue(business)
    asks = queue.business.real_name
    if further:
        asks = _check_further(table, business, further) or asks
    if asks and claim.holder is None:
        raise Rejected("ticket.identity_required", business=queue.business.name)
    if claim.holder is not None and not asks:
        claim = replace(claim, holder=None)  # nobody asks for it: it is not kept
    return Wish(
        request_id=request_id,
        queue=queue,
        item_code=item_code or "",
        item_name=_item_name(parts, business, item_code),
        further=further,
        claim=claim,
        pace=parts.paces.of(business, table.capacity(business)),
    )


def _check_further(table: HallTable, business: str, further: tuple[str, ...]) -> bool:
    """Whether one of the further businesses asks for real names."""
    if len(further) > MOST_FURTHER:
        raise Rejected("ticket.further_too_many", most=MOST_FURTHER)
    if len({business, *further}) <= len(further):
        raise Rejected("ticket.further_twice")
    wanted = [table.queue(code).business for code in further]
    return any(business.real_name for business in wanted)


def _issued(parts: Parts, wish: Wish) -> Ticket:
    """Tries once more after a clash: the first two of a series may come at one moment.

    Then one of them finds no counter to advance, but in its next statement the counter that the
    other committed meanwhile, at a place that is taken. What clashes for good clashes again.
    """
    try:
        return _issue(parts, wish)
    except IntegrityError:
        return _issue(parts, wish)


def _issue(parts: Parts, wish: Wish) -> Ticket:
    queue, claim = wish.queue, wish.claim
    with parts.store.command() as command:
        for code in (queue.business.code, *wish.further):
            closed = parts.table().queue(code).refusal(command.now, parts.calendar)
            if closed is not None and not _excused(claim, closed):
                raise closed
        ticket, rank_at = _given(parts, command, wish)
        if claim.kept is None:
            _keep_quota(command, parts.hall, queue, ticket)
        _record(parts, command, wish, ticket, rank_at)
        if claim.check_in is not None:
            claim.check_in.settle(command, ticket)
    return ticket


def _record(parts: Parts, command: Command, wish: Wish, ticket: Ticket, rank_at: datetime) -> None:
    command.audit("ticket.issued", ticket.id, **_link(ticket, wish.claim))
    command.publish("ticket.issued", wish.request_id, _event(ticket, parts.hall, rank_at))
    command.print("ticket", ticket.id)


def _excused(claim: Claim, closed: Rejected) -> bool:
    """Who has an appointment may check in before the doors open, e.g. in the noon break."""
    return claim.kept is not None and closed.code == "business.closed_until"


def _given(parts: Parts, command: Command, wish: Wish) -> tuple[Ticket, datetime]:
    """The ticket, added to the next place of its series, and its moment in the order."""
    day = hall_date(command.now)
    while True:
        facts = _facts(parts, command, wish, day)
        place = _added(parts, command, wish, facts)
        if place is not None:
            row = SimpleNamespace(**facts | place._asdict())
            return to_ticket(row), row.rank_at
        # the first of a series or day; or another machine began a later day just now
        day = parts.numbering.begin(command, wish.queue.business.prefix)


def _added(parts: Parts, command: Command, wish: Wish, facts: dict[str, Any]) -> Any:
    """One round trip to a hall's database; two where the moment depends on the place."""
    series = wish.queue.business.prefix

    def ask(*asks: Ask) -> list[Any]:
        if wish.claim.check_in is None:
            return command.ask_last(asks)
        return together(command.connection, asks)  # the appointment is still to be locked

    counter = parts.numbering.next_place(facts["service_day"], series, command.now)
    if wish.claim.lane is not Lane.PRIORITY:
        _, added = ask(counter, Ask(ADD, facts))
        return added
    place = together(command.connection, [counter])[0]
    if place is None:
        return None
    rank = wish.claim.rank_at(place.queued_at, parts.rules)
    return ask(Ask(ADD, facts | {"rank": rank}))[0]


def _facts(parts: Parts, command: Command, wish: Wish, day: date) -> dict[str, Any]:
    queue, claim, pace = wish.queue, wish.claim, wish.pace
    due_from = claim.due_from(parts.rules)
    fixed = claim.lane is Lane.APPOINTMENT
    return {
        "id": wish.request_id,
        "hall": parts.hall,
        "service_day": day,
        "series": queue.business.prefix,
        "business": queue.business.code,
        "business_name": queue.business.name,
        "windows": " ".join(queue.windows),
        "item_code": wish.item_code,
        "item_name": wish.item_name,
        "terminal": command.terminal,
        "issued_at": command.now,
        "quick_seconds": pace.quick if pace else None,
        "slow_seconds": pace.slow if pace else None,
        "state": TicketState.WAITING.value,
        "misses": 0,
        "taken_for": queue.business.code,
        "lane": claim.lane.value,
        "group": claim.group,
        "reason": claim.reason,
        "due_from": due_from,
        "target_window": None,
        "further": " ".join(wish.further),
        "visited": "",
        "appointment_id": claim.check_in.appointment_id if claim.check_in else None,
        "holder": claim.holder,
        "result": "",
        "of": parts.hall,
        "on": day,
        "in": queue.business.prefix,
        "now": command.now,
        "undue": int(due_from is not None and due_from > command.now),
        "rank": claim.rank_at(command.now, parts.rules) if fixed else None,
    }


def _keep_quota(command: Command, hall: str, queue: Queue, ticket: Ticket) -> None:
    """Refuses what is more than the day's tickets; it is rolled back with its serial.

    Not asked of appointments kept: their slots have quotas of their own.
    """
    quota = queue.business.daily_quota
    if quota is None:
        return
    day = {"service_day": ticket.service_day, "taken_for": ticket.business}
    if command.execute(_ISSUED, {"hall": hall, **day}).scalar_one() > quota:
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


def _link(ticket: Ticket, claim: Claim) -> dict[str, str | int]:
    """What the audit trail keeps: by which rule the ticket got its place, and why."""
    facts: dict[str, str | int] = {"number": ticket.number, "business": ticket.business}
    if claim.group:
        facts |= {"group": claim.group, "reason": claim.reason}
    if claim.check_in is not None:
        facts["appointment"] = claim.check_in.appointment_id
    return facts


def _event(ticket: Ticket, hall: str, rank_at: datetime) -> dict[str, Any]:
    """What the platform is told: enough to follow the ticket, nothing about a person.

    By ``rank_at`` it knows the order as the hall does. The lane is told, the group is not: some
    groups speak of a person's health.
    """
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
        "lane": ticket.lane.value,
        "rank_at": rank_at.isoformat(),
        "further": list(ticket.further),
    }
