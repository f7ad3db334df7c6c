"""The queue's own types and rules: numbers, days, tickets, and what screens are shown of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from kiosk.common.clock import hall_date
from kiosk.queueing.lanes import CallingRule, Group, Lane, Priority, age_on, rank_of
from kiosk.queueing.states import (
    AT_DESK,
    OPEN,
    OUTCOMES,
    SERVED,
    TRANSITIONS,
    CallOutcome,
    Result,
    TicketAction,
    TicketState,
    after,
    following,
    origins,
)

__all__ = [
    "AT_DESK",
    "OPEN",
    "OUTCOMES",
    "SERVED",
    "TRANSITIONS",
    "CallOutcome",
    "CallingRule",
    "Group",
    "Lane",
    "Priority",
    "Result",
    "TicketAction",
    "TicketState",
    "after",
    "age_on",
    "following",
    "origins",
    "rank_of",
]

SERIAL_DIGITS = 3
"""A001 … A999, then A1000: a number grows, it never starts again within the day."""
MOST_FURTHER = 4
"""How many further businesses one visit may take in."""


def service_day(now: datetime, latest: date | None) -> date:
    """业务日: the hall's civil date, but never a day before one that was already served.

    A clock set back therefore goes on numbering the later day, and no number comes twice.
    """
    today = hall_date(now)
    return today if latest is None or today > latest else latest


def minutes_between(earlier: datetime, later: datetime) -> int:
    """Whole minutes waited; 0 when the clock was set back in between."""
    return max(0, int((later - earlier).total_seconds() // 60))


class Wait(NamedTuple):
    """An honest range of minutes."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Ticket:
    """号票 as it was issued: the same request id always gives the same one."""

    id: str
    """The request id: made at the touch, carried by the slip and by every event."""
    number: str
    business: str
    business_name: str
    issued_at: datetime
    service_day: date
    serial: int
    waiting_ahead: int
    """Tickets of the same business that waited when this one was issued."""
    estimate: Wait | None
    """Minutes to wait at the time of issue; None when not known."""
    windows: tuple[str, ...]
    item_code: str
    item_name: str
    terminal: str
    state: TicketState
    lane: Lane = Lane.ORDINARY
    group: str = ""
    """Code of the :class:`Group` of a priority ticket."""
    further: tuple[str, ...] = ()
    """Codes of the businesses still to be visited after this one."""
    target_window: str = ""
    """The one window that may call it, after a transfer to a window."""
    appointment_id: str = ""
    result: str = ""
    """Code of the :class:`Result` of the last service; empty when none was recorded."""

    @property
    def reserve(self) -> bool:
        """Whether a machine gave it from its own series (A3-007), without the hall database."""
        return "-" in self.number

    @property
    def reference(self) -> str:
        """流水: the short mark on the slip by which staff find the record, like ``7F3C-0192``."""
        return f"{self.id[:4]}-{self.id[4:8]}".upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketView(Ticket):
    """A ticket as issued, and where it stands now."""

    ahead_now: int
    """Tickets that are called before this one; 0 unless it waits."""
    estimate_now: Wait | None
    window: str
    """Where it was called to; empty while it waits."""
    called_at: datetime | None
    recalls: int


@dataclass(frozen=True, slots=True)
class BusinessState:
    """A business as the ticket page shows it."""

    code: str
    name: str
    prefix: str
    open: bool
    waiting: int
    windows: tuple[str, ...]
    opens_at: datetime | None
    """Next opening in hall time when closed now; None when open or not known."""
    reason: str
    """Why no ticket is given, as the code that ``take`` would refuse with; empty when open."""
    summary: str
    remind: str
    real_name: bool = False
    """Whether a ticket needs an identity number, and a person gets one open ticket at a time."""
    notice: str = ""
    """Why the supervisor closed it today, in the words residents read."""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A line of the window's list: waiting, or missed and to be restored."""

    ticket_id: str
    number: str
    business: str
    business_name: str
    item_name: str
    source: str
    """Number of the terminal that gave the ticket."""
    waited_minutes: int
    state: TicketState
    missed: int
    """How often it was called and nobody came."""
    lane: Lane = Lane.ORDINARY
    group: str = ""
    due: bool = True
    """False for an appointment before its time: it stands behind all who are due."""
    target_window: str = ""
    further: tuple[str, ...] = ()
    held_at: str = ""
    """The window that held it; empty unless it is held."""
    reason: str = ""
    """Why it was held or transferred, in the window's words."""


@dataclass(frozen=True, slots=True)
class Serving:
    """The ticket in service at a window."""

    ticket: Ticket
    call_id: str
    called_at: datetime
    waited_minutes: int
    recalls: int
    started_at: datetime | None = None
    """When the resident had come and the service began; None while only called."""


@dataclass(frozen=True, slots=True)
class WindowFigures:
    """The day's figures at a window."""

    waiting: int
    longest_wait_minutes: int | None
    """None when nobody waits."""
    done_today: int
    """Finished at this window today."""
    average_seconds: int | None
    """Mean time of service at this window today; None before the first."""


@dataclass(frozen=True, slots=True)
class WindowState:
    """A window as the supervisor and the board see it."""

    window: str
    name: str
    operator: str
    """The actor that last worked here, like ``staff:1007``; empty when nobody did."""
    businesses: tuple[str, ...]
    """Codes in the order in which the window serves them."""
    rule: CallingRule
    paused: bool
    pause_reason: str
    seen_seconds_ago: int | None
    """Since the window's program last said that it lives; None when none watches it."""
    lost: bool
    """Its program fell silent for longer than the settings allow."""
    number: str
    """The ticket in hand; empty when none."""
    since: datetime | None
    """When that ticket was called, or its service began."""
    done_today: int
    average_seconds: int | None


@dataclass(frozen=True, slots=True)
class BoardCall:
    """A call as the board shows and speaks it; a recall is the same call with ``recalls`` + 1."""

    call_id: str
    number: str
    business_name: str
    window: str
    called_at: datetime
    """The latest time it was called: the recall's, when there was one."""
    recalls: int
    state: TicketState
    """Where the ticket stands now; a later call of the same ticket is another entry."""


class BusinessWaiting(NamedTuple):
    """How many wait for a business, and what a newcomer would be told."""

    code: str
    name: str
    prefix: str
    waiting: int
    estimate: Wait | None


@dataclass(frozen=True, slots=True)
class HallFigures:
    """The hall's figures of the service day."""

    waiting: int
    serving: int
    done: int
    no_show: int
    longest_wait_minutes: int | None
    """Of those who wait now; None when nobody does."""
    average_wait_minutes: int | None
    """From queueing to the first call, of those called today, the latest five hundred."""
    average_service_seconds: int | None
    windows_open: int
    """Windows that work: seen lately or with a ticket in hand, and not paused."""
