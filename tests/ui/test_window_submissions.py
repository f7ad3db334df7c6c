"""The desk of 咨询投诉: lights with causes, one open, every act with what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.feedback.submissions.states import State
from kiosk.feedback.submissions.views import Receipt
from kiosk.store.tables import audit_trail
from tests.feedback.submissions.told_documents import form
from tests.ui.conftest import at_desk, sign_in
from tests.ui.window_desk import press, text_of
from ui.tour.driver import Driver
from ui.window.face import WindowFace

Opened = Callable[..., WindowFace]
PHONE = "13987654321"


def told(hall: Terminal, kind: str = "complaint", **said: str) -> Receipt:
    text = said.pop("text", "三号窗口中午没有人，等了一个小时。")
    return hall.submissions.submit(form(kind, text, **said), request_id=new_id())


def state(hall: Terminal, receipt: Receipt) -> State:
    return hall.submissions.status(receipt.number, receipt.query_code).state


@pytest.fixture
def desk(open_window: Opened, staffed_hall: Terminal) -> Driver:
    return sign_in(at_desk(open_window()))


def go(desk: Driver, view: str = "") -> Driver:
    desk.tap("side.submissions")
    if view:
        desk.tap(f"submissions.view.{view}")
    desk.wait_for_item("submissions.list.0")
    desk.tap("submissions.list.0")
    desk.wait_for_item("submissions.detail.number")
    desk.wait_for(lambda: text_of(desk, "submissions.detail.number") != "", "the open one")
    return desk


def test_a_complaint_is_given_to_an_office_and_answered(
    desk: Driver, staffed_hall: Terminal
) -> None:
    receipt = told(staffed_hall)
    go(desk)
    assert "2026-12-11 前答复，还有 15 个工作日" in text_of(desk, "submissions.detail.cause")
    press(desk, Qt.Key.Key_F7)
    code = staffed_hall.content.organs()[1].code
    desk.tap(f"submissions.sheet.option.{code}")
    desk.type("submissions.sheet.text", "1012")
    desk.tap("submissions.sheet.yes")
    desk.wait_for(lambda: text_of(desk, "submissions.detail.state") == "办理中", "assigned")
    press(desk, Qt.Key.Key_F6)
    desk.type("submissions.sheet.text", "jintian qi zhongwu you ren")
    desk.tap("submissions.sheet.yes")
    desk.wait_for(lambda: text_of(desk, "submissions.detail.state") == "已答复", "answered")
    assert state(staffed_hall, receipt) is State.ANSWERED


def test_the_number_to_call_is_masked_and_a_look_is_audited(
    desk: Driver, staffed_hall: Terminal
) -> None:
    told(staffed_hall, name="欧阳小满", phone=PHONE, reply_by="phone")
    go(desk)
    assert text_of(desk, "submissions.detail.phone.shown") == "139****4321"
    assert text_of(desk, "submissions.detail.name.shown") == "欧阳**"
    desk.tap("submissions.detail.phone.reveal")
    desk.wait_for(lambda: text_of(desk, "submissions.detail.phone.shown") == PHONE, "in clear")
    with staffed_hall.store.read() as connection:
        actions = list(connection.execute(select(audit_trail.c.action)).scalars())
    assert "submission.field_revealed" in actions


def test_an_error_is_answered_only_with_what_became_of_it(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    code = staffed_hall.content.popular()[0].code
    about = {"about": f"service_item:{code}", "place": "hours"}
    first = told(staffed_hall, "error", text="咨询电话是空号，打不通。", **about)
    told(staffed_hall, "error", text="电话少了一位数字。", **about)
    clock.advance(timedelta(days=4))
    go(desk, "error")
    assert desk.shows("红牌 待核对")
    assert desk.shows("说同一处的还有 1 件")
    press(desk, Qt.Key.Key_F6)
    desk.type("submissions.sheet.text", "gaihao le")
    assert not desk.find("submissions.sheet.yes").isEnabled()
    desk.tap("submissions.sheet.option.fixed")
    desk.tap("submissions.sheet.yes")
    desk.wait_for(lambda: state(staffed_hall, first) is State.ANSWERED, "answered")


def test_same_ones_are_merged_and_answered_together(desk: Driver, staffed_hall: Terminal) -> None:
    code = staffed_hall.content.popular()[0].code
    about = {"about": f"service_item:{code}"}
    said = "请写明要几张照片，{}。"
    both = [told(staffed_hall, "suggestion", text=said.format(n), **about) for n in "一二"]
    go(desk, "suggestion")
    assert text_of(desk, "submissions.detail.number") == both[0].number
    desk.tap("submissions.act.merge")
    desk.tap(f"submissions.sheet.option.{both[1].number}")
    desk.tap("submissions.sheet.yes")
    desk.wait_for(lambda: desk.shows(f"并入 {both[1].number}"), "merged")
    assert desk.seek("submissions.act.answer") is None
    desk.tap("submissions.similar.0")
    desk.wait_for(lambda: desk.seek("submissions.act.answer") is not None, "the main one")
    press(desk, Qt.Key.Key_F6)
    assert desk.shows("并入的 1 件一起答复")
    desk.type("submissions.sheet.text", "yi xieming")
    desk.tap("submissions.sheet.yes")
    desk.wait_for(lambda: state(staffed_hall, both[0]) is State.ANSWERED, "both")


def test_somebody_quicker_is_told_and_what_was_written_stays(
    desk: Driver, staffed_hall: Terminal
) -> None:
    receipt = told(staffed_hall)
    go(desk)
    press(desk, Qt.Key.Key_F6)
    desk.type("submissions.sheet.text", "wode dafu")
    staffed_hall.submissions.assign(receipt.number, to="1015", actor="staff:1008")
    desk.tap("submissions.sheet.yes")
    desk.wait_for(lambda: desk.shows("刚被别人处理"), "the conflict")
    assert text_of(desk, "submissions.sheet.text") == "wode dafu"
    assert state(staffed_hall, receipt) is State.ASSIGNED


def test_figures_are_saved_as_a_table(desk: Driver, staffed_hall: Terminal) -> None:
    told(staffed_hall)
    go(desk)
    desk.tap("submissions.export")
    desk.wait_for(lambda: desk.shows("统计已存到"), "saved")
    [file] = (staffed_hall.settings.data_dir / "reports").glob("意见统计-*.csv")
    assert "2026-11,投诉,1," in file.read_text("utf-8-sig")
