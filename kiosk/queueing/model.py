"""Rules of the queue: what may happen to a ticket, how it is numbered, which day it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected

SERIAL_DIGITS = 3
"""A001 … A999, then A1000: a number grows, it never starts again within the day."""


class TicketState(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    FINISHED = "finished"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class TicketAction(StrEnum):
    """What may be asked of a ticket."""

    CALL = "call"
    RECALL = "recall"
    FINISH = "finish"
    MISS = "miss"
    """过号: called, nobody came."""
    RESTORE = "restore"
    """The resident came back after a no-show and waits again in the old place."""
    CANCEL = "cancel"


TRANSITIONS: dict[tuple[TicketState, TicketAction], TicketState] = {
    (TicketState.WAITING, TicketAction.CALL): TicketState.CALLED,
    (TicketState.WAITING, TicketAction.CANCEL): TicketState.CANCELLED,
    (TicketState.CALLED, TicketAction.RECALL): TicketState.CALLED,
    (TicketState.CALLED, TicketAction.FINISH): TicketState.FINISHED,
    (TicketState.CALLED, TicketAction.MISS): TicketState.NO_SHOW,
    (TicketState.NO_SHOW, TicketAction.RESTORE): TicketState.WAITING,
}
"""Everything that is allowed; whatever is not here is refused."""


def after(state: TicketState, action: TicketAction, *, number: str) -> TicketState:
    """The state after ``action``.

    Raises:
        Rejected: ``ticket.<action>_refused`` when the table has no such step.
    """
    following = TRANSITIONS.get((state, action))
    if following is None:
        raise Rejected(f"ticket.{action.value}_refused", number=number)
    return following


def ticket_number(prefix: str, serial: int) -> str:
    """The number that people see and hear, e.g. ``A015``; ``A1000`` follows ``A999``.

    Raises:
        ValueError: when ``serial`` is not positive.
    """
    if serial < 1:
        raise ValueError(f"a serial starts at 1, not {serial}")
    return f"{prefix}{serial:0{SERIAL_DIGITS}d}"


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

    @property
    def reference(self) -> str:
        """流水: the short mark on the slip by which staff find the record, like ``7F3C-0192``."""
        return f"{self.id[:4]}-{self.id[4:8]}".upper()


@dataclass(frozen=True, slots=True)
class TicketView(Ticket):
    """A ticket as issued, and where it stands now."""

    ahead_now: int
    """Tickets of the same business that are called before this one; 0 unless it waits."""
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


@dataclass(frozen=True, slots=True)
class Serving:
    """The ticket in service at a window."""

    ticket: Ticket
    call_id: str
    called_at: datetime
    waited_minutes: int
    recalls: int


@dataclass(frozen=True, slots=True)
class WindowFigures:
    """The day's figures at a window."""

    waiting: int
    longest_wait_minutes: int | None
    """None when nobody waits."""
    done_today: int
    """Finished at this window today."""
    average_seconds: int | None
    """Mean time from call to finish at this window today; None before the first."""
