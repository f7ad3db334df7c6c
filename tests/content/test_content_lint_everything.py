"""Lint of all that residents read: references, telephones, people, public information."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kiosk.common.errors import KioskError
from kiosk.common.wording import say
from kiosk.content.codec import Document
from kiosk.content.lint import Finding, Severity, lint_documents
from kiosk.content.lint_report import by_department, by_rule
from kiosk.content.lint_surroundings import Surroundings
from kiosk.content.model import (
    Hall,
    Material,
    Notice,
    Organ,
    PolicyDocument,
    ServiceItem,
    Situation,
    SituationOption,
)
from kiosk.content.phones import troubles
from kiosk.content.public_model import (
    Adoption,
    Bundle,
    CreditRecord,
    DecisionDraft,
    FormRow,
    FormSection,
    ListEntry,
    PaperForm,
    Procurement,
)
from kiosk.content.public_terms import CreditKind, ListKind, PolicyKind
from kiosk.content.terms import Channel, Label, TaskType, Validity
from kiosk.settings import messages_dir

TODAY = date(2026, 11, 20)
PAST, LATER = date(2026, 1, 5), date(2027, 1, 5)
ITEM = ServiceItem("1" * 24, "补领", "公安局", TaskType.CONFIRMATION, complete=True)
AROUND = Surroundings(
    frozenset({"12"}),
    {"hj": frozenset({"12"})},
    {
        "service_item": frozenset({ITEM.code}),
        "policy": frozenset({"p1"}),
        "form": frozenset({"f1"}),
    },
    TODAY,
)
CREDIT = CreditRecord("c", CreditKind.PENALTY, "处罚", "〔2026〕1 号", "某公司", "局", PAST, "罚款")
DRAFT = DecisionDraft("d", "草案", "局", ("正文",), PAST, LATER)
POLICY = PolicyDocument("p", "通知", ("正文",))


def codes(document: Document) -> set[str]:
    return {finding.code for finding in lint_documents([document], AROUND)}


ASKED = Situation("谁来办？", (SituationOption("self", "本人"), SituationOption("proxy", "代办")))


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (replace(ITEM, related=("9" * 24,)), "lint.related_unknown"),
        (replace(ITEM, related=(ITEM.code,)), "lint.related_to_itself"),
        (replace(ITEM, materials=(Material("表", form_code="zz"),)), "lint.form_unknown"),
        (replace(ITEM, materials=(Material("表"), Material("表"))), "lint.material_repeated"),
        (replace(ITEM, situations=(ASKED,)), "lint.situation_idle"),
        (
            replace(ITEM, situations=(ASKED,), materials=(Material("书", when=("proxi",)),)),
            "lint.when_unknown",
        ),
        (replace(ITEM, situations=(ASKED, ASKED)), "lint.option_repeated"),
        (
            replace(ITEM, situations=(Situation("谁？", ASKED.options[:1]),)),
            "lint.situation_no_choice",
        ),
        (replace(ITEM, visits=0), "lint.label_for_no_visit"),
        (
            replace(ITEM, visits=0, labels=(Label.ALL_ONLINE,), channels=(Channel.WINDOW,)),
            "lint.online_not_offered",
        ),
        (replace(ITEM, channels=(Channel.WINDOW,)), "lint.window_missing"),
        (replace(ITEM, cancelled_on=TODAY), "lint.cancelled_still_shown"),
        (replace(ITEM, updated_on=LATER), "lint.day_to_come"),
        (replace(ITEM, online_url="zwfw.gov.cn/1"), "lint.address_form"),
        (
            replace(ITEM, online_url="https://a.gov.cn", mobile_url="https://m.b.com"),
            "lint.two_sites",
        ),
        (replace(ITEM, conditions=("年满18周岁,本县户籍",)), "lint.half_width"),
        (replace(ITEM, conditions=("年满 18 周岁。。",)), "lint.doubled_punctuation"),
        (replace(ITEM, rights="待补充"), "lint.placeholder"),
        (replace(ITEM, contact="0470-555"), "lint.phone_form"),
        (replace(ITEM, contact="5550112"), "lint.phone_local"),
        (replace(ITEM, contact="13812345678"), "lint.phone_mobile"),
        (replace(ITEM, rights="联系人身份证 11010519491231002X"), "lint.personal_number"),
        (Organ("o", "局", "局", (), "路", "全天", ""), "lint.organ_phone_missing"),
        (Notice("n", "公告", (), TODAY), "lint.body_empty"),
        (Notice("n", "公告", ("文",), TODAY, until=PAST), "lint.dates_reversed"),
        (replace(POLICY, interprets=("x",)), "lint.policy_unknown"),
        (replace(POLICY, kind=PolicyKind.INTERPRETATION), "lint.interprets_nothing"),
        (replace(POLICY, kind=PolicyKind.NORMATIVE), "lint.document_number_missing"),
        (replace(POLICY, validity=Validity.VALID, ended_on=PAST), "lint.expired_as_valid"),
        (replace(POLICY, validity=Validity.REPEALED), "lint.end_missing"),
        (replace(POLICY, made_on=TODAY, published_on=PAST), "lint.published_before_made"),
        (replace(DRAFT, closes_on=date(2026, 2, 5)), "lint.result_missing"),
        (replace(DRAFT, closes_on=date(2025, 1, 1)), "lint.dates_reversed"),
        (replace(DRAFT, adoptions=(Adoption("加宽", False, ""),)), "lint.refusal_unexplained"),
        (Bundle("b", "新生儿", "出生", "一起办", ()), "lint.bundle_empty"),
        (Bundle("b", "新生儿", "出生", "一起办", ("x",)), "lint.bundle_item_unknown"),
        (PaperForm("f", "表", "局", ()), "lint.form_empty"),
        (
            PaperForm("f", "表", "局", (FormSection("一", (FormRow("姓名"),)),)),
            "lint.form_sample_missing",
        ),
        (ListEntry("l", ListKind.FEE, "费", "局"), "lint.basis_missing"),
        (replace(CREDIT, party="张三"), "lint.person_unmasked"),
        (replace(CREDIT, party_code="11010519491231002X"), "lint.credit_of_person"),
        (replace(CREDIT, party_code="911507990000000000"), "lint.credit_code_wrong"),
        (replace(CREDIT, shown_until=PAST), "lint.shown_too_long"),
        (Procurement("w", "电脑", "局", "十台", TODAY, expected="12 月"), "lint.month_form"),
        (
            Hall("h", "大厅", "县", "路", "全天", "0470-5550100", "12345", "", (), ("x",)),
            "lint.related_unknown",
        ),
    ],
)
def test_a_broken_rule_is_named(document: Document, code: str) -> None:
    assert code in codes(document)


def test_what_is_in_order_is_left_alone() -> None:
    for document in (
        replace(CREDIT, party="张*", shown_until=LATER),
        DRAFT,
        POLICY,
        ListEntry("l", ListKind.NEGATIVE, "项", "局"),
        Bundle("b", "新生儿", "出生", "一起办", (ITEM.code,)),
    ):
        assert codes(document) == set()


@pytest.mark.parametrize(
    "text",
    [
        "0470-5550112",
        "（0470）5550112",
        "县人社局窗口：0470-5550103；也可拨打 12345",
        "010-12345678、0470-5550100 转 802",
        "400-810-1234",
        "周一至周五 8:30–12:00、13:30–17:30",
        "2026-11-20 起改为 0470－5550199",
        "95588",
        "民生路 12 号 3 楼 301 室",
    ],
)
def test_telephones_that_can_be_dialled_are_left_alone(text: str) -> None:
    assert list(troubles(text)) == []


@pytest.mark.parametrize("text", ["0470-555011", "04705550112345", "010-1234567", "123456789"])
def test_telephones_that_cannot_be_dialled_are_found(text: str) -> None:
    assert [trouble.code for trouble in troubles(text)] == ["lint.phone_form"]


def test_what_to_do_first_stands_first() -> None:
    findings = lint_documents(
        [
            replace(ITEM, complete=False, code="5", online_url=""),
            replace(ITEM, rights="身份证 11010519491231002X", contact="0470-1"),
            replace(CREDIT, party="张三"),
        ],
        AROUND,
    )
    groups = by_rule(findings)
    assert groups[0].key == "lint.personal_number"
    kinds = [bool(group.errors) for group in groups]
    assert kinds == sorted(kinds, reverse=True)
    assert sum(len(group.findings) for group in groups) == len(findings)
    assert by_department(findings)[0].key == "公安局"


def test_every_rule_has_its_words_and_its_fix() -> None:
    path = messages_dir() / "messages.zh_CN" / "content.json"
    words = json.loads(path.read_text("utf-8"))
    lint = [code for code in words if code.startswith("lint.")]
    rules = [code for code in lint if not code.endswith((".fix", ".all"))]
    assert {code.removesuffix(".all") for code in lint if code.endswith(".all")} <= set(rules)
    lacking = [code for code in rules if f"{code}.fix" not in words]
    assert lacking == ["lint.errors_found"]
    finding = Finding("lint.personal_number", Severity.ERROR, "1", "x", {"text": "权利与义务"})
    said = say(KioskError(finding.code, **finding.params), messages_dir())
    assert said == "权利与义务里出现了公民身份号码。"
