"""好差评 at the kiosk: by the slip or straight from the ticket; five grades; never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, QSize

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.feedback.model import EvaluationForm, Grade
from kiosk.queueing.model import Ticket
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.writing import all_texts, commit
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver

WORDS = "请把等候区的椅子再多放几把"
PHONE = "13800005678"


@pytest.fixture
def visit(hall: Terminal) -> Ticket:
    """A ticket that was served to the end at window 3."""
    ticket = hall.queueing.take("bdc", request_id=new_id())
    hall.queueing.call_next("3", actor="staff:1007")
    hall.queueing.finish(ticket.id, window="3", actor="staff:1007")
    return ticket


@pytest.fixture
def page(driver: Driver) -> Driver:
    driver.tap("home.evaluation")
    return driver


def find_slip(driver: Driver, number: str, reference: str) -> None:
    driver.type("evaluation.number", number)
    driver.type("evaluation.reference", reference)
    driver.tap("evaluation.find")


def test_two_touches_after_the_slip_give_an_evaluation(
    page: Driver, face: ResidentFace, hall: Terminal, visit: Ticket
) -> None:
    find_slip(page, visit.number.lower(), visit.reference.lower().replace("-", " "))
    for label in ("非常满意", "满意", "基本满意", "不满意", "非常不满意"):
        assert page.shows(label), label
    page.tap("evaluation.grade.5")
    page.tap("evaluation.submit")
    assert page.shows("谢谢您的评价")
    [row] = hall.feedback.rows()
    assert (row.number, row.grade, row.reasons) == (visit.number, Grade.EXCELLENT, ())
    page.tap("evaluation.done")
    assert face.navigator.current == "home"


def test_a_poor_grade_has_its_own_reasons_words_and_a_number_to_call_back(
    page: Driver, face: ResidentFace, hall: Terminal, visit: Ticket
) -> None:
    find_slip(page, visit.number, visit.reference)
    page.tap("evaluation.grade.5")
    assert page.seek("evaluation.phone") is None
    page.tap("evaluation.reason.quick")
    page.tap("evaluation.previous")
    page.tap("evaluation.grade.1")
    assert page.shows("您选了：非常不满意")
    assert page.seek("evaluation.reason.quick") is None
    page.tap("evaluation.reason.long_wait")
    page.tap("evaluation.reason.rude")
    page.tap("evaluation.reason.rude")
    commit(page, "evaluation.text", WORDS)
    page.type("evaluation.phone", PHONE)
    page.tap("evaluation.submit")
    assert page.shows("15 个工作日内整改")
    [row] = hall.feedback.rows()
    assert (row.grade, row.reasons, row.has_text) == (Grade.BAD, ("等候太久",), True)
    left = "\n".join(all_texts(face.window, face))
    assert WORDS not in left
    assert PHONE not in left


def test_a_wrong_number_to_call_back_is_told_and_nothing_is_lost(
    page: Driver, hall: Terminal, visit: Ticket
) -> None:
    find_slip(page, visit.number, visit.reference)
    page.tap("evaluation.grade.2")
    commit(page, "evaluation.text", WORDS)
    page.type("evaluation.phone", "138")
    page.tap("evaluation.submit")
    assert page.shows("电话应为 11 位手机号")
    assert hall.feedback.rows() == []
    page.type("evaluation.phone", PHONE)
    page.tap("evaluation.submit")
    assert page.shows("谢谢您的评价")
    assert hall.feedback.rows()[0].has_text


def test_a_visit_is_evaluated_once(page: Driver, hall: Terminal, visit: Ticket) -> None:
    hall.feedback.give(visit.id, EvaluationForm(4), request_id=new_id())
    find_slip(page, visit.number, visit.reference)
    assert page.shows("已经评价过了")
    assert page.shows("一次办事只评价一次")
    assert page.seek("evaluation.grade.5") is None


def test_evaluated_elsewhere_while_this_page_stood_open(
    page: Driver, hall: Terminal, visit: Ticket
) -> None:
    find_slip(page, visit.number, visit.reference)
    page.tap("evaluation.grade.5")
    hall.feedback.give(visit.id, EvaluationForm(4), request_id=new_id())
    page.tap("evaluation.submit")
    assert page.shows("已经评价过了")
    assert hall.feedback.rows()[0].grade is Grade.GOOD


def test_a_visit_of_some_days_ago_is_found_too(
    page: Driver, face: ResidentFace, clock: FixedClock, visit: Ticket
) -> None:
    clock.advance(timedelta(days=3))
    face.session.extend()
    find_slip(page, visit.number, visit.reference)
    page.find("evaluation.grade.5")


def test_after_its_time_or_before_its_end_it_is_told_why_not(page: Driver, hall: Terminal) -> None:
    waiting = hall.queueing.take("bdc", request_id=new_id())
    find_slip(page, waiting.number, waiting.reference)
    assert page.shows("还没有办完")


@pytest.mark.parametrize("which", ["number", "reference"])
def test_a_wrong_slip_is_answered_alike(page: Driver, visit: Ticket, which: str) -> None:
    number = "A999" if which == "number" else visit.number
    reference = "0000-0000" if which == "reference" else visit.reference
    find_slip(page, number, reference)
    assert page.shows("没有找到这张号票")
    assert page.seek("evaluation.grade.5") is None


def test_empty_fields_are_told(page: Driver) -> None:
    page.tap("evaluation.find")
    assert page.shows("请输入小票上的大号码")
    assert page.shows("请输入小票最下面的流水")


def test_the_end_of_the_session_leaves_nothing_of_it(
    page: Driver, face: ResidentFace, visit: Ticket
) -> None:
    find_slip(page, visit.number, visit.reference)
    page.tap("evaluation.grade.1")
    commit(page, "evaluation.text", WORDS)
    page.type("evaluation.phone", PHONE)
    face.session.end()
    page.settle()
    left = "\n".join(all_texts(face.window, face))
    for secret in (WORDS, PHONE, visit.reference, visit.number):
        assert secret not in left


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("switch", ["", "largePrint", "highContrast"])
def test_all_five_grades_are_seen_at_once(
    open_face: Callable[[QSize], ResidentFace],
    hall: Terminal,
    visit: Ticket,
    size: QSize,
    switch: str,
) -> None:
    hall.feedback.ask(visit.id, window="3", actor="staff:1007")
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    if switch:
        face.presentation.set(switch, True)
    face.navigator.open("evaluation", ticket_id=visit.id)
    driver.wait_for_item("evaluation.grade.5")
    sheet = QRectF(0, 0, size.width(), driver.area("evaluation.previous").top())
    for grade in Grade:
        area = driver.area(f"evaluation.grade.{grade.value}")
        assert area.height() >= face.presentation.theme.property("touchLeast")
        assert sheet.contains(area), grade
