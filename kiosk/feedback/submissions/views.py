"""What residents and staff are shown of a submission; name and number to call are masked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.feedback.submissions.limits import Lamp
from kiosk.feedback.submissions.model import Kind, ReplyBy
from kiosk.feedback.submissions.states import State, Step


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody takes home; the same request always gives the same one."""

    id: str
    number: str
    query_code: str = field(repr=False)
    kind: Kind
    about_title: str
    about_mark: str
    organ_name: str
    """Empty: the hall finds out who it is for."""
    submitted_at: datetime
    received_on: date
    counted_from: date
    """After this day the limit counts; later than the day of receipt for an opinion on a draft."""
    due_on: date
    provisional: bool
    limit_days: int
    look_by: date | None
    reply_by: ReplyBy
    phone: str
    """Masked; empty when none was left."""
    terminal: str


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """A line of the desk's list."""

    id: str
    number: str
    kind: Kind
    state: State
    about: str
    about_title: str
    place: str
    """In words."""
    organ: str
    organ_name: str
    excerpt: str = field(repr=False)
    """The first words of the text."""
    named: bool
    disputed: bool
    merged_into: str
    """Number of the one that it is answered with; empty when it stands alone."""
    together: int
    """How many others in hand speak of the same document and place, of the same kind."""
    handler: str
    received_on: date
    due_on: date
    provisional: bool
    lamp: Lamp
    version: int


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step: who, when, why."""

    step: Step
    to_state: State
    at: datetime
    actor: str
    note: str = field(repr=False)
    to: str
    """Where it was forwarded to, who it was given to, or the reason of not accepting."""


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """An answer, given or waiting for its second look."""

    text: str = field(repr=False)
    writer: str
    written_at: datetime
    checker: str
    given_on: date | None


@dataclass(frozen=True, slots=True)
class SubmissionDetail:
    """One submission whole."""

    row: SubmissionRow
    text: str = field(repr=False)
    name: str
    """Masked; empty when none was left."""
    phone: str
    """Masked; empty when none was left."""
    reply_by: ReplyBy
    terminal: str
    submitted_at: datetime
    about_mark: str
    mark_now: str
    """Version mark of the document as it is now; empty when there is none any more."""
    organ_chosen: bool
    look_by: date | None
    looked_on: date | None
    can_extend: bool
    outcome: str
    steps: tuple[StepEntry, ...]
    answers: tuple[AnswerEntry, ...]
    similar: tuple[SubmissionRow, ...]
    """Others in hand that speak of the same document and place, or are merged with it."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as its asker reads it."""

    text: str = field(repr=False)
    on: date


@dataclass(frozen=True, slots=True)
class ToldAnswers:
    """What goes on paper when an answer is taken home."""

    number: str
    kind: Kind
    about_title: str
    organ_name: str
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A step in words, for the asker."""

    words: str
    on: date


@dataclass(frozen=True, slots=True)
class SubmissionStatus:
    """A submission for who knows number and query code."""

    number: str
    kind: Kind
    about_title: str
    text: str = field(repr=False)
    state: State
    headline: str
    next_step: str
    received_on: date
    due_on: date
    provisional: bool
    days_left: int | None
    """Working days until the limit; None while none runs."""
    steps: tuple[StatusStep, ...]
    answers: tuple[GivenAnswer, ...]
    result: str
    """What became of the draft, once it is published."""
    can_withdraw: bool
    can_judge: bool
    """Whether it may be said that the answer is enough, or is not."""
    may_dispute: bool
    """Whether it may be said that it is not: once."""
    closes_on: date | None = None
    """The last day to say so; then it is closed by itself. None while no answer was given."""


@dataclass(frozen=True, slots=True)
class KindFigures:
    """Submissions of one kind received in one month."""

    month: str
    """``2026-11``; empty for the total."""
    kind: Kind | None
    received: int
    answered: int
    on_time: int
    forwarded: int
    not_accepted: int
    withdrawn: int
    in_hand: int
    overdue: int
    """In hand, and the limit is over."""

    @property
    def on_time_share(self) -> float | None:
        """Of those answered; None when none was."""
        return self.on_time / self.answered if self.answered else None
