"""The workplace around its pages: the lock, the bar, ways of seeing, every size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.feedback.submissions.model import SubmissionForm
from tests.disclosure.forms import citizen, company
from tests.ui.conftest import LANDSCAPE, at_desk, sign_in
from ui.tour.driver import Driver
from ui.window.face import WindowFace
from ui.window.session import IDLE_SECONDS

Opened = Callable[..., WindowFace]
SMALL = QSize(1366, 768)
SQUARE = QSize(1280, 1024)


@pytest.fixture
def face(open_window: Opened) -> WindowFace:
    return open_window()


@pytest.fixture
def desk(face: WindowFace) -> Driver:
    return sign_in(at_desk(face))


def locked(desk: Driver) -> bool:
    desk.settle()
    return desk.seek("signin.submit") is not None and desk.seek("bar.staff") is None


def test_ctrl_l_locks_and_leaves_nothing_of_the_account(desk: Driver, face: WindowFace) -> None:
    left = [face.navigator.page, face.navigator.view_model]
    QGuiApplication.clipboard().setText("11010519491231002X")
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(shiboken6.isValid(each) for each in left)
    assert QGuiApplication.clipboard().text() == ""
    assert face.session.actor == ""
    assert not desk.shows("1007")
    for field in ("number", "password", "window"):
        assert desk.find(f"signin.{field}.input").property("text") == ""


def test_an_idle_workplace_locks_itself(desk: Driver, face: WindowFace, clock: FixedClock) -> None:
    clock.advance(timedelta(seconds=IDLE_SECONDS - 1))
    face.session.tick()
    assert not locked(desk)
    desk.key(Qt.Key.Key_Tab)
    clock.advance(timedelta(seconds=IDLE_SECONDS - 1))
    face.session.tick()
    assert not locked(desk)
    clock.advance(timedelta(seconds=1))
    face.session.tick()
    assert locked(desk)


def test_a_machine_that_slept_is_locked_when_it_wakes(
    desk: Driver, face: WindowFace, clock: FixedClock
) -> None:
    clock.set_wall(clock.now() + timedelta(hours=1))
    face.session.tick()
    assert locked(desk)


def test_who_was_in_service_is_still_there_after_the_lock(
    desk: Driver, staffed_hall: Terminal
) -> None:
    staffed_hall.queueing.take("bdc", request_id=new_id())
    desk.wait_for_item("calling.list.0.number")
    desk.tap("calling.next")
    desk.tap("side.lock")
    sign_in(desk)
    desk.wait_for_item("calling.number")
    assert desk.find("calling.number").property("text") == "A001"


def test_keys_of_the_workplace_do_nothing_while_it_is_locked(
    desk: Driver, face: WindowFace, staffed_hall: Terminal
) -> None:
    staffed_hall.queueing.take("bdc", request_id=new_id())
    desk.tap("side.lock")
    desk.key(Qt.Key.Key_F8)
    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    face.shell.go("applications")
    assert locked(desk)
    assert staffed_hall.queueing.current("3") is None


def test_maximised_the_keys_still_work(staffed_hall: Terminal, open_window: Opened) -> None:
    desk = sign_in(at_desk(open_window(full_screen=True)))
    staffed_hall.queueing.take("bdc", request_id=new_id())
    desk.wait_for_item("calling.list.0.number")
    desk.key(Qt.Key.Key_F8)
    desk.wait_for_item("calling.number")


def test_the_bar_names_window_state_businesses_staff_and_time(
    desk: Driver, staffed_hall: Terminal
) -> None:
    desk.wait_for(lambda: desk.shows("空闲"), "the state")
    assert desk.shows("3 号窗口")
    assert desk.shows("不动产登记")
    assert desk.shows("工号 1007 · 2026-11-20 10:00")
    assert desk.shows("仅在本机运行")
    staffed_hall.queueing.take("bdc", request_id=new_id())
    desk.wait_for_item("calling.list.0.number")
    desk.tap("calling.next")
    desk.wait_for(lambda: desk.shows("服务中"), "the state")


def test_without_a_line_the_bar_says_how_much_waits_to_go_up(
    open_window: Opened, staffed_hall: Terminal
) -> None:
    platform = "http://127.0.0.1:9"
    terminal = Terminal(replace(staffed_hall.settings, platform_url=platform), staffed_hall.store)
    terminal.staff = staffed_hall.staff
    staffed_hall.queueing.take("bdc", request_id=new_id())
    desk = sign_in(at_desk(open_window(terminal=terminal)))
    desk.wait_for(lambda: desk.shows("离线 · 待传 1 条"), "the offline mark")


def test_what_the_platform_refused_is_a_calm_line(desk: Driver, staffed_hall: Terminal) -> None:
    staffed_hall.queueing.take("bdc", request_id=new_id())
    epoch, seq = staffed_hall.store.outbox.position()
    staffed_hall.store.outbox.park(epoch, seq, "event.unknown_kind")
    desk.wait_for(lambda: desk.shows("待处理 1 条"), "the parked event")


def test_the_side_counts_what_waits_behind_each_door(
    desk: Driver, staffed_hall: Terminal, face: WindowFace
) -> None:
    staffed_hall.queueing.take("bdc", request_id=new_id())
    staffed_hall.disclosure.submit(citizen(), request_id=new_id())

    def counts() -> dict[object, object]:
        return {entry["name"]: entry["count"] for entry in face.shell.entries}

    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    staffed_hall.submissions.submit(
        SubmissionForm("suggestion", "请在等候区多放几把椅子。"), request_id=new_id()
    )
    waiting = {"calling": 1, "applications": 1, "submissions": 1, "content": 0, "troubles": 0}
    desk.wait_for(lambda: waiting.items() <= counts().items(), "the counts")


def everything(hall: Terminal) -> None:
    briefs = hall.content.browse(limit=200)
    guides = [hall.content.guide(brief.code) for brief in briefs]
    items = [guide.code for guide in guides if guide.business == "bdc"]
    for code in items:
        hall.queueing.take("bdc", request_id=new_id(), item_code=code)
    hall.disclosure.submit(citizen(), request_id=new_id())
    hall.disclosure.submit(company(), request_id=new_id())


@pytest.mark.parametrize("size", [LANDSCAPE, SMALL, SQUARE], ids=["full", "small", "square"])
@pytest.mark.parametrize("switch", ["", "largePrint"])
def test_in_every_size_all_stands_inside_and_no_label_is_cut(
    open_window: Opened, staffed_hall: Terminal, clock: FixedClock, size: QSize, switch: str
) -> None:
    everything(staffed_hall)
    face = open_window(size)
    if switch:
        face.presentation.set(switch, True)
    desk = at_desk(face)
    stands_well(desk, size)
    sign_in(desk)
    desk.wait_for_item("calling.list.0.number")
    desk.tap("calling.next")
    stands_well(desk, size)
    desk.tap("side.applications")
    desk.wait_for_item("applications.list.1")
    desk.tap("applications.list.1")
    desk.wait_for_item("applications.detail.number")
    stands_well(desk, size)
    desk.tap("side.troubles")
    desk.wait_for_item("troubles.figure.0")
    stands_well(desk, size)


def stands_well(desk: Driver, size: QSize) -> None:
    whole = QRectF(0, 0, size.width(), size.height())
    for name in desk.names():
        item = desk.find(name)
        if item.inherits("QQuickAbstractButton") and not scrolls(item):
            assert whole.contains(desk.area(name)), name
    for text in desk.texts():
        assert "undefined" not in text
    for item in desk._visible():
        if item.property("truncated"):
            assert scrolls(item), item.property("text")


def scrolls(item) -> bool:
    """Rows of lists scroll, and their long texts end in an ellipsis."""
    while item is not None:
        if item.inherits("QQuickFlickable"):
            return True
        item = item.parentItem()
    return False
