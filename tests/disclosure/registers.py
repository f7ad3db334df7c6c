"""Random registers of applications, as the annual report reads them."""

from __future__ import annotations

import random
from datetime import date, timedelta

from kiosk.disclosure.annual.facts import CaseFacts, ProceedingFacts
from kiosk.disclosure.casework.terms import ProceedingKind, ProceedingResult
from kiosk.disclosure.model import ApplicantKind
from kiosk.disclosure.outcomes import Outcome

FIRST, LAST = date(2023, 1, 1), date(2026, 11, 20)
_DAYS = (LAST - FIRST).days
_ENDED = [result for result in ProceedingResult if result is not ProceedingResult.PENDING]


def register(seed: int, size: int) -> list[CaseFacts]:
    """``size`` sound applications received from 2023 until now, answered early, late or never."""
    chance = random.Random(seed)
    return [_case(chance, f"{n:05d}") for n in range(size)]


def _case(chance: random.Random, number: str) -> CaseFacts:
    received = FIRST + timedelta(days=chance.randrange(_DAYS))
    closed = received + timedelta(days=chance.randrange(60))
    is_open = closed > LAST or chance.random() < 0.1
    return CaseFacts(
        number=number,
        kind=chance.choice(list(ApplicantKind)),
        received_on=received,
        due_on=received + timedelta(days=28),
        closed_on=None if is_open else closed,
        outcome=None if is_open else chance.choice(list(Outcome)),
        proceedings=() if is_open or chance.random() < 0.8 else (_proceeding(chance, closed),),
    )


def _proceeding(chance: random.Random, closed: date) -> ProceedingFacts:
    filed = closed + timedelta(days=chance.randrange(60))
    decided = filed + timedelta(days=chance.randrange(90))
    kind = chance.choice(list(ProceedingKind))
    if decided > LAST:
        return ProceedingFacts(kind, filed, ProceedingResult.PENDING, None)
    return ProceedingFacts(kind, filed, chance.choice(_ENDED), decided)
