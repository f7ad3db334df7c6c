"""我要说 at the kiosk: from five plain choices to the receipt; nothing unfinished stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.feedback.submissions.model import Kind, ReplyBy
from tests.feedback.submissions.told_documents import DRAFT, publish
from tests.ui.conftest import LANDSCAPE
from tests.ui.writing import all_texts, commit
from ui.resident.face import ResidentFace
from ui.resident.telling.subjects import drafts
from ui.tour.driver import Driver

WORDS = "请问身份证丢了，可以让家里人代我去补办吗？"
PHONE = "13987654321"


@pytest.fixture
def page(driver: Driver) -> Driver:
    driver.tap("home.telling")
    return driver


def test_a_question_is_handed_in_without_a_name_and_everything_is_wiped(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("telling.kind.consultation")
    page.wait_for_item("telling.line.1")
    page.tap("telling.line.1")
    commit(page, "telling.text", WORDS)
    for _ in range(2):
        page.tap("telling.next")
    assert page.shows(WORDS)
    page.tap("telling.next")
    page.settle()
    [row] = hall.submissions.rows()
    assert (row.kind, row.named, row.organ_name) == (Kind.CONSULTATION, False, "示范县公安局")
    receipt = hall.submissions.receipt(row.id)
    for said in (row.number, receipt.query_code, "2026年11月27日"):
        assert page.shows(said)
    page.tap("told.done")
    assert face.navigator.current == "home"
    left = "\n".join(all_texts(face.window, face))
    assert not any(said in left for said in (WORDS, row.number, receipt.query_code))


def test_a_number_to_call_is_needed_only_by_who_wants_to_be_called(
    page: Driver, hall: Terminal
) -> None:
    page.tap("telling.kind.complaint")
    page.tap("telling.nobody")
    commit(page, "telling.text", "三号窗口中午没有人。")
    page.tap("telling.next")
    assert page.seek("telling.phone") is None
    page.tap("telling.reply.phone")
    page.tap("telling.next")
    assert page.shows("请留下电话")
    page.type("telling.phone", PHONE)
    page.tap("telling.next")
    assert page.shows("139****4321")
    page.tap("telling.next")
    page.settle()
    [row] = hall.submissions.rows()
    assert hall.submissions.receipt(row.id).reply_by is ReplyBy.PHONE
    assert row.organ_name == ""


def test_an_error_is_tied_to_its_document_and_place(page: Driver, hall: Terminal) -> None:
    page.tap("telling.kind.error")
    assert page.shows("请先找到写错的那份")
    commit(page, "telling.query", "身份证补领")
    page.wait_for_item("telling.line.0")
    page.tap("telling.line.0")
    commit(page, "telling.text", "咨询电话是空号，打不通。")
    page.tap("telling.next")
    assert page.shows("请点一下哪里写错了")
    page.tap("telling.place.hours")
    for _ in range(3):
        page.tap("telling.next")
    page.settle()
    [row] = hall.submissions.rows()
    assert (row.place, row.about.startswith("service_item:")) == ("时间、电话", True)


def test_too_little_is_said_to_be_too_little(page: Driver, hall: Terminal) -> None:
    page.tap("telling.kind.suggestion")
    page.tap("telling.nobody")
    for typed, said in (("", "请填写"), ("您好", "至少 5 个字"), ("。。。。。。", "看不出")):
        commit(page, "telling.text", typed)
        page.tap("telling.next")
        assert page.shows(said), said
        page.find("telling.text.input").clear()
    assert hall.submissions.rows() == []


def test_without_an_open_draft_the_page_says_so(page: Driver, clock: FixedClock) -> None:
    clock.advance(timedelta(days=300))
    page.tap("telling.kind.comment")
    assert page.shows("现在没有在征集意见的草案")


def test_only_open_drafts_take_opinions(page: Driver, hall: Terminal, clock: FixedClock) -> None:
    publish(
        hall.store,
        clock,
        ("draft", DRAFT),
        ("draft", replace(DRAFT, code="D-9", closes_on=DRAFT.opens_on)),
    )
    page.tap("telling.kind.comment")
    page.wait_for_item("telling.line.0")
    offered = [one.about for one in drafts(hall)]
    assert f"draft:{DRAFT.code}" in offered
    assert "draft:D-9" not in offered
    assert page.seek(f"telling.line.{len(offered)}") is None
    page.tap(f"telling.line.{offered.index(f'draft:{DRAFT.code}')}")
    commit(page, "telling.text", "三路车请保留医院那一站。")
    for _ in range(2):
        page.tap("telling.next")
    clock.advance(timedelta(days=11))
    page.tap("telling.next")
    assert page.shows("的意见征集已在")
    assert page.shows("仍想反映的")


def test_who_leaves_half_done_is_asked_and_nothing_stays(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("telling.kind.suggestion")
    page.tap("telling.nobody")
    commit(page, "telling.text", WORDS)
    page.tap("keyboard.hide")
    page.tap("shell.home")
    assert page.shows("写的内容还没有提交")
    page.tap("telling.stay")
    assert page.shows(WORDS)
    page.tap("shell.home")
    page.tap("telling.throwAway")
    assert face.navigator.current == "home"
    assert WORDS not in "\n".join(all_texts(face.window, face))
    page.tap("home.telling")
    page.tap("telling.kind.suggestion")
    page.tap("telling.nobody")
    assert not page.shows(WORDS)


def test_a_session_that_ends_wipes_what_was_being_written(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("telling.kind.suggestion")
    page.tap("telling.nobody")
    commit(page, "telling.text", WORDS)
    face.session.end()
    page.settle()
    assert WORDS not in "\n".join(all_texts(face.window, face))
    assert hall.submissions.rows() == []


def test_a_guide_leads_straight_to_the_words(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    code = hall.content.popular()[0].code
    face.navigator.open("telling", kind="error", about=f"service_item:{code}")
    driver.wait_for_item("telling.place.hours")
    assert driver.shows(hall.content.guide(code).name)


def test_the_answer_is_read_judged_once_and_printed(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    from kiosk.common.ids import new_id
    from tests.feedback.submissions.told_documents import form

    receipt = hall.submissions.submit(form(), request_id=new_id())
    hall.submissions.answer(receipt.number, "可以代办，请带双方的身份证。", actor="1007")
    driver.tap("home.telling")
    driver.tap("telling.answers")
    driver.type("status.number", receipt.number[1:])
    driver.type("status.code", receipt.query_code)
    driver.tap("status.ask")
    assert driver.shows("可以代办，请带双方的身份证。")
    driver.tap("status.toldPrint")
    assert driver.shows("答复正在打印")
    driver.tap("status.toldDispute")
    commit(driver, "status.why", "没有说要不要照片。")
    driver.tap("status.sendDispute")
    assert driver.shows("由另一位同事复核")
    assert driver.seek("status.toldDispute") is None
    driver.tap("status.home")
    left = "\n".join(all_texts(face.window, face))
    assert not any(said in left for said in ("可以代办", "照片", receipt.query_code))


def test_a_wrong_code_says_no_more_than_an_unknown_number(driver: Driver, hall: Terminal) -> None:
    from kiosk.common.ids import new_id
    from tests.feedback.submissions.told_documents import form

    receipt = hall.submissions.submit(form(), request_id=new_id())
    driver.tap("home.status")
    driver.tap("status.door.2")
    for number in (receipt.number[1:], "2026-03-9999"):
        driver.type("status.number", number)
        driver.type("status.code", "AAAA-BBBB")
        driver.tap("status.ask")
        assert driver.shows("核对意见编号和查询码")
        driver.tap("page.error.action")
        for name in ("number", "code"):
            driver.find(f"status.{name}.input").clear()


@pytest.mark.parametrize("large", [False, True])
def test_lying_every_step_fits(open_face, hall: Terminal, large: bool) -> None:
    face = open_face(LANDSCAPE)
    if large:
        face.presentation.toggle("largePrint")
    driver = Driver(face.window, face.tasks)
    driver.settle()
    driver.tap("home.telling")
    driver.tap("telling.kind.suggestion")
    driver.tap("telling.nobody")
    commit(driver, "telling.text", WORDS)
    for _ in range(3):
        driver.tap("telling.next")
    driver.settle()
    for name in ("told.number", "told.queryCode", "told.done"):
        assert driver.seek(name) is not None
