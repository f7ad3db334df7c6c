"""Every act at a window by its key: from the call to the outcome, aside, away and back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Unavailable
from kiosk.common.ids import new_id
from kiosk.feedback.model import EvaluationForm
from kiosk.queueing.model import Priority, TicketState
from tests.conftest import TEN_ON_A_FRIDAY
from tests.ui.conftest import at_desk, sign_in
from tests.ui.window_desk import ESTATE, INSURANCE, calls_first, press, state, take, text_of
from ui.format import clock_text
from ui.tour.driver import Driver
from ui.window.face import WindowFace
from ui.window.heartbeat import LOCKED_SECONDS

Opened = Callable[..., WindowFace]
Key = Qt.Key
CITIZEN = "11010519491231002X"
LATER = TEN_ON_A_FRIDAY + timedelta(hours=3)
"""By then nobody may say that it was booked too late."""


@pytest.fixture
def desk(open_window: Opened) -> Driver:
    """Signed in at window 3, nobody waiting."""
    return sign_in(at_desk(open_window()))


def test_a_service_begins_when_the_resident_has_come(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    calls_first(desk, clock)
    assert text_of(desk, "calling.state") == "已呼叫，等本人前来"
    press(desk, Key.Key_F5)
    assert state(staffed_hall, ticket) is TicketState.SERVING
    assert text_of(desk, "calling.state") == "正在办理"
    assert text_of(desk, "calling.elapsed") == "00:00"
    assert desk.seek("calling.recall") is None
    assert desk.seek("calling.missed") is None


def test_an_outcome_is_chosen_by_its_digit_and_f8_calls_the_next_after_it(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    first, second = take(staffed_hall), take(staffed_hall)
    calls_first(desk, clock)
    press(desk, Key.Key_F7)
    for name in ("办结", "已受理", "材料不齐", "咨询", "其他"):
        assert desk.shows(name)
    press(desk, Key.Key_F8, Key.Key_2)
    assert staffed_hall.queueing.ticket(first.id).result == "accepted"
    assert text_of(desk, "calling.number") == second.number


def test_escape_leaves_a_choice_and_the_ticket_as_they_were(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    calls_first(desk, clock)
    for key in (Key.Key_F7, Key.Key_F10, Key.Key_F11, Key.Key_F12, Key.Key_F4, Key.Key_F3):
        press(desk, key, Key.Key_Escape)
        assert state(staffed_hall, ticket) is TicketState.CALLED
    press(desk, Key.Key_F6)
    assert text_of(desk, "calling.recalls") == "已重呼 1 次"


def test_a_ticket_is_held_with_a_reason_and_taken_up_again_from_the_list(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    calls_first(desk, clock)
    press(desk, Key.Key_F10, Key.Key_2)
    assert state(staffed_hall, ticket) is TicketState.HELD
    desk.wait_for(lambda: desk.shows("3 号窗口暂挂\n去复印"), "the held row")
    desk.key(Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(desk, Key.Key_Return)
    assert state(staffed_hall, ticket) is TicketState.SERVING
    assert text_of(desk, "calling.number") == "A001"


def test_own_words_are_a_reason_and_somebodys_number_is_none(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    calls_first(desk, clock)
    press(desk, Key.Key_F10, Key.Key_0)
    desk.type("calling.choice.own", CITIZEN)
    press(desk, Key.Key_Return)
    assert desk.shows("原因里不能写证件号码或电话号码")
    assert state(staffed_hall, ticket) is TicketState.CALLED
    press(desk, Key.Key_F10, Key.Key_0)
    desk.type("calling.choice.own", "等家属送材料")
    press(desk, Key.Key_Return)
    assert staffed_hall.queueing.held("3")[0].reason == "等家属送材料"


def test_a_ticket_goes_to_another_business_and_keeps_its_place(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    clock.advance(timedelta(minutes=1))
    take(staffed_hall, INSURANCE)
    calls_first(desk, clock)
    press(desk, Key.Key_F11)
    assert desk.shows("社会保险")
    assert not desk.seek("calling.choice.bdc")
    desk.tap("calling.choice.sb")
    assert [row.number for row in staffed_hall.queueing.waiting("6")] == [ticket.number, "D001"]
    assert desk.shows("A001 已转到社会保险，位置不变。")


def test_a_ticket_goes_to_one_window(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    calls_first(desk, clock)
    press(desk, Key.Key_F11, Key.Key_0)
    desk.type("calling.choice.own", "99")
    press(desk, Key.Key_Return)
    assert desk.shows("没有 99 号窗口")
    press(desk, Key.Key_F11, Key.Key_0)
    desk.type("calling.choice.own", "7")
    press(desk, Key.Key_Return)
    assert staffed_hall.queueing.ticket(ticket.id).target_window == "7"


def test_a_visit_of_two_businesses_moves_on_and_may_be_ended_before(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    first, second = (take(staffed_hall, further=(INSURANCE,)) for _ in range(2))
    calls_first(desk, clock)
    assert text_of(desk, "calling.further") == "接着还办：社会保险"
    press(desk, Key.Key_F1)
    assert [row.number for row in staffed_hall.queueing.waiting("6")] == [first.number]
    assert desk.shows("A001 已转到下一项：社会保险")
    calls_first(desk, clock, "A002")
    press(desk, Key.Key_F7, Key.Key_F1, Key.Key_1)
    assert state(staffed_hall, second) is TicketState.FINISHED


def test_a_ticket_given_back_waits_in_its_old_place(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    take(staffed_hall)
    calls_first(desk, clock)
    press(desk, Key.Key_F12)
    assert desk.shows("A001 退回等候？")
    press(desk, Key.Key_Return)
    assert staffed_hall.queueing.waiting("3")[0].number == ticket.number
    assert desk.seek("calling.warning") is None


def test_a_window_that_pauses_says_why_and_calls_nobody(
    desk: Driver, staffed_hall: Terminal
) -> None:
    take(staffed_hall)
    desk.wait_for_item("calling.list.0.number")
    press(desk, Key.Key_F3, Key.Key_2)
    assert desk.shows("本窗口已暂停：午休")
    desk.wait_for(lambda: text_of(desk, "bar.state") == "已暂停", "the bar")
    press(desk, Key.Key_F8)
    assert staffed_hall.queueing.current("3") is None
    press(desk, Key.Key_F3)
    press(desk, Key.Key_F8)
    assert text_of(desk, "calling.number") == "A001"


def test_an_evaluation_is_asked_for_in_service_or_just_after(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    first, _ = take(staffed_hall), take(staffed_hall)
    calls_first(desk, clock)
    press(desk, Key.Key_F5, Key.Key_F9)
    assert text_of(desk, "calling.asked") == "已邀评"
    press(desk, Key.Key_F7, Key.Key_1)
    press(desk, Key.Key_F9)
    assert desk.shows("已请 A001 评价")
    staffed_hall.feedback.give(first.id, EvaluationForm(4), request_id=new_id())
    desk.wait_for(lambda: text_of(desk, "calling.figure.3") == "4.00", "the mean grade")
    press(desk, Key.Key_F9)
    assert desk.shows("这次办事已经评价过")


@pytest.mark.parametrize("typed", ["A002", "a002"])
def test_a_given_number_is_called_by_typing_it(
    desk: Driver, staffed_hall: Terminal, typed: str
) -> None:
    take(staffed_hall), take(staffed_hall)
    desk.wait_for_item("calling.list.1.number")
    press(desk, Key.Key_F2)
    desk.type("calling.choice.own", typed)
    press(desk, Key.Key_Return)
    assert text_of(desk, "calling.number") == "A002"


def test_a_typed_number_that_was_missed_is_restored_and_called(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    calls_first(desk, clock)
    press(desk, Key.Key_F4, Key.Key_Return, Key.Key_F2)
    desk.type("calling.choice.own", "A001")
    press(desk, Key.Key_Return)
    assert state(staffed_hall, ticket) is TicketState.CALLED
    press(desk, Key.Key_F2)
    desk.type("calling.choice.own", "Z999")
    press(desk, Key.Key_Return)
    assert desk.shows("今天没有 Z999 号票")


def test_lanes_are_said_in_words(
    open_window: Opened, staffed_hall: Terminal, clock: FixedClock
) -> None:
    appointments = staffed_hall.appointments
    slot = next(each for each in appointments.slots(ESTATE) if each.free and each.starts_at > LATER)
    made = appointments.book(
        ESTATE, slot.starts_at, name="王小明", identity=CITIZEN, request_id=new_id()
    )
    clock.set_wall(slot.starts_at)
    appointments.check_in(made.code, request_id=new_id())
    take(staffed_hall, priority=Priority("disabled"))
    desk = sign_in(at_desk(open_window()))
    desk.wait_for(lambda: desk.shows("绿色通道\n残疾人"), "the green channel")
    words = f"预约 {clock_text(slot.starts_at)}–{clock_text(slot.ends_at)}"
    assert desk.shows(words)
    press(desk, Key.Key_F8)
    assert text_of(desk, "calling.lane") == words


def test_a_ticket_taken_away_by_the_supervisor_is_told_plainly(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(staffed_hall)
    calls_first(desk, clock)
    staffed_hall.queueing.give_back(ticket.id, window="3", actor="staff:1001")
    desk.wait_for(lambda: desk.shows("A001 已不在本窗口：已退回等候"), "the warning")
    desk.tap("calling.warning.close")
    assert desk.seek("calling.warning") is None


def test_a_window_that_was_silent_is_told_what_went_back(
    open_window: Opened, staffed_hall: Terminal, clock: FixedClock
) -> None:
    take(staffed_hall)
    staffed_hall.queueing.beat("3", actor="staff:1007")
    staffed_hall.queueing.call_next("3", actor="staff:1007")
    clock.advance(timedelta(minutes=4))
    assert staffed_hall.queueing.return_lost() == 1
    desk = sign_in(at_desk(open_window()))
    desk.wait_for(lambda: desk.shows("本窗口失去联系期间，手上的 A001 已退回等候"), "the warning")


def test_a_window_beats_and_a_lock_signs_off_unless_something_is_in_hand(
    open_window: Opened, staffed_hall: Terminal, clock: FixedClock
) -> None:
    def seen() -> int | None:
        states = staffed_hall.queueing.windows_state()
        return next(each.seen_seconds_ago for each in states if each.window == "3")

    face = open_window()
    desk = sign_in(at_desk(face))
    desk.wait_for(lambda: seen() == 0, "the first beat")
    desk.tap("side.lock")
    desk.wait_for(lambda: seen() is None, "signed off")
    sign_in(desk)
    take(staffed_hall)
    calls_first(desk, clock)
    desk.tap("side.lock")
    clock.advance(timedelta(seconds=60))
    face.session.heart.beat()
    desk.wait_for(lambda: seen() == 0, "a locked window with a ticket lives")
    clock.advance(timedelta(seconds=LOCKED_SECONDS))
    face.session.heart.beat()
    desk.settle()
    assert seen() == LOCKED_SECONDS


def away(*_: object, **__: object) -> object:
    raise Unavailable("store.unreachable")


def test_without_the_hall_it_says_what_it_knows_and_refuses_keys_politely(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(staffed_hall)
    desk.wait_for_item("calling.list.0.number")
    with monkeypatch.context() as gone:
        gone.setattr(staffed_hall.queueing, "current", away)
        clock.advance(timedelta(seconds=61))
        desk.wait_for(lambda: desk.shows("显示的是 10:00 的情况"), "the words")
        press(desk, Key.Key_F8)
        assert desk.shows("大厅数据库还没有恢复，这一步没有做")
        assert desk.seek("calling.list.0.number") is not None
    clock.advance(timedelta(seconds=20))
    desk.wait_for(lambda: desk.seek("calling.away") is None, "the hall again")
    press(desk, Key.Key_F8)
    assert text_of(desk, "calling.number") == "A001"


def test_a_slow_store_doubles_nothing(
    desk: Driver, staffed_hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = take(staffed_hall), take(staffed_hall)
    desk.wait_for_item("calling.list.1.number")
    go, asked = threading.Event(), []
    real = staffed_hall.queueing.call_next

    def slow(window: str, *, actor: str) -> object:
        asked.append(window)
        go.wait()
        return real(window, actor=actor)

    monkeypatch.setattr(staffed_hall.queueing, "call_next", slow)
    for _ in range(3):
        desk.key(Key.Key_F8)
        QTest.qWait(30)
    go.set()
    desk.settle()
    assert asked == ["3"]
    assert state(staffed_hall, first) is TicketState.CALLED
    assert state(staffed_hall, second) is TicketState.WAITING
