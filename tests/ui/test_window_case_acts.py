"""Acts on an application at the desk: each a form filled in by keys and mouse, or refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.disclosure.states import State
from tests.ui.disclosure_desk import (
    CLERK,
    Opened,
    confirm,
    desk_of,
    keys,
    lead,
    open_case,
    seen,
    submitted,
    taken_up,
    text_of,
)
from ui.tour.driver import Driver

LEADER = "staff:1001"


@pytest.fixture
def number(staffed_hall: Terminal) -> str:
    return submitted(staffed_hall)


@pytest.fixture
def desk(open_window: Opened, number: str) -> Driver:
    """At an application that was just registered."""
    desk = desk_of(open_window)
    open_case(desk)
    return desk


def test_a_case_is_taken_up_by_its_key_once_that_was_confirmed(
    desk: Driver, staffed_hall: Terminal, number: str
) -> None:
    keys(desk, Qt.Key.Key_F8, Qt.Key.Key_Escape)
    assert seen(staffed_hall, number).state is State.REGISTERED
    keys(desk, Qt.Key.Key_F8, Qt.Key.Key_Return)
    assert seen(staffed_hall, number).state is State.IN_PROGRESS
    assert text_of(desk, "applications.detail.state") == "办理中"
    assert desk.shows("承办 · 工号 1007")


def test_every_act_is_listed_and_those_that_may_not_be_done_say_why(desk: Driver) -> None:
    keys(desk, Qt.Key.Key_F12)
    assert desk.find("applications.acts.take_up").isEnabled()
    assert not desk.find("applications.acts.correct").isEnabled()
    assert desk.shows("“已登记”时不办这一步")
    assert desk.shows("最迟 2026-12-01")
    keys(desk, Qt.Key.Key_Escape)
    assert desk.seek("applications.acts.list") is None


def test_a_correction_is_asked_and_taken_in_with_a_new_limit(
    desk: Driver, staffed_hall: Terminal, number: str, clock: FixedClock
) -> None:
    keys(desk, Qt.Key.Key_F5)
    assert desk.shows("最迟 2026-12-01")
    confirm(desk)
    assert desk.shows("请填写要补正什么。")
    desk.type("applications.form.what", "请写明是哪一年的方案。")
    confirm(desk)
    assert seen(staffed_hall, number).state is State.CORRECTION
    assert desk.shows("申请人补正，2026-12-04 期满")
    clock.advance(timedelta(days=3))
    desk.tap("applications.act.correct")
    assert desk.shows("原来的写法会保留在记录里。")
    confirm(desk)
    assert "没有" in text_of(desk, "applications.form.error") or desk.shows("补正")
    desk.type("applications.form.title_or_number", "2025 年征地补偿安置方案")
    desk.type("applications.form.supplied_on", "11-23")
    assert desk.shows("答复期限改为 2026-12-21")
    confirm(desk)
    assert seen(staffed_hall, number).received_on == date(2026, 11, 23)
    assert desk.shows("答复期限 2026-12-21")
    assert desk.shows("期限重新起算")


def test_what_was_typed_is_there_again_after_the_form_was_put_away(desk: Driver) -> None:
    keys(desk, Qt.Key.Key_F5)
    desk.type("applications.form.what", "缺年份")
    keys(desk, Qt.Key.Key_Escape)
    desk.tap("applications.door.calendar")
    desk.wait_for_item("calendar.about")
    keys(desk, Qt.Key.Key_Escape)
    open_case(desk)
    keys(desk, Qt.Key.Key_F5)
    assert text_of(desk, "applications.form.what.input") == "缺年份"


def test_bad_days_are_refused_with_the_reason_and_nothing_typed_is_lost(
    desk: Driver, staffed_hall: Terminal, number: str
) -> None:
    keys(desk, Qt.Key.Key_F5)
    desk.type("applications.form.what", "缺年份")
    desk.type("applications.form.asked_on", "13-45")
    confirm(desk)
    assert desk.shows("日期没有看懂")
    desk.type("applications.form.asked_on", "2026-11-30")
    confirm(desk)
    assert desk.shows("这一天还没有到。")
    desk.type("applications.form.asked_on", "2026-11-02")
    confirm(desk)
    assert desk.shows("早于")
    assert text_of(desk, "applications.form.what.input") == "缺年份"
    assert seen(staffed_hall, number).state is State.REGISTERED


def test_an_extension_is_proposed_by_one_and_decided_by_another(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    lead(staffed_hall)
    taken_up(staffed_hall, number)
    clerk = desk_of(open_window)
    open_case(clerk)
    clerk.tap("applications.act.propose_extension")
    assert clerk.shows("同意后是 2027-01-")
    clerk.type("applications.form.reason", "涉及多个部门。")
    confirm(clerk)
    assert clerk.seek("applications.act.extend") is None
    keys(clerk, Qt.Key.Key_F12)
    clerk.tap("applications.acts.extend")
    clerk.tap("applications.form.decision.approve")
    confirm(clerk)
    assert text_of(clerk, "applications.form.error") != ""
    assert seen(staffed_hall, number).state is State.IN_PROGRESS
    keys(clerk, Qt.Key.Key_Escape)
    leader = desk_of(open_window, staff="1001")
    open_case(leader)
    leader.tap("applications.act.extend")
    assert leader.shows("工号 1007 提请延长 20 个工作日：涉及多个部门。")
    leader.tap("applications.form.decision.approve")
    confirm(leader)
    assert seen(staffed_hall, number).state is State.EXTENDED
    assert leader.shows("（40 个工作日）")


def test_a_consultation_stops_the_clock_until_the_opinion_is_in(
    open_window: Opened, staffed_hall: Terminal, number: str, clock: FixedClock
) -> None:
    taken_up(staffed_hall, number)
    desk = desk_of(open_window)
    open_case(desk)
    keys(desk, Qt.Key.Key_F5)
    desk.type("applications.form.party", "某建材公司")
    confirm(desk)
    assert text_of(desk, "applications.detail.left") == "暂停计时"
    assert not desk.shows("某建材公司")
    clock.advance(timedelta(days=5))
    desk.tap("applications.act.opinion_in")
    desk.tap("applications.form.opinion.objects")
    desk.type("applications.form.on", "11-25")
    confirm(desk)
    case = seen(staffed_hall, number)
    assert case.state is State.IN_PROGRESS
    assert case.due_on == date(2026, 12, 23)
    desk.tap("applications.tab.limit")
    assert desk.shows("暂停 3 天")


def test_the_fee_is_worked_out_as_it_is_typed(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    taken_up(staffed_hall, number)
    desk = desk_of(open_window)
    open_case(desk)
    desk.tap("applications.act.ask_payment")
    desk.tap("applications.form.basis.pages")
    desk.type("applications.form.count", "30")
    confirm(desk)
    assert desk.shows("这个数量不收费。")
    desk.type("applications.form.count", "101")
    assert desk.shows("第 31–100 页：70 页 × 10 元 = 700 元")
    assert desk.shows("合计 720 元")
    confirm(desk)
    assert seen(staffed_hall, number).state is State.PAYMENT
    keys(desk, Qt.Key.Key_F8)
    confirm(desk)
    assert seen(staffed_hall, number).state is State.IN_PROGRESS
    desk.tap("applications.tab.records")
    assert desk.shows("信息处理费 720 元")


def test_an_answer_goes_out_is_delivered_and_archived(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    taken_up(staffed_hall, number)
    desk = desk_of(open_window)
    open_case(desk)
    keys(desk, Qt.Key.Key_F12)
    desk.tap("applications.acts.answer")
    desk.tap("applications.form.row.2")
    assert desk.shows("第三十七条")
    assert desk.shows("救济途径 B")
    desk.type("applications.form.open_part", "方案正文。")
    desk.type("applications.form.reasons", "附图含个人住址。")
    confirm(desk)
    assert desk.shows("部分公开：部分公开。")
    keys(desk, Qt.Key.Key_Return)
    assert seen(staffed_hall, number).state is State.ANSWERED
    keys(desk, Qt.Key.Key_F8)
    confirm(desk)
    assert seen(staffed_hall, number).state is State.DELIVERED
    keys(desk, Qt.Key.Key_F8, Qt.Key.Key_Return)
    case = seen(staffed_hall, number)
    assert case.state is State.ARCHIVED
    assert case.outcome is not None
    assert case.outcome.value == "2"


def test_a_case_is_handed_over_and_taken_back(
    desk: Driver, staffed_hall: Terminal, number: str
) -> None:
    organ = staffed_hall.content.organs()[0]
    desk.tap("applications.act.assign")
    desk.tap(f"applications.form.department.{organ.code}")
    desk.type("applications.form.reason", "由原制作机关办理")
    confirm(desk)
    assert seen(staffed_hall, number).department == organ.code
    assert desk.shows(f"承办：{organ.short_name or organ.name}")
    keys(desk, Qt.Key.Key_F12)
    desk.tap("applications.acts.take_back")
    desk.type("applications.form.reason", "由本机关答复")
    confirm(desk)
    assert seen(staffed_hall, number).department == ""


def test_who_comes_second_sees_what_changed_and_loses_nothing_typed(
    desk: Driver, staffed_hall: Terminal, number: str
) -> None:
    keys(desk, Qt.Key.Key_F5)
    desk.type("applications.form.what", "请写明是哪一年的方案。")
    taken_up(staffed_hall, number)
    confirm(desk)
    desk.wait_for(lambda: desk.shows("承办 · 工号 1007"), "what the colleague did")
    assert desk.shows("您填的内容都还在，请看过再确认。")
    assert text_of(desk, "applications.form.what.input") == "请写明是哪一年的方案。"
    assert seen(staffed_hall, number).state is State.IN_PROGRESS
    confirm(desk)
    assert seen(staffed_hall, number).state is State.CORRECTION


def test_an_open_case_that_a_colleague_changed_is_shown_as_it_is_now(
    desk: Driver, staffed_hall: Terminal, number: str
) -> None:
    taken_up(staffed_hall, number)
    desk.wait_for(lambda: text_of(desk, "applications.detail.state") == "办理中", "the new state")


def test_similar_applications_are_shown_with_why(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    again = submitted(staffed_hall)
    desk = desk_of(open_window)
    open_case(desk, 1)
    assert text_of(desk, "applications.detail.number") == again
    desk.tap("applications.tab.similar")
    assert desk.shows("同一申请人")
    desk.tap("applications.similar.0")
    assert text_of(desk, "applications.detail.number") == number


def test_a_review_and_its_result_are_recorded(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    case = taken_up(staffed_hall, number)
    staffed_hall.casework.answer(
        number,
        row="1",
        answered_on=date(2026, 11, 20),
        open_part="见附件。",
        actor=CLERK,
        version=case.version,
    )
    desk = desk_of(open_window)
    open_case(desk)
    desk.tap("applications.act.record_review")
    desk.type("applications.form.authority", "示范县人民政府")
    confirm(desk)
    assert seen(staffed_hall, number).state is State.REVIEW
    keys(desk, Qt.Key.Key_F8)
    desk.tap("applications.form.result.upheld")
    confirm(desk)
    desk.tap("applications.tab.records")
    assert desk.shows("结果维持")
