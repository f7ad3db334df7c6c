"""The supervisor's page: the whole hall, rearranged and closed from one desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Rejected
from kiosk.queueing.model import CallingRule, TicketState, WindowState
from tests.ui.conftest import PASSWORD, at_desk, sign_in
from tests.ui.window_desk import ESTATE, INSURANCE, press, state, take, text_of
from ui.tour.driver import Driver, StepFailedError
from ui.window.face import WindowFace

Opened = Callable[..., WindowFace]
Key = Qt.Key


@pytest.fixture
def led_hall(staffed_hall: Terminal) -> Terminal:
    staffed_hall.staff.add("1001", "李主任", PASSWORD, "supervisor")
    return staffed_hall


@pytest.fixture
def face(open_window: Opened, led_hall: Terminal) -> WindowFace:
    return open_window(terminal=led_hall)


@pytest.fixture
def desk(face: WindowFace) -> Driver:
    """The supervisor at window 5, the hall in front."""
    desk = sign_in(at_desk(face), number="1001", window="5")
    desk.tap("side.supervisor")
    desk.wait_for_item("supervisor.windows.2")
    return desk


def window_state(hall: Terminal, number: str) -> WindowState:
    return next(each for each in hall.queueing.windows_state() if each.window == number)


def row_of(face: WindowFace, number: str) -> dict[str, object]:
    rows = face.navigator.view_model.windows
    return next(row for row in rows if row["window"] == number)


def test_a_clerk_has_no_way_to_the_hall_or_its_reports(open_window: Opened) -> None:
    face = open_window()
    desk = sign_in(at_desk(face))
    for name in ("supervisor", "reports"):
        face.shell.go(name)
        desk.settle()
        assert face.navigator.current == "calling"
        assert desk.seek(f"side.{name}") is None


def test_every_window_is_shown_with_who_works_there_and_what_is_in_hand(
    desk: Driver, face: WindowFace, led_hall: Terminal, clock: FixedClock
) -> None:
    queueing = led_hall.queueing
    take(led_hall), take(led_hall)
    queueing.beat("4", actor="staff:1008")
    queueing.call_next("4", actor="staff:1008")
    queueing.pause("6", actor="staff:1009", reason="午休")
    clock.advance(timedelta(minutes=2))
    desk.wait_for(lambda: row_of(face, "6")["state"] == "午休", "the pause")
    assert row_of(face, "4")["operator"] == "1008"
    desk.wait_for(lambda: row_of(face, "4")["since"] == "10:00 起 · 2 分", "the time")
    assert row_of(face, "4")["number"] == "A001"
    assert (row_of(face, "7")["state"], row_of(face, "7")["number"]) == ("无人", "—")
    assert text_of(desk, "supervisor.figure.0") == "1"


def test_a_lost_window_stands_out_and_its_ticket_goes_back(
    desk: Driver, face: WindowFace, led_hall: Terminal, clock: FixedClock
) -> None:
    ticket = take(led_hall)
    led_hall.queueing.beat("4", actor="staff:1008")
    led_hall.queueing.call_next("4", actor="staff:1008")
    clock.advance(timedelta(minutes=4))
    face.session.heart.beat()
    desk.wait_for(lambda: row_of(face, "4")["state"] == "失联", "the lost window")
    assert state(led_hall, ticket) is TicketState.WAITING


def test_a_ticket_in_hand_elsewhere_is_given_back_after_a_question(
    desk: Driver, face: WindowFace, led_hall: Terminal
) -> None:
    ticket = take(led_hall)
    led_hall.queueing.call_next("3", actor="staff:1008")
    desk.wait_for(lambda: row_of(face, "3")["number"] == "A001", "the ticket")
    press(desk, Key.Key_F2, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert desk.shows("3 号窗口办什么")
    press(desk, Key.Key_F12)
    assert desk.shows("把 A001 退回等候？")
    press(desk, Key.Key_Return)
    assert state(led_hall, ticket) is TicketState.WAITING


def test_businesses_and_rule_of_a_window_are_set_by_keys(desk: Driver, led_hall: Terminal) -> None:
    press(desk, Key.Key_F2, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    press(desk, Key.Key_4, Key.Key_F6)
    assert window_state(led_hall, "3").businesses == (ESTATE,)
    press(desk, Key.Key_Return)
    found = window_state(led_hall, "3")
    assert (found.businesses, found.rule) == ((ESTATE, INSURANCE), CallingRule.BUSINESS_ORDER)
    press(desk, Key.Key_F2, Key.Key_Return, Key.Key_1, Key.Key_4, Key.Key_Return)
    assert window_state(led_hall, "3").businesses == (ESTATE,)


def test_escape_changes_nothing_at_a_window(desk: Driver, led_hall: Terminal) -> None:
    press(desk, Key.Key_F2, Key.Key_Return, Key.Key_1, Key.Key_Escape)
    assert window_state(led_hall, "1").businesses == ("zh",)


def test_a_business_is_shut_with_a_reason_and_opened_again(
    desk: Driver, led_hall: Terminal
) -> None:
    press(desk, Key.Key_F3, Key.Key_Return)
    assert desk.shows("不动产登记暂停取号，因为")
    press(desk, Key.Key_1)
    with pytest.raises(Rejected) as refused:
        take(led_hall)
    assert refused.value.params["reason"] == "业务系统故障"
    desk.wait_for(lambda: text_of(desk, "supervisor.businesses.0.state") == "已暂停", "the state")
    assert desk.shows("业务系统故障")
    press(desk, Key.Key_F3, Key.Key_Return)
    assert desk.shows("不动产登记恢复取号？")
    press(desk, Key.Key_Return)
    assert take(led_hall).number == "A001"


def test_the_day_is_closed_only_after_saying_how_many_tickets_lapse(
    desk: Driver, led_hall: Terminal
) -> None:
    tickets = [take(led_hall) for _ in range(3)]
    led_hall.queueing.call_next("3", actor="staff:1008")
    held = led_hall.queueing.call_next("4", actor="staff:1009")
    led_hall.queueing.hold(held.id, window="4", actor="staff:1009", reason="")
    desk.wait_for(lambda: text_of(desk, "supervisor.figure.3") == "1", "the hall")
    press(desk, Key.Key_F9)
    assert desk.shows("还有 1 人等候、1 个号正在办理、1 个号暂挂，共 3 张号票将作废。")
    press(desk, Key.Key_Escape)
    assert state(led_hall, tickets[2]) is TicketState.WAITING
    press(desk, Key.Key_F9, Key.Key_Return)
    assert state(led_hall, tickets[2]) is TicketState.WAITING
    press(desk, Key.Key_F9, Key.Key_Tab, Key.Key_Return)
    assert {state(led_hall, each) for each in tickets} == {TicketState.LAPSED}
    assert desk.shows("今天的业务已结束，3 张号票作废。")


def test_nothing_here_is_done_by_one_press_of_a_wrong_key(desk: Driver, led_hall: Terminal) -> None:
    take(led_hall)
    for key in (Key.Key_F8, Key.Key_F7, Key.Key_F12, Key.Key_Return, Key.Key_F6):
        press(desk, key)
    with pytest.raises(StepFailedError):
        desk.find("supervisor.question.yes")
    assert led_hall.queueing.total_waiting() == 1
