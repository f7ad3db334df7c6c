"""The desk of disclosure applications: masked, opened and revealed under audit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select, update

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.disclosure.states import State
from kiosk.disclosure.tables import applications
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen, company
from tests.ui.conftest import at_desk, sign_in
from ui.tour.driver import Driver
from ui.window.applications import view_model
from ui.window.face import WindowFace

Opened = Callable[..., WindowFace]
IDENTITY = "11010519491231002X"
MASKED = "1101**********002X"


@pytest.fixture
def desk(open_window: Opened, staffed_hall: Terminal) -> Driver:
    """At the list, with a citizen's and a company's application."""
    staffed_hall.disclosure.submit(citizen(), request_id=new_id())
    staffed_hall.disclosure.submit(company(), request_id=new_id())
    desk = sign_in(at_desk(open_window()))
    desk.tap("side.applications")
    desk.wait_for_item("applications.list.1")
    return desk


def looks(hall: Terminal) -> list[tuple[str, str, str, str]]:
    query = select(
        audit_trail.c.actor, audit_trail.c.action, audit_trail.c.subject, audit_trail.c.facts
    ).where(audit_trail.c.action.startswith("application."))
    with hall.store.read() as connection:
        rows = connection.execute(query.order_by(audit_trail.c.seq)).all()
    return [tuple(row) for row in rows if row.actor.startswith("staff:")]


def put(hall: Terminal, number: str, state: State) -> None:
    """Later work of the desk brings an application here."""
    with hall.store.command("staff:1007") as command:
        command.execute(
            update(applications).where(applications.c.number == number).values(state=state.value)
        )


def test_the_list_is_masked_and_looking_at_it_opens_nothing(
    desk: Driver, staffed_hall: Terminal
) -> None:
    assert desk.shows("李*梅")
    assert desk.shows("示范县**建材公司")
    shown = " ".join(desk.texts())
    for secret in ("李小梅", "宏发", IDENTITY, "13812345678"):
        assert secret not in shown
    assert looks(staffed_hall) == []


def test_opening_one_shows_it_masked_with_its_timeline_and_is_audited(
    desk: Driver, staffed_hall: Terminal
) -> None:
    desk.tap("applications.list.0")
    assert desk.find("applications.detail.number").property("text") == "2026-0001"
    assert desk.find("applications.field.document_number").property("text") == MASKED
    for text in ("收到申请", "登记", "答复期限 2026-12-18（20 个工作日）", "自助终端 03 号机"):
        assert desk.shows(text)
    assert looks(staffed_hall) == [("staff:1007", "application.opened", "2026-0001", "{}")]


def test_a_field_is_shown_in_clear_one_at_a_time_and_each_look_is_audited(
    desk: Driver, staffed_hall: Terminal
) -> None:
    desk.tap("applications.list.0")
    desk.tap("applications.reveal.document_number")
    assert desk.find("applications.field.document_number").property("text") == IDENTITY
    desk.tap("applications.reveal.phone")
    assert desk.find("applications.field.document_number").property("text") == MASKED
    assert desk.find("applications.field.phone").property("text") == "13812345678"
    desk.tap("applications.reveal.phone")
    assert not desk.shows("13812345678")
    fields = [facts for _, action, _, facts in looks(staffed_hall) if action.endswith("revealed")]
    assert fields == ['{"field":"document_number"}', '{"field":"phone"}']


def test_what_was_shown_is_masked_again_by_itself(
    desk: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_model, "REVEALED_MS", 20)
    desk.tap("side.calling")
    desk.tap("side.applications")
    desk.wait_for_item("applications.list.0")
    desk.tap("applications.list.0")
    desk.tap("applications.reveal.name")
    desk.wait_for(lambda: not desk.shows("李小梅"), "the mask")


def test_what_was_shown_goes_with_the_application_and_with_the_lock(desk: Driver) -> None:
    desk.tap("applications.list.0")
    desk.tap("applications.reveal.name")
    assert desk.shows("李小梅")
    desk.tap("applications.list.1")
    assert not desk.shows("李小梅")
    desk.tap("applications.list.0")
    desk.tap("applications.reveal.name")
    desk.tap("side.lock")
    assert not desk.shows("李小梅")
    assert not desk.shows("2026-0001")


def test_the_keyboard_opens_the_row_it_stands_on(desk: Driver) -> None:
    desk.find("applications.list.view").forceActiveFocus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.find("applications.detail.number").property("text") == "2026-0002"


def test_the_lights_follow_the_working_days_left(
    open_window: Opened, staffed_hall: Terminal, clock: FixedClock
) -> None:
    staffed_hall.disclosure.submit(citizen(), request_id=new_id())
    clock.advance(timedelta(days=26))
    staffed_hall.disclosure.submit(citizen(), request_id=new_id())
    clock.advance(timedelta(days=5))
    desk = sign_in(at_desk(open_window()))
    desk.tap("side.applications")
    desk.wait_for_item("applications.list.1")
    assert desk.shows("红牌 超 1 日")
    assert desk.shows("17 日")


def test_views_sort_applications_by_state(desk: Driver, staffed_hall: Terminal) -> None:
    put(staffed_hall, "2026-0001", State.CORRECTION)
    desk.wait_for(lambda: desk.shows("待补正 1"), "the count")
    assert desk.shows("待办 1")
    assert not desk.shows("李*梅")
    desk.tap("applications.view.correction")
    assert desk.shows("李*梅")
    assert desk.shows("暂停计时")
    desk.tap("applications.view.answered")
    desk.wait_for(lambda: desk.shows("这里没有申请"), "the empty view")


def test_a_new_application_appears_by_itself(desk: Driver, staffed_hall: Terminal) -> None:
    staffed_hall.disclosure.submit(citizen(name="欧阳明月"), request_id=new_id())
    desk.wait_for_item("applications.list.2")
    assert desk.shows("欧阳**")
