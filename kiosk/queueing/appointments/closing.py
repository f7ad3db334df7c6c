"""The end of a day: who never came, and what is no longer needed of anybody."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, select, update

from kiosk.common.clock import hall_date
from kiosk.queueing.appointments.booking import move, tell
from kiosk.queueing.appointments.model import AppointmentState
from kiosk.queueing.appointments.office import Office
from kiosk.queueing.appointments.tables import appointments
from kiosk.store.command import Command

SYSTEM = "system"
_BOOKED = AppointmentState.BOOKED.value


def close_day(office: Office, *, actor: str) -> int:
    """Marks as no-shows (爽约) all whose late limit is over; returns how many.

    Belongs to the closing of the service day: until then who comes too late may still have an
    ordinary ticket. Slots that are still to come, or still run, are left alone.
    """
    with office.store.command(actor) as command:
        over = command.now - timedelta(minutes=office.rules.late_minutes)
        missed = _miss(office, command, appointments.c.ends_at < over)
        _erase(office, command)
    return missed


def close_earlier_days(office: Office, today: date) -> None:
    """Does the same for days that nobody closed; costs one look when there are none."""
    earlier = appointments.c.day < today
    query = select(appointments.c.id).where(
        appointments.c.hall == office.hall, earlier, appointments.c.state == _BOOKED
    )
    with office.store.read() as connection:
        hanging = connection.execute(query.limit(1)).first()
    if hanging is not None:
        with office.store.command(SYSTEM) as command:
            _miss(office, command, earlier)
            _erase(office, command)


def _miss(office: Office, command: Command, which: ColumnElement[bool]) -> int:
    absent = command.execute(
        select(appointments.c.id, appointments.c.business)
        .where(appointments.c.hall == office.hall, which, appointments.c.state == _BOOKED)
        .order_by(appointments.c.id)
    ).all()
    missed = [row for row in absent if move(office, command, row.id, AppointmentState.NO_SHOW)]
    for row in missed:
        command.audit("appointment.missed", row.id, business=row.business)
        tell(office, command, "appointment.missed", row.id)
    return len(missed)


def _erase(office: Office, command: Command) -> None:
    """Erases names and numbers, and later whose they were, once no rule needs them.

    Personal data is kept no longer than its purpose needs (个人信息保护法, Article 19).
    """
    today = hall_date(command.now)
    rules = office.rules
    settled = (
        appointments.c.hall == office.hall,
        appointments.c.state != _BOOKED,
    )
    command.execute(
        update(appointments)
        .where(*settled, appointments.c.day < today - timedelta(days=rules.kept_days))
        .values(person=None)
    )
    counted = timedelta(days=rules.missed_days + rules.blocked_days)
    command.execute(
        update(appointments)
        .where(*settled, appointments.c.day < today - counted)
        .values(holder=None)
    )
