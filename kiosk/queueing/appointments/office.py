"""What the use cases of appointments share: the hall's plans, rules and calendar."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, bindparam, select

from kiosk.common.clock import hall_date, hall_time
from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar
from kiosk.content.model import Business
from kiosk.queueing.appointments.model import (
    AppointmentRules,
    Slot,
    SlotTime,
    bookable_days,
    parse_plan,
    slots_on,
)
from kiosk.queueing.appointments.tables import appointments
from kiosk.queueing.hall import HallContent, shown
from kiosk.queueing.hours import OpeningHours
from kiosk.settings import QueueSettings
from kiosk.store.store import Store

log = logging.getLogger(__name__)

_BY_ID = select(appointments).where(
    appointments.c.hall == bindparam("of"), appointments.c.id == bindparam("appointment")
)


def rules_of(queue: QueueSettings) -> AppointmentRules:
    """The hall's figures as its settings give them."""
    return AppointmentRules(
        days_ahead=queue.appointment_days_ahead,
        cancel_minutes=queue.appointment_cancel_minutes,
        open_minutes=queue.appointment_open_minutes,
        early_minutes=queue.appointment_early_minutes,
        late_minutes=queue.appointment_late_minutes,
        missed_limit=queue.appointment_missed_limit,
        missed_days=queue.appointment_missed_days,
        blocked_days=queue.appointment_blocked_days,
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """When a business can be booked."""

    business: Business
    hours: OpeningHours
    slots: tuple[SlotTime, ...]


@lru_cache(maxsize=256)
def _read(business: Business) -> Plan | None:
    """None when nothing is offered, or what the content says cannot be read."""
    try:
        hours = OpeningHours.of(business.hours, business.weekdays)
        slots = parse_plan(business.appointments)
    except ValueError as error:
        log.warning("no appointments for business %s: %s", business.code, error)
        return None
    return Plan(business, hours, slots) if slots else None


class Office:
    """Appointments of one hall."""

    def __init__(
        self,
        store: Store,
        content: HallContent,
        hall: str,
        rules: AppointmentRules,
        calendar: Calendar,
    ) -> None:
        self.store = store
        self.hall = hall
        self.rules = rules
        self.calendar = calendar
        self._content = content

    def offered(self) -> list[Business]:
        """The businesses that can be booked, in the hall's order."""
        found: Sequence[Business] = self._content.businesses()
        return sorted(
            (business for business in found if _read(business)),
            key=lambda business: (business.order, business.code),
        )

    def plan(self, code: str) -> Plan:
        """The plan of a business.

        Raises:
            Rejected: ``business.unknown``, ``appointment.not_offered``.
        """
        business = next((one for one in self._content.businesses() if one.code == code), None)
        if business is None:
            raise Rejected("business.unknown", business=shown(code))
        plan = _read(business)
        if plan is None:
            raise Rejected("appointment.not_offered", business=business.name)
        return plan

    def days(self, plan: Plan, now: datetime) -> list[date]:
        """The days that can be booked now."""
        return bookable_days(hall_date(now), plan.hours, self.calendar, self.rules)

    def slot(self, plan: Plan, starts_at: datetime) -> Slot:
        """The slot that starts then, on a day on which the business serves.

        Raises:
            Rejected: ``appointment.slot_unknown``.
        """
        day = hall_date(starts_at)
        if plan.hours.open_on(day, self.calendar):
            for slot in slots_on(plan.business.code, plan.slots, day):
                if slot.starts_at == starts_at:
                    return slot
        raise Rejected(
            "appointment.slot_unknown", business=plan.business.name, starts_at=hall_time(starts_at)
        )

    def row(self, appointment_id: str) -> Row[Any] | None:
        """An appointment of this hall as it is stored."""
        asked = {"of": self.hall, "appointment": appointment_id}
        with self.store.read() as connection:
            return connection.execute(_BY_ID, asked).first()
