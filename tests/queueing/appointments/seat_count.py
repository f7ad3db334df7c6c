"""What must hold of seats whatever was done."""

from __future__ import annotations

from sqlalchemy import func, select

from kiosk.queueing.appointments.model import HOLDS_SEAT
from kiosk.queueing.appointments.tables import appointment_slots, appointments
from kiosk.store.audit import verify


def seats_agree(store):
    """The counter of every slot is the number of bookings that hold a seat; none is over."""
    holding = select(appointments.c.starts_at, func.count()).where(
        appointments.c.state.in_([state.value for state in HOLDS_SEAT])
    )
    with store.read() as connection:
        counted = dict(connection.execute(holding.group_by(appointments.c.starts_at)).all())
        for slot in connection.execute(select(appointment_slots)):
            assert slot.booked == counted.get(slot.starts_at, 0)
    assert all(verdict.intact for verdict in verify(store))
