"""Signing in at a window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.staff.passwords import Passwords
from kiosk.staff.service import Staff
from kiosk.staff.tables import sign_in_attempts
from tests.ui.conftest import PASSWORD, at_desk, sign_in
from ui.tour.driver import Driver
from ui.window.face import WindowFace

Opened = Callable[..., WindowFace]
FIELDS = ("number", "password", "window")


@pytest.fixture
def desk(open_window: Opened) -> Driver:
    return at_desk(open_window())


def tries(hall: Terminal) -> int:
    with hall.store.read() as connection:
        return connection.execute(select(func.count()).select_from(sign_in_attempts)).scalar_one()


def attempt(desk: Driver, number: str, password: str, window: str = "3") -> None:
    desk.type("signin.number", number)
    desk.type("signin.password", password)
    desk.type("signin.window", window)
    desk.tap("signin.submit")
    desk.settle()


def said(desk: Driver) -> str:
    item = desk.seek("signin.error")
    return str(item.property("text")) if item else ""


def test_nothing_is_filled_in_before_and_no_page_is_open(desk: Driver) -> None:
    for field in FIELDS:
        assert desk.find(f"signin.{field}.input").property("text") == ""
    assert desk.seek("side.lock") is None
    assert desk.seek("bar.staff") is None


def test_the_keyboard_alone_signs_in(desk: Driver) -> None:
    assert desk.find("signin.number.input").property("activeFocus")
    for text in ("1007", PASSWORD, "3"):
        write(desk, text)
        desk.key(Qt.Key.Key_Return)
        desk.settle()
    assert desk.shows("3 号窗口")
    assert desk.shows("工号 1007")


def write(desk: Driver, text: str) -> None:
    """Types into whatever has the keyboard."""
    for sign in text:
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, desk.window, Qt.Key.Key_unknown, sign,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip


def test_a_touched_window_is_the_one_one_sits_at(desk: Driver) -> None:
    sign_in(desk, window="12")
    assert desk.shows("12 号窗口")
    assert desk.shows("户籍与身份证")


def test_a_wrong_password_and_an_unknown_number_get_the_same_answer(desk: Driver) -> None:
    attempt(desk, "1007", "Chuangkou-2025")
    wrong_password = said(desk)
    attempt(desk, "2001", PASSWORD)
    assert wrong_password == said(desk) != ""
    assert desk.seek("bar.window") is None


def test_after_a_refusal_the_password_is_gone_and_the_number_stays(desk: Driver) -> None:
    attempt(desk, "1007", "Chuangkou-2025")
    assert desk.find("signin.password.input").property("text") == ""
    assert desk.find("signin.number.input").property("text") == "1007"
    assert desk.find("signin.password.input").property("activeFocus")


def test_the_password_is_never_readable_on_the_screen(desk: Driver) -> None:
    desk.type("signin.password", PASSWORD)
    shown = desk.find("signin.password.input")
    assert PASSWORD not in str(shown.property("displayText"))


def test_the_fifth_wrong_try_locks_and_says_for_how_long(desk: Driver, clock: FixedClock) -> None:
    for _ in range(5):
        attempt(desk, "1007", "Chuangkou-2025")
    assert "15 分钟" in said(desk)
    clock.advance(timedelta(minutes=10))
    attempt(desk, "1007", PASSWORD)
    assert "5 分钟" in said(desk)
    clock.advance(timedelta(minutes=5))
    attempt(desk, "1007", PASSWORD)
    assert desk.shows("3 号窗口")


def test_what_is_missing_is_said_at_its_field_and_counts_as_no_try(
    desk: Driver, staffed_hall: Terminal
) -> None:
    desk.tap("signin.submit")
    for sentence in ("请输入工号。", "请输入密码。", "请选择窗口号。"):
        assert desk.shows(sentence)
    attempt(desk, "1007", PASSWORD, window="77")
    assert desk.shows("本大厅没有这个窗口")
    assert tries(staffed_hall) == 0


def test_an_auditor_does_not_work_at_a_window(desk: Driver, staffed_hall: Terminal) -> None:
    staffed_hall.staff.add("9001", "周审", PASSWORD, "auditor")
    attempt(desk, "9001", PASSWORD)
    assert "不在窗口办理" in said(desk)
    assert desk.seek("bar.window") is None


def test_a_window_without_a_queue_says_so_until_the_supervisor_gives_it_one(
    desk: Driver, staffed_hall: Terminal
) -> None:
    sign_in(desk, window="21")
    desk.wait_for_item("applications.view.todo")
    desk.tap("side.calling")
    desk.wait_for_item("calling.nothing")
    assert desk.shows("本窗口没有叫号的业务")
    assert desk.seek("calling.next") is None
    assert not desk.find("calling.byNumber").isEnabled()
    queueing = staffed_hall.queueing
    queueing.set_window("21", businesses=("bdc",), rule="longest_wait", actor="staff:1001")
    desk.wait_for_item("calling.next")
    assert desk.seek("calling.nothing") is None


class Watched(Passwords):
    """The real check, and on which thread it ran."""

    threads: list[threading.Thread]

    def matches(self, kept: str | None, password: str) -> bool:
        self.threads.append(threading.current_thread())
        return super().matches(kept, password)


def test_the_password_is_checked_off_the_screens_thread(
    open_window: Opened, staffed_hall: Terminal
) -> None:
    passwords = Watched(time_cost=1, memory_kib=64, lanes=1)
    passwords.threads = []
    staffed_hall.staff = Staff(staffed_hall.store, passwords)
    sign_in(at_desk(open_window()))
    assert passwords.threads
    assert threading.main_thread() not in passwords.threads
