"""What the report must know of each application, and what in it cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.disclosure.casework.terms import ProceedingKind, ProceedingResult
from kiosk.disclosure.model import ApplicantKind
from kiosk.disclosure.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class ProceedingFacts:
    """A review or suit over one answer."""

    kind: ProceedingKind
    filed_on: date
    result: ProceedingResult
    decided_on: date | None

    def is_pending(self, on: date) -> bool:
        """Whether it was filed and not decided by the end of that day."""
        return self.filed_on <= on and (self.decided_on is None or self.decided_on > on)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """An application without anything personal.

    ``received_on`` is the first day of receipt: a correction starts a new limit, but it makes no
    new application. ``due_on`` is the last day of the limit as it stands with all that moved it.
    """

    number: str
    kind: ApplicantKind
    received_on: date
    due_on: date
    closed_on: date | None = None
    outcome: Outcome | None = None
    imported: bool = False
    department: str = ""
    waiting: bool = False
    """Whether the applicant is waited for: a correction or a payment."""
    proceedings: tuple[ProceedingFacts, ...] = ()

    def is_open(self, on: date) -> bool:
        """Whether it was received and not closed by the end of that day."""
        return self.received_on <= on and (self.closed_on is None or self.closed_on > on)


class Flaw(StrEnum):
    """What makes an application uncountable; the report names its number."""

    CLOSED_BEFORE_RECEIPT = "closed_before_receipt"
    CLOSED_WITHOUT_OUTCOME = "closed_without_outcome"
    OUTCOME_WITHOUT_DATE = "outcome_without_date"
    DECIDED_BEFORE_FILED = "decided_before_filed"
    DECIDED_WITHOUT_DATE = "decided_without_date"

    @property
    def label(self) -> str:
        """What is wrong, in words."""
        return _FLAWS[self]


_FLAWS = {
    Flaw.CLOSED_BEFORE_RECEIPT: "办结日期早于收到日期",
    Flaw.CLOSED_WITHOUT_OUTCOME: "有办结日期，没有办理结果",
    Flaw.OUTCOME_WITHOUT_DATE: "有办理结果，没有办结日期",
    Flaw.DECIDED_BEFORE_FILED: "复议或诉讼的审结日期早于提起日期",
    Flaw.DECIDED_WITHOUT_DATE: "复议或诉讼的结果与审结日期不一致",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """An application whose record must be put right before the report is right."""

    number: str
    flaw: Flaw


def problems(cases: Iterable[CaseFacts]) -> tuple[Problem, ...]:
    """All flaws of a register."""
    return tuple(Problem(case.number, flaw) for case in cases for flaw in _flaws(case))


def _flaws(case: CaseFacts) -> Iterator[Flaw]:
    if case.closed_on is not None and case.closed_on < case.received_on:
        yield Flaw.CLOSED_BEFORE_RECEIPT
    if case.closed_on is not None and case.outcome is None:
        yield Flaw.CLOSED_WITHOUT_OUTCOME
    if case.closed_on is None and case.outcome is not None:
        yield Flaw.OUTCOME_WITHOUT_DATE
    for one in case.proceedings:
        if one.decided_on is not None and one.decided_on < one.filed_on:
            yield Flaw.DECIDED_BEFORE_FILED
        if (one.decided_on is None) != (one.result is ProceedingResult.PENDING):
            yield Flaw.DECIDED_WITHOUT_DATE
