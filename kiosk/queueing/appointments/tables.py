"""Tables of appointments. Whose they are is in sealed columns and keyed hashes alone."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from kiosk.queueing.appointments.model import AppointmentState, Channel
from kiosk.store.metadata import metadata, partial_index
from kiosk.store.types import IsoDate, UtcDateTime

_STATES = ", ".join(f"'{state.value}'" for state in AppointmentState)
_CHANNELS = ", ".join(f"'{channel.value}'" for channel in Channel)

appointment_slots = Table(
    "appointment_slots",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("business", String(64), primary_key=True),
    Column("starts_at", UtcDateTime, primary_key=True),
    Column("booked", Integer, nullable=False),
    Column("quota", Integer),
    CheckConstraint("booked >= 0", name="booked"),
)
"""Seats taken of a slot, from its first booking on; updating the row is the lock on its seats.
``quota`` is the hall's own for this one slot; None: that of the business's plan."""

appointments = Table(
    "appointments",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("hall", String(32), nullable=False),
    Column("business", String(64), nullable=False),
    Column("business_name", String(200), nullable=False),
    Column("day", IsoDate, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("holder", String(64)),
    Column("person", LargeBinary),
    Column("code", LargeBinary, nullable=False),
    Column("code_check", String(64), nullable=False),
    Column("reference", String(64)),
    Column("channel", String(12), nullable=False),
    Column("terminal", String(8), nullable=False),
    Column("booked_at", UtcDateTime, nullable=False),
    Column("state", String(12), nullable=False),
    Column("settled_at", UtcDateTime),
    Column("ticket_id", String(36)),
    UniqueConstraint("hall", "code_check"),
    UniqueConstraint("hall", "reference"),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    CheckConstraint(f"channel IN ({_CHANNELS})", name="channel"),
)
"""``id`` is the request id made at the touch, or the platform's. ``person`` (name and number)
and ``code`` are sealed; ``holder`` and ``code_check`` are keyed hashes for exact matches;
``reference`` is the number that an import or the platform knows it by. ``person`` and then
``holder`` are erased when they are needed no longer."""
partial_index(
    "uq_appointments_person",
    appointments.c.hall,
    appointments.c.holder,
    appointments.c.business,
    appointments.c.starts_at,
    unique=True,
    where=appointments.c.state != AppointmentState.CANCELLED.value,
)
Index("ix_appointments_day", appointments.c.hall, appointments.c.day, appointments.c.state)
Index("ix_appointments_holder", appointments.c.holder, appointments.c.day)
