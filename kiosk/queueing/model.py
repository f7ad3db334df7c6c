"""Rules of the queue: what may happen to a ticket, who comes first, how it is numbered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected

SERIAL_DIGITS = 3
"""A001 … A999, then A1000: a number grows, it never starts again within the day."""
MOST_FURTHER = 4
"""How many further businesses one visit may take in."""


class TicketState(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    """The resident has come and is being served; a desk may also finish from ``called``."""
    HELD = "held"
    """暂挂: set aside in the middle of the service, e.g. to fetch a copy; keeps its place."""
    FINISHED = "finished"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    """The day was closed while the ticket was open."""


class TicketAction(StrEnum):
    """What may be asked of a ticket."""

    CALL = "call"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    MISS = "miss"
    """过号: called, nobody came."""
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"
    """转窗口: to another business or to one window; the place is kept."""
    NEXT = "next"
    """One of several services of a visit is done: waits for the next, in its old place."""
    RETURN = "return"
    """Given back by the window, or taken back from one that died."""
    RESTORE = "restore"
    """The resident came back after a no-show and waits again in the old place."""
    CANCEL = "cancel"
    LAPSE = "lapse"


_S, _A = TicketState, TicketAction

TRANSITIONS: dict[tuple[TicketState, TicketAction], TicketState] = {
    (_S.WAITING, _A.CALL): _S.CALLED,
    (_S.WAITING, _A.CANCEL): _S.CANCELLED,
    (_S.WAITING, _A.LAPSE): _S.LAPSED,
    (_S.CALLED, _A.RECALL): _S.CALLED,
    (_S.CALLED, _A.START): _S.SERVING,
    (_S.CALLED, _A.FINISH): _S.FINISHED,
    (_S.CALLED, _A.MISS): _S.NO_SHOW,
    (_S.CALLED, _A.HOLD): _S.HELD,
    (_S.CALLED, _A.TRANSFER): _S.WAITING,
    (_S.CALLED, _A.NEXT): _S.WAITING,
    (_S.CALLED, _A.RETURN): _S.WAITING,
    (_S.CALLED, _A.LAPSE): _S.LAPSED,
    (_S.SERVING, _A.FINISH): _S.FINISHED,
    (_S.SERVING, _A.HOLD): _S.HELD,
    (_S.SERVING, _A.TRANSFER): _S.WAITING,
    (_S.SERVING, _A.NEXT): _S.WAITING,
    (_S.SERVING, _A.RETURN): _S.WAITING,
    (_S.SERVING, _A.LAPSE): _S.LAPSED,
    (_S.HELD, _A.RESUME): _S.SERVING,
    (_S.HELD, _A.TRANSFER): _S.WAITING,
    (_S.HELD, _A.CANCEL): _S.CANCELLED,
    (_S.HELD, _A.LAPSE): _S.LAPSED,
    (_S.NO_SHOW, _A.RESTORE): _S.WAITING,
    (_S.NO_SHOW, _A.CANCEL): _S.CANCELLED,
}
"""Everything that is allowed; whatever is not here is refused."""

AT_DESK = frozenset({TicketState.CALLED, TicketState.SERVING})
"""States in which exactly one window has the ticket in hand."""
OPEN = frozenset({TicketState.WAITING, TicketState.HELD}) | AT_DESK
"""States in which the resident is still to be served today."""


def origins(action: TicketAction) -> tuple[TicketState, ...]:
    """The states from which an action may be asked."""
    return tuple(state for state, asked in TRANSITIONS if asked is action)


def following(action: TicketAction) -> TicketState:
    """The one state to which an action leads, whatever it starts from."""
    return next(to for (_, asked), to in TRANSITIONS.items() if asked is action)


def after(state: TicketState, action: TicketAction, *, number: str) -> TicketState:
    """The state after ``action``.

    Raises:
        Rejected: ``ticket.<action>_refused`` when the table has no such step.
    """
    to = TRANSITIONS.get((state, action))
    if to is None:
        raise Rejected(f"ticket.{action.value}_refused", number=number)
    return to


class CallOutcome(StrEnum):
    """How a call of a ticket to a window ended."""

    FINISHED = "finished"
    NO_SHOW = "no_show"
    HELD = "held"
    TRANSFERRED = "transferred"
    MOVED_ON = "moved_on"
    RETURNED = "returned"
    LAPSED = "lapsed"


OUTCOMES: dict[TicketAction, CallOutcome] = {
    TicketAction.FINISH: CallOutcome.FINISHED,
    TicketAction.MISS: CallOutcome.NO_SHOW,
    TicketAction.HOLD: CallOutcome.HELD,
    TicketAction.TRANSFER: CallOutcome.TRANSFERRED,
    TicketAction.NEXT: CallOutcome.MOVED_ON,
    TicketAction.RETURN: CallOutcome.RETURNED,
    TicketAction.LAPSE: CallOutcome.LAPSED,
}
"""The actions that end a call, and how it then ended."""
SERVED = (CallOutcome.FINISHED, CallOutcome.MOVED_ON)
"""Outcomes that are a whole service of one business."""


class Result(StrEnum):
    """What came of a service, as the window records it."""

    DONE = "done"
    """当场办结."""
    ACCEPTED = "accepted"
    """已受理, the answer comes later."""
    INCOMPLETE = "incomplete"
    """材料不齐: the resident got a one-time notice."""
    NOT_HERE = "not_here"
    """不属本窗口办理."""
    ADVISED = "advised"
    """只咨询."""


class Lane(StrEnum):
    """By which rule a ticket got its moment in the order."""

    ORDINARY = "ordinary"
    PRIORITY = "priority"
    """绿色通道."""
    APPOINTMENT = "appointment"


class Group(StrEnum):
    """绿色通道 groups; a hall switches them on and off in its settings."""

    ACTIVE_MILITARY = "active_military"
    VETERAN = "veteran"
    FIREFIGHTER = "firefighter"
    DISABLED = "disabled"
    ELDERLY = "elderly"
    PREGNANT = "pregnant"
    SERIOUSLY_ILL = "seriously_ill"

    @property
    def label(self) -> str:
        """What residents read."""
        return _GROUPS[self][0]

    @property
    def proof(self) -> str:
        """The document by which a member is known, as the reason is recorded by default."""
        return _GROUPS[self][1]


_GROUPS = {
    Group.ACTIVE_MILITARY: ("现役军人", "军人证件"),
    Group.VETERAN: ("退役军人", "退役军人优待证"),
    Group.FIREFIGHTER: ("消防救援人员", "消防救援人员证件"),
    Group.DISABLED: ("残疾人", "残疾人证"),
    Group.ELDERLY: ("老年人", "身份证上的出生日期"),
    Group.PREGNANT: ("孕妇", "孕产证明或本人说明"),
    Group.SERIOUSLY_ILL: ("重病患者", "医疗证明或本人说明"),
}


@dataclass(frozen=True, slots=True)
class Priority:
    """A claim to the green channel: ``group`` is a code of :class:`Group`.

    ``reason`` is what was shown or said (a kind of document, never a number or a name); the
    group's usual proof when empty.
    """

    group: str
    reason: str = ""


class CallingRule(StrEnum):
    """How a window picks among its businesses."""

    LONGEST_WAIT = "longest_wait"
    """One line over all businesses of the window, by moment."""
    BUSINESS_ORDER = "business_order"
    """The window's first business as long as somebody waits for it, then the second …"""


def rank_of(queued_at: datetime, lane: Lane, *, head_start: timedelta) -> datetime:
    """The one moment by which a ticket is ordered: an ordinary one's is when it queued.

    A priority ticket counts as queued ``head_start`` earlier than it was. For an appointment
    ``queued_at`` is the start of its slot and ``head_start`` that of appointments. So nobody
    ordinary is ever overtaken by a ticket that came more than the head start later.
    """
    return queued_at if lane is Lane.ORDINARY else queued_at - head_start


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


def age_on(born: date, day: date) -> int:
    """Whole years of age; a year is full on the birthday itself (29 February: on 1 March)."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


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
    """From queueing to the first call, of those called today."""
    average_service_seconds: int | None
    windows_open: int
    """Windows that work: seen lately or with a ticket in hand, and not paused."""
