"""The calling page: one clerk, one queue, other windows beside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.queueing.model import Ticket, TicketState
from kiosk.store.tables import audit_trail
from tests.ui.conftest import at_desk, sign_in
from ui.tour.driver import Driver
from ui.window.face import WindowFace

Opened = Callable[..., WindowFace]
ESTATE = "bdc"
"""The business of windows 3, 4 and 5."""


def take(hall: Terminal, count: int = 1, item: str | None = None) -> list[Ticket]:
    return [hall.queueing.take(ESTATE, request_id=new_id(), item_code=item) for _ in range(count)]


def hall_result(hall: Terminal, ticket: Ticket) -> str:
    return hall.queueing.ticket(ticket.id).result


def state(hall: Terminal, ticket: Ticket) -> TicketState:
    return hall.queueing.ticket(ticket.id).state


@pytest.fixture
def desk(open_window: Opened) -> Driver:
    """Signed in at window 3, nobody waiting."""
    return sign_in(at_desk(open_window()))


def number(desk: Driver) -> str:
    item = desk.seek("calling.number")
    return str(item.property("text")) if item else ""


def listed(desk: Driver) -> list[str]:
    names = [f"calling.list.{i}.number" for i in range(30)]
    return [str(item.property("text")) for name in names if (item := desk.seek(name))]


def sees(desk: Driver, *numbers: str) -> None:
    desk.wait_for(lambda: listed(desk) == list(numbers), f"the list {numbers}")


def press(desk: Driver, key: Qt.Key) -> None:
    desk.key(key)
    desk.settle()


def serve(desk: Driver, clock: FixedClock, minutes: float = 5) -> None:
    """Time goes by at the window."""
    clock.advance(timedelta(minutes=minutes))
    desk.wait_for(lambda: desk.find("calling.next").isEnabled(), "the next may be called")


def test_an_empty_hall_says_so_and_what_comes_next(desk: Driver) -> None:
    desk.wait_for(lambda: desk.shows("没有人等候"), "the empty state")
    assert desk.shows("有人取号后，会自动出现在右侧。")
    assert desk.seek("calling.recall") is None
    press(desk, Qt.Key.Key_F8)
    assert desk.shows("现在没有人等候")


def test_whoever_takes_a_ticket_appears_by_themselves(desk: Driver, staffed_hall: Terminal) -> None:
    take(staffed_hall, 2)
    sees(desk, "A001", "A002")
    assert desk.find("calling.figure.0").property("text") == "2"


def test_f8_calls_finishes_and_calls_the_next(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    first, second = take(staffed_hall, 2)
    sees(desk, "A001", "A002")
    press(desk, Qt.Key.Key_F8)
    assert number(desk) == "A001"
    serve(desk, clock, 6.2)
    assert desk.find("calling.elapsed").property("text") == "06:12"
    press(desk, Qt.Key.Key_F8)
    assert number(desk) == "A002"
    assert state(staffed_hall, first) is TicketState.FINISHED
    assert state(staffed_hall, second) is TicketState.CALLED
    assert desk.shows("平均 06:12")
    assert hall_result(staffed_hall, first) == "done"
    assert desk.find("calling.figure.2").property("text") == "1"


def test_a_second_press_of_the_key_sends_nobody_away(desk: Driver, staffed_hall: Terminal) -> None:
    first, second = take(staffed_hall, 2)
    sees(desk, "A001", "A002")
    desk.key(Qt.Key.Key_F8)
    press(desk, Qt.Key.Key_F8)
    press(desk, Qt.Key.Key_F8)
    assert number(desk) == "A001"
    assert state(staffed_hall, first) is TicketState.CALLED
    assert state(staffed_hall, second) is TicketState.WAITING


def test_recall_is_counted_and_finish_frees_the_window(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    (ticket,) = take(staffed_hall)
    sees(desk, "A001")
    desk.tap("calling.next")
    press(desk, Qt.Key.Key_F6)
    desk.tap("calling.recall")
    assert desk.shows("已重呼 2 次")
    serve(desk, clock)
    press(desk, Qt.Key.Key_F7)
    assert desk.shows("A001 办理结果")
    press(desk, Qt.Key.Key_3)
    assert state(staffed_hall, ticket) is TicketState.FINISHED
    assert hall_result(staffed_hall, ticket) == "incomplete"
    assert desk.shows("A001 已完成：材料不齐。")
    assert number(desk) == ""


def test_a_no_show_is_asked_first_and_can_be_restored(desk: Driver, staffed_hall: Terminal) -> None:
    (ticket,) = take(staffed_hall)
    sees(desk, "A001")
    desk.tap("calling.next")
    press(desk, Qt.Key.Key_F4)
    assert desk.shows("A001 过号？")
    press(desk, Qt.Key.Key_Escape)
    assert state(staffed_hall, ticket) is TicketState.CALLED
    press(desk, Qt.Key.Key_F4)
    press(desk, Qt.Key.Key_F8)
    assert state(staffed_hall, ticket) is TicketState.CALLED
    press(desk, Qt.Key.Key_Return)
    assert state(staffed_hall, ticket) is TicketState.NO_SHOW
    desk.wait_for(lambda: desk.shows("过号 1 次"), "the no-show in the list")
    desk.tap("calling.list.0.act")
    assert state(staffed_hall, ticket) is TicketState.WAITING
    assert desk.shows("A001 已恢复")


def test_a_free_window_calls_anyone_directly(desk: Driver, staffed_hall: Terminal) -> None:
    take(staffed_hall, 3)
    sees(desk, "A001", "A002", "A003")
    desk.tap("calling.list.2.act")
    assert number(desk) == "A003"


def test_a_busy_window_asks_before_it_calls_another_directly(
    desk: Driver, staffed_hall: Terminal, clock: FixedClock
) -> None:
    first, _, third = take(staffed_hall, 3)
    sees(desk, "A001", "A002", "A003")
    desk.tap("calling.next")
    serve(desk, clock)
    desk.tap("calling.list.1.act")
    assert desk.shows("完成 A001，呼叫 A003？")
    desk.tap("calling.question.no")
    assert number(desk) == "A001"
    desk.tap("calling.list.1.act")
    desk.tap("calling.question.yes")
    assert number(desk) == "A003"
    assert state(staffed_hall, first) is TicketState.FINISHED
    assert state(staffed_hall, third) is TicketState.CALLED


def test_the_arrow_keys_and_enter_call_a_row(desk: Driver, staffed_hall: Terminal) -> None:
    take(staffed_hall, 3)
    sees(desk, "A001", "A002", "A003")
    desk.find("calling.list.view").forceActiveFocus()
    desk.key(Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Return)
    assert number(desk) == "A002"


def test_someone_whom_another_window_has_just_called_is_not_called_twice(
    desk: Driver, staffed_hall: Terminal
) -> None:
    first, _ = take(staffed_hall, 2)
    sees(desk, "A001", "A002")
    staffed_hall.queueing.call(first.id, window="4", actor="staff:1008")
    desk.tap("calling.list.0.act")
    assert desk.shows("A001 不在等候中")
    assert number(desk) == ""
    sees(desk, "A002")


def test_two_windows_that_press_at_once_get_two_people(
    open_window: Opened, staffed_hall: Terminal
) -> None:
    take(staffed_hall, 2)
    desks = [sign_in(at_desk(open_window()), window=window) for window in ("3", "4")]
    for desk in desks:
        sees(desk, "A001", "A002")
    for desk in desks:
        desk.find("calling.next").clicked.emit()
    for desk in desks:
        desk.wait_for(lambda desk=desk: number(desk) != "", "someone at the window")
    assert {number(desk) for desk in desks} == {"A001", "A002"}


def test_the_guide_of_the_item_in_service_is_at_hand(desk: Driver, staffed_hall: Terminal) -> None:
    briefs = staffed_hall.content.browse(limit=200)
    guides = (staffed_hall.content.guide(brief.code) for brief in briefs)
    item = next(each for each in guides if each.business == ESTATE and each.promised_limit)
    take(staffed_hall, item=item.code)
    sees(desk, "A001")
    desk.tap("calling.next")
    assert desk.find("calling.item").property("text") == item.name
    facts = str(desk.find("calling.facts").property("text"))
    assert f"材料 {len(item.materials)} 项" in facts
    assert desk.shows(item.materials[0].name)


def test_every_act_is_in_the_audit_trail_under_the_staff_number(
    desk: Driver, staffed_hall: Terminal
) -> None:
    take(staffed_hall)
    sees(desk, "A001")
    desk.tap("calling.next")
    query = select(audit_trail.c.actor).where(audit_trail.c.action == "ticket.called")
    with staffed_hall.store.read() as connection:
        assert connection.execute(query).scalars().all() == ["staff:1007"]


def test_a_slip_is_printed_again_and_marked(desk: Driver, staffed_hall: Terminal) -> None:
    (ticket,) = take(staffed_hall)
    sees(desk, "A001")
    desk.tap("calling.list.0.reprint")
    desk.wait_for(lambda: desk.shows("A001 的号票已补打。"), "the reprint")
    first, again = staffed_hall.store.prints.of("ticket", ticket.id)
    assert again.reprint_of == first.id


def test_a_slip_that_does_not_come_out_is_said(desk: Driver, staffed_hall: Terminal) -> None:
    (staffed_hall.settings.data_dir / "slips").write_text("not a folder")
    take(staffed_hall)
    sees(desk, "A001")
    desk.tap("calling.list.0.reprint")
    desk.wait_for(lambda: desk.shows("没有确认打出"), "the failed reprint")


def test_a_long_list_stays_where_it_was_scrolled_to(desk: Driver, staffed_hall: Terminal) -> None:
    take(staffed_hall, 25)
    desk.wait_for(lambda: desk.find("calling.figure.0").property("text") == "25", "25 people")
    view = desk.find("calling.list.view")
    view.setProperty("contentY", 400.0)
    take(staffed_hall)
    desk.wait_for(lambda: desk.find("calling.figure.0").property("text") == "26", "one more")
    assert view.property("contentY") == 400.0
