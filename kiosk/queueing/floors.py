"""Numbers that were given out before: none of them is given again, whatever the database says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from kiosk.queueing.tables import ticket_counters
from kiosk.store.statements import lift
from kiosk.store.store import Store

MOST_SERIAL = 99_999
"""More than any series gives out in a day: a floor above it is a fault, not a memory."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The highest serial that somebody remembers of a series on a service day."""

    day: date
    series: str
    serial: int


def honour(store: Store, hall: str, floors: Iterable[Floor], *, actor: str) -> int:
    """Lifts the counters that stand below; how many did.

    A database that was restored from an older backup by hand, or a hall whose disk was lost,
    goes on behind the numbers that residents hold. The gap is legal and stands in the audit.
    """
    low = [floor for floor in floors if _is_believable(floor) and _stands_below(store, hall, floor)]
    if not low:
        return 0
    with store.command(actor) as command:
        for floor in low:
            key = {"hall": hall, "day": floor.day, "series": floor.series}
            connection, queued_at = command.connection, command.now
            lift(connection, ticket_counters, "last", floor.serial, key=key, queued_at=queued_at)
            subject = f"{floor.day.isoformat()} {floor.series}"
            command.audit("numbers.lifted", subject, serial=floor.serial)
    return len(low)


def _is_believable(floor: Floor) -> bool:
    return 0 < floor.serial <= MOST_SERIAL and 0 < len(floor.series) <= 8


def _stands_below(store: Store, hall: str, floor: Floor) -> bool:
    query = select(ticket_counters.c.last).where(
        ticket_counters.c.hall == hall,
        ticket_counters.c.day == floor.day,
        ticket_counters.c.series == floor.series,
    )
    with store.read() as connection:
        return (connection.execute(query).scalar() or 0) < floor.serial
