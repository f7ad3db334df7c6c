"""Appointments made with the platform: fetched from where the last call ended, each its commit."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.exc import IntegrityError

from kiosk.common.errors import Conflict, Rejected
from kiosk.queueing.appointments.service import Appointments
from kiosk.queueing.appointments.taking_over import Received
from kiosk.store.store import Store
from kiosk.sync.link import Link
from kiosk.sync.ordered import Ordered
from kiosk.sync.protocol import Booking, BookingsPage

log = logging.getLogger(__name__)

_ACTOR = "sync"


@dataclass(slots=True)
class Bookings:
    """Brings a hall's appointments up to the platform's, over one line."""

    store: Store
    appointments: Appointments
    link: Link

    def run(self) -> int:
        """Takes over what has changed; returns how many bookings that were.

        A booking that the hall cannot take (its slot is full, say) is told back to the platform,
        which tells the resident; the others come in.

        Raises:
            Offline, Busy, SignInNeeded, Shut: later, from where it stopped.
        """
        return Ordered(self.store, self.link, "bookings", BookingsPage).fetch(self._take)

    def _take(self, page: BookingsPage) -> int:
        refused = [code for booking in page.bookings if (code := self._take_over(booking))]
        if refused:
            log.warning("%d bookings were not taken over: %s", len(refused), set(refused))
        return len(page.bookings)

    def _take_over(self, booking: Booking) -> str:
        """The code of the refusal; empty when it was taken over."""
        received = Received(
            reference=booking.reference,
            business=booking.business,
            starts_at=booking.starts_at,
            name=booking.name,
            identity=booking.identity,
            code=booking.code,
            cancelled=booking.cancelled,
        )
        try:
            self.appointments.take_over(received, actor=_ACTOR)
        except (Rejected, Conflict) as error:
            self._tell_back(booking, error.code)
            return error.code
        return ""

    def _tell_back(self, booking: Booking, code: str) -> None:
        """One event per booking, slot and reason, whichever machines of the hall refuse it."""
        said = f"{booking.reference} {booking.starts_at.isoformat()} {code}"
        key = str(uuid5(NAMESPACE_URL, f"appointment.refused {said}"))
        facts = {"reference": booking.reference, "business": booking.business, "code": code}
        try:
            with self.store.command(_ACTOR) as command:
                command.audit("appointment.refused", key, code=code)
                command.publish("appointment.refused", key, facts)
        except IntegrityError:
            log.info("the platform has been told of it before")
