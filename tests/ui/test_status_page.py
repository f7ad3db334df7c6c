"""Asking how far an application or a ticket has come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, Carrier, Receipt, Route
from kiosk.queueing.model import Ticket
from tests.ui.writing import all_texts, commit
from ui.resident.face import ResidentFace
from ui.resident.status import wording
from ui.tour.driver import Driver


@pytest.fixture
def receipt(hall: Terminal) -> Receipt:
    form = ApplicationForm(
        applicant_kind=ApplicantKind.CITIZEN,
        name="欧阳试验",
        document_type="resident_id",
        document_number="11010519491231002X",
        phone="13800005678",
        description="申请公开试验内容",
        carrier=Carrier.PAPER,
        route=Route.COLLECT,
    )
    return hall.disclosure.submit(form, request_id=new_id())


@pytest.fixture
def tickets(hall: Terminal) -> list[Ticket]:
    """Three tickets of one business, in their order."""
    code = next(one.code for one in hall.queueing.businesses() if one.open and one.windows)
    return [hall.queueing.take(code, request_id=new_id()) for _ in range(3)]


@pytest.fixture
def page(driver: Driver) -> Driver:
    driver.tap("home.status")
    return driver


def ask(driver: Driver, number: str, code: str) -> None:
    driver.type("status.number", number)
    driver.type("status.code", code)
    driver.tap("status.ask")


def ask_ticket(driver: Driver, number: str) -> None:
    driver.tap("status.door.1")
    commit(driver, "status.ticket", number)
    driver.tap("status.ask")


def test_the_right_number_and_code_show_state_dates_and_next_step(
    page: Driver, receipt: Receipt
) -> None:
    ask(page, receipt.number, receipt.query_code)
    for shown in (
        "申请已登记", "2026年11月20日", "2026年12月18日", "还有 20 个工作日", "接下来",
        "申请公开试验内容",
    ):  # fmt: skip
        assert page.shows(shown), shown
    assert page.shows("欧阳**")
    assert not page.shows("欧阳试验")


def test_number_and_code_may_be_typed_carelessly(page: Driver, receipt: Receipt) -> None:
    ask(page, receipt.number.replace("-", ""), receipt.query_code.lower().replace("-", " "))
    assert page.shows("申请已登记")


@pytest.mark.parametrize("which", ["number", "code"])
def test_a_wrong_number_and_a_wrong_code_are_answered_alike(
    page: Driver, receipt: Receipt, which: str
) -> None:
    number = receipt.number if which == "code" else "2026-7777"
    code = receipt.query_code if which == "number" else "2222-3333"
    ask(page, number, code)
    assert page.shows("没有查到。请核对回执上的申请编号和查询码后再试。")
    assert not page.shows("申请已登记")


def test_empty_fields_are_told_without_counting_a_try(page: Driver, hall: Terminal) -> None:
    for _ in range(6):
        page.tap("status.ask")
    assert page.shows("请输入回执上的申请编号")
    assert page.shows("请输入回执上的查询码")
    assert page.find("status.number.input").hasActiveFocus()
    assert not page.shows("次数太多")


def test_guessing_is_locked_and_says_until_when(
    page: Driver, receipt: Receipt, clock: FixedClock
) -> None:
    for guess in range(5):
        ask(page, receipt.number, f"2222-333{guess + 2}")
    ask(page, receipt.number, receipt.query_code)
    assert page.shows("输错的次数太多，请 10 分钟后再查询，或请工作人员帮助。")
    clock.advance(timedelta(minutes=11))
    ask(page, receipt.number, receipt.query_code)
    assert page.shows("申请已登记")


@pytest.mark.parametrize(
    "odd",
    ["'; DROP TABLE applications; --", "<b>1</b>", "😀", "9" * 10_000, "\u202e1", "\u0007"],
    ids=["sql", "html", "emoji", "long", "direction", "control"],
)
def test_odd_input_finds_nothing_and_breaks_nothing(page: Driver, odd: str) -> None:
    commit(page, "status.number", odd)
    commit(page, "status.code", odd)
    page.tap("status.ask")
    assert page.shows("没有查到") or page.shows("请输入回执上的")
    page.tap("status.door.1")
    commit(page, "status.ticket", odd)
    page.tap("status.ask")
    assert page.shows("没有查到今天的这个号") or page.shows("请输入号票上的号码")


def test_a_waiting_ticket_shows_who_is_before_it(page: Driver, tickets: list[Ticket]) -> None:
    ask_ticket(page, tickets[2].number)
    assert page.shows("正在等候，前面还有 2 人")
    assert page.shows(tickets[2].business_name)


def test_a_ticket_is_found_however_it_is_typed(page: Driver, tickets: list[Ticket]) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in tickets[1].number.lower())
    ask_ticket(page, f" {wide} ")
    assert page.shows("前面还有 1 人")


def test_a_called_ticket_shows_its_window(
    page: Driver, hall: Terminal, tickets: list[Ticket]
) -> None:
    window = tickets[0].windows[0]
    hall.queueing.call_next(window, actor="staff:1007")
    ask_ticket(page, tickets[0].number)
    assert page.shows(f"已经叫到您，请到 {window} 号窗口")


def test_a_missed_and_a_finished_ticket_say_what_to_do(
    page: Driver, hall: Terminal, tickets: list[Ticket]
) -> None:
    window = tickets[0].windows[0]
    for ticket, end in zip(tickets, (hall.queueing.miss, hall.queueing.finish), strict=False):
        hall.queueing.call_next(window, actor="staff:1007")
        end(ticket.id, window=window, actor="staff:1007")
    ask_ticket(page, tickets[0].number)
    assert page.shows("已过号")
    assert page.shows("不用重新取号")
    page.tap("status.back")
    commit(page, "status.ticket", tickets[1].number)
    page.tap("status.ask")
    assert page.shows("已经办完")


def test_an_unknown_ticket_is_told(page: Driver) -> None:
    ask_ticket(page, "Z999")
    assert page.shows("没有查到今天的这个号")


def test_the_other_door_forgets_what_the_first_showed(page: Driver, receipt: Receipt) -> None:
    ask(page, receipt.number, receipt.query_code)
    page.tap("status.door.1")
    assert not page.shows("申请公开试验内容")
    page.tap("status.door.0")
    assert not page.shows("申请公开试验内容")
    assert page.find("status.number.input").property("text") == ""


def test_nothing_is_left_after_the_session(
    page: Driver, face: ResidentFace, receipt: Receipt
) -> None:
    ask(page, receipt.number, receipt.query_code)
    assert page.shows("申请公开试验内容")
    face.session.end()
    page.settle()
    left = "\n".join(all_texts(face.window, face))
    for secret in ("申请公开试验内容", receipt.query_code, "欧阳"):
        assert secret not in left


def test_while_the_hall_is_away_nobody_is_told_how_many_wait(
    hall: Terminal, tickets: list[Ticket]
) -> None:
    view = hall.queueing.ticket(tickets[2].id)
    known, unknown = wording.ticket(view), wording.ticket(view, counted=False)
    assert "前面还有 2 人" in known["headline"]
    assert "号码有效" in unknown["headline"]
    assert {"value": "暂不知道", "name": "前面等候"} in unknown["facts"]
    assert not any(fact["name"] == "预计等候" for fact in unknown["facts"])
