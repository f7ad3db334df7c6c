"""The ticket in the hand: number, code, slip, reprint, and a count that waits."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, QSize

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.content.links import ticket_link
from kiosk.devices.printer.twin import EscposTwin, Fault
from kiosk.queueing.model import Ticket
from kiosk.settings import PrinterSettings, Settings
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.scanning import scan
from tests.ui.ticketing import item_of, on_issued, slip_state
from ui.resident.face import ResidentFace
from ui.resident.ticket.issued_view_model import REMEMBER_SECONDS, STAY_SECONDS
from ui.resident.ticket.slip_view_model import PATIENCE_SECONDS, REPRINTS
from ui.tour.driver import Driver


@pytest.fixture
def twin() -> Iterator[EscposTwin]:
    with EscposTwin() as twin:
        yield twin


@pytest.fixture
def settings(settings: Settings, twin: EscposTwin) -> Settings:
    """The hall with a slip printer on the network."""
    target = f"{twin.host}:{twin.port}"
    return dataclasses.replace(settings, printer=PrinterSettings("escpos", target))


@pytest.fixture
def take(driver: Driver, face: ResidentFace, hall: Terminal) -> Callable[..., Ticket]:
    """Takes a ticket by touch; gives it once its slip is settled."""

    def taken(item_code: str = "", *, settled: bool = True) -> Ticket:
        face.navigator.open("ticket", item_code=item_code)
        driver.settle()
        driver.tap("ticket.confirm" if item_code else "ticket.business.0")
        if settled:
            driver.wait_for(lambda: slip_state(face) != "printing", "the slip")
        return hall.queueing.tickets()[-1]

    return taken


def pass_time(face: ResidentFace, clock: FixedClock, seconds: float) -> None:
    """Lets time pass on the page in front."""
    clock.advance(timedelta(seconds=seconds))
    view_model = face.navigator.view_model
    if on_issued(face) and view_model is not None:
        view_model.tick()
    face.session.tick()


def test_it_says_take_the_slip_once_the_slip_is_out(
    driver: Driver, face: ResidentFace, take: Callable[..., Ticket], twin: EscposTwin
) -> None:
    take()
    assert slip_state(face) == "printed"
    assert driver.shows("取号成功，请取走小票")
    assert len(twin.slips) == 1


def test_it_shows_how_many_wait_and_admits_not_knowing_how_long(
    driver: Driver, hall: Terminal, take: Callable[..., Ticket]
) -> None:
    hall.queueing.take("bdc", request_id=new_id())
    take()
    for shown in ("1 人", "前面等候", "暂无法估计", "3–5 号", "办理窗口"):
        assert driver.shows(shown), shown


def test_it_gives_a_range_once_the_hall_knows_its_pace(
    driver: Driver, hall: Terminal, clock: FixedClock, take: Callable[..., Ticket]
) -> None:
    for minutes in (6, 7, 8, 9, 10):
        hall.queueing.take("bdc", request_id=new_id())
        called = hall.queueing.call_next("3", actor="staff:1")
        assert called is not None
        clock.advance(timedelta(minutes=minutes))
        hall.queueing.finish(called.id, window="3", actor="staff:1")
    hall.queueing.take("bdc", request_id=new_id())
    take()
    assert driver.shows("约 7–18 分")


def test_the_place_in_the_queue_and_the_call_follow(
    driver: Driver, face: ResidentFace, hall: Terminal, take: Callable[..., Ticket]
) -> None:
    hall.queueing.take("bdc", request_id=new_id())
    take()
    for _ in range(2):
        called = hall.queueing.call_next("4", actor="staff:1")
        assert called is not None
        hall.queueing.finish(called.id, window="4", actor="staff:1") if called.serial == 1 else None
    face.navigator.view_model.renew()
    driver.settle()
    assert driver.shows("叫到您了，请到 4 号窗口")


def test_the_code_opens_the_ticket_on_a_phone(
    driver: Driver, hall: Terminal, take: Callable[..., Ticket]
) -> None:
    ticket = take()
    assert scan(driver, "issued.qr") == [ticket_link(hall.settings, ticket.id)]


def test_from_a_guide_it_names_the_materials_and_leads_back_to_the_guide(
    driver: Driver, face: ResidentFace, hall: Terminal, clock: FixedClock,
    take: Callable[..., Ticket],
) -> None:  # fmt: skip
    item = hall.content.guide(item_of(hall, "bdc"))
    take(item.code)
    assert item.materials[0].name in str(driver.find("issued.materials").property("text"))
    driver.tap("issued.guide")
    assert face.navigator.current == "guide"
    pass_time(face, clock, STAY_SECONDS - 1)
    driver.tap("guide.back")
    assert on_issued(face)
    assert face.navigator.view_model.property("seconds") == STAY_SECONDS


def test_without_a_guide_it_reminds_of_what_the_business_needs(
    driver: Driver, take: Callable[..., Ticket]
) -> None:
    take()
    assert driver.shows("办理提醒")
    assert driver.shows("请备好双方身份证、不动产权证书和买卖合同")
    assert driver.seek("issued.guide") is None


def test_a_slip_that_did_not_come_out_is_printed_again_and_marked(
    driver: Driver, face: ResidentFace, hall: Terminal, clock: FixedClock, twin: EscposTwin,
    take: Callable[..., Ticket],
) -> None:  # fmt: skip
    ticket = take()
    clock.advance(timedelta(seconds=1))
    driver.tap("issued.reprint")
    driver.wait_for(lambda: slip_state(face) == "printed", "the reprint")
    assert driver.shows("已补打，请取走小票")
    first, again = hall.store.prints.of("ticket", ticket.id)
    assert (first.reprint_of, again.reprint_of) == (None, first.id)
    assert len(twin.slips) == 2
    assert twin.slips[1].height > twin.slips[0].height
    assert len(hall.queueing.tickets()) == 1


def test_an_empty_printer_asks_to_remember_the_number_and_a_reprint_helps_later(
    driver: Driver, face: ResidentFace, twin: EscposTwin, take: Callable[..., Ticket]
) -> None:
    twin.suffer(Fault.OUT_OF_PAPER)
    take()
    assert driver.shows("取号成功，请记住号码")
    assert driver.shows("小票没有打出来，请记住号码")
    assert driver.shows("打印机缺纸")
    twin.suffer(Fault.NONE)
    driver.tap("issued.reprint")
    driver.wait_for(lambda: slip_state(face) == "printed", "the reprint")
    assert driver.seek("issued.trouble") is None


def test_a_printer_that_died_mid_slip_leaves_it_open_whether_it_came_out(
    driver: Driver, twin: EscposTwin, take: Callable[..., Ticket]
) -> None:
    twin.suffer(Fault.DIE_MID_SLIP)
    take()
    assert driver.shows("取号成功，请看出纸口")
    assert driver.shows("不能确定小票有没有打出来")


def test_reprints_are_not_endless(
    driver: Driver, face: ResidentFace, twin: EscposTwin, take: Callable[..., Ticket]
) -> None:
    twin.suffer(Fault.OUT_OF_PAPER)
    take()
    for _ in range(REPRINTS):
        driver.tap("issued.reprint")
        driver.wait_for(lambda: slip_state(face) != "printing", "the reprint")
    assert not driver.find("issued.reprint").isEnabled()
    assert driver.shows("请到导服台求助")


def test_the_count_begins_when_the_slip_is_out_and_ends_the_session(
    driver: Driver, face: ResidentFace, clock: FixedClock, take: Callable[..., Ticket]
) -> None:
    take()
    assert STAY_SECONDS >= 20
    assert driver.shows(f"完成（{STAY_SECONDS}）")
    pass_time(face, clock, STAY_SECONDS - 1)
    assert on_issued(face)
    pass_time(face, clock, 2)
    driver.settle()
    assert face.navigator.current == "home"
    assert not face.session.active


def test_a_touch_anywhere_starts_the_count_anew(
    driver: Driver, face: ResidentFace, clock: FixedClock, take: Callable[..., Ticket]
) -> None:
    take()
    pass_time(face, clock, STAY_SECONDS - 1)
    driver.tap("shell.largePrint")
    pass_time(face, clock, STAY_SECONDS - 1)
    assert on_issued(face)


def test_no_warning_covers_the_number_while_the_page_counts(
    face: ResidentFace, clock: FixedClock, twin: EscposTwin, take: Callable[..., Ticket]
) -> None:
    twin.suffer(Fault.OUT_OF_PAPER)
    take()
    for _ in range(REMEMBER_SECONDS - 1):
        pass_time(face, clock, 1)
        assert not face.session.warning
    assert on_issued(face)


def test_a_slow_printer_is_waited_for(
    driver: Driver, face: ResidentFace, clock: FixedClock, twin: EscposTwin,
    take: Callable[..., Ticket],
) -> None:  # fmt: skip
    twin.suffer(Fault.HANG)
    take(settled=False)
    assert driver.shows("取号成功，正在打印小票…")
    assert not driver.find("issued.reprint").isEnabled()
    for _ in range(3):
        pass_time(face, clock, PATIENCE_SECONDS / 4)
        driver.settle()
    assert on_issued(face)
    assert driver.find("issued.done").property("text") == "完成"
    pass_time(face, clock, PATIENCE_SECONDS)
    driver.wait_for(lambda: slip_state(face) == "unknown", "patience to end")
    assert driver.shows("不能确定小票有没有打出来")
    twin.suffer(Fault.NONE)


def test_done_wipes_and_goes_home(
    driver: Driver, face: ResidentFace, take: Callable[..., Ticket]
) -> None:
    take()
    driver.tap("issued.done")
    assert face.navigator.current == "home"
    assert not face.session.active


def test_a_ticket_that_is_not_there_is_told(driver: Driver, face: ResidentFace) -> None:
    face.navigator.open("ticket.issued", ticket_id=new_id())
    driver.settle()
    driver.find("issued.missing")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize(
    "switches",
    [(), ("largePrint",), ("highContrast",), ("lowPosition",), ("lowPosition", "largePrint")],
)
def test_the_number_is_in_sight_whole_and_large_in_every_way_of_seeing(
    open_face: Callable[..., ResidentFace], hall: Terminal, twin: EscposTwin,
    size: QSize, switches: tuple[str, ...],
) -> None:  # fmt: skip
    twin.suffer(Fault.OUT_OF_PAPER)
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    ticket = hall.queueing.take("zh", request_id=new_id())
    face.navigator.open("ticket.issued", ticket_id=ticket.id, ticket=ticket)
    face.desk.nudge()
    driver.wait_for(lambda: slip_state(face) == "failed", "the slip")
    number, view = driver.area("issued.number"), driver.area("issued.scroll.view")
    inked = number.adjusted(0, number.height() * 0.3, 0, -number.height() * 0.2)
    assert QRectF(view).contains(inked)
    pitch = face.presentation.theme.property("pixelPitch")
    assert number.height() / 1.45 * 0.733 * pitch >= 25, "capitals of 25 mm are read from 5 m"
