"""Rules of appointments: states, slots, when somebody may come, who may not book for a while."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from kiosk.common.clock import HALL_TZ, hall_date
from kiosk.common.errors import Rejected
from kiosk.common.ids import CODE_ALPHABET, normalise_query_code
from kiosk.common.workdays import Calendar
from kiosk.queueing.hours import OpeningHours, Span, parse_span

MAX_QUOTA = 999
LONGEST_QR = 200
DAYS_SEARCHED = 30
"""No run of days off is longer than the span in which so few working days are looked for."""

_QR_MARK = "HALL-APPOINTMENT/1"
_SLOT = re.compile(r"(\d{2}:\d{2}-\d{2}:\d{2})=(\d{1,3})", re.ASCII)
_CODE = re.compile(f"[{CODE_ALPHABET}]{{4}}-[{CODE_ALPHABET}]{{4}}")


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    """Came in time: has a ticket of the appointment lane."""
    LATE = "late"
    """Came after the late limit and took an ordinary ticket. Not a no-show."""
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    """爽约: never came."""


class AppointmentAction(StrEnum):
    """What may be asked of an appointment."""

    CHECK_IN = "check_in"
    COME_LATE = "come_late"
    CANCEL = "cancel"
    MISS = "miss"


TRANSITIONS: dict[tuple[AppointmentState, AppointmentAction], AppointmentState] = {
    (AppointmentState.BOOKED, AppointmentAction.CHECK_IN): AppointmentState.CHECKED_IN,
    (AppointmentState.BOOKED, AppointmentAction.COME_LATE): AppointmentState.LATE,
    (AppointmentState.BOOKED, AppointmentAction.CANCEL): AppointmentState.CANCELLED,
    (AppointmentState.BOOKED, AppointmentAction.MISS): AppointmentState.NO_SHOW,
}
"""Everything that is allowed; whatever is not here is refused."""

HOLDS_SEAT = frozenset(AppointmentState) - {AppointmentState.CANCELLED}
"""States in which the slot's seat is used: only a cancelled one is given to somebody else."""


class Channel(StrEnum):
    """How an appointment was made."""

    KIOSK = "kiosk"
    DESK = "desk"
    IMPORT = "import"
    PLATFORM = "platform"


class Timing(StrEnum):
    """How somebody comes to an appointment."""

    TOO_EARLY = "too_early"
    """Sent away until check-in opens."""
    EARLY = "early"
    """Gets a ticket that is not due yet."""
    ON_TIME = "on_time"
    LATE = "late"
    """After the slot, within the late minutes: keeps the place of an appointment."""
    TOO_LATE = "too_late"
    """An ordinary ticket, if the resident wants one."""


@dataclass(frozen=True, slots=True)
class AppointmentRules:
    """The hall's figures; minutes unless the name says otherwise."""

    days_ahead: int = 5
    """Working days after today up to which slots may be booked."""
    cancel_minutes: int = 120
    """A resident may cancel until so long before the slot."""
    open_minutes: int = 60
    """Check-in opens so long before the slot."""
    early_minutes: int = 10
    """The ticket is due so long before the slot."""
    late_minutes: int = 15
    """Who checks in so long after the slot's end still keeps the place."""
    missed_limit: int = 3
    missed_days: int = 90
    blocked_days: int = 30
    """So many no-shows in so many days: no booking for so many days after the last of them."""
    kept_days: int = 30
    """Name and number are erased so many days after the appointment's day."""

    def __post_init__(self) -> None:
        if self.early_minutes > self.open_minutes:
            raise ValueError("a ticket cannot be due before check-in opens")


class SlotTime(NamedTuple):
    """One slot of a day's plan."""

    span: Span
    quota: int


def parse_plan(texts: Sequence[str]) -> tuple[SlotTime, ...]:
    """The slots written ``HH:MM-HH:MM=QUOTA``, in the order of time.

    Raises:
        ValueError: when one is not written so, or two overlap.
    """
    slots = sorted(map(_slot, texts), key=lambda slot: slot.span)
    for before, following in pairwise(slots):
        if following.span.start < before.span.end:
            raise ValueError("appointment slots overlap")
    return tuple(slots)


def _slot(text: str) -> SlotTime:
    match = _SLOT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an appointment slot: {text[:40]!r}")
    return SlotTime(parse_span(match[1]), int(match[2]))


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of one business on one day, in UTC moments; ``ends_at`` is not part of it."""

    business: str
    starts_at: datetime
    ends_at: datetime
    quota: int

    @property
    def day(self) -> date:
        """The hall's civil date."""
        return hall_date(self.starts_at)


def slots_on(business: str, plan: Iterable[SlotTime], day: date) -> list[Slot]:
    """The plan's slots on one day."""
    midnight = datetime.combine(day, time(), HALL_TZ)
    return [
        Slot(
            business,
            midnight + timedelta(minutes=slot.span.start),
            midnight + timedelta(minutes=slot.span.end),
            slot.quota,
        )
        for slot in plan
    ]


def bookable_days(
    today: date, hours: OpeningHours, calendar: Calendar, rules: AppointmentRules
) -> list[date]:
    """Today and the days up to the last bookable working day on which the business serves.

    A business that serves on days off is bookable on those that lie between.
    """
    found, working = [], 0
    for ahead in range(DAYS_SEARCHED + 1):
        day = today + timedelta(days=ahead)
        working += ahead > 0 and calendar.is_working_day(day)
        if hours.open_on(day, calendar):
            found.append(day)
        if working == rules.days_ahead:
            break
    return found


def timing(
    starts_at: datetime, ends_at: datetime, now: datetime, rules: AppointmentRules
) -> Timing:
    """How somebody comes who checks in at ``now``."""
    if now < starts_at - timedelta(minutes=rules.open_minutes):
        return Timing.TOO_EARLY
    if now < due_from(starts_at, rules):
        return Timing.EARLY
    if now < ends_at:
        return Timing.ON_TIME
    if now <= ends_at + timedelta(minutes=rules.late_minutes):
        return Timing.LATE
    return Timing.TOO_LATE


def due_from(starts_at: datetime, rules: AppointmentRules) -> datetime:
    """From when the ticket of an appointment may be called before all others."""
    return starts_at - timedelta(minutes=rules.early_minutes)


def blocked_until(misses: Iterable[date], today: date, rules: AppointmentRules) -> date | None:
    """The last day on which somebody may not book, after too many no-shows; None when free.

    Every no-show that is the third (the limit) within its period starts a block of its own; the
    longest counts.
    """
    days = sorted(misses)
    latest: date | None = None
    for last in range(rules.missed_limit - 1, len(days)):
        first = days[last - rules.missed_limit + 1]
        if (days[last] - first).days < rules.missed_days:
            latest = days[last] + timedelta(days=rules.blocked_days)
    return latest if latest is not None and today <= latest else None


def qr_text(hall: str, code: str) -> str:
    """What the QR code of a booking says: the hall and the code, nothing about the person."""
    return f"{_QR_MARK}/{hall}/{code}"


def read_code(text: str, hall: str) -> str:
    """The booking code in what was typed or scanned, in its printed form.

    What can be no code at all comes back empty, to be answered like a wrong one.

    Raises:
        Rejected: ``appointment.other_hall`` for the QR code of another hall.
    """
    typed = text.strip()[:LONGEST_QR]
    if typed.startswith(f"{_QR_MARK}/"):
        named, _, typed = typed.removeprefix(f"{_QR_MARK}/").rpartition("/")
        if named != hall:
            raise Rejected("appointment.other_hall")
    code = normalise_query_code(typed)
    return code if _CODE.fullmatch(code) else ""


@dataclass(frozen=True, slots=True)
class SlotState:
    """A slot as it is offered."""

    business: str
    starts_at: datetime
    ends_at: datetime
    quota: int
    booked: int
    bookable: bool
    """Whether there is a seat and the slot has not begun."""

    @property
    def free(self) -> int:
        """Seats left; 0 when the quota was lowered below what is booked."""
        return max(0, self.quota - self.booked)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booking as its holder sees it: masked, with its code."""

    id: str
    code: str
    qr: str
    business: str
    business_name: str
    starts_at: datetime
    ends_at: datetime
    state: AppointmentState
    channel: Channel
    name: str
    """Masked; empty once erased."""
    identity: str
    """Masked; empty once erased."""
    opens_at: datetime
    """When check-in opens."""
    cancel_until: datetime
    ticket_id: str
    """The ticket that it became; empty before."""


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """A booking in the staff's list: masked, without its code."""

    id: str
    business: str
    business_name: str
    starts_at: datetime
    ends_at: datetime
    state: AppointmentState
    channel: Channel
    name: str
    identity: str
    ticket_number: str


@dataclass(frozen=True, slots=True)
class AppointmentFigures:
    """A day's bookings by what became of them."""

    booked: int
    checked_in: int
    late: int
    cancelled: int
    no_show: int
