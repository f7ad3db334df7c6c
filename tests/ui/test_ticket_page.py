"""Taking a ticket: one touch, one ticket, whatever the fingers and the disk do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, QSize

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Unavailable
from kiosk.queueing.model import Ticket
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.ticketing import (
    WriteProtection,
    centre,
    change_business,
    hammer,
    item_of,
    on_issued,
    remove_businesses,
)
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


@pytest.fixture
def page(driver: Driver) -> Driver:
    """The list of businesses, reached from home."""
    driver.tap("home.ticket")
    driver.find("ticket.business.0")
    return driver


def lose_the_answer(hall: Terminal, monkeypatch: pytest.MonkeyPatch, times: int) -> list[str]:
    """The first calls commit and then fail, as when the database goes away just after."""
    real, asked = hall.queueing.take, []

    def take(business: str, **fields: str | None) -> Ticket:
        ticket = real(business, **fields)
        asked.append(str(fields["request_id"]))
        if len(asked) <= times:
            raise Unavailable("store.unreachable")
        return ticket

    monkeypatch.setattr(hall.queueing, "take", take)
    return asked


def test_each_business_says_what_it_is_for_where_and_how_many_wait(
    hall: Terminal, driver: Driver
) -> None:
    hall.queueing.take("hj", request_id="5f0c7f8e-7d0c-4d3a-9d5a-3a1f3f8f7a01")
    driver.tap("home.ticket")
    for shown in (
        "不动产登记", "房屋买卖过户、抵押、变更、继承登记和登记资料查询。", "窗口 3–5 号",
        "户籍与身份证", "等候 1 人", "无人等候", "窗口 1–2、19–20、22–24 号",
    ):  # fmt: skip
        assert driver.shows(shown), shown


def test_one_touch_takes_a_ticket_and_shows_its_number(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("ticket.business.0")
    [ticket] = hall.queueing.tickets()
    assert on_issued(face)
    assert page.find("issued.number").property("text") == ticket.number == "A001"
    assert ticket.item_code == ""


def test_waiting_counts_follow_while_the_page_stands(
    page: Driver, face: ResidentFace, hall: Terminal, clock: FixedClock
) -> None:
    hall.queueing.take("bdc", request_id="5f0c7f8e-7d0c-4d3a-9d5a-3a1f3f8f7a02")
    clock.advance(timedelta(seconds=2))
    face.navigator.view_model.refresh()
    page.settle()
    assert page.shows("等候 1 人")


@pytest.mark.parametrize("touches", [2, 20])
def test_however_often_it_is_tapped_there_is_one_ticket(
    page: Driver, face: ResidentFace, hall: Terminal, touches: int
) -> None:
    hammer(page, [centre(page, "ticket.business.0")], touches)
    page.wait_for(lambda: on_issued(face), "the ticket")
    assert len(hall.queueing.tickets()) == 1


def test_two_fingers_on_two_businesses_take_one_ticket(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    hammer(page, [centre(page, "ticket.business.0"), centre(page, "ticket.business.3")], 3)
    page.wait_for(lambda: on_issued(face), "the ticket")
    assert len(hall.queueing.tickets()) == 1


def test_the_second_tap_of_a_double_tap_at_home_takes_nothing(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    here = centre(driver, "home.ticket")
    hammer(driver, [here], 3)
    driver.settle()
    assert face.navigator.current == "ticket"
    assert hall.queueing.tickets() == []


def test_taps_that_go_on_do_not_end_the_page_with_the_number(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    ticket = hall.queueing.take("bdc", request_id="5f0c7f8e-7d0c-4d3a-9d5a-3a1f3f8f7a03")
    face.navigator.open("ticket.issued", ticket_id=ticket.id, ticket=ticket)
    hammer(driver, [centre(driver, "issued.done")], 10)
    driver.settle()
    assert on_issued(face)


def test_from_a_guide_its_business_stands_first_and_the_ticket_knows_the_item(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    item = hall.content.guide(item_of(hall, "hj"))
    face.navigator.open("ticket", item_code=item.code)
    driver.settle()
    assert driver.shows(item.name)
    assert driver.shows("确认取号 · 户籍与身份证")
    assert driver.find("ticket.business.0").property("text") == "不动产登记"
    driver.tap("ticket.confirm")
    [ticket] = hall.queueing.tickets()
    assert (ticket.business, ticket.item_code) == ("hj", item.code)
    assert driver.shows(f"户籍与身份证 · {item.tile_name}")


def test_from_a_guide_another_business_can_be_chosen_and_has_no_item(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    face.navigator.open("ticket", item_code=item_of(hall, "hj"))
    driver.settle()
    driver.tap("ticket.business.0")
    [ticket] = hall.queueing.tickets()
    assert (ticket.business, ticket.item_code) == ("bdc", "")


def test_an_item_that_takes_no_ticket_says_so_above_the_businesses(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    face.navigator.open("ticket", item_code=item_of(hall, ""))
    driver.settle()
    assert driver.shows("不用在这里取号，请到导服台询问")
    assert driver.seek("ticket.confirm") is None
    driver.find("ticket.business.0")


def test_a_closed_business_is_shown_with_its_next_opening_and_answers_a_touch(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    change_business(hall, "hj", hours=("13:30-17:30",))
    driver.tap("home.ticket")
    assert driver.shows("今天 13:30 开始取号")
    driver.tap("ticket.business.1")
    assert driver.shows("“户籍与身份证”\n现在不能取号")
    assert hall.queueing.tickets() == []
    driver.tap("ticket.message.close")
    assert not driver.shows("“户籍与身份证”\n现在不能取号")


def test_an_item_whose_business_is_closed_offers_no_confirm_but_the_reason(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    change_business(hall, "hj", hours=("08:30-09:30",), weekdays=(1, 2, 3, 4, 5))
    face.navigator.open("ticket", item_code=item_of(hall, "hj"))
    driver.settle()
    assert driver.seek("ticket.confirm") is None
    assert "11月23日 星期一 08:30 开始取号" in str(
        driver.find("ticket.lead.closed").property("text")
    )


def test_a_spent_quota_is_told_from_being_closed(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    change_business(hall, "sb", daily_quota=1)
    hall.queueing.take("sb", request_id="5f0c7f8e-7d0c-4d3a-9d5a-3a1f3f8f7a04")
    driver.tap("home.ticket")
    assert driver.shows("今日号已取完")
    driver.tap("ticket.business.3")
    assert driver.shows("今天的号已经取完")


def test_a_business_that_closed_under_the_finger_says_why_and_is_shown_closed(
    page: Driver, face: ResidentFace, hall: Terminal, clock: FixedClock
) -> None:
    change_business(hall, "bdc", hours=("13:30-17:30",))
    clock.advance(timedelta(seconds=2))
    page.tap("ticket.business.0")
    assert page.shows("没有取到号")
    assert page.shows("最近一次开放：11月20日 13:30")
    assert page.seek("ticket.message.retry") is None
    page.tap("ticket.message.close")
    assert page.shows("今天 13:30 开始取号")
    assert hall.queueing.tickets() == []


def test_a_hall_that_is_closed_says_when_it_opens_first(driver: Driver, hall: Terminal) -> None:
    for business in hall.content.businesses():
        change_business(hall, business.code, hours=("13:30-17:30",), weekdays=(1, 2, 3, 4))
    driver.tap("home.ticket")
    assert driver.shows("最早 11月23日 星期一 13:30 开始取号")


def test_a_hall_without_businesses_sends_to_the_desk(driver: Driver, hall: Terminal) -> None:
    remove_businesses(hall)
    driver.tap("home.ticket")
    driver.find("ticket.empty")
    assert driver.shows("请到导服台取号或询问")


def test_a_list_that_cannot_be_read_can_be_asked_for_again(
    driver: Driver, hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable() -> list[object]:
        raise Unavailable("store.unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(hall.queueing, "businesses", unreachable)
        driver.tap("home.ticket")
        driver.find("ticket.unreadable")
    driver.tap("ticket.reload")
    driver.find("ticket.business.0")


def test_a_disk_that_takes_no_writes_is_told_and_the_same_wish_goes_through_later(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    protection = WriteProtection(hall)
    protection.on = True
    page.tap("ticket.business.0")
    assert page.shows("没有取到号")
    assert page.shows("磁盘目前只能读取")
    assert hall.queueing.tickets() == []
    protection.on = False
    page.tap("ticket.message.retry")
    assert on_issued(face)
    assert [ticket.number for ticket in hall.queueing.tickets()] == ["A001"]


def test_a_lost_answer_is_asked_for_again_with_the_same_request(
    page: Driver, face: ResidentFace, hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = lose_the_answer(hall, monkeypatch, times=2)
    page.tap("ticket.business.0")
    page.tap("ticket.message.retry")
    page.tap("ticket.message.close")
    page.tap("ticket.business.0")
    assert on_issued(face)
    assert len(set(asked)) == 1
    assert len(asked) == 3
    assert len(hall.queueing.tickets()) == 1


def test_another_business_after_a_lost_answer_gives_the_ticket_that_was_taken(
    page: Driver, face: ResidentFace, hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_the_answer(hall, monkeypatch, times=1)
    page.tap("ticket.business.0")
    page.tap("ticket.message.close")
    page.tap("ticket.business.3")
    assert on_issued(face)
    [ticket] = hall.queueing.tickets()
    assert page.find("issued.number").property("text") == ticket.number == "A001"


def test_two_people_one_after_the_other_have_two_numbers(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("ticket.business.0")
    page.tap("issued.done")
    assert face.navigator.current == "home"
    page.tap("home.ticket")
    page.tap("ticket.business.0")
    assert [ticket.number for ticket in hall.queueing.tickets()] == ["A001", "A002"]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize(
    "switches", [(), ("largePrint",), ("highContrast",), ("lowPosition", "largePrint")]
)
@pytest.mark.parametrize("led", [False, True], ids=["list", "guide"])
def test_everything_to_touch_is_large_enough_and_on_the_page(
    open_face: Callable[..., ResidentFace],
    hall: Terminal,
    size: QSize,
    switches: tuple[str, ...],
    led: bool,
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    face.navigator.open("ticket", item_code=item_of(hall, "hj") if led else "")
    driver.settle()
    theme = face.presentation.theme
    sheet = QRectF(0, 0, size.width(), size.height())
    for name in ("ticket.back", "ticket.confirm") if led else ("ticket.business.0",):
        area = driver.area(name)
        assert area.height() >= theme.property("touchLeast"), name
        assert sheet.contains(area), name
