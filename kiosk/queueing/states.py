"""What may happen to a ticket: states, actions, and how a call to a window ends."""

from __future__ import annotations

from enum import StrEnum

from kiosk.common.errors import Rejected


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
