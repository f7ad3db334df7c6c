"""The desk of disclosure applications: masked, opened and revealed under audit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen, company
from tests.ui.conftest import at_desk, sign_in
from tests.ui.disclosure_desk import CLERK, desk_of, keys, open_case, seen, submitted, taken_up
from ui.tour.driver import Driver
from ui.window.applications import register, revealing, view_model
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
    for text in ("收到申请", "登记", "答复期限 2026-12-18（20 个工作日）", "自助终端 03 号机"):
        assert desk.shows(text)
    desk.tap("applications.tab.person")
    assert desk.find("applications.field.document_number").property("text") == MASKED
    assert looks(staffed_hall) == [("staff:1007", "application.opened", "2026-0001", "{}")]


def test_a_field_is_shown_in_clear_one_at_a_time_and_each_look_is_audited(
    desk: Driver, staffed_hall: Terminal
) -> None:
    desk.tap("applications.list.0")
    desk.tap("applications.tab.person")
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
    monkeypatch.setattr(revealing, "REVEALED_MS", 20)
    desk.tap("side.calling")
    desk.tap("side.applications")
    desk.wait_for_item("applications.list.0")
    desk.tap("applications.list.0")
    desk.tap("applications.tab.person")
    desk.tap("applications.reveal.name")
    desk.wait_for(lambda: not desk.shows("李小梅"), "the mask")


def test_what_was_shown_goes_with_the_application_and_with_the_lock(desk: Driver) -> None:
    desk.tap("applications.list.0")
    desk.tap("applications.tab.person")
    desk.tap("applications.reveal.name")
    assert desk.shows("李小梅")
    desk.tap("applications.tab.course")
    assert not desk.shows("李小梅")
    desk.tap("applications.tab.person")
    desk.tap("applications.reveal.name")
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


def test_views_sort_applications_by_what_they_wait_for(
    desk: Driver, staffed_hall: Terminal
) -> None:
    staffed_hall.casework.ask_correction(
        "2026-0001",
        what="请写明是哪一年的方案。",
        asked_on=date(2026, 11, 20),
        reply_by=date(2026, 12, 4),
        actor="staff:1007",
        version=seen(staffed_hall, "2026-0001").version,
    )
    desk.wait_for(lambda: desk.shows("待补正 1"), "the count")
    assert desk.shows("待办 1")
    assert not desk.shows("李*梅")
    desk.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    desk.wait_for(lambda: desk.shows("李*梅"), "the view by its key")
    assert desk.shows("暂停计时")
    assert desk.shows("2026-12-04")
    desk.tap("applications.view.answered")
    desk.wait_for(lambda: desk.shows("这里没有申请"), "the empty view")


def test_a_new_application_appears_by_itself(desk: Driver, staffed_hall: Terminal) -> None:
    staffed_hall.disclosure.submit(citizen(name="欧阳明月"), request_id=new_id())
    desk.wait_for_item("applications.list.2")
    assert desk.shows("欧阳**")


def test_a_search_narrows_the_list_to_a_number_or_to_words(desk: Driver) -> None:
    desk.key(Qt.Key.Key_F2)
    for sign in "0002":
        desk.key(Qt.Key(ord(sign)))
    desk.wait_for(lambda: desk.seek("applications.list.1") is None, "one row")
    assert desk.shows("2026-0002")
    desk.type("applications.search", "征地")
    desk.wait_for(lambda: desk.shows("李*梅"), "the row with those words")
    assert desk.seek("applications.list.1") is None
    desk.type("applications.search", "没有这样的")
    desk.wait_for(lambda: desk.shows("这里没有申请"), "nothing found")


def test_a_long_register_is_turned_over_page_by_page(
    open_window: Opened, staffed_hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "PAGE", 2)
    monkeypatch.setattr(view_model, "PAGE", 2)
    for _ in range(5):
        submitted(staffed_hall)
    desk = desk_of(open_window)
    desk.wait_for(lambda: desk.shows("第 1–2 件，共 5 件"), "the first page")
    desk.tap("applications.after")
    desk.tap("applications.after")
    desk.wait_for(lambda: desk.shows("第 5–5 件，共 5 件"), "the last page")
    assert desk.seek("applications.after") is None
    desk.tap("applications.before")
    desk.wait_for(lambda: desk.shows("第 3–4 件，共 5 件"), "the page before")


def test_the_limit_is_shown_day_by_day(desk: Driver) -> None:
    desk.tap("applications.list.0")
    desk.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    received, first, due = (
        desk.find(f"calendar.day.{place}").property("cell") for place in ("0.4", "1.0", "4.4")
    )
    assert (received["day"], received["look"]) == ("20", "received")
    assert (first["index"], first["look"]) == ("1", "counted")
    assert (due["day"], due["index"], due["look"]) == ("18", "20", "due")
    assert desk.shows("其间：周末 8 天。")


def test_a_third_partys_name_is_shown_for_a_reason_that_is_audited(
    open_window: Opened, staffed_hall: Terminal
) -> None:
    number = submitted(staffed_hall)
    case = taken_up(staffed_hall, number)
    staffed_hall.casework.ask_third_party(
        number, party="赵某某", sent_on=case.received_on, actor=CLERK, version=case.version
    )
    desk = desk_of(open_window)
    desk.tap("applications.view.consulting")
    open_case(desk)
    desk.tap("applications.tab.records")
    assert not desk.shows("赵某某")
    party = seen(staffed_hall, number).stops[0].id
    desk.tap(f"applications.party.{party}")
    keys(desk, Qt.Key.Key_3)
    desk.wait_for(lambda: desk.shows("赵某某"), "the name")
    with staffed_hall.store.read() as connection:
        last = connection.execute(
            select(audit_trail.c.facts).where(audit_trail.c.action == "application.field_revealed")
        ).scalar_one()
    assert "answering" in last
    assert "赵某某" not in last
    desk.tap(f"applications.party.{party}")
    assert not desk.shows("赵某某")
