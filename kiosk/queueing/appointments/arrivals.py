"""Check-in (签到): the appointment becomes a ticket, both in one commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, bindparam, select

from kiosk.common.clock import hall_date, hall_time
from kiosk.common.errors import Conflict, Rejected, Unavailable
from kiosk.common.ids import parse_request_id
from kiosk.queueing.appointments.booking import move, refused, tell
from kiosk.queueing.appointments.model import (
    Appointment,
    AppointmentState,
    Timing,
    due_from,
    read_code,
    timing,
)
from kiosk.queueing.appointments.office import Office
from kiosk.queueing.appointments.rows import code_check, person_of, to_appointment
from kiosk.queueing.appointments.tables import appointments
from kiosk.queueing.claims import CheckIn
from kiosk.queueing.model import Ticket
from kiosk.store import gate
from kiosk.store.command import Command

if TYPE_CHECKING:
    from kiosk.queueing.service import Queueing

_BY_CODE = select(appointments).where(
    appointments.c.hall == bindparam("of"), appointments.c.code_check == bindparam("checked")
)
_OF_TODAY = (
    select(appointments)
    .where(
        appointments.c.hall == bindparam("of"),
        appointments.c.holder == bindparam("whose"),
        appointments.c.day == bindparam("today", type_=appointments.c.day.type),
        appointments.c.state != AppointmentState.CANCELLED.value,
    )
    .order_by(appointments.c.starts_at)
)
_CAME = frozenset({AppointmentState.CHECKED_IN.value, AppointmentState.LATE.value})


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """What a check-in gave."""

    ticket: Ticket
    appointment: Appointment
    timing: Timing
    """TOO_LATE: the ticket is an ordinary one."""
    due_from: datetime | None
    """From when the ticket may be called; None: now."""


def by_code(office: Office, typed: str) -> Row[Any]:
    """The appointment with a code, typed or scanned; wrong ones are counted per terminal.

    Raises:
        Rejected: ``appointment.code_wrong``, ``appointment.other_hall``.
        Unavailable: ``appointment.too_many_tries`` with ``minutes``.
    """
    code = read_code(typed, office.hall)
    source = f"appointment {office.store.terminal}"
    asked = {"of": office.hall, "checked": code_check(office, code)}
    with office.store.command() as command:
        minutes = gate.minutes_to_wait(command, source)
        row = None if minutes else command.execute(_BY_CODE, asked).first()
        if row is None and not minutes:
            gate.record_failure(command, source, "appointment.code_failed")
    if minutes:
        raise Unavailable("appointment.too_many_tries", minutes=minutes)
    if row is None:
        raise Rejected("appointment.code_wrong")
    return row


def by_identity(office: Office, number: str) -> Row[Any]:
    """Today's appointment of a card's holder that is next to come, or is on now.

    One that is over is taken only when no other is left, and one that was checked in already
    only when nothing is booked any more: then its number is told.

    Raises:
        Rejected: ``appointment.none_today``.
    """
    now = office.store.clock.now()
    asked = {
        "of": office.hall,
        "whose": office.store.sealer.lookup(number),
        "today": hall_date(now),
    }
    with office.store.read() as connection:
        rows = connection.execute(_OF_TODAY, asked).all()
    if not rows:
        raise Rejected("appointment.none_today")
    booked = [row for row in rows if row.state == AppointmentState.BOOKED.value]
    for row in booked:
        if timing(row.starts_at, row.ends_at, now, office.rules) is not Timing.TOO_LATE:
            return row
    return (booked or rows)[-1]


def check_in(
    office: Office, queueing: Queueing, row: Row[Any], *, request_id: str, ordinary: bool
) -> CheckedIn:
    """Takes the ticket of an appointment; the same request id gives the same one.

    Args:
        office: the hall's appointments.
        queueing: the hall's queue.
        row: the appointment.
        request_id: UUID made at the touch.
        ordinary: whether who comes after the late limit wants an ordinary ticket.

    Raises:
        Rejected: ``appointment.another_day``, ``appointment.too_early``,
            ``appointment.too_late``, ``appointment.cancelled_already``,
            ``appointment.missed_already``, ``appointment.checked_in_already``; or why no ticket
            is given, as ``Queueing.take`` says it.
        Conflict: ``appointment.changed_meanwhile``.
    """
    request_id = parse_request_id(request_id)
    if row.state in _CAME:
        return _again(office, queueing, row, request_id)
    if row.state != AppointmentState.BOOKED.value:
        raise refused(row)
    how = _timely(office, row, ordinary=ordinary)
    person = person_of(office, row)
    try:
        ticket = queueing.take(
            row.business,
            request_id=request_id,
            identity=person.identity if person else None,
            appointment=_claim(office, row, how),
        )
    except (Rejected, Conflict):
        standing = office.row(row.id)
        if standing is None or standing.state not in _CAME:
            raise
        return _again(office, queueing, standing, request_id)
    return _checked_in(office, row, ticket, how)


def _claim(office: Office, row: Row[Any], how: Timing) -> CheckIn:
    late = how is Timing.TOO_LATE
    following = AppointmentState.LATE if late else AppointmentState.CHECKED_IN

    def settle(command: Command, ticket: Ticket) -> None:
        if not move(office, command, row.id, following, ticket.id):
            raise Conflict("appointment.changed_meanwhile")
        command.audit("appointment.checked_in", row.id, number=ticket.number, came=how.value)
        tell(office, command, "appointment.checked_in", row.id, ticket=ticket.id, came=how.value)

    return CheckIn(row.id, row.starts_at, settle, holder=row.holder, ordinary=late)


def _timely(office: Office, row: Row[Any], *, ordinary: bool) -> Timing:
    now = office.store.clock.now()
    how = timing(row.starts_at, row.ends_at, now, office.rules)
    opens_at = to_appointment(office, row).opens_at
    if how is Timing.TOO_EARLY:
        code = "too_early" if hall_date(now) == row.day else "another_day"
        raise Rejected(
            f"appointment.{code}", starts_at=hall_time(row.starts_at), opens_at=hall_time(opens_at)
        )
    if how is Timing.TOO_LATE and hall_date(now) != row.day:
        raise Rejected("appointment.day_over", starts_at=hall_time(row.starts_at))
    if how is Timing.TOO_LATE and not ordinary:
        raise Rejected(
            "appointment.too_late",
            ends_at=hall_time(row.ends_at),
            minutes=office.rules.late_minutes,
        )
    return how


def _again(office: Office, queueing: Queueing, row: Row[Any], request_id: str) -> CheckedIn:
    """A second touch: the same request gets its ticket, another one is told of it."""
    ticket = queueing.ticket(row.ticket_id)
    if row.ticket_id != request_id:
        raise Rejected("appointment.checked_in_already", number=ticket.number)
    late = row.state == AppointmentState.LATE.value
    how = timing(row.starts_at, row.ends_at, ticket.issued_at, office.rules)
    return _checked_in(office, row, ticket, Timing.TOO_LATE if late else how)


def _checked_in(office: Office, row: Row[Any], ticket: Ticket, how: Timing) -> CheckedIn:
    standing = office.row(row.id)
    appointment = to_appointment(office, row if standing is None else standing)
    due = due_from(row.starts_at, office.rules) if how is Timing.EARLY else None
    return CheckedIn(ticket, appointment, how, due)
