"""By when each kind is answered, and the light with its cause.

All limits are the hall's settings: see :class:`kiosk.settings.SubmissionSettings`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.common.workdays import Calendar, Deadline
from kiosk.feedback.model import NEAR_WORKING_DAYS, Light
from kiosk.feedback.submissions.model import Kind
from kiosk.feedback.submissions.states import OVER, STEPS, State, Step
from kiosk.settings import SubmissionSettings

_WORDS = {
    "closed": "已经办完，不再计时",
    "left_open": "已经答复或转出，{on} 以后自动办结",
    "waiting_results": "征集到 {on} 结束，结束后答复",
    "overdue": "应于 {on} 前答复，已超期 {days} 个工作日",
    "today": "今天是答复的最后一天（{on}）",
    "near": "离答复期限 {on} 还有 {days} 个工作日",
    "running": "{on} 前答复，还有 {days} 个工作日",
    "look_today": "今天内要先核对一次，判断是否有错",
    "look_overdue": "应于 {on} 前先核对一次，还没有核对",
    "look_running": "{on} 前先核对一次，判断是否有错",
}


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light, its cause as a code, and the day and the working days that it speaks of."""

    light: Light
    cause: str
    on: date | None = None
    days: int | None = None

    @property
    def words(self) -> str:
        """The cause in a sentence."""
        days = None if self.days is None else abs(self.days)
        return _WORDS[self.cause].format(on=self.on, days=days)


def limit_days(kind: Kind, limits: SubmissionSettings) -> int:
    """Working days for the answer of a kind."""
    return {
        Kind.CONSULTATION: limits.consultation_days,
        Kind.COMPLAINT: limits.complaint_days,
        Kind.SUGGESTION: limits.suggestion_days,
        Kind.ERROR: limits.error_days,
        Kind.COMMENT: limits.comment_days,
    }[kind]


def due(calendar: Calendar, counted_from: date, days: int) -> Deadline:
    """The deadline; for an opinion on a draft it is counted from the draft's last day."""
    return calendar.due(counted_from, days)


def closes_on(calendar: Calendar, state: State, settled_on: date | None, days: int) -> date | None:
    """The last day on which something may be said to what was answered; after it, it is closed.

    None where nothing is left open.
    """
    if settled_on is None or (state, Step.LAPSE) not in STEPS:
        return None
    return calendar.due(settled_on, days).due_on


def lamp(
    state: State,
    *,
    counted_from: date,
    due_on: date,
    days: int,
    look_by: date | None,
    closes: date | None = None,
    today: date,
    calendar: Calendar,
) -> Lamp:
    """红黄牌 of a submission on a day.

    ``look_by`` is the day of the first look at an error, None when it is not waited for;
    ``closes`` the last day before an answered one is closed by itself. Yellow
    begins three working days before the limit, of a short one when a third is left.
    """
    if state in OVER:
        return Lamp(Light.NONE, "left_open" if closes else "closed", closes)
    if today < counted_from:
        return Lamp(Light.GREEN, "waiting_results", counted_from)
    answer = _answer(calendar.days_left(today, due_on), due_on, days)
    look = _look(look_by, today) if look_by is not None else None
    if look is None or answer.light is Light.RED:
        return answer
    return look if look.light is not Light.GREEN or answer.light is Light.GREEN else answer


def _answer(left: int, due_on: date, days: int) -> Lamp:
    if left < 0:
        return Lamp(Light.RED, "overdue", due_on, left)
    near = min(NEAR_WORKING_DAYS, max(1, days // 3))
    if left <= near:
        return Lamp(Light.YELLOW, "near" if left else "today", due_on, left)
    return Lamp(Light.GREEN, "running", due_on, left)


def _look(look_by: date, today: date) -> Lamp:
    if today > look_by:
        return Lamp(Light.RED, "look_overdue", look_by)
    if today == look_by:
        return Lamp(Light.YELLOW, "look_today", look_by)
    return Lamp(Light.GREEN, "look_running", look_by)
