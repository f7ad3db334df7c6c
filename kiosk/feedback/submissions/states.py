"""Where a submission stands, and every step that is allowed."""

from __future__ import annotations

from enum import StrEnum

from kiosk.common.errors import Rejected


class State(StrEnum):
    """Where a submission stands."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    CHECKING = "checking"
    """An answer is written and waits for the second look."""
    ANSWERED = "answered"
    DISPUTED = "disputed"
    """The resident was not satisfied; somebody else looks again."""
    FORWARDED = "forwarded"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    State.RECEIVED: "已收到",
    State.ASSIGNED: "办理中",
    State.CHECKING: "答复待审核",
    State.ANSWERED: "已答复",
    State.DISPUTED: "复核中",
    State.FORWARDED: "已转出",
    State.NOT_ACCEPTED: "不予受理",
    State.WITHDRAWN: "已撤回",
    State.CLOSED: "已办结",
}


class Step(StrEnum):
    """What happens to a submission."""

    RECEIVE = "receive"
    ASSIGN = "assign"
    EXTEND = "extend"
    DRAFT = "draft"
    SEND_BACK = "send_back"
    ANSWER = "answer"
    FORWARD = "forward"
    NOT_ACCEPT = "not_accept"
    MERGE = "merge"
    WITHDRAW = "withdraw"
    DISPUTE = "dispute"
    SATISFY = "satisfy"
    CLOSE = "close"
    LAPSE = "lapse"
    """Closed by itself: the time in which the answer may be called in question is over."""

    @property
    def label(self) -> str:
        return _STEP_LABELS[self]


_STEP_LABELS = {
    Step.RECEIVE: "收到",
    Step.ASSIGN: "交办",
    Step.EXTEND: "延期",
    Step.DRAFT: "拟答复，送审核",
    Step.SEND_BACK: "退回修改",
    Step.ANSWER: "答复",
    Step.FORWARD: "转出",
    Step.NOT_ACCEPT: "不予受理",
    Step.MERGE: "并案",
    Step.WITHDRAW: "本人撤回",
    Step.DISPUTE: "本人不满意",
    Step.SATISFY: "本人满意",
    Step.CLOSE: "办结",
    Step.LAPSE: "到期自动办结",
}

_IN_HAND = (State.RECEIVED, State.ASSIGNED)
STEPS: dict[tuple[State, Step], State] = {
    **{(state, Step.ASSIGN): State.ASSIGNED for state in (*_IN_HAND, State.DISPUTED)},
    **{(state, Step.EXTEND): state for state in _IN_HAND},
    **{(state, Step.DRAFT): State.CHECKING for state in (*_IN_HAND, State.DISPUTED)},
    (State.CHECKING, Step.SEND_BACK): State.ASSIGNED,
    **{
        (state, Step.ANSWER): State.ANSWERED
        for state in (*_IN_HAND, State.CHECKING, State.DISPUTED)
    },
    **{(state, Step.FORWARD): State.FORWARDED for state in (*_IN_HAND, State.DISPUTED)},
    **{(state, Step.NOT_ACCEPT): State.NOT_ACCEPTED for state in _IN_HAND},
    **{(state, Step.MERGE): state for state in _IN_HAND},
    **{(state, Step.WITHDRAW): State.WITHDRAWN for state in (*_IN_HAND, State.CHECKING)},
    (State.ANSWERED, Step.DISPUTE): State.DISPUTED,
    (State.ANSWERED, Step.SATISFY): State.CLOSED,
    (State.ANSWERED, Step.CLOSE): State.CLOSED,
    (State.FORWARDED, Step.CLOSE): State.CLOSED,
    (State.ANSWERED, Step.LAPSE): State.CLOSED,
    (State.FORWARDED, Step.LAPSE): State.CLOSED,
}
"""Everything that is allowed, and nothing else."""

OPEN = frozenset({*_IN_HAND, State.CHECKING, State.DISPUTED})
"""States in which the hall owes an answer."""
OVER = frozenset(State) - OPEN
WITHDRAWABLE = frozenset(state for state, step in STEPS if step is Step.WITHDRAW)


def after(state: State, step: Step) -> State:
    """The state after ``step``.

    Raises:
        Rejected: ``submission.step_refused``.
    """
    following = STEPS.get((state, step))
    if following is None:
        raise Rejected("submission.step_refused", state=state.label, step=step.label)
    return following


class Reason(StrEnum):
    """Why a submission is not accepted. Rude words are none."""

    NO_MATTER = "no_matter"
    ABROAD = "abroad"
    IN_COURT = "in_court"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    Reason.NO_MATTER: "没有说明具体事项，也联系不上本人",
    Reason.ABROAD: "不属于本级政府机关的职责",
    Reason.IN_COURT: "已经或应当通过行政复议、诉讼、仲裁、信访等途径解决",
    Reason.ANSWERED: "同一事项已经答复，没有新的事实",
}
