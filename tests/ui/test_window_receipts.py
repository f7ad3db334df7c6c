"""A receipt scanned into the search of the disclosure desk."""

from __future__ import annotations

import pytest

from kiosk.app import Terminal
from kiosk.content.links import application_link
from kiosk.disclosure.receipt_mark import marked_link
from tests.ui.disclosure_desk import Opened, desk_of, submitted, text_of
from ui.tour.driver import Driver


@pytest.fixture
def number(staffed_hall: Terminal) -> str:
    return submitted(staffed_hall)


@pytest.fixture
def code(staffed_hall: Terminal, number: str) -> str:
    mark = staffed_hall.disclosure.receipt(number).mark
    return marked_link(application_link(staffed_hall.settings, number), mark)


@pytest.fixture
def desk(open_window: Opened, number: str) -> Driver:
    return desk_of(open_window)


def test_a_genuine_receipt_opens_its_application(desk: Driver, code: str, number: str) -> None:
    desk.type("applications.search", code)
    desk.wait_for(lambda: desk.shows("回执为真，与登记一致。"), "the verdict")
    desk.wait_for(lambda: text_of(desk, "applications.detail.number") == number, "the case")
    assert text_of(desk, "applications.search.input") == ""
    desk.wait_for_item("applications.list.0")


def test_an_altered_receipt_is_told_and_opens_nothing(desk: Driver, code: str) -> None:
    desk.type("applications.search", code[:-1] + ("A" if code[-1] != "A" else "B"))
    desk.wait_for(lambda: desk.shows("核验不通过"), "the verdict")
    assert desk.seek("applications.detail.number") is None
