"""Appointments made with the platform, for the halls whose they are."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import func, select

from kiosk.central import places
from kiosk.central.platform import Platform
from kiosk.central.tables import bookings
from kiosk.common.errors import Rejected
from kiosk.store.statements import upsert
from kiosk.sync.protocol import PROTO, Booking, BookingsPage

_ORDER = "bookings"


def publish(platform: Platform, hall: str, changed: Iterable[Booking]) -> int:
    """Makes bookings known to a hall's terminals, or tells how they stand now; how many.

    Raises:
        Rejected: ``appointment.booking_invalid`` for what no terminal could read; nothing of
            all was published.
    """
    checked = [readable(booking) for booking in changed]
    count = 0
    with platform.write() as connection:
        position = places.locked(connection, _ORDER)
        for booking in checked:
            count += 1
            upsert(
                connection,
                bookings,
                hall=hall,
                reference=booking.reference,
                position=position + count,
                booking=platform.sealer.seal(msgspec.json.encode(booking).decode()),
            )
        places.keep(connection, _ORDER, position + count)
    return count


def readable(booking: Booking) -> Booking:
    """A booking that reads back as it was written: one that did not would stop every terminal."""
    try:
        return msgspec.json.decode(msgspec.json.encode(booking), type=Booking)
    except msgspec.ValidationError as error:
        raise Rejected("appointment.booking_invalid") from error


def page_after(platform: Platform, hall: str, after: int, limit: int) -> BookingsPage:
    """The hall's bookings that changed after a place, oldest change first.

    A place that this platform has not reached, because it was restored from a backup, is
    answered with its own last one: the terminal then starts anew.
    """
    with platform.read() as connection:
        end = connection.execute(
            select(func.max(bookings.c.position)).where(bookings.c.hall == hall)
        ).scalar()
        rows = connection.execute(
            select(bookings.c.position, bookings.c.booking)
            .where(bookings.c.hall == hall, bookings.c.position > after)
            .order_by(bookings.c.position)
            .limit(limit)
        ).all()
    last = end or 0
    found = tuple(
        msgspec.json.decode(platform.sealer.unseal(row.booking), type=Booking) for row in rows
    )
    behind = rows[-1].position if rows else last
    return BookingsPage(PROTO, behind, found, behind == last)
