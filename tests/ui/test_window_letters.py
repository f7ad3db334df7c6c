"""Letters at the desk: drafted from the case, edited, issued under a number; their templates."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.disclosure.letters.model import LetterKind, LetterState
from kiosk.store.tables import audit_trail
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


@pytest.fixture
def number(staffed_hall: Terminal) -> str:
    office = replace(
        staffed_hall.settings.office,
        mark="示范政",
        review_authority="示范县人民政府",
        court="示范县人民法院",
    )
    staffed_hall.settings = replace(staffed_hall.settings, office=office)
    number = submitted(staffed_hall)
    taken_up(staffed_hall, number)
    return number


@pytest.fixture
def letter(open_window: Opened, number: str) -> Driver:
    """At the draft of an answer letter, asked for by its key."""
    desk = desk_of(open_window)
    open_case(desk)
    keys(desk, Qt.Key.Key_F8)
    desk.tap("applications.form.row.3.4")
    desk.type("applications.form.reasons", "第三方不同意公开。")
    confirm(desk)
    desk.wait_for_item("letter.pages.0")
    return desk


def test_an_answer_letter_is_drafted_issued_and_goes_with_the_answer(
    letter: Driver, staffed_hall: Terminal, number: str
) -> None:
    assert "第三方不同意公开。" in text_of(letter, "letter.paragraphs.input")
    assert "示范县人民法院" in text_of(letter, "letter.paragraphs.input")
    keys(letter, Qt.Key.Key_F8, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert letter.shows("已制发：示范政依申〔2026〕1号")
    assert letter.seek("letter.paragraphs.input") is None
    keys(letter, Qt.Key.Key_Escape)
    letter.wait_for_item("applications.letter.0")
    keys(letter, Qt.Key.Key_F8)
    assert text_of(letter, "applications.form.reasons.input") == "第三方不同意公开。"
    confirm(letter)
    keys(letter, Qt.Key.Key_Return)
    answer = seen(staffed_hall, number).answers[0]
    assert (answer.outcome.value, answer.letter_id) == (
        "3.4",
        seen(staffed_hall, number).letters[0].id,
    )


def test_a_draft_is_edited_and_seen_before_it_may_be_issued(
    letter: Driver, staffed_hall: Terminal, number: str
) -> None:
    letter.type("letter.addressee", "李小梅女士")
    assert not letter.find("letter.issue").isEnabled()
    keys(letter, Qt.Key.Key_F10)
    drafts = staffed_hall.letters.of_case(number)
    assert drafts[0].text.addressee == "李小梅女士"
    assert letter.find("letter.issue").isEnabled()


def test_two_on_one_draft_lose_nothing(letter: Driver, staffed_hall: Terminal, number: str) -> None:
    letter.type("letter.addressee", "李小梅女士")
    draft = staffed_hall.letters.of_case(number)[0]
    staffed_hall.letters.edit(draft.id, ["同事写的。"], actor="staff:1001")
    keys(letter, Qt.Key.Key_F10)
    letter.wait_for(lambda: letter.shows("同事刚改过这份草稿"), "the warning")
    assert text_of(letter, "letter.addressee.input") == "李小梅女士"
    keys(letter, Qt.Key.Key_F10)
    assert staffed_hall.letters.of_case(number)[0].text.addressee == "李小梅女士"


def test_looking_at_a_letter_is_audited_as_the_applicants_name_in_clear(
    letter: Driver, staffed_hall: Terminal, number: str
) -> None:
    assert text_of(letter, "letter.addressee.input") == "李小梅"
    looks = select(audit_trail.c.subject, audit_trail.c.facts).where(
        audit_trail.c.action == "application.field_revealed"
    )
    with staffed_hall.store.read() as connection:
        assert connection.execute(looks).all() == [(number, '{"field":"name"}')]


def test_leaving_with_unsaved_words_asks_first(letter: Driver) -> None:
    letter.type("letter.addressee", "李")
    keys(letter, Qt.Key.Key_Escape)
    assert letter.shows("有没有保存的修改")
    keys(letter, Qt.Key.Key_Escape)
    assert text_of(letter, "letter.addressee.input") == "李"


def test_an_issued_letter_is_set_aside_with_a_reason(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    draft = staffed_hall.letters.draft(number, LetterKind.REGISTRATION_RECEIPT, actor=CLERK)
    staffed_hall.letters.issue(draft.id, actor=CLERK)
    desk = desk_of(open_window)
    open_case(desk)
    desk.tap("applications.tab.letters")
    desk.tap("applications.letter.0")
    desk.wait_for_item("letter.pages.0")
    keys(desk, Qt.Key.Key_F6)
    desk.type("letter.choice.own", "写错申请人")
    keys(desk, Qt.Key.Key_Return)
    assert staffed_hall.letters.letter(draft.id).state is LetterState.VOID
    assert desk.shows("写错申请人")


def test_a_template_is_used_once_a_second_person_approved_it(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    lead(staffed_hall)
    templates = staffed_hall.letters.templates
    clerk = desk_of(open_window)
    clerk.tap("applications.door.templates")
    clerk.wait_for_item("templates.pages.0")
    clerk.tap("templates.kind.extension_notice")
    clerk.wait_for(lambda: "延期" in text_of(clerk, "templates.title.input"), "its text")
    clerk.type("templates.title", "延长答复期限告知书")
    keys(clerk, Qt.Key.Key_F10)
    clerk.wait_for(lambda: clerk.shows("等待负责人启用"), "the version that waits")
    assert clerk.seek("templates.approve.1") is None
    assert templates.in_use(LetterKind.EXTENSION_NOTICE).version == 0
    leader = desk_of(open_window, staff="1001")
    leader.tap("applications.door.templates")
    leader.wait_for_item("templates.pages.0")
    leader.tap("templates.kind.extension_notice")
    leader.wait_for_item("templates.approve.1")
    leader.tap("templates.approve.1")
    keys(leader, Qt.Key.Key_Return)
    used = templates.in_use(LetterKind.EXTENSION_NOTICE)
    assert (used.version, used.template.title) == (1, "延长答复期限告知书")


def write(desk: Driver, name: str, text: str) -> None:
    """Puts other words into a block."""
    desk.tap(name)
    desk.find(name).setProperty("text", text)
    desk.settle()


def test_the_tariff_is_edited_in_words_and_put_into_force_by_the_supervisor(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    lead(staffed_hall)
    norms = staffed_hall.letters.norms
    clerk = desk_of(open_window)
    clerk.tap("applications.door.templates")
    clerk.wait_for_item("templates.pages.0")
    clerk.tap("templates.kind.tariff")
    clerk.wait_for(lambda: "每页 40 元" in text_of(clerk, "templates.pages.input"), "the steps")
    clerk.type("templates.source", "示范政办发〔2026〕3号")
    steps = "第 1 页起，每页 0 元\n从三十一页起"
    write(clerk, "templates.pages.input", steps)
    keys(clerk, Qt.Key.Key_F10)
    assert clerk.shows("有一行读不懂")
    clerk.find("templates.pages.input").setProperty("text", steps.split("\n", maxsplit=1)[0])
    keys(clerk, Qt.Key.Key_F10)
    clerk.wait_for(lambda: clerk.shows("等待负责人启用"), "the version that waits")
    assert norms.tariff().version == 0
    leader = desk_of(open_window, staff="1001")
    leader.tap("applications.door.templates")
    leader.wait_for_item("templates.pages.0")
    leader.tap("templates.kind.tariff")
    leader.wait_for_item("templates.approve.1")
    leader.tap("templates.approve.1")
    keys(leader, Qt.Key.Key_Return)
    assert norms.tariff().version == 1
    leader.wait_for(lambda: leader.shows("与国家标准不同"), "that it deviates")


def test_a_ground_is_added_for_a_row_of_the_report(
    open_window: Opened, staffed_hall: Terminal, number: str
) -> None:
    desk = desk_of(open_window)
    desk.tap("applications.door.templates")
    desk.wait_for_item("templates.pages.0")
    kinds = desk.find("templates.kinds")
    kinds.setProperty("currentIndex", int(kinds.property("count")) - 1)
    desk.settle()
    desk.tap("templates.kind.new")
    desk.wait_for_item("templates.row.3.6")
    desk.tap("templates.row.3.6")
    desk.type("templates.name", "内部讨论记录")
    desk.type("templates.sentence", "属于内部讨论记录，不予公开。")
    keys(desk, Qt.Key.Key_F10)
    desk.wait_for(lambda: desk.shows("等待负责人启用"), "the version that waits")
    assert [each.norm.label for each in staffed_hall.letters.norms.all()][-1] == "内部讨论记录"
