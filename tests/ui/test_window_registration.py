"""Registering applications at the desk: each channel's own date of receipt."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.disclosure.model import Channel
from kiosk.disclosure.states import State
from tests.ui.disclosure_desk import Opened, desk_of, keys, seen, text_of
from ui.tour.driver import Driver

FIELDS = {
    "name": "李小梅",
    "document_number": "11010519491231002X",
    "phone": "13812345678",
    "address": "示范县城南街道 8 号",
    "postcode": "021000",
    "title_or_number": "城南街道征地补偿安置方案",
    "description": "方案的批复及附图",
}


@pytest.fixture
def desk(open_window: Opened) -> Driver:
    """At the empty form, opened by its key."""
    desk = desk_of(open_window)
    keys(desk, Qt.Key.Key_F3)
    desk.wait_for_item("registration.received")
    return desk


def fill(desk: Driver) -> None:
    for name, text in FIELDS.items():
        desk.type(f"registration.{name}", text)


def test_signed_mail_counts_from_the_day_it_was_signed_for(
    desk: Driver, staffed_hall: Terminal
) -> None:
    assert desk.shows("以行政机关签收之日为收到之日")
    desk.type("registration.arrived_on", "11-18")
    desk.type("registration.signed_on", "11-19")
    assert text_of(desk, "registration.received") == "2026-11-19"
    assert text_of(desk, "registration.due") == "2026-12-17"
    fill(desk)
    keys(desk, Qt.Key.Key_F10)
    desk.wait_for_item("registration.number")
    number = text_of(desk, "registration.number")
    assert desk.shows("收到之日 2026-11-19，答复期限 2026-12-17。")
    keys(desk, Qt.Key.Key_F8)
    desk.wait_for(lambda: text_of(desk, "applications.detail.number") == number, "the case")
    case = seen(staffed_hall, number)
    assert (case.channel, case.received_on) == (Channel.SIGNED_MAIL, date(2026, 11, 19))


def test_a_fax_waits_for_its_confirmation_and_counts_from_then(
    desk: Driver, staffed_hall: Terminal
) -> None:
    desk.tap("registration.channel.fax")
    assert desk.shows("还没有与申请人确认")
    fill(desk)
    keys(desk, Qt.Key.Key_F10)
    desk.wait_for_item("registration.number")
    number = text_of(desk, "registration.number")
    assert desk.shows("还没有收到之日")
    keys(desk, Qt.Key.Key_F8, Qt.Key.Key_F8)
    assert desk.shows("以双方确认之日为收到之日")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    case = seen(staffed_hall, number)
    assert (case.state, case.due_on) == (State.REGISTERED, date(2026, 12, 18))


def test_a_plain_letter_has_to_be_confirmed_on_the_day_it_came(desk: Driver) -> None:
    desk.tap("registration.channel.plain_mail")
    desk.type("registration.arrived_on", "11-18")
    desk.type("registration.confirmed_on", "11-19")
    assert desk.shows("平信应当在收到当天确认")


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(desk: Driver) -> None:
    fill(desk)
    desk.type("registration.document_number", "110105194912310021")
    keys(desk, Qt.Key.Key_F10)
    assert desk.find("registration.document_number").property("error") != ""
    assert text_of(desk, "registration.name.input") == "李小梅"
    keys(desk, Qt.Key.Key_Escape, Qt.Key.Key_F3)
    desk.wait_for_item("registration.received")
    assert text_of(desk, "registration.name.input") == "李小梅"


def test_an_oral_application_names_who_read_it_back(desk: Driver, staffed_hall: Terminal) -> None:
    desk.tap("registration.channel.oral")
    fill(desk)
    keys(desk, Qt.Key.Key_F10)
    assert desk.shows("请填写宣读核对的人（工号）。")
    desk.type("registration.oral_reader", "1001")
    keys(desk, Qt.Key.Key_F10)
    desk.wait_for_item("registration.number")
    assert seen(staffed_hall, text_of(desk, "registration.number")).helper is not None
