"""Evaluations given on the phone page come into the hall, each once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import delete, select, update

from kiosk.central import evaluations as phones
from kiosk.central import for_the_hall
from kiosk.central.tables import evaluation_places, events
from kiosk.central.tables import evaluations as held_there
from kiosk.common.errors import Rejected
from kiosk.feedback.model import Channel, CountBy, EvaluationForm, Follow, FollowAction
from kiosk.feedback.service import Feedback
from kiosk.settings import Settings
from kiosk.sync.service import Sync
from tests.feedback.conftest import KnownVisits
from tests.sync.conftest import World

DAY = date(2026, 11, 20)


@pytest.fixture
def visits(world: World) -> KnownVisits:
    return KnownVisits(world.clock)


@pytest.fixture
def feedback(world: World, visits: KnownVisits, settings: Settings) -> Feedback:
    return Feedback(world.store, visits, settings)


@pytest.fixture
def sync(world: World, feedback: Feedback, settings: Settings) -> Callable[[], Any]:
    """One call of the terminal, with its evaluations."""
    own = Sync(world.store, world.content, settings, feedback=lambda: feedback, rng=Random(7))
    return own.once


def finished(world: World, visit: Any, sync: Callable[[], Any]) -> str:
    """The platform hears that a visit is over."""
    told = {"ticket": visit.ticket_id, "number": visit.number, "business": visit.business}
    day = {"service_day": DAY.isoformat()}
    world.happen(kind="ticket.issued", **told, **day, business_name="不动产登记", serial=1)
    world.happen(kind="ticket.finished", **told, **day, window="3")
    assert sync().ok
    return str(visit.ticket_id)


def on_the_phone(world: World, ticket: str, grade: int = 2, **said: Any) -> str:
    request = str(uuid4())
    phones.give(world.platform, ticket, EvaluationForm(grade, **said), request)
    return request


def given(feedback: Feedback) -> int:
    return feedback.report(DAY, DAY, CountBy.DAY).total.given


def test_a_poor_grade_of_the_phone_is_in_the_halls_list_with_its_limit(
    world, visits, feedback, sync
):
    ticket = finished(world, visits.add(), sync)
    key = on_the_phone(world, ticket, reasons=("rude",), text="没讲清楚", phone="13812345678")
    assert sync().ok
    (row,) = feedback.rows(poor=True)
    assert (row.id, row.number, row.window, row.channel) == (key, "A001", "3", Channel.PHONE)
    assert (row.reasons, row.due_on) == (("态度不好",), date(2026, 12, 11))
    detail = feedback.detail(key, actor="staff:1001")
    assert (detail.text, detail.phone) == ("没讲清楚", "138****5678")
    assert feedback.reveal_phone(key, actor="staff:1001") == "13812345678"


def test_it_comes_in_once_however_often_it_is_fetched(world, visits, feedback, sync):
    ticket = finished(world, visits.add(), sync)
    key = on_the_phone(world, ticket)
    for _ in range(2):
        assert sync().ok
        with world.store.command("test") as command:
            world.store.state.set(command, "sync.evaluations", "0")
    feedback.follow(key, FollowAction.RECTIFY, note="已当面说明", actor="staff:1001")
    assert sync().ok
    assert given(feedback) == 1
    (row,) = feedback.rows()
    assert row.follow is Follow.RECTIFIED


def test_after_the_phones_the_kiosk_takes_none(world, visits, feedback, sync):
    ticket = finished(world, visits.add(), sync)
    on_the_phone(world, ticket, 5)
    sync()
    assert feedback.standing(ticket).given
    with pytest.raises(Rejected) as refused:
        feedback.give(ticket, EvaluationForm(1), request_id=str(uuid4()))
    assert refused.value.code == "evaluation.given_before"


def test_the_phones_counts_where_both_were_given_and_the_halls_is_kept(
    world, visits, feedback, sync
):
    ticket = finished(world, visits.add(), sync)
    on_the_phone(world, ticket, 5)
    own = feedback.give(ticket, EvaluationForm(1), request_id=str(uuid4()))
    for _ in range(2):
        assert sync().ok
        assert given(feedback) == 1
    superseded = {row.id: row.superseded for row in feedback.rows()}
    assert superseded.pop(own.id)
    assert list(superseded.values()) == [False]
    report = feedback.report(DAY, DAY, CountBy.DAY).total
    assert report.grades == (1, 0, 0, 0, 0)


def test_it_is_not_told_back_as_the_halls_own(world, visits, feedback, sync):
    on_the_phone(world, finished(world, visits.add(), sync))
    sync()
    report = sync()
    assert (report.delivered, report.parked) == (0, 0)


def test_a_visit_that_the_hall_lost_is_filed_as_the_platform_knows_it(
    world, visits, feedback, sync
):
    ticket = finished(world, visits.add(), sync)
    visits.forget(ticket)
    on_the_phone(world, ticket)
    assert sync().ok
    (row,) = feedback.rows()
    assert (row.number, row.business_name, row.window) == ("A001", "不动产登记", "3")


def test_what_cannot_be_filed_is_told_back_once_and_the_rest_comes_in(
    world, visits, feedback, sync
):
    tickets = [finished(world, visits.add(), sync) for _ in range(2)]
    bad, _ = [on_the_phone(world, ticket) for ticket in tickets]
    words = world.platform.sealer.seal('{"text": "\\u202e", "phone": ""}')
    with world.platform.write() as connection:
        spoiled = update(held_there).where(held_there.c.key == bad).values(words=words)
        connection.execute(spoiled)
    sync()
    with world.store.command("test") as command:
        world.store.state.set(command, "sync.evaluations", "0")
    assert sync().ok
    sync()
    with world.platform.read() as connection:
        rows = connection.execute(select(events).where(events.c.kind == "evaluation.refused"))
        told = [msgspec.json.decode(world.platform.sealer.unseal(row.payload)) for row in rows]
    assert [(fact["evaluation"], fact["code"]) for fact in told] == [
        (bad, "input.control_character")
    ]
    assert len(feedback.rows()) == 1


def test_another_halls_evaluations_stay_where_they_are(world, visits, feedback, sync):
    on_the_phone(world, finished(world, visits.add(), sync))
    page = for_the_hall.page_after(world.platform, "150781", 0, 10)
    assert page.evaluations == ()
    assert "没讲清楚" not in repr(for_the_hall.page_after(world.platform, "150799", 0, 10))


def test_what_was_given_before_the_platform_kept_an_order_comes_too(world, visits, feedback, sync):
    for _ in range(3):
        on_the_phone(world, finished(world, visits.add(), sync))
    with world.platform.write() as connection:
        connection.execute(delete(evaluation_places))
    for_the_hall.line_up_older(world.platform)
    for_the_hall.line_up_older(world.platform)
    assert sync().ok
    assert len(feedback.rows()) == 3


def test_a_platform_restored_from_a_backup_is_read_from_the_start(world, visits, feedback, sync):
    on_the_phone(world, finished(world, visits.add(), sync))
    with world.store.command("test") as command:
        world.store.state.set(command, "sync.evaluations", "900")
    assert sync().ok
    assert len(feedback.rows()) == 1
    assert world.store.state.get("sync.evaluations") == "1"
