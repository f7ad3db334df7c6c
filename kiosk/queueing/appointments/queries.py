"""What is read of appointments: slots to choose from, the staff's list, a person's own."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from kiosk.common.clock import HALL_TZ, hall_date
from kiosk.common.errors import Rejected
from kiosk.queueing.appointments import seats
from kiosk.queueing.appointments.model import (
    Appointment,
    AppointmentFigures,
    AppointmentRow,
    AppointmentState,
    SlotState,
    slots_on,
)
from kiosk.queueing.appointments.office import Office
from kiosk.queueing.appointments.rows import to_appointment, to_listed
from kiosk.queueing.appointments.tables import appointments
from kiosk.queueing.tables import tickets


def slots(office: Office, business: str, day: date | None) -> list[SlotState]:
    """The slots of the days that can be booked, or of one of them, in the order of time.

    Raises:
        Rejected: ``business.unknown``, ``appointment.not_offered``; ``appointment.day_closed``
            for a day that cannot be booked.
    """
    now = office.store.clock.now()
    plan = office.plan(business)
    days = office.days(plan, now)
    if day is not None and day not in days:
        raise Rejected(
            "appointment.day_closed", business=plan.business.name, days=office.rules.days_ahead
        )
    wanted = days if day is None else [day]
    if not wanted:
        return []
    with office.store.read() as connection:
        counts = seats.taken(
            connection,
            office.hall,
            business,
            _midnight(wanted[0]),
            _midnight(wanted[-1] + timedelta(days=1)),
        )
    found = []
    for slot in (slot for each in wanted for slot in slots_on(business, plan.slots, each)):
        booked, own = counts.get(slot.starts_at, (0, None))
        quota = slot.quota if own is None else own
        found.append(
            SlotState(
                business=business,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                quota=quota,
                booked=booked,
                bookable=booked < quota and slot.starts_at > now,
            )
        )
    return found


def of_day(office: Office, day: date | None) -> list[AppointmentRow]:
    """All bookings of a day, today by default, masked, in the order of their slots."""
    on = day or hall_date(office.store.clock.now())
    query = (
        select(appointments, tickets.c.number.label("ticket_number"))
        .select_from(appointments.outerjoin(tickets, tickets.c.id == appointments.c.ticket_id))
        .where(appointments.c.hall == office.hall, appointments.c.day == on)
        .order_by(appointments.c.starts_at, appointments.c.business, appointments.c.booked_at)
    )
    with office.store.read() as connection:
        rows = connection.execute(query).all()
    return [to_listed(office, row) for row in rows]


def of_person(office: Office, number: str) -> list[Appointment]:
    """What a card's holder has booked, today or later."""
    query = (
        select(appointments)
        .where(
            appointments.c.hall == office.hall,
            appointments.c.holder == office.store.sealer.lookup(number),
            appointments.c.day >= hall_date(office.store.clock.now()),
            appointments.c.state == AppointmentState.BOOKED.value,
        )
        .order_by(appointments.c.starts_at)
    )
    with office.store.read() as connection:
        rows = connection.execute(query).all()
    return [to_appointment(office, row) for row in rows]


def figures(office: Office, day: date | None) -> AppointmentFigures:
    """A day's bookings by what became of them, today's by default."""
    on = day or hall_date(office.store.clock.now())
    query = (
        select(appointments.c.state, func.count())
        .where(appointments.c.hall == office.hall, appointments.c.day == on)
        .group_by(appointments.c.state)
    )
    with office.store.read() as connection:
        counts = {row[0]: row[1] for row in connection.execute(query)}
    return AppointmentFigures(
        **{state.value: counts.get(state.value, 0) for state in AppointmentState}
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HALL_TZ)
