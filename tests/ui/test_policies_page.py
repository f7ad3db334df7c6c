"""Policy documents and notices of the demonstration hall."""

from __future__ import annotations

import pytest

from kiosk.app import Terminal
from kiosk.content.terms import Validity
from ui.resident.face import ResidentFace
from ui.resident.policies.reading import paragraph_rows
from ui.tour.driver import Driver


@pytest.fixture
def policies(driver: Driver, face: ResidentFace) -> Driver:
    """The list of policy documents is open."""
    face.navigator.open("policies")
    driver.settle()
    return driver


def test_a_document_is_listed_with_number_organ_date_and_validity(
    policies: Driver, hall: Terminal
) -> None:
    newest = hall.content.policies()[0]
    assert policies.shows(newest.title)
    assert newest.title.startswith(newest.issuer)
    assert policies.shows(f"{newest.document_number} · {newest.published_on}")
    assert policies.shows(newest.validity.value)


def test_a_category_shows_its_documents_alone(
    policies: Driver, face: ResidentFace, hall: Terminal
) -> None:
    policies.tap("policies.category.1")
    chosen = next(row["key"] for row in face.navigator.view_model.categories if row["on"])
    expected = [one.code for one in hall.content.policies() if one.category == chosen]
    assert [row["code"] for row in face.navigator.view_model.rows] == expected


def test_reading_shows_what_is_known_and_the_text_in_pieces(
    policies: Driver, hall: Terminal
) -> None:
    newest = hall.content.policies()[0]
    policies.tap("policies.list.0")
    assert policies.shows(f"发文字号：{newest.document_number}")
    assert policies.shows(f"施行日期：{newest.effective_on}")
    assert policies.shows("一、")


def test_a_repealed_document_says_that_it_is(
    policies: Driver, face: ResidentFace, hall: Terminal
) -> None:
    repealed = next(one for one in hall.content.policies() if one.validity is Validity.REPEALED)
    face.navigator.open("policy", code=repealed.code)
    policies.settle()
    assert policies.shows("已经废止，仅供查阅")


def test_notices_stand_beside_with_the_important_ones_first(
    policies: Driver, face: ResidentFace, hall: Terminal
) -> None:
    policies.tap("policies.tab.1")
    notice = hall.content.notices()[0]
    assert notice.important
    assert policies.shows("重要")
    policies.tap("policies.list.0")
    assert face.navigator.current == "notice"
    assert policies.shows(notice.title)
    assert policies.shows(notice.body[0])


def test_what_kind_a_notice_is_stands_in_the_list_and_above_its_text(
    policies: Driver, face: ResidentFace, hall: Terminal
) -> None:
    policies.tap("policies.tab.1")
    notice = next(one for one in hall.content.notices() if one.label and not one.important)
    row = next(row for row in face.navigator.view_model.rows if row["code"] == notice.code)
    assert (row["badge"], row["badgeKind"]) == ("项目公示", "primary")
    face.navigator.open("notice", code=notice.code)
    policies.settle()
    assert policies.shows("项目公示")


def test_the_door_to_the_notices_opens_at_the_notices(driver: Driver, face: ResidentFace) -> None:
    face.navigator.open("notices")
    driver.settle()
    assert face.navigator.view_model.tab == 1


@pytest.mark.parametrize("route", ["policy", "notice"])
def test_what_was_withdrawn_is_said_to_be(driver: Driver, face: ResidentFace, route: str) -> None:
    face.navigator.open(route, code="withdrawn")
    driver.settle()
    assert driver.shows("没有找到这份内容")


@pytest.mark.parametrize(
    ("paragraph", "kind", "lead", "text"),
    [
        ("第一章 总则", "chapter", "第一章 总则", ""),
        ("第十二条　本办法自公布之日起施行。", "point", "第十二条", "本办法自公布之日起施行。"),
        ("一、谁来公开。制作机关负责公开。", "point", "一、谁来公开", "制作机关负责公开。"),
        ("（二）加强领导", "point", "（二）加强领导", ""),
        ("一、按时办结。", "text", "", "一、按时办结。"),
        ("为规范服务，制定本规范。", "text", "", "为规范服务，制定本规范。"),
    ],
)
def test_a_paragraph_is_recognised_by_its_beginning(
    paragraph: str, kind: str, lead: str, text: str
) -> None:
    assert paragraph_rows((paragraph,)) == [{"kind": kind, "lead": lead, "text": text}]


def test_empty_paragraphs_are_left_out() -> None:
    assert paragraph_rows(("", "　 ", "正文")) == [{"kind": "text", "lead": "", "text": "正文"}]
