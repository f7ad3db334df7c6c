"""Bookings made elsewhere: read from a list or from the platform, taken over one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.exc import IntegrityError

from kiosk.common.clock import hall_date, hall_time
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id, new_query_code
from kiosk.common.text import clean_line
from kiosk.queueing.appointments.booking import Request, admit, cancel
from kiosk.queueing.appointments.model import AppointmentState, Channel, read_code
from kiosk.queueing.appointments.office import Office
from kiosk.queueing.appointments.rows import checked_person
from kiosk.queueing.appointments.tables import appointments

LONGEST_REFERENCE = 64
MOST_DAYS_AHEAD = 60


@dataclass(frozen=True, slots=True)
class Received:
    """A booking as another system tells it. Plain text, nothing of it is checked yet."""

    reference: str
    """The number that the other system knows it by: what makes a repeat a repeat."""
    business: str
    starts_at: datetime
    name: str
    identity: str
    code: str = ""
    """The booking code that the resident was given; empty: the hall makes one."""
    cancelled: bool = False

    def __repr__(self) -> str:
        return f"Received({self.reference!r}, …)"


class Taken(StrEnum):
    """What became of a received booking."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    CANCELLED = "cancelled"


def take_over(office: Office, received: Received, *, channel: Channel, actor: str) -> Taken:
    """Takes a booking over, or gives up one that the other system says is cancelled.

    Quotas and one booking per person, business and slot hold here too; who may not book at the
    hall for a while may have booked elsewhere.

    Raises:
        Rejected: as :func:`kiosk.queueing.appointments.booking.book`;
            ``appointment.reference_differs`` when the reference is known with other contents;
            ``appointment.code_unusable`` for a code that is malformed or given out already.
        Conflict: ``appointment.changed_meanwhile``.
    """
    reference = clean_line(
        received.reference, field="appointment.reference", limit=LONGEST_REFERENCE
    )
    standing = _standing(office, reference)
    if standing is not None:
        return _again(office, standing, received, actor=actor)
    if received.cancelled:
        return Taken.UNCHANGED
    code = read_code(received.code, office.hall) if received.code.strip() else new_query_code()
    if not code:
        raise Rejected("appointment.code_unusable")
    try:
        with office.store.command(actor) as command:
            plan = office.plan(received.business)
            slot = office.slot(plan, received.starts_at)
            _require_ahead(slot.starts_at, slot.ends_at, command.now)
            today = hall_date(command.now)
            person = checked_person(received.name, received.identity, today)
            request = Request(new_id(), plan, slot, person, channel, code, reference)
            admit(office, command, request)
    except IntegrityError as error:
        again = _standing(office, reference)
        if again is None:
            raise Rejected("appointment.code_unusable") from error
        return _again(office, again, received, actor=actor)
    return Taken.ADDED


def _standing(office: Office, reference: str) -> Row[Any] | None:
    query = select(appointments).where(
        appointments.c.hall == office.hall, appointments.c.reference == reference
    )
    with office.store.read() as connection:
        return connection.execute(query).first()


def _again(office: Office, row: Row[Any], received: Received, *, actor: str) -> Taken:
    """A repeat changes nothing; a cancellation of what is still booked frees the seat."""
    if (row.business, row.starts_at) != (received.business, received.starts_at):
        raise Rejected("appointment.reference_differs")
    if received.cancelled and row.state == AppointmentState.BOOKED.value:
        cancel(office, row, actor=actor, in_time=False)
        return Taken.CANCELLED
    return Taken.UNCHANGED


def _require_ahead(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    if ends_at <= now:
        raise Rejected("appointment.slot_begun", starts_at=hall_time(starts_at))
    if (starts_at - now).days > MOST_DAYS_AHEAD:
        raise Rejected("appointment.too_far_ahead", days=MOST_DAYS_AHEAD)
