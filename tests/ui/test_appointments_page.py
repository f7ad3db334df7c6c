"""Appointments: booked at the kiosk, checked in by code, QR code or card."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.devices.id_reader.twin import IdReaderTwin, VirtualCard
from kiosk.queueing.appointments.model import Appointment, AppointmentState
from kiosk.queueing.model import Lane
from tests.ui.card_reader import WithACardReader
from tests.ui.scanning import scan
from tests.ui.ticketing import change_business, on_issued
from tests.ui.writing import all_texts, commit
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver

NUMBER = "11010519491231002X"
NAME = "欧阳试验"
TWO = datetime(2026, 11, 20, 6, tzinfo=UTC)
"""14:00 in the hall, the start of the slot that these tests book."""


@pytest.fixture
def made(hall: Terminal) -> Appointment:
    """An appointment of today, 14:00–15:00."""
    return hall.appointments.book("bdc", TWO, name=NAME, identity=NUMBER, request_id=new_id())


@pytest.fixture
def page(driver: Driver) -> Driver:
    driver.tap("home.appointments")
    return driver


def come(face: ResidentFace, clock: FixedClock, hours: float) -> None:
    """Lets time pass since ten, with somebody at the screen."""
    clock.advance(timedelta(hours=hours))
    face.session.extend()


def check_in(driver: Driver, code: str) -> None:
    driver.type("appointments.code", code)
    driver.tap("appointments.checkIn")


def to_person(driver: Driver) -> None:
    """Books up to the last step: 不动产登记, today, 14:00–15:00."""
    driver.tap("appointments.book")
    driver.tap("booking.business.0")
    driver.tap("booking.slot.2")


def test_the_door_is_there_only_where_something_can_be_booked(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    driver.find("home.appointments")
    for business in hall.content.businesses():
        change_business(hall, business.code, appointments=())
    face.session.end()
    driver.settle()
    driver.wait_for(lambda: driver.seek("home.appointments") is None, "no door")


def test_booking_shows_places_left_and_gives_code_qr_and_slip(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("appointments.book")
    page.tap("booking.business.0")
    assert page.shows("余 12 个")
    assert not page.find("booking.slot.0").isEnabled()
    assert page.shows("余 6 个")
    page.tap("booking.slot.2")
    assert page.shows("不动产登记 · 11月20日 周五 14:00–15:00")
    assert page.find("booking.name.input").hasActiveFocus()
    commit(page, "booking.name", NAME)
    page.type("identity.number", NUMBER)
    page.tap("booking.submit")
    page.wait_for_item("booked.code")
    [row] = hall.appointments.rows()
    made = hall.appointments.appointment(row.id)
    assert page.find("booked.code").property("text") == made.code
    assert scan(page, "booked.qr") == [made.qr]
    page.wait_for(lambda: page.shows("请取走凭证"), "the slip")
    left = "\n".join(all_texts(face.window, face))
    assert NAME not in left
    assert NUMBER not in left


def test_an_empty_name_and_a_wrong_number_are_told_at_their_fields(page: Driver) -> None:
    to_person(page)
    page.tap("booking.submit")
    assert page.shows("姓名没有填写")
    commit(page, "booking.name", NAME)
    page.type("identity.number", "1101")
    page.tap("booking.submit")
    assert page.shows("应为 18 位")


def test_a_slot_that_filled_up_meanwhile_leads_back_to_the_times(
    page: Driver, hall: Terminal
) -> None:
    to_person(page)
    hall.appointments.set_quota("bdc", TWO, 0, actor="staff:1")
    commit(page, "booking.name", NAME)
    page.type("identity.number", NUMBER)
    page.tap("booking.submit")
    page.wait_for_item("booking.slot.2")
    assert not page.find("booking.slot.2").isEnabled()
    assert hall.appointments.rows() == []


def test_the_same_slot_twice_is_refused(page: Driver, made: Appointment) -> None:
    to_person(page)
    commit(page, "booking.name", NAME)
    page.type("identity.number", NUMBER)
    page.tap("booking.submit")
    assert page.shows("您已经预约了这项业务的这个时段")


@pytest.mark.parametrize(
    ("hours", "said", "lane"),
    [
        (3.5, "您来早了", Lane.APPOINTMENT),
        (4.1, "预约签到成功（14:00–15:00）", Lane.APPOINTMENT),
        (5.1, "仍按预约优先叫号", Lane.APPOINTMENT),
    ],
    ids=["early", "on-time", "late"],
)
def test_checking_in_gives_a_ticket_and_plain_words(
    page: Driver, face: ResidentFace, hall: Terminal, clock: FixedClock, made: Appointment,
    hours: float, said: str, lane: Lane,
) -> None:  # fmt: skip
    come(face, clock, hours)
    check_in(page, made.code.lower().replace("-", " "))
    page.wait_for(lambda: on_issued(face), "the ticket")
    assert page.shows(said)
    assert [ticket.lane for ticket in hall.queueing.tickets()] == [lane]


def test_a_scanner_types_the_code_and_enter(
    page: Driver, face: ResidentFace, clock: FixedClock, made: Appointment
) -> None:
    come(face, clock, 4.1)
    assert page.find("appointments.code.input").hasActiveFocus()
    page.type("appointments.code", made.qr)
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: on_issued(face), "the ticket")


def test_far_too_early_is_told_with_the_time_to_come(page: Driver, made: Appointment) -> None:
    check_in(page, made.code)
    assert page.shows("请在 13:00 以后来签到")
    page.tap("appointments.message.close")
    assert page.find("appointments.code.input").property("text") == ""


def test_too_late_offers_an_ordinary_ticket(
    page: Driver, face: ResidentFace, hall: Terminal, clock: FixedClock, made: Appointment
) -> None:
    come(face, clock, 5.5)
    check_in(page, made.code)
    assert page.shows("预约时段已过")
    assert hall.queueing.tickets() == []
    page.tap("appointments.message.ordinary")
    page.wait_for(lambda: on_issued(face), "the ticket")
    assert page.shows("这是普通号")
    assert hall.queueing.tickets()[0].lane is Lane.ORDINARY


def test_an_appointment_is_given_up_after_asking(
    page: Driver, hall: Terminal, clock: FixedClock, made: Appointment
) -> None:
    page.type("appointments.code", made.code)
    page.tap("appointments.giveUp")
    assert page.shows("要取消这个预约吗？")
    page.tap("appointments.message.cancel")
    assert page.shows("已取消预约")
    assert hall.appointments.appointment(made.id).state is AppointmentState.CANCELLED
    page.tap("appointments.message.close")
    check_in(page, made.code)
    assert page.shows("这个预约已经取消")


@pytest.mark.parametrize("odd", ["2222-3333", "😀", "'; --", "K" * 120], ids=str)
def test_a_wrong_code_is_answered_alike(page: Driver, odd: str) -> None:
    commit(page, "appointments.code", odd)
    page.tap("appointments.checkIn")
    assert page.shows("没有这个预约码。请核对后再输，或到导服台询问。")


def test_guessing_codes_is_locked(
    page: Driver, face: ResidentFace, clock: FixedClock, made: Appointment
) -> None:
    for guess in range(5):
        check_in(page, f"2222-333{guess + 2}")
    check_in(page, made.code)
    assert page.shows("预约码输错的次数太多")
    assert not on_issued(face)


def test_nothing_of_a_half_made_booking_is_left(page: Driver, face: ResidentFace) -> None:
    to_person(page)
    commit(page, "booking.name", NAME)
    page.type("identity.number", NUMBER)
    face.session.end()
    page.settle()
    left = "\n".join(all_texts(face.window, face))
    assert NAME not in left
    assert NUMBER not in left


class TestWithACardReader(WithACardReader):
    """A card does without the code, and names the person who books."""

    def test_a_card_checks_in(
        self, page: Driver, face: ResidentFace, clock: FixedClock, made: Appointment,
        reader: IdReaderTwin,
    ) -> None:  # fmt: skip
        come(face, clock, 4.1)
        assert page.shows("请把身份证放在读卡区")
        reader.lay(VirtualCard(identity=NUMBER))
        page.wait_for(lambda: on_issued(face), "the ticket")
        assert page.shows("预约签到成功")

    def test_a_card_without_appointment_is_told(self, page: Driver, reader: IdReaderTwin) -> None:
        reader.lay(VirtualCard(identity=NUMBER))
        page.wait_for(lambda: page.shows("没有查到您今天的预约"), "the answer")

    def test_a_card_books_and_is_shown_masked(
        self, page: Driver, hall: Terminal, reader: IdReaderTwin
    ) -> None:
        to_person(page)
        reader.lay(VirtualCard(name=NAME, identity=NUMBER))
        page.wait_for_item("booking.holder")
        assert page.find("booking.holder").property("text") == "欧阳**　1101**********002X"
        page.tap("booking.submit")
        page.wait_for_item("booked.code")
        assert len(hall.appointments.rows()) == 1
