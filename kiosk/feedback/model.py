"""Rules of evaluation (好差评): grades, reasons, who may evaluate, what follows a poor grade.

Sources: 国办发〔2019〕51 号 (政务服务“好差评”制度: five grades, one evaluation per visit, poor
grades rectified and called back) and GB/T 39735-2020 (政务服务评价工作指南).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Protocol

from kiosk.common.clock import hall_date
from kiosk.common.contact import check_phone
from kiosk.common.errors import Rejected
from kiosk.common.text import clean_block, clean_line

TEXT_LIMIT = 200
PHONE_LIMIT = 40


class Grade(IntEnum):
    """满意度: five grades; the last two are 差评."""

    EXCELLENT = 5
    GOOD = 4
    FAIR = 3
    POOR = 2
    BAD = 1

    @property
    def label(self) -> str:
        return _GRADE_LABELS[self]

    @property
    def is_poor(self) -> bool:
        """Whether it is a 差评."""
        return self in (Grade.POOR, Grade.BAD)


_GRADE_LABELS = {
    Grade.EXCELLENT: "非常满意",
    Grade.GOOD: "满意",
    Grade.FAIR: "基本满意",
    Grade.POOR: "不满意",
    Grade.BAD: "非常不满意",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A ready-made reason; ``code`` is stored, ``label`` shown."""

    code: str
    label: str


_PRAISE = (
    Reason("quick", "办得快"),
    Reason("clear", "讲得清楚"),
    Reason("friendly", "态度热情"),
    Reason("few_papers", "材料少、跑动少"),
    Reason("orderly", "环境整洁有序"),
)
_WISHES = (
    Reason("shorter_wait", "等候可以再短些"),
    Reason("more_guidance", "引导可以再细些"),
    Reason("fewer_papers", "材料可以再少些"),
    Reason("warmer", "态度可以再热情些"),
)
_FAULTS = (
    Reason("long_wait", "等候太久"),
    Reason("unclear", "没有一次讲清"),
    Reason("rude", "态度不好"),
    Reason("many_papers", "材料多或重复提交"),
    Reason("many_visits", "跑了多趟"),
    Reason("late", "超过承诺时间"),
)
_BREACHES = (
    Reason("refused", "无故不予受理"),
    Reason("charged", "不该收的费用"),
)
REASONS: dict[Grade, tuple[Reason, ...]] = {
    Grade.EXCELLENT: _PRAISE,
    Grade.GOOD: _PRAISE,
    Grade.FAIR: _WISHES,
    Grade.POOR: _FAULTS,
    Grade.BAD: (*_FAULTS, *_BREACHES),
}
"""What may be ticked with each grade."""


class Channel(StrEnum):
    """Where an evaluation was given."""

    KIOSK = "kiosk"
    PHONE = "phone"

    @property
    def label(self) -> str:
        return {"kiosk": "自助终端", "phone": "手机"}[self.value]


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """What a resident filled in; only the grade is asked for."""

    grade: int
    reasons: tuple[str, ...] = ()
    text: str = ""
    phone: str = ""
    """Where the hall may call back; kept with a poor grade only."""


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """A form in the one shape that is stored."""

    grade: Grade
    reasons: tuple[str, ...]
    text: str
    phone: str


def checked(form: EvaluationForm) -> CheckedForm:
    """The form, cleaned.

    Raises:
        Rejected: ``evaluation.grade_unknown``, ``evaluation.reason_unknown``,
            ``contact.bad_phone`` or ``input.…`` of :mod:`kiosk.common.text`.
    """
    try:
        grade = Grade(form.grade)
    except ValueError as error:
        raise Rejected("evaluation.grade_unknown") from error
    known = [reason.code for reason in REASONS[grade]]
    if any(code not in known for code in form.reasons):
        raise Rejected("evaluation.reason_unknown", grade=grade.label)
    text = clean_block(form.text, field="evaluation.text", limit=TEXT_LIMIT, required=False)
    phone = ""
    if grade.is_poor:
        typed = clean_line(form.phone, field="evaluation.phone", limit=PHONE_LIMIT, required=False)
        phone = check_phone(typed) if typed else ""
    reasons = tuple(code for code in known if code in form.reasons)
    return CheckedForm(grade, reasons, text, phone)


def reason_labels(grade: Grade, codes: Sequence[str]) -> tuple[str, ...]:
    """The words of stored reasons; a code that a newer program stored stands for itself."""
    labels = {reason.code: reason.label for reason in REASONS[grade]}
    return tuple(labels.get(code, code) for code in codes)


@dataclass(frozen=True, slots=True)
class Visit:
    """一次办事: a ticket and where it was finished, as the queue tells it."""

    ticket_id: str
    number: str
    service_day: date
    reference: str
    """The short mark on the slip, like ``7F3C-0192``."""
    business: str
    """The business that was served last."""
    business_name: str
    window: str
    """Where it was finished; empty while it is not."""
    finished_at: datetime | None


class Visits(Protocol):
    """How this room learns of visits; the queue is a stranger to it."""

    def visit(self, ticket_id: str) -> Visit:
        """A visit by its ticket; Rejected ``ticket.unknown``."""
        ...

    def numbered(self, number: str, day: date) -> list[Visit]:
        """The visits with a number on a service day; empty when there is none."""
        ...


def last_day(finished_on: date, within_days: int) -> date:
    """The last civil day on which a visit may be evaluated."""
    return finished_on + timedelta(days=within_days)


def require_open(visit: Visit, now: datetime, within_days: int) -> datetime:
    """When the visit was finished, provided that it may be evaluated at ``now``.

    Raises:
        Rejected: ``evaluation.not_finished`` or ``evaluation.too_late``.
    """
    if visit.finished_at is None:
        raise Rejected("evaluation.not_finished", number=visit.number)
    if hall_date(now) > last_day(hall_date(visit.finished_at), within_days):
        raise Rejected("evaluation.too_late", number=visit.number, days=within_days)
    return visit.finished_at


class Follow(StrEnum):
    """Where the follow-up of a poor grade stands."""

    NONE = ""
    """Not a poor grade: nothing follows."""
    OPEN = "open"
    RECTIFIED = "rectified"
    CALLED_BACK = "called_back"
    APPEALED = "appealed"
    SET_ASIDE = "set_aside"
    """误评或恶意差评: reviewed and not counted."""

    @property
    def label(self) -> str:
        return _FOLLOW_LABELS[self]

    @property
    def is_due(self) -> bool:
        """Whether the limit for rectifying still runs."""
        return self in (Follow.OPEN, Follow.APPEALED)


_FOLLOW_LABELS = {
    Follow.NONE: "不需整改",
    Follow.OPEN: "待整改",
    Follow.RECTIFIED: "已整改，待回访",
    Follow.CALLED_BACK: "已回访",
    Follow.APPEALED: "申诉待复核",
    Follow.SET_ASIDE: "复核不计入",
}


UNSETTLED = frozenset({Follow.OPEN, Follow.RECTIFIED, Follow.APPEALED})
"""States in which the hall has something to do: to rectify, to call back, or to review."""

NEAR_WORKING_DAYS = 3


class Light(StrEnum):
    """红黄牌 of a poor grade whose limit for rectifying runs."""

    NONE = ""
    GREEN = "green"
    YELLOW = "yellow"
    """At most :data:`NEAR_WORKING_DAYS` are left."""
    RED = "red"
    """The limit is over."""


def light_of(days_left: int | None) -> Light:
    """The light by the working days that are left; None where no limit runs."""
    if days_left is None:
        return Light.NONE
    if days_left < 0:
        return Light.RED
    return Light.YELLOW if days_left <= NEAR_WORKING_DAYS else Light.GREEN


class FollowAction(StrEnum):
    """What staff may do about a poor grade."""

    RECTIFY = "rectify"
    CALL_BACK = "call_back"
    APPEAL = "appeal"
    UPHOLD = "uphold"
    """The review finds that the grade stands."""
    SET_ASIDE = "set_aside"

    @property
    def label(self) -> str:
        return _ACTION_LABELS[self]


_ACTION_LABELS = {
    FollowAction.RECTIFY: "整改",
    FollowAction.CALL_BACK: "回访",
    FollowAction.APPEAL: "申诉",
    FollowAction.UPHOLD: "复核维持",
    FollowAction.SET_ASIDE: "复核不计入",
}
FOLLOW_STEPS: dict[tuple[Follow, FollowAction], Follow] = {
    (Follow.OPEN, FollowAction.RECTIFY): Follow.RECTIFIED,
    (Follow.RECTIFIED, FollowAction.CALL_BACK): Follow.CALLED_BACK,
    (Follow.OPEN, FollowAction.APPEAL): Follow.APPEALED,
    (Follow.APPEALED, FollowAction.UPHOLD): Follow.OPEN,
    (Follow.APPEALED, FollowAction.SET_ASIDE): Follow.SET_ASIDE,
}
"""Everything that is allowed: no call-back before the rectification, no second way out."""


def after(state: Follow, action: FollowAction) -> Follow:
    """The state after ``action``.

    Raises:
        Rejected: ``evaluation.step_refused``.
    """
    following = FOLLOW_STEPS.get((state, action))
    if following is None:
        raise Rejected("evaluation.step_refused", state=state.label, action=action.label)
    return following


class CountBy(StrEnum):
    """What evaluations are counted by; the same words as the queue's report."""

    HOUR = "hour"
    WINDOW = "window"
    BUSINESS = "business"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class GradeCounts:
    """Evaluations that were really given; whoever gave none is in no figure here."""

    key: str
    """Hour ``09``, window number, business code or ISO day; empty for the total."""
    label: str
    """The business's name; the key itself for the others."""
    grades: tuple[int, int, int, int, int]
    """How many of each grade, from 非常满意 down."""
    asked: int
    """Visits whose window asked for an evaluation, given or not."""
    set_aside: int
    """Poor grades that the review does not count; they are in no grade."""
    open_follow_ups: int
    """Poor grades that are not called back yet."""
    overdue: int
    """Poor grades whose limit for rectifying is over."""

    @property
    def given(self) -> int:
        return sum(self.grades)

    @property
    def poor(self) -> int:
        """差评 that count."""
        return sum(self.grades[3:])

    @property
    def satisfied_share(self) -> float | None:
        """好评率: the first three grades among those given; None when none was."""
        return sum(self.grades[:3]) / self.given if self.given else None


def no_evaluations(key: str, label: str) -> GradeCounts:
    """The counts of a key under which nobody gave an evaluation."""
    return GradeCounts(key, label, (0, 0, 0, 0, 0), 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Counts for a span of service days, both ends within."""

    first: date
    last: date
    by: CountBy
    rows: tuple[GradeCounts, ...]
    total: GradeCounts
