"""What residents and staff are shown of an evaluation; the number to call back is masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.feedback.model import (
    Channel,
    Follow,
    FollowAction,
    Grade,
    Light,
    Visit,
    light_of,
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluation as its giver gets it back; the same request always gives the same one."""

    id: str
    ticket_id: str
    number: str
    service_day: date
    grade: Grade
    reasons: tuple[str, ...]
    given_at: datetime
    due_on: date | None
    """By when a poor grade is rectified; None for the others."""
    provisional: bool
    """The limit reaches a year whose working days are not published yet."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a visit may be evaluated now; says nothing about the grade that was given."""

    visit: Visit
    asked: bool
    """The window asked for it."""
    given: bool
    refusal: str
    """Code that giving would be refused with; empty when it may be given."""


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """A line of the supervisor's list."""

    id: str
    number: str
    service_day: date
    business_name: str
    window: str
    channel: Channel
    grade: Grade
    reasons: tuple[str, ...]
    """In words."""
    has_text: bool
    given_at: datetime
    follow: Follow
    due_on: date | None
    provisional: bool
    days_left: int | None
    """Working days until the limit, negative when it is over; None when no limit runs."""
    superseded: bool
    """The platform holds an earlier one for the visit: kept here, not counted."""

    @property
    def light(self) -> Light:
        return light_of(self.days_left)


@dataclass(frozen=True, slots=True)
class FollowEntry:
    """One step of a follow-up."""

    action: FollowAction
    to_state: Follow
    at: datetime
    actor: str
    note: str


@dataclass(frozen=True, slots=True)
class EvaluationDetail:
    """One evaluation with what was written and what was done."""

    row: EvaluationRow
    text: str
    phone: str
    """Masked; empty when none was left."""
    steps: tuple[FollowEntry, ...]
