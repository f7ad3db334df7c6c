"""Templates and reasons as data: right as shipped, edited in versions, used once approved."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.common.errors import Conflict, Rejected
from kiosk.disclosure.letters.model import (
    LetterKind,
    LetterSheet,
    blank,
    chinese_date,
    kind_of_row,
)
from kiosk.disclosure.letters.names import FIELDS, NAMES
from kiosk.disclosure.letters.shipped import reason_library, sample_values, shipped_template
from kiosk.disclosure.letters.templates import SUPERVISOR, Templates
from kiosk.disclosure.letters.templating import (
    fill,
    filled,
    parse_template,
    template_mapping,
)
from kiosk.disclosure.outcomes import Outcome
from kiosk.store.tables import audit_trail

ROWS = [outcome.value for outcome in Outcome]
ARTICLES = {
    "1.published": ["第三十六条第一项"],
    "1.provided": ["第三十六条第二项"],
    "2.separable": ["第三十七条"],
    "3.1": ["第十四条", "第三十六条第三项"],
    "3.2": ["第十四条", "第三十六条第三项"],
    "3.3": ["第十四条", "第三十六条第三项"],
    "3.4": ["第十五条", "第三十二条", "第三十六条第三项"],
    "3.5": ["第十六条第一款", "第三十六条第三项"],
    "3.6": ["第十六条第二款", "第三十六条第三项"],
    "3.7": ["第十六条第二款", "第三十六条第三项"],
    "3.8": ["第三十六条第七项"],
    "4.1.absent": ["第三十六条第四项"],
    "4.1.other_organ": ["第三十六条第五项"],
    "4.2": ["第三十八条"],
    "4.3": ["第三十条"],
    "5.1": ["第三十九条第一款"],
    "5.2": ["第三十六条第六项"],
    "5.3": ["第三十九条第二款"],
    "5.4": ["第三十五条"],
    "5.5": [],
    "6.1": ["第三十条"],
    "6.2": ["第四十二条第一款"],
    "6.3": [],
}
CITED = {
    LetterKind.CORRECTION_NOTICE: "第三十条",
    LetterKind.EXTENSION_NOTICE: "第三十三条第二款",
    LetterKind.CONSULTATION: "第三十二条",
    LetterKind.JOINT_CONSULTATION: "第三十四条",
    LetterKind.REASONS_NOTICE: "第三十五条",
    LetterKind.FEE_NOTICE: "第四十二条第一款",
    LetterKind.REGISTRATION_RECEIPT: "第三十一条",
}


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_annual_report_has_its_grounds(row) -> None:
    grounds = reason_library().of_row(row)
    assert grounds
    for ground in grounds:
        assert list(ground.articles) == ARTICLES[ground.code]
        cited = re.findall(
            r"第[一二三四五六七八九十]+条(?:第[一二]款|第[一二三四五六七]项)?", ground.sentence
        )
        assert list(dict.fromkeys(cited)) == ARTICLES[ground.code]
        assert ground.law.endswith("。")
        assert ground.sentence.endswith(("。", "}"))


def test_no_ground_stands_in_a_row_that_the_report_does_not_know() -> None:
    assert {ground.code for ground in reason_library().grounds} == set(ARTICLES)
    assert {ground.row for ground in reason_library().grounds} == set(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_review_comes_first_only_where_information_is_withheld(row) -> None:
    withheld = row in {f"3.{number}" for number in range(1, 8)}
    assert Outcome(row).remedy == ("A" if withheld else "B")
    assert kind_of_row(row).is_answer


def test_the_remedies_say_what_the_law_says() -> None:
    remedies = reason_library().remedies
    assert "先申请行政复议" in remedies["A"]
    assert "第二十三条" in remedies["A"]
    assert "十五日内" in remedies["A"]
    assert "六个月" not in remedies["A"]
    assert "六个月内依法直接向" in remedies["B"]
    for text in remedies.values():
        assert "六十日内向{复议机关}申请行政复议" in text
        assert "{管辖法院}提起行政诉讼" in text


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_is_shipped_with_fields_that_are_known_and_a_sample_for_each(kind) -> None:
    template = shipped_template(kind)
    values = dict(sample_values(), grounds="依据。", remedy="途径。")
    assert fill(template, values).blanks == ()
    assert parse_template(kind, template_mapping(template)) == template
    assert ("救济途径" in "".join(template.paragraphs)) == kind.is_answer
    if kind in CITED:
        assert f"《中华人民共和国政府信息公开条例》{CITED[kind]}" in "".join(template.paragraphs)


def test_every_field_has_one_name_and_one_code() -> None:
    assert len(NAMES) == len(FIELDS)
    assert set(sample_values()) | {"grounds", "remedy"} == set(NAMES)


def test_a_field_without_a_value_is_a_blank_and_one_that_may_be_left_out_drops_its_paragraph() -> (
    None
):
    assert filled("请{称谓}补正。", {}) == f"请{blank('称谓')}补正。"
    assert filled("请{称谓}补正：{备注?}", {"you": "你"}) == ""
    assert filled("请{称谓}补正：{备注?}", {"you": "你", "remark": "无"}) == "请你补正：无"


@given(st.text(max_size=80))
def test_what_is_filled_in_comes_out_as_it_is(value: str) -> None:
    expected = value or blank("具体说明")
    assert filled("说明：{具体说明}", {"explanation": value}) == f"说明：{expected}"


def test_dates_are_written_as_letters_write_them() -> None:
    assert chinese_date(date(2026, 3, 5)) == "2026年3月5日"


def paper(sheet: LetterSheet) -> bytes:
    return "\n".join((sheet.mark, sheet.number, *sheet.text.paragraphs)).encode()


@pytest.fixture
def templates(sqlite_store, settings) -> Templates:
    return Templates(sqlite_store, settings, paper)


def edited(**changes: object) -> dict[str, object]:
    return {**template_mapping(shipped_template(LetterKind.OPEN)), **changes}


def test_an_edited_template_is_used_only_once_a_second_person_approved_it(templates) -> None:
    kind = LetterKind.OPEN
    saved = templates.save(kind, edited(paragraphs=["{称谓}的申请收悉。"]), actor="1007")
    assert (saved.version, templates.in_use(kind).version) == (1, 0)
    with pytest.raises(Rejected, match=r"letter\.template_own"):
        templates.approve(kind, 1, role=SUPERVISOR, actor="1007")
    with pytest.raises(Rejected, match=r"norm\.supervisor_needed"):
        templates.approve(kind, 1, role="clerk", actor="1001")
    used = templates.approve(kind, 1, role=SUPERVISOR, actor="1001")
    assert (used.version, used.approved_by, used.in_use) == (1, "1001", True)
    assert used.template.paragraphs == ("{称谓}的申请收悉。",)
    assert [one.version for one in templates.versions(kind)] == [1, 0]
    assert [one.in_use for one in templates.versions(kind)] == [True, False]
    assert len(templates.all()) == len(LetterKind)


def test_an_older_version_never_comes_back_over_a_newer_one(templates) -> None:
    kind = LetterKind.OPEN
    for _ in range(2):
        templates.save(kind, edited(), actor="1007")
    templates.approve(kind, 2, role=SUPERVISOR, actor="1001")
    with pytest.raises(Conflict, match=r"letter\.template_outdated"):
        templates.approve(kind, 1, role=SUPERVISOR, actor="1001")
    with pytest.raises(Conflict, match=r"letter\.template_approved"):
        templates.approve(kind, 2, role=SUPERVISOR, actor="1001")
    with pytest.raises(Rejected, match=r"letter\.template_unknown"):
        templates.approve(kind, 9, role=SUPERVISOR, actor="1001")


BAD = {
    "no text": (edited(paragraphs=[" "]), "letter.template_empty"),
    "an unknown field": (edited(paragraphs=["{姓氏}"]), "letter.field_unknown"),
    "a brace left open": (edited(paragraphs=["{称谓"]), "letter.field_unknown"),
    "a field within a field": (edited(addressee="{{申请人}}"), "letter.field_unknown"),
    "no title": (edited(title=" "), "input.required"),
    "a series of Latin letters": (edited(series="ABC"), "letter.bad_series"),
    "a mark that turns text round": (edited(paragraphs=["\u202e申请"]), "input.control_character"),
    "no list": (edited(paragraphs="一段"), "letter.template_malformed"),
    "a number as text": (edited(paragraphs=[7]), "input.not_text"),
    "an unknown key": (edited(script="x"), "letter.template_malformed"),
    "another kind's": (edited(kind="refused"), "letter.template_malformed"),
    "a form that is none": (edited(form=[["一"]]), "letter.template_malformed"),
    "a table that is none": (edited(table="salary"), "letter.template_malformed"),
    "too many paragraphs": (edited(paragraphs=["一"] * 61), "letter.too_many_paragraphs"),
}


@pytest.mark.parametrize(("body", "code"), BAD.values(), ids=BAD.keys())
def test_a_template_that_is_none_is_refused_with_the_reason(templates, body, code) -> None:
    with pytest.raises(Rejected) as refused:
        templates.save(LetterKind.OPEN, body, actor="1007")
    assert refused.value.code == code
    assert len(templates.versions(LetterKind.OPEN)) == 1


@pytest.mark.parametrize("kind", LetterKind)
def test_a_template_is_shown_with_made_up_data(templates, kind) -> None:
    said = templates.preview(kind).decode()
    assert said.startswith("样张\n")
    assert "待填" not in said
    assert "{" not in said


def test_an_edited_template_is_shown_before_it_is_saved(templates) -> None:
    said = templates.preview(LetterKind.OPEN, edited(paragraphs=["{称谓}好。"])).decode()
    assert said.endswith("你好。")
    assert templates.in_use(LetterKind.OPEN).version == 0


def test_templates_are_kept_by_both_databases_and_audited(store, settings) -> None:
    templates = Templates(store, settings, paper)
    templates.save(LetterKind.OPEN, edited(), actor="1007")
    assert templates.approve(LetterKind.OPEN, 1, role=SUPERVISOR, actor="1001").version == 1
    with store.read() as connection:
        trail = connection.execute(select(audit_trail.c.action)).scalars().all()
    assert [one for one in trail if one.startswith("letter.template")] == [
        "letter.template_saved",
        "letter.template_approved",
    ]
