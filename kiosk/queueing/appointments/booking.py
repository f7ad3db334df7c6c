"""Making and giving up appointments: seat, booking, audit link and event in one commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.common.clock import hall_date, hall_time
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id, new_query_code, parse_request_id
from kiosk.queueing.appointments import seats
from kiosk.queueing.appointments.model import (
    Appointment,
    AppointmentState,
    Channel,
    Slot,
    blocked_until,
)
from kiosk.queueing.appointments.office import Office, Plan
from kiosk.queueing.appointments.rows import (
    Person,
    checked_person,
    code_check,
    sealed_text,
    to_appointment,
)
from kiosk.queueing.appointments.tables import appointments
from kiosk.store.command import Command

_ADD = insert(appointments)
_OF_PERSON = select(appointments.c.id).where(
    appointments.c.hall == bindparam("of"),
    appointments.c.holder == bindparam("whose"),
    appointments.c.business == bindparam("for_business"),
    appointments.c.starts_at == bindparam("at", type_=appointments.c.starts_at.type),
    appointments.c.state != AppointmentState.CANCELLED.value,
)
_MISSED = select(appointments.c.day).where(
    appointments.c.hall == bindparam("of"),
    appointments.c.holder == bindparam("whose"),
    or_(
        appointments.c.state == AppointmentState.NO_SHOW.value,
        (appointments.c.state == AppointmentState.BOOKED.value)
        & (appointments.c.day < bindparam("today", type_=appointments.c.day.type)),
    ),
)
"""Also those of a day that nobody has closed yet."""
MOVE = (
    update(appointments)
    .where(
        appointments.c.hall == bindparam("of"),
        appointments.c.id == bindparam("appointment"),
        appointments.c.state == AppointmentState.BOOKED.value,
    )
    .values(
        state=bindparam("following"),
        settled_at=bindparam("at", type_=appointments.c.settled_at.type),
        ticket_id=bindparam("ticket"),
    )
)
"""Every step starts from a booked one, so it is one UPDATE with that state in its WHERE."""


@dataclass(frozen=True, slots=True)
class Request:
    """A booking to be made, its person and slot checked."""

    id: str
    plan: Plan
    slot: Slot
    person: Person
    channel: Channel
    code: str
    reference: str | None = None


def book(
    office: Office,
    business: str,
    starts_at: datetime,
    *,
    name: str,
    identity: str,
    request_id: str,
    channel: Channel,
    actor: str,
) -> Appointment:
    """Books a seat and asks for its slip; the same request id gives the same appointment.

    Raises:
        Rejected: ``request.bad_id``, ``business.unknown``, ``appointment.not_offered``,
            ``appointment.slot_unknown``, ``appointment.slot_begun``,
            ``appointment.too_far_ahead``, ``appointment.slot_full``,
            ``appointment.already_booked``, ``appointment.blocked``; ``input.…`` or
            ``identity.…`` for the person.
        Conflict: ``appointment.request_reused``, ``ticket.request_taken``.
    """
    request_id = parse_request_id(request_id)
    person = checked_person(name, identity, hall_date(office.store.clock.now()))
    try:
        with office.store.command(actor) as command:
            plan = office.plan(business)
            slot = office.slot(plan, starts_at)
            _require_bookable(office, plan, slot, command.now)
            _require_not_blocked(office, command, person)
            request = Request(request_id, plan, slot, person, channel, new_query_code())
            admit(office, command, request)
            command.print("appointment", request_id)
    except (Rejected, IntegrityError) as refusal:
        standing = office.row(request_id)
        if standing is None and isinstance(refusal, IntegrityError):
            raise Conflict("ticket.request_taken") from refusal
        if standing is None:
            raise
        if not _is_same(office, standing, business, starts_at, person):
            raise Conflict("appointment.request_reused") from refusal
    row = office.row(request_id)
    if row is None:
        raise Conflict("ticket.request_taken")
    return to_appointment(office, row)


def admit(office: Office, command: Command, request: Request) -> None:
    """Writes a booking: the seat first, so that all who book the slot come one after another.

    Raises:
        Rejected: ``appointment.slot_full`` or ``appointment.already_booked``.
    """
    slot, business = request.slot, request.plan.business
    holder = office.store.sealer.lookup(request.person.identity)
    seats.take_seat(command, office.hall, slot)
    mine = {
        "of": office.hall,
        "whose": holder,
        "for_business": business.code,
        "at": slot.starts_at,
    }
    if command.execute(_OF_PERSON, mine).first() is not None:
        raise Rejected("appointment.already_booked", starts_at=hall_time(slot.starts_at))
    command.execute(
        _ADD,
        {
            "id": request.id,
            "hall": office.hall,
            "business": business.code,
            "business_name": business.name,
            "day": slot.day,
            "starts_at": slot.starts_at,
            "ends_at": slot.ends_at,
            "holder": holder,
            "person": office.store.sealer.seal(sealed_text(request.person)),
            "code": office.store.sealer.seal(request.code),
            "code_check": code_check(office, request.code),
            "reference": request.reference,
            "channel": request.channel.value,
            "terminal": command.terminal,
            "booked_at": command.now,
            "state": AppointmentState.BOOKED.value,
        },
    )
    command.audit(
        "appointment.booked",
        request.id,
        business=business.code,
        starts_at=slot.starts_at.isoformat(),
        channel=request.channel.value,
    )
    facts = {"business": business.code, "starts_at": slot.starts_at.isoformat()}
    tell(office, command, "appointment.booked", request.id, key=request.id, **facts)


def cancel(office: Office, row: Row[Any], *, actor: str, in_time: bool) -> Appointment:
    """Gives an appointment up and its seat back.

    Args:
        row: the appointment.
        actor: who gives it up.
        in_time: whether the limit for residents holds; staff may cancel until check-in.

    Raises:
        Rejected: ``appointment.cancel_too_late`` or as :func:`refused`.
    """
    if row.state != AppointmentState.BOOKED.value:
        raise refused(row)
    until = row.starts_at - timedelta(minutes=office.rules.cancel_minutes)
    with office.store.command(actor) as command:
        if in_time and command.now > until:
            raise Rejected("appointment.cancel_too_late", until=hall_time(until))
        seats.give_back(command, office.hall, row.business, row.starts_at)
        if not move(office, command, row.id, AppointmentState.CANCELLED):
            raise Conflict("appointment.changed_meanwhile")
        command.audit("appointment.cancelled", row.id, business=row.business)
        tell(office, command, "appointment.cancelled", row.id)
    standing = office.row(row.id)
    return to_appointment(office, row if standing is None else standing)


def move(
    office: Office,
    command: Command,
    appointment_id: str,
    following: AppointmentState,
    ticket: str | None = None,
) -> bool:
    """Takes one step from booked; False when another took one before."""
    step = {
        "of": office.hall,
        "appointment": appointment_id,
        "following": following.value,
        "at": command.now,
        "ticket": ticket,
    }
    return command.execute(MOVE, step).rowcount == 1


def refused(row: Row[Any]) -> Rejected:
    """Why nothing can be done with an appointment that is not booked any more."""
    match AppointmentState(row.state):
        case AppointmentState.CANCELLED:
            return Rejected("appointment.cancelled_already")
        case AppointmentState.NO_SHOW:
            return Rejected("appointment.missed_already", starts_at=hall_time(row.starts_at))
        case _:
            return Rejected("appointment.used_already")


def tell(
    office: Office,
    command: Command,
    kind: str,
    appointment_id: str,
    *,
    key: str = "",
    **facts: str,
) -> None:
    """The event of a step: which appointment, nothing about its person."""
    said = {"appointment": appointment_id, "hall": office.hall, "at": command.now.isoformat()}
    command.publish(kind, key or new_id(), {**said, **facts})


def _require_bookable(office: Office, plan: Plan, slot: Slot, now: datetime) -> None:
    if slot.starts_at <= now:
        raise Rejected("appointment.slot_begun", starts_at=hall_time(slot.starts_at))
    days = office.days(plan, now)
    if slot.day not in days:
        raise Rejected("appointment.too_far_ahead", days=office.rules.days_ahead)


def _require_not_blocked(office: Office, command: Command, person: Person) -> None:
    today = hall_date(command.now)
    holder = office.store.sealer.lookup(person.identity)
    asked = {"of": office.hall, "whose": holder, "today": today}
    misses = command.execute(_MISSED, asked).scalars()
    until = blocked_until(misses, today, office.rules)
    if until is not None:
        rules = office.rules
        raise Rejected(
            "appointment.blocked", until=until, days=rules.missed_days, times=rules.missed_limit
        )


def _is_same(
    office: Office, row: Row[Any], business: str, starts_at: datetime, person: Person
) -> bool:
    holder = office.store.sealer.lookup(person.identity)
    return (row.business, row.starts_at, row.holder) == (business, starts_at, holder)
