"""The states of an application and every transition that the law knows, and no other.

The rows are those of the procedure in 政府信息公开条例 Articles 30 to 40. A few events change
nothing but who has the case or what is known of it; they leave the state as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.common.errors import Rejected


class State(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNCONFIRMED = "unconfirmed"
    REGISTERED = "registered"
    IN_PROGRESS = "in_progress"
    CORRECTION = "correction"
    THIRD_PARTY = "third_party"
    JOINT_ORGAN = "joint_organ"
    REASONS = "reasons"
    EXTENDED = "extended"
    PAYMENT = "payment"
    ANSWERED = "answered"
    DELIVERED = "delivered"
    ARCHIVED = "archived"
    REVIEW = "review"
    LITIGATION = "litigation"
    DISCONTINUED = "discontinued"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The state's name on screens and in registers."""
        return _LABELS[self]


_LABELS = {
    State.DRAFT: "草稿",
    State.SUBMITTED: "已提交",
    State.UNCONFIRMED: "待确认",
    State.REGISTERED: "已登记",
    State.IN_PROGRESS: "办理中",
    State.CORRECTION: "待补正",
    State.THIRD_PARTY: "征求第三方意见",
    State.JOINT_ORGAN: "征求共同制作机关意见",
    State.REASONS: "要求说明理由",
    State.EXTENDED: "已延期",
    State.PAYMENT: "待缴费",
    State.ANSWERED: "已答复",
    State.DELIVERED: "已送达",
    State.ARCHIVED: "已归档",
    State.REVIEW: "行政复议",
    State.LITIGATION: "行政诉讼",
    State.DISCONTINUED: "不再处理",
    State.WITHDRAWN: "已撤回",
}

WORKING = frozenset({State.IN_PROGRESS, State.EXTENDED})
"""办理中, with or without an extension."""
PAUSED = frozenset({State.CORRECTION, State.THIRD_PARTY, State.JOINT_ORGAN, State.PAYMENT})
"""The clock stands: it is not the office that is waited for."""
CONSULTING = frozenset({State.THIRD_PARTY, State.JOINT_ORGAN})
ANSWERED = frozenset({State.ANSWERED, State.DELIVERED, State.ARCHIVED})
PROCEEDINGS = frozenset({State.REVIEW, State.LITIGATION})
CLOSED = ANSWERED | PROCEEDINGS | {State.DISCONTINUED, State.WITHDRAWN}
OPEN = frozenset(State) - CLOSED - {State.DRAFT}


class Event(StrEnum):
    """What happens to an application."""

    SUBMIT = "submit"
    AWAIT_CONFIRMATION = "await_confirmation"
    REGISTER = "register"
    ANSWER_AT_ONCE = "answer_at_once"
    ASK_CORRECTION = "ask_correction"
    CORRECT = "correct"
    LAPSE_CORRECTION = "lapse_correction"
    TAKE_UP = "take_up"
    ASK_THIRD_PARTY = "ask_third_party"
    ASK_JOINT_ORGAN = "ask_joint_organ"
    OPINION_IN = "opinion_in"
    ASK_REASONS = "ask_reasons"
    ACCEPT_REASONS = "accept_reasons"
    REFUSE_EXCESSIVE = "refuse_excessive"
    EXTEND = "extend"
    ASK_PAYMENT = "ask_payment"
    PAY = "pay"
    LAPSE_PAYMENT = "lapse_payment"
    ANSWER = "answer"
    DELIVER = "deliver"
    ARCHIVE = "archive"
    RECORD_REVIEW = "record_review"
    RECORD_LITIGATION = "record_litigation"
    AMEND = "amend"
    REDO = "redo"
    WITHDRAW = "withdraw"
    ASSIGN = "assign"
    TAKE_BACK = "take_back"
    RECORD_REACHED = "record_reached"
    PROPOSE_EXTENSION = "propose_extension"
    REFUSE_EXTENSION = "refuse_extension"
    SETTLE = "settle"

    @property
    def label(self) -> str:
        """The event's name in the timeline."""
        return _EVENT_LABELS[self]


_EVENT_LABELS = {
    Event.SUBMIT: "收到申请",
    Event.AWAIT_CONFIRMATION: "等待确认",
    Event.REGISTER: "登记",
    Event.ANSWER_AT_ONCE: "当场答复",
    Event.ASK_CORRECTION: "要求补正",
    Event.CORRECT: "补正",
    Event.LAPSE_CORRECTION: "逾期不补正",
    Event.TAKE_UP: "承办",
    Event.ASK_THIRD_PARTY: "征求第三方意见",
    Event.ASK_JOINT_ORGAN: "征求共同制作机关意见",
    Event.OPINION_IN: "意见反馈",
    Event.ASK_REASONS: "要求说明理由",
    Event.ACCEPT_REASONS: "理由成立",
    Event.REFUSE_EXCESSIVE: "不予处理",
    Event.EXTEND: "延期",
    Event.ASK_PAYMENT: "通知缴费",
    Event.PAY: "缴费",
    Event.LAPSE_PAYMENT: "逾期不缴费",
    Event.ANSWER: "答复",
    Event.DELIVER: "送达",
    Event.ARCHIVE: "归档",
    Event.RECORD_REVIEW: "行政复议",
    Event.RECORD_LITIGATION: "行政诉讼",
    Event.AMEND: "更正",
    Event.REDO: "撤销重作",
    Event.WITHDRAW: "撤回",
    Event.ASSIGN: "分派",
    Event.TAKE_BACK: "收回",
    Event.RECORD_REACHED: "征求意见函送达",
    Event.PROPOSE_EXTENSION: "提请延期",
    Event.REFUSE_EXTENSION: "不同意延期",
    Event.SETTLE: "复议诉讼结果",
}


class By(StrEnum):
    """Who may bring an event about; ``HEAD`` is staff with the office head's consent."""

    APPLICANT = "applicant"
    SYSTEM = "system"
    STAFF = "staff"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the procedure.

    ``target`` None: back to where the case stood, see :func:`next_state`. With ``stays`` the
    state does not change at all.
    """

    event: Event
    sources: frozenset[State]
    target: State | None
    by: frozenset[By]
    once: bool = False
    stays: bool = False


def _row(
    event: Event,
    sources: frozenset[State] | State,
    target: State | None,
    *by: By,
    once: bool = False,
) -> Transition:
    given = frozenset({sources}) if isinstance(sources, State) else sources
    return Transition(event, given, target, frozenset(by), once)


def _note(event: Event, sources: frozenset[State] | State, *by: By) -> Transition:
    given = frozenset({sources}) if isinstance(sources, State) else sources
    return Transition(event, given, None, frozenset(by), stays=True)


_BOTH = (By.SYSTEM, By.STAFF)

TRANSITIONS: dict[Event, Transition] = {
    row.event: row
    for row in (
        _row(Event.SUBMIT, State.DRAFT, State.SUBMITTED, By.APPLICANT, By.STAFF),
        _row(Event.AWAIT_CONFIRMATION, State.SUBMITTED, State.UNCONFIRMED, By.SYSTEM),
        _row(
            Event.REGISTER,
            frozenset({State.SUBMITTED, State.UNCONFIRMED}),
            State.REGISTERED,
            *_BOTH,
        ),
        _row(Event.ANSWER_AT_ONCE, State.REGISTERED, State.ANSWERED, By.STAFF),
        _row(
            Event.ASK_CORRECTION,
            frozenset({State.REGISTERED, State.IN_PROGRESS}),
            State.CORRECTION,
            By.STAFF,
            once=True,
        ),
        _row(Event.CORRECT, State.CORRECTION, State.REGISTERED, By.APPLICANT, By.STAFF),
        _row(Event.LAPSE_CORRECTION, State.CORRECTION, State.DISCONTINUED, By.STAFF),
        _row(Event.TAKE_UP, State.REGISTERED, State.IN_PROGRESS, By.STAFF),
        # Several are asked one after the other; each has its own letter and its own period.
        _row(Event.ASK_THIRD_PARTY, WORKING | CONSULTING, State.THIRD_PARTY, By.STAFF),
        _row(Event.ASK_JOINT_ORGAN, WORKING | CONSULTING, State.JOINT_ORGAN, By.STAFF),
        _note(Event.RECORD_REACHED, CONSULTING, By.STAFF),
        _row(Event.OPINION_IN, CONSULTING, None, *_BOTH),
        _row(Event.ASK_REASONS, WORKING, State.REASONS, By.STAFF),
        _row(Event.ACCEPT_REASONS, State.REASONS, None, By.STAFF),
        _row(Event.REFUSE_EXCESSIVE, State.REASONS, State.ANSWERED, By.STAFF),
        _row(Event.EXTEND, State.IN_PROGRESS, State.EXTENDED, By.HEAD, once=True),
        _row(Event.ASK_PAYMENT, WORKING, State.PAYMENT, By.STAFF),
        _row(Event.PAY, State.PAYMENT, None, By.APPLICANT, By.STAFF),
        _row(Event.LAPSE_PAYMENT, State.PAYMENT, State.DISCONTINUED, By.STAFF),
        _row(Event.ANSWER, WORKING, State.ANSWERED, By.STAFF),
        _row(Event.DELIVER, State.ANSWERED, State.DELIVERED, By.STAFF),
        _row(Event.ARCHIVE, State.DELIVERED, State.ARCHIVED, By.STAFF),
        _row(Event.RECORD_REVIEW, ANSWERED, State.REVIEW, By.STAFF),
        _row(Event.RECORD_LITIGATION, ANSWERED | {State.REVIEW}, State.LITIGATION, By.STAFF),
        _row(Event.SETTLE, PROCEEDINGS, None, By.STAFF),
        _row(Event.AMEND, ANSWERED, State.ANSWERED, By.STAFF),
        _row(
            Event.REDO,
            ANSWERED | PROCEEDINGS,
            State.IN_PROGRESS,
            By.STAFF,
        ),
        _row(Event.WITHDRAW, OPEN, State.WITHDRAWN, By.APPLICANT, By.STAFF),
        _note(Event.ASSIGN, OPEN, By.STAFF),
        _note(Event.TAKE_BACK, OPEN, By.STAFF),
        _note(Event.PROPOSE_EXTENSION, State.IN_PROGRESS, By.STAFF),
        _note(Event.REFUSE_EXTENSION, State.IN_PROGRESS, By.HEAD),
    )
}


def allowed(state: State, event: Event, past: Sequence[Event] = ()) -> bool:
    """Whether ``event`` may happen in ``state``, given all that happened before."""
    row = TRANSITIONS[event]
    return state in row.sources and not (row.once and event in _this_round(past))


def next_state(
    state: State, event: Event, past: Sequence[Event] = (), waiting: Sequence[State] = ()
) -> State:
    """The state after ``event``.

    ``waiting`` are the states of other letters or proceedings that are still out: an opinion or
    a decision leads back to work, or to the answer, only when it was the last one.

    Raises:
        Rejected: ``disclosure.only_once`` for a second correction or extension,
            ``disclosure.not_allowed`` for anything the procedure does not know.
    """
    row = TRANSITIONS[event]
    if state not in row.sources:
        raise Rejected("disclosure.not_allowed", state=state.label, event=event.label)
    if row.once and event in _this_round(past):
        raise Rejected("disclosure.only_once", event=event.label)
    if row.stays:
        return state
    if row.target is not None:
        return row.target
    if waiting:
        return waiting[0]
    if event is Event.SETTLE:
        return _answered(past)
    return State.EXTENDED if Event.EXTEND in _this_round(past) else State.IN_PROGRESS


def _this_round(past: Sequence[Event]) -> Sequence[Event]:
    """What happened since the answer was last set aside: a redo starts the procedure anew."""
    for index in range(len(past) - 1, -1, -1):
        if past[index] is Event.REDO:
            return past[index + 1 :]
    return past


def _answered(past: Sequence[Event]) -> State:
    """How far the answer had come before it was contested."""
    for event in reversed(past):
        target = TRANSITIONS[event].target
        if target in ANSWERED:
            return target
    return State.ANSWERED
