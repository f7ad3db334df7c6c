"""What residents told the hall goes up; answers given at the platform come down, each once."""

from __future__ import annotations

from random import Random

import pytest
from sqlalchemy import select

from kiosk.central import submissions as platform_side
from kiosk.central.tables import events
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.workdays.service import Workdays
from kiosk.feedback.submissions.service import Submissions
from kiosk.feedback.submissions.states import State
from kiosk.sync.service import Sync
from tests.feedback.submissions.told_documents import DOCUMENTS, form, publish
from tests.sync.conftest import World

SECRET = {"name": "阿茹娜托娅", "phone": "13987654321", "reply_by": "phone"}


@pytest.fixture
def hall(world: World, settings) -> Submissions:
    publish(world.store, world.clock, *DOCUMENTS)
    workdays = Workdays(world.store, settings)
    return Submissions(world.store, world.content, settings, workdays)


@pytest.fixture
def sync(world: World, hall: Submissions, settings):
    own = Sync(world.store, world.content, settings, submissions=lambda: hall, rng=Random(7))
    return own.once


@pytest.fixture
def told(hall: Submissions):
    return hall.submit(form("complaint", "水费收错了，请核对。", **SECRET), request_id=new_id())


def test_the_phone_reads_what_the_hall_answered(world, hall, sync, told):
    hall.assign(told.number, to="1012", organ="PSB", actor="1007")
    hall.answer(told.number, "已核对，多收的已退回。", actor="1012")
    assert sync().ok
    seen = platform_side.view(world.platform, told.number[1:], told.query_code.lower())
    assert (seen.state, seen.kind) == ("已答复", "投诉")
    assert seen.answers == (("2026-11-20", "已核对，多收的已退回。"),)
    assert platform_side.view(world.platform, told.number, "AAAA-BBBB") is None
    assert world.parked_there() == []


def test_name_and_number_to_call_never_leave_the_hall(world, hall, sync, told):
    payloads = [str(event.payload) for event in world.store.outbox.pending(10)]
    assert all(said not in text for text in payloads for said in ("阿茹娜", "13987654321"))


def test_an_answer_of_the_platform_comes_down_once_and_is_told_like_the_halls(
    world, hall, sync, told
):
    assert sync().ok
    (row,) = platform_side.waiting(world.platform)
    assert (row.number, row.text) == (told.number, "水费收错了，请核对。")
    platform_side.answer(world.platform, told.id, "县里已核对，多收的已退回。", by="示范县水务局")
    for _ in range(3):
        assert sync().ok
    status = hall.status(told.number, told.query_code)
    assert [one.text for one in status.answers] == ["县里已核对，多收的已退回。"]
    assert sync().ok
    seen = platform_side.view(world.platform, told.number, told.query_code)
    assert seen.answers[0][1] == "县里已核对，多收的已退回。"
    assert platform_side.waiting(world.platform) == []


def test_a_page_that_comes_again_files_nothing_twice(world, hall, sync, told):
    assert sync().ok
    platform_side.answer(world.platform, told.id, "已核对，多收的已退回。", by="示范县水务局")
    assert sync().ok
    with world.store.command("sync") as command:
        world.store.state.set(command, "sync.answers", "0")
    assert sync().ok
    assert len(hall.status(told.number, told.query_code).answers) == 1


def test_an_answer_that_comes_too_late_is_told_back(world, hall, sync, told):
    assert sync().ok
    platform_side.answer(world.platform, told.id, "平台的答复，来得晚了。", by="示范县水务局")
    hall.answer(told.number, "大厅的答复先到。", actor="1012")
    assert sync().ok
    assert hall.status(told.number, told.query_code).state is State.ANSWERED
    assert sync().ok
    with world.platform.read() as connection:
        kinds = list(connection.execute(select(events.c.kind).order_by(events.c.id)).scalars())
    assert kinds.count("submission.answer_refused") == 1
    assert len(hall.status(told.number, told.query_code).answers) == 1


def test_what_is_settled_is_not_answered_at_the_platform(world, hall, sync, told):
    hall.withdraw_own(told.number, told.query_code, request_id=new_id())
    assert sync().ok
    with pytest.raises(Rejected, match=r"^submission.step_refused"):
        platform_side.answer(world.platform, told.id, "已核对。", by="示范县水务局")
    with pytest.raises(Rejected, match=r"^submission.unknown"):
        platform_side.answer(world.platform, "none", "已核对。", by="示范县水务局")
