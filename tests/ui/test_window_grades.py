"""The supervisor's page of poor grades: mended with a note, then called back, all audited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.feedback.model import Channel, EvaluationForm, Follow
from kiosk.feedback.taking_over import GivenElsewhere
from kiosk.store.tables import audit_trail
from tests.ui.conftest import LANDSCAPE, PASSWORD, at_desk, sign_in
from tests.ui.test_window_session import SMALL, SQUARE, stands_well
from tests.ui.window_desk import press, take, text_of
from ui.tour.driver import Driver
from ui.window.face import WindowFace

Opened = Callable[..., WindowFace]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def led_hall(staffed_hall: Terminal) -> Terminal:
    staffed_hall.staff.add("1001", "李主任", PASSWORD, "supervisor")
    return staffed_hall


def served(hall: Terminal) -> str:
    """A visit that is over; its ticket."""
    ticket = take(hall)
    hall.queueing.call(ticket.id, window="4", actor="staff:1008")
    hall.queueing.finish(ticket.id, window="4", actor="staff:1008")
    return ticket.id


def at_the_kiosk(hall: Terminal, grade: int = 2, **said: object) -> str:
    form = EvaluationForm(grade, **said)
    return hall.feedback.give(served(hall), form, request_id=new_id()).id


def on_the_phone(hall: Terminal) -> str:
    """As the sync brings it."""
    key, form = new_id(), EvaluationForm(1, ("rude",), "没有一次说清，来回跑", "13812345678")
    given = GivenElsewhere(
        key, served(hall), "A001", date(2026, 11, 20), "bdc", "不动产登记", "4",
        datetime(2026, 11, 20, 2, 30, tzinfo=UTC), form,
    )  # fmt: skip
    hall.feedback.take_over(given, actor="sync")
    return key


@pytest.fixture
def desk(open_window: Opened, led_hall: Terminal) -> Driver:
    """The supervisor at window 5, two poor grades in front."""
    at_the_kiosk(led_hall, 5)
    at_the_kiosk(led_hall, reasons=("long_wait",), text="等了两个小时")
    on_the_phone(led_hall)
    desk = sign_in(at_desk(open_window(terminal=led_hall)), number="1001", window="5")
    desk.wait_for(lambda: desk.seek("side.grades") is not None, "the door")
    desk.tap("side.grades")
    desk.wait_for_item("grades.list.1")
    return desk


def audited(hall: Terminal) -> list[str]:
    with hall.store.read() as connection:
        actions = connection.execute(select(audit_trail.c.action)).scalars()
        return [action for action in actions if action.startswith("evaluation.")]


def open_row(desk: Driver, number: str) -> None:
    rows = desk_rows(desk)
    at = next(i for i, row in enumerate(rows) if row["number"] == number)
    desk.tap(f"grades.list.{at}")
    desk.wait_for(lambda: text_of(desk, "grades.detail.number") == number, number)


def desk_rows(desk: Driver) -> list[dict[str, object]]:
    return desk.find("grades.list").property("rows")


def note(desk: Driver, key: Qt.Key, text: str) -> None:
    press(desk, key)
    desk.wait_for_item("grades.sheet.note.input")
    desk.type("grades.sheet.note", text)
    desk.key(Key.Key_Return, CTRL)
    desk.settle()


def test_poor_grades_of_kiosk_and_phone_are_listed_and_good_ones_are_not(desk: Driver) -> None:
    rows = desk_rows(desk)
    assert {(row["number"], row["channel"]) for row in rows} == {("A002", "终端"), ("A003", "手机")}
    assert {row["left"] for row in rows} == {"15 日"}
    assert desk.shows("待办 2")


def test_one_is_mended_and_called_back_by_keys_with_notes(desk: Driver, led_hall: Terminal) -> None:
    open_row(desk, "A003")
    assert text_of(desk, "grades.detail.text") == "没有一次说清，来回跑"
    note(desk, Key.Key_F6, "已向窗口说明，补发一次性告知单")
    desk.wait_for(lambda: text_of(desk, "grades.detail.state") == "已整改，待回访", "the state")
    assert desk.shows("已向窗口说明，补发一次性告知单")
    note(desk, Key.Key_F6, "当天电话回访，居民认可")
    desk.wait_for(lambda: desk.shows("待办 1"), "the count")
    (row,) = led_hall.feedback.rows(Follow.CALLED_BACK)
    assert row.channel is Channel.PHONE
    assert audited(led_hall)[-3:] == [
        "evaluation.opened", "evaluation.rectify", "evaluation.call_back"
    ]  # fmt: skip
    desk.key(Key.Key_4, Qt.KeyboardModifier.AltModifier)
    desk.wait_for(lambda: len(desk_rows(desk)) == 2, "all of them")


def test_without_a_note_nothing_is_recorded(desk: Driver, led_hall: Terminal) -> None:
    open_row(desk, "A002")
    press(desk, Key.Key_F6)
    desk.wait_for_item("grades.sheet.note.input")
    assert not desk.find("grades.sheet.yes").isEnabled()
    desk.key(Key.Key_Return, CTRL)
    press(desk, Key.Key_Escape)
    assert len(led_hall.feedback.rows(Follow.OPEN)) == 2


def test_the_number_to_call_back_is_masked_until_it_is_asked_for(
    desk: Driver, led_hall: Terminal
) -> None:
    open_row(desk, "A003")
    assert text_of(desk, "grades.detail.phone") == "138****5678"
    desk.tap("grades.detail.reveal")
    desk.wait_for(lambda: text_of(desk, "grades.detail.phone") == "13812345678", "the number")
    assert audited(led_hall)[-1] == "evaluation.phone_revealed"
    desk.tap("grades.detail.reveal")
    assert text_of(desk, "grades.detail.phone") == "138****5678"


def test_what_is_over_its_limit_stands_first_with_a_red_light(
    open_window: Opened, led_hall: Terminal, clock: FixedClock
) -> None:
    at_the_kiosk(led_hall)
    clock.advance(timedelta(days=26))
    at_the_kiosk(led_hall)
    desk = sign_in(at_desk(open_window(terminal=led_hall)), number="1001", window="5")
    desk.wait_for(lambda: desk.seek("side.grades") is not None, "the door")
    desk.tap("side.grades")
    desk.wait_for_item("grades.list.1")
    first, second = desk_rows(desk)
    assert (first["left"], first["leftKind"]) == ("红牌 超 3 日", "red")
    assert (second["left"], second["leftKind"]) == ("15 日", "ok")


def test_what_another_desk_did_is_seen_before_it_is_done_twice(
    desk: Driver, led_hall: Terminal
) -> None:
    from kiosk.feedback.model import FollowAction

    open_row(desk, "A002")
    (identity,) = [row["id"] for row in desk_rows(desk) if row["number"] == "A002"]
    led_hall.feedback.follow(identity, FollowAction.APPEAL, note="误点", actor="staff:1008")
    desk.wait_for(lambda: text_of(desk, "grades.detail.state") == "申诉待复核", "the appeal")
    assert desk.seek("grades.act.uphold") is not None


def test_a_clerk_has_no_way_to_it(open_window: Opened, led_hall: Terminal) -> None:
    face = open_window(terminal=led_hall)
    desk = sign_in(at_desk(face))
    face.shell.go("grades")
    desk.settle()
    assert face.navigator.current == "calling"


@pytest.mark.parametrize("size", [LANDSCAPE, SMALL, SQUARE], ids=["full", "small", "square"])
@pytest.mark.parametrize("switch", ["", "largePrint"])
def test_in_every_size_list_and_note_stand_inside(
    open_window: Opened, led_hall: Terminal, size: QSize, switch: str
) -> None:
    on_the_phone(led_hall)
    face = open_window(size, led_hall)
    if switch:
        face.presentation.set(switch, True)
    desk = sign_in(at_desk(face), number="1001", window="5")
    desk.wait_for(lambda: desk.seek("side.grades") is not None, "the door")
    desk.tap("side.grades")
    desk.wait_for_item("grades.list.0")
    desk.tap("grades.list.0")
    desk.wait_for_item("grades.act.rectify")
    stands_well(desk, size)
    press(desk, Key.Key_F6)
    desk.wait_for_item("grades.sheet.note.input")
    stands_well(desk, size)
