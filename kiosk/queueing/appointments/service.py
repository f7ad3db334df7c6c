"""Appointments as the screens, the command line and the platform's messages use them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.identity import check_identity_number
from kiosk.common.workdays import Calendar
from kiosk.content.model import Business
from kiosk.queueing.appointments import arrivals, booking, closing, queries, seats
from kiosk.queueing.appointments.arrivals import CheckedIn
from kiosk.queueing.appointments.import_csv import ImportReport, import_list
from kiosk.queueing.appointments.model import (
    Appointment,
    AppointmentFigures,
    AppointmentRow,
    Channel,
    SlotState,
)
from kiosk.queueing.appointments.office import Office, rules_of
from kiosk.queueing.appointments.rows import to_appointment
from kiosk.queueing.appointments.taking_over import Received, Taken, take_over
from kiosk.queueing.hall import HallContent
from kiosk.queueing.service import Queueing
from kiosk.settings import Settings
from kiosk.store.store import Store


class Appointments:
    """One hall's appointments. Every change is one commit of state, audit link and event.

    Names and identity numbers come in plain and are stored sealed; what comes out is masked.
    """

    def __init__(
        self,
        store: Store,
        content: HallContent,
        settings: Settings,
        queueing: Queueing,
        calendar: Calendar | None = None,
    ) -> None:
        rules = rules_of(settings.queue)
        calendar = calendar or Calendar.published()
        self._office = Office(store, content, settings.hall_code, rules, calendar)
        self._queueing = queueing
        self._tidied: date | None = None

    def businesses(self) -> list[Business]:
        """The businesses that can be booked, in the hall's order."""
        return self._office.offered()

    def slots(self, business: str, day: date | None = None) -> list[SlotState]:
        """The slots of all days that can be booked, or of one. See :func:`queries.slots`."""
        return queries.slots(self._office, business, day)

    def book(
        self,
        business: str,
        starts_at: datetime,
        *,
        name: str,
        identity: str,
        request_id: str,
        channel: Channel = Channel.KIOSK,
        actor: str = "resident",
    ) -> Appointment:
        """Books a seat; the same request id gives the same one. See :func:`booking.book`."""
        return booking.book(
            self._tidy(),
            business,
            starts_at,
            name=name,
            identity=identity,
            request_id=request_id,
            channel=channel,
            actor=actor,
        )

    def find(self, code: str) -> Appointment:
        """The appointment with a code, typed or scanned; wrong ones are counted.

        Raises:
            Rejected: ``appointment.code_wrong``, ``appointment.other_hall``.
            Unavailable: ``appointment.too_many_tries``.
        """
        return to_appointment(self._office, arrivals.by_code(self._tidy(), code))

    def appointment(self, appointment_id: str) -> Appointment:
        """An appointment by its id, for slip and staff; Rejected ``appointment.unknown``."""
        return to_appointment(self._office, self._row(appointment_id))

    def of_person(self, identity: str) -> list[Appointment]:
        """What the holder of a card that was just read has booked, today or later.

        Raises:
            Rejected: ``identity.…`` for a number that cannot be real.
        """
        return queries.of_person(self._office, self._checked(identity))

    def cancel(self, code: str) -> Appointment:
        """A resident gives an appointment up, in time. See :func:`booking.cancel`."""
        row = arrivals.by_code(self._tidy(), code)
        return booking.cancel(self._office, row, actor="resident", in_time=True)

    def cancel_by_staff(self, appointment_id: str, *, actor: str) -> Appointment:
        """Staff cancel a booking, also after the limit for residents.

        Raises:
            Rejected: ``appointment.unknown``, or as :func:`booking.cancel`.
        """
        row = self._row(appointment_id)
        return booking.cancel(self._office, row, actor=actor, in_time=False)

    def check_in(self, code: str, *, request_id: str, ordinary: bool = False) -> CheckedIn:
        """Checks in by code or QR code. See :func:`arrivals.check_in`."""
        row = arrivals.by_code(self._tidy(), code)
        return arrivals.check_in(
            self._office, self._queueing, row, request_id=request_id, ordinary=ordinary
        )

    def check_in_by_identity(
        self, identity: str, *, request_id: str, ordinary: bool = False
    ) -> CheckedIn:
        """Checks in by the card that was just read; never by a number that was typed.

        Raises:
            Rejected: ``identity.…``, ``appointment.none_today``, or as
                :func:`arrivals.check_in`.
        """
        row = arrivals.by_identity(self._office, self._checked(identity))
        return arrivals.check_in(
            self._office, self._queueing, row, request_id=request_id, ordinary=ordinary
        )

    def set_quota(
        self, business: str, starts_at: datetime, quota: int | None, *, actor: str
    ) -> None:
        """The hall's own quota for one slot, 0 closes it; None: that of the plan again.

        Raises:
            Rejected: ``business.unknown``, ``appointment.not_offered``,
                ``appointment.slot_unknown``, ``appointment.quota_invalid``.
        """
        slot = self._office.slot(self._office.plan(business), starts_at)
        with self._office.store.command(actor) as command:
            seats.set_quota(command, self._office.hall, slot, quota)
            own = "plan" if quota is None else quota
            at = slot.starts_at.isoformat()
            command.audit("appointment.quota_set", business, starts_at=at, quota=own)

    def rows(self, day: date | None = None) -> list[AppointmentRow]:
        """All bookings of a day, masked; today's by default."""
        return queries.of_day(self._tidy(), day)

    def figures(self, day: date | None = None) -> AppointmentFigures:
        """A day's bookings by what became of them; today's by default."""
        return queries.figures(self._tidy(), day)

    def close_day(self, *, actor: str) -> int:
        """Marks the no-shows when the service day is closed. See :func:`closing.close_day`."""
        return closing.close_day(self._office, actor=actor)

    def import_list(self, path: Path, *, actor: str) -> ImportReport:
        """Brings in bookings from a list in CSV. See :func:`import_csv.import_list`."""
        return import_list(self._office, path, actor=actor)

    def take_over(self, received: Received, *, actor: str) -> Taken:
        """Takes over a booking made at the platform. See :func:`taking_over.take_over`."""
        return take_over(self._tidy(), received, channel=Channel.PLATFORM, actor=actor)

    def _tidy(self) -> Office:
        """Closes what earlier days left open, once a day and process, before its first use."""
        today = hall_date(self._office.store.clock.now())
        if self._tidied is None or today > self._tidied:
            closing.close_earlier_days(self._office, today)
            self._tidied = today
        return self._office

    def _row(self, appointment_id: str) -> Row[Any]:
        row = self._office.row(appointment_id)
        if row is None:
            raise Rejected("appointment.unknown")
        return row

    def _checked(self, identity: str) -> str:
        return check_identity_number(identity, today=hall_date(self._office.store.clock.now()))
