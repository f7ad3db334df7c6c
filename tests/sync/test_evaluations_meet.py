"""A visit evaluated in the hall and on the phone: one counts, and the hall comes to know which."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from kiosk.central import evaluations as phones
from kiosk.common.errors import Rejected
from kiosk.feedback.model import CountBy, EvaluationForm
from kiosk.feedback.service import Feedback
from kiosk.settings import Settings
from tests.feedback.conftest import KnownVisits
from tests.sync.conftest import World

DAY = date(2026, 11, 20)


@pytest.fixture
def visits(world: World) -> KnownVisits:
    return KnownVisits(world.clock)


@pytest.fixture
def feedback(world: World, visits: KnownVisits, settings: Settings) -> Feedback:
    return Feedback(world.store, visits, settings)


def finished(world: World, visits: KnownVisits) -> Any:
    """A visit that both sides know to be over."""
    visit = visits.add()
    told = {"ticket": visit.ticket_id, "number": visit.number, "business": visit.business}
    day = {"service_day": DAY.isoformat()}
    issued = {"business_name": "不动产登记", "serial": 1}
    world.happen(kind="ticket.issued", **told, **day, **issued)
    world.happen(kind="ticket.finished", **told, **day, window="3")
    assert world.sync.once().ok
    return visit


def counted(world: World, feedback: Feedback) -> tuple[int, int]:
    """How many count in the hall, and how many stand at the platform."""
    from sqlalchemy import func, select

    from kiosk.central.tables import evaluations

    with world.platform.read() as connection:
        there = connection.execute(select(func.count()).select_from(evaluations)).scalar_one()
    return feedback.report(DAY, DAY, CountBy.DAY).total.given, there


def test_the_halls_first_then_the_phone_is_refused(
    world: World, visits: KnownVisits, feedback: Feedback
) -> None:
    visit = finished(world, visits)
    feedback.give(visit.ticket_id, EvaluationForm(2), request_id=str(uuid4()))
    assert world.sync.once().parked == 0
    with pytest.raises(Rejected) as refused:
        phones.give(world.platform, visit.ticket_id, EvaluationForm(5), str(uuid4()))
    assert refused.value.code == "evaluation.given_before"
    assert counted(world, feedback) == (1, 1)


def test_the_phones_first_then_the_halls_is_parked_and_the_hall_knows(
    world: World, visits: KnownVisits, feedback: Feedback
) -> None:
    visit = finished(world, visits)
    feedback.give(visit.ticket_id, EvaluationForm(2, text="没讲清"), request_id=str(uuid4()))
    phones.give(world.platform, visit.ticket_id, EvaluationForm(5), str(uuid4()))
    assert counted(world, feedback) == (1, 1)
    assert world.sync.once().parked == 1
    assert [event.code for event in world.store.outbox.parked()] == ["evaluation.given_before"]
    assert counted(world, feedback) == (0, 1)
    (row,) = feedback.rows()
    assert row.superseded
    world.happen()
    assert world.sync.once().parked == 0
    assert counted(world, feedback) == (0, 1)
