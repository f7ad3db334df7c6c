"""Fixtures of evaluation: visits held in memory over a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from kiosk.common.errors import Rejected
from kiosk.feedback.model import EvaluationForm, Visit
from kiosk.feedback.service import Feedback

DAY = date(2026, 11, 20)


class KnownVisits:
    """What a queue would tell."""

    def __init__(self, clock):
        self._clock = clock
        self._visits = {}

    def add(self, **changes):
        ticket = str(uuid4())
        visit = Visit(
            ticket_id=ticket,
            number=f"A{len(self._visits) + 1:03d}",
            service_day=DAY,
            reference=f"{ticket[:4]}-{ticket[4:8]}".upper(),
            business="estate",
            business_name="不动产登记",
            window="3",
            finished_at=self._clock.now() - timedelta(minutes=5),
        )
        self._visits[ticket] = replace(visit, **changes)
        return self._visits[ticket]

    def finish(self, ticket_id):
        self._visits[ticket_id] = replace(self._visits[ticket_id], finished_at=self._clock.now())

    def forget(self, ticket_id):
        """As a hall that was restored from an older backup."""
        del self._visits[ticket_id]

    def visit(self, ticket_id):
        if ticket_id not in self._visits:
            raise Rejected("ticket.unknown")
        return self._visits[ticket_id]

    def numbered(self, number, day):
        return [v for v in self._visits.values() if (v.number, v.service_day) == (number, day)]


@pytest.fixture
def visits(clock):
    return KnownVisits(clock)


@pytest.fixture
def feedback(store, visits, settings):
    return Feedback(store, visits, settings)


@pytest.fixture
def give(feedback):
    """Evaluates with a new request id."""

    def given(visit, grade=5, **fields):
        request = fields.pop("request_id", None) or str(uuid4())
        form = EvaluationForm(grade, **fields)
        return feedback.give(visit.ticket_id, form, request_id=request)

    return given
