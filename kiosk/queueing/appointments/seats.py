"""Seats of a slot: never more than its quota, however many book at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from kiosk.common.clock import hall_time
from kiosk.common.errors import Rejected
from kiosk.queueing.appointments.model import MAX_QUOTA, Slot
from kiosk.queueing.appointments.tables import appointment_slots
from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore

_THIS = (
    appointment_slots.c.hall == bindparam("of"),
    appointment_slots.c.business == bindparam("for_business"),
    appointment_slots.c.starts_at == bindparam("at", type_=appointment_slots.c.starts_at.type),
)
_TAKE = (
    update(appointment_slots)
    .where(
        *_THIS,
        appointment_slots.c.booked < func.coalesce(appointment_slots.c.quota, bindparam("plan")),
    )
    .values(booked=appointment_slots.c.booked + 1)
)
_GIVE_BACK = (
    update(appointment_slots)
    .where(*_THIS, appointment_slots.c.booked > 0)
    .values(booked=appointment_slots.c.booked - 1)
)
_SET_QUOTA = update(appointment_slots).where(*_THIS).values(quota=bindparam("own"))


def take_seat(command: Command, hall: str, slot: Slot) -> None:
    """Takes one seat; the slot's row is locked until the commit.

    Raises:
        Rejected: ``appointment.slot_full``.
    """
    asked = {**_key(hall, slot.business, slot.starts_at), "plan": slot.quota}
    if command.execute(_TAKE, asked).rowcount == 1:
        return
    _ensure(command, hall, slot.business, slot.starts_at)
    if command.execute(_TAKE, asked).rowcount != 1:
        raise Rejected(
            "appointment.slot_full",
            starts_at=hall_time(slot.starts_at),
            ends_at=hall_time(slot.ends_at),
        )


def give_back(command: Command, hall: str, business: str, starts_at: datetime) -> None:
    """Frees a seat; call it before the appointment's own row is touched.

    Whoever books takes the slot first too, so the two never wait for each other in a circle.
    """
    command.execute(_GIVE_BACK, _key(hall, business, starts_at))


def set_quota(command: Command, hall: str, slot: Slot, quota: int | None) -> None:
    """The hall's own quota for this one slot; None: that of the plan again.

    A quota below what is booked takes nobody's seat away; it only gives no more.

    Raises:
        Rejected: ``appointment.quota_invalid`` outside 0–MAX_QUOTA.
    """
    if quota is not None and not 0 <= quota <= MAX_QUOTA:
        raise Rejected("appointment.quota_invalid", most=MAX_QUOTA)
    _ensure(command, hall, slot.business, slot.starts_at)
    command.execute(_SET_QUOTA, {**_key(hall, slot.business, slot.starts_at), "own": quota})


def taken(
    connection: Connection, hall: str, business: str, since: datetime, until: datetime
) -> dict[datetime, tuple[int, int | None]]:
    """Seats taken and the hall's own quota by start, of the slots in a span of time."""
    columns = appointment_slots.c
    rows = connection.execute(
        select(columns.starts_at, columns.booked, columns.quota).where(
            columns.hall == hall,
            columns.business == business,
            columns.starts_at >= since,
            columns.starts_at < until,
        )
    )
    return {row.starts_at: (row.booked, row.quota) for row in rows}


def _ensure(command: Command, hall: str, business: str, starts_at: datetime) -> None:
    insert_ignore(
        command.connection,
        appointment_slots,
        hall=hall,
        business=business,
        starts_at=starts_at,
        booked=0,
        quota=None,
    )


def _key(hall: str, business: str, starts_at: datetime) -> dict[str, object]:
    return {"of": hall, "for_business": business, "at": starts_at}
