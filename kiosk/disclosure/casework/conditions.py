"""Whether an act may be done on a case on a day, beyond what its state allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar
from kiosk.disclosure import limits
from kiosk.disclosure.states import CONSULTING, OPEN, Event, State, next_state


@dataclass(frozen=True, slots=True)
class Standing:
    """What the conditions look at.

    ``period_ends`` is the first end of a period that is waited for; ``proposed`` says that an
    extension waits for its decision.
    """

    state: State
    past: Sequence[Event]
    received_on: date | None
    due_on: date | None
    period_ends: date | None
    proposed: bool
    assigned: bool
    calendar: Calendar


def refusal(event: Event, case: Standing, on: date) -> Rejected | None:
    """Why ``event`` may not be on that day; None when it may."""
    try:
        next_state(case.state, event, case.past)
    except Rejected as refused:
        return refused
    condition = _CONDITIONS.get(event)
    return condition(case, on) if condition else None


def last_day(event: Event, case: Standing) -> date | None:
    """The last day for an act, where the law sets one."""
    if case.received_on is None or case.state not in OPEN:
        return None
    if event is Event.ASK_CORRECTION:
        return case.calendar.due(case.received_on, limits.ASK_CORRECTION.days).due_on
    if event is Event.ANSWER_AT_ONCE:
        return case.received_on
    return case.due_on if event in _INSIDE_THE_LIMIT else None


def is_proposed(event: Event, case: Standing, on: date) -> bool:
    """Whether the period that this act closes is over: then the system proposes it."""
    waited = {
        Event.LAPSE_CORRECTION: case.state is State.CORRECTION,
        Event.LAPSE_PAYMENT: case.state is State.PAYMENT,
        Event.OPINION_IN: case.state in CONSULTING,
    }
    return waited.get(event, False) and case.period_ends is not None and on > case.period_ends


def day_in_order(on: date, *, earliest: date | None, today: date) -> date:
    """The day of an act: not in the future, and not before what it follows.

    Raises:
        Rejected: ``disclosure.date_in_future``, ``disclosure.date_too_early``.
    """
    if on > today:
        raise Rejected("disclosure.date_in_future", on=on)
    if earliest is not None and on < earliest:
        raise Rejected("disclosure.date_too_early", on=on, earliest=earliest)
    return on


def _in_time(event: Event, code: str) -> Callable[[Standing, date], Rejected | None]:
    def condition(case: Standing, on: date) -> Rejected | None:
        last = last_day(event, case)
        return Rejected(code, last=last) if last is not None and on > last else None

    return condition


def _period_over(case: Standing, on: date) -> Rejected | None:
    if case.period_ends is None or on > case.period_ends:
        return None
    following = case.period_ends + timedelta(days=1)
    return Rejected("disclosure.period_not_over", last=case.period_ends, following=following)


def _may_propose(case: Standing, on: date) -> Rejected | None:
    if case.proposed:
        return Rejected("disclosure.extension_proposed")
    try:
        next_state(case.state, Event.EXTEND, case.past)
    except Rejected as refused:
        return refused
    return _extension_in_time(case, on)


def _may_extend(case: Standing, on: date) -> Rejected | None:
    return _needs_proposal(case, on) or _extension_in_time(case, on)


def _needs_proposal(case: Standing, _on: date) -> Rejected | None:
    return None if case.proposed else Rejected("disclosure.no_extension_proposed")


def _at_once(case: Standing, on: date) -> Rejected | None:
    return None if on == case.received_on else Rejected("disclosure.not_at_once")


def _is_assigned(case: Standing, _on: date) -> Rejected | None:
    return None if case.assigned else Rejected("disclosure.not_assigned")


_INSIDE_THE_LIMIT = frozenset({Event.PROPOSE_EXTENSION, Event.EXTEND, Event.ASK_PAYMENT})
_extension_in_time = _in_time(Event.EXTEND, "disclosure.extension_too_late")
_CONDITIONS: dict[Event, Callable[[Standing, date], Rejected | None]] = {
    Event.ASK_CORRECTION: _in_time(Event.ASK_CORRECTION, "disclosure.correction_too_late"),
    Event.LAPSE_CORRECTION: _period_over,
    Event.LAPSE_PAYMENT: _period_over,
    Event.ASK_PAYMENT: _in_time(Event.ASK_PAYMENT, "disclosure.payment_too_late"),
    Event.PROPOSE_EXTENSION: _may_propose,
    Event.EXTEND: _may_extend,
    Event.REFUSE_EXTENSION: _needs_proposal,
    Event.ANSWER_AT_ONCE: _at_once,
    Event.TAKE_BACK: _is_assigned,
}
