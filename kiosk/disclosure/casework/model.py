"""Records of the desk's work on an application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.common.workdays import Deadline
from kiosk.disclosure.casework.terms import Opinion, ProceedingKind, ProceedingResult, StopKind
from kiosk.disclosure.fees import FeeSum
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event, State
from kiosk.disclosure.views import ApplicationDetail, ApplicationRow


@dataclass(frozen=True, slots=True)
class ActOffer:
    """An act on a case: whether it may be done today, and if not, why, as a sentence.

    ``last_day`` is the last on which it can be done, where the law sets one. With ``proposed``
    the system proposes it: the period that was waited for is over.
    """

    event: Event
    label: str
    enabled: bool
    why_not: str = ""
    last_day: date | None = None
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class CaseStop:
    """A while in which the clock stood, or stands as long as ``until`` is empty.

    ``party`` is masked; ``period_ends`` is the last day to answer, ``provisional`` as long as it
    reaches into a year whose days off are not published.
    """

    id: str
    kind: StopKind
    party: str
    organ: str
    since: date
    period_ends: date
    until: date | None
    opinion: Opinion
    note: str
    provisional: bool = False

    @property
    def is_open(self) -> bool:
        return self.until is None


@dataclass(frozen=True, slots=True)
class CaseCorrection:
    """What the applicant was asked to put right, and what came; old and new wording."""

    id: str
    what: str
    asked_on: date
    reply_by: date
    supplied_on: date | None
    old_title: str
    old_description: str
    new_title: str
    new_description: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class CaseExtension:
    """An extension proposed; ``approved`` is None until somebody else decided."""

    id: str
    days: int
    reason: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    approved: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class CaseFee:
    """A notice of the processing fee with the worked sum."""

    id: str
    sum: FeeSum
    notified_on: date
    pay_by: date
    paid_on: date | None
    actor: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """An answer; one that was amended or made anew is ``superseded``."""

    id: str
    seq: int
    outcome: Outcome
    grounds: tuple[str, ...]
    open_part: str
    reasons: str
    remedy: str
    answered_on: date
    letter_id: str | None
    superseded: bool


@dataclass(frozen=True, slots=True)
class CaseProceeding:
    """An administrative review or a suit over an answer."""

    id: str
    kind: ProceedingKind
    filed_on: date
    authority: str
    result: ProceedingResult
    decided_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class CaseAssignment:
    """Who was given the case; an empty department: it was taken back."""

    department: str
    handler: str
    reason: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """A letter of the case, in short."""

    id: str
    kind: str
    number: str
    subject: str
    state: str
    issued_on: date | None
    delivered_on: date | None


@dataclass(frozen=True, slots=True)
class CaseDetail(ApplicationDetail):
    """An application on the desk with everything that was done to it, masked.

    ``version`` goes with the next act: who saw an older one is told. ``deadline`` is missing
    until the date of receipt stands; of a stop that lasts, its whole period counts as stopped.
    """

    version: int
    department: str
    handler: str
    first_received_on: date | None
    extended_days: int
    delayed_days: int
    closed_on: date | None
    outcome: Outcome | None
    source: str
    reading_help: bool
    signed: bool
    deadline: Deadline | None
    light_cause: str
    stops: tuple[CaseStop, ...]
    corrections: tuple[CaseCorrection, ...]
    extensions: tuple[CaseExtension, ...]
    fees: tuple[CaseFee, ...]
    answers: tuple[CaseAnswer, ...]
    proceedings: tuple[CaseProceeding, ...]
    letters: tuple[CaseLetter, ...]
    assignments: tuple[CaseAssignment, ...]
    offers: tuple[ActOffer, ...]

    @property
    def proposals(self) -> tuple[ActOffer, ...]:
        """What the system proposes to do now."""
        return tuple(offer for offer in self.offers if offer.proposed)

    def offer(self, event: Event) -> ActOffer:
        """The offer of one act."""
        return next(offer for offer in self.offers if offer.event is event)


@dataclass(frozen=True, slots=True)
class CaseRow(ApplicationRow):
    """A line of a desk list, with what the desk has to do with it. ``proposed`` names the act
    that the system proposes, or is empty."""

    light_cause: str
    department: str
    handler: str
    version: int
    outcome: Outcome | None
    proposed: str


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """An application that resembles another; ``likeness`` from 0 to 1, ``why`` a sentence."""

    number: str
    applicant: str
    content: str
    state: State
    received_on: date | None
    likeness: float
    same_applicant: bool
    why: str
