"""Lint: every rule speaks when it is broken and is silent when it is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kiosk.content.lint import Severity, lint_items
from kiosk.content.lint_rules import is_vague
from kiosk.content.model import (
    Business,
    Fee,
    Material,
    ProcessStep,
    Question,
    ServiceItem,
    TimeLimit,
    Window,
)
from kiosk.content.terms import (
    Audience,
    CaseType,
    Channel,
    ItemState,
    Label,
    LimitUnit,
    MaterialKind,
    Necessity,
    TaskType,
)
from kiosk.settings import messages_dir

GOOD = ServiceItem(
    code="11150799MB0000027M0001090010001",
    name="居民身份证补领",
    department="示范县公安局",
    task_type=TaskType.LICENCE,
    complete=True,
    legal_basis=("《中华人民共和国居民身份证法》第十一条",),
    conditions=("本县户籍",),
    audiences=(Audience.PERSON,),
    themes=("证件办理",),
    case_type=CaseType.PROMISED,
    statutory_limit=TimeLimit(60),
    promised_limit=TimeLimit(20),
    steps=tuple(ProcessStep(name) for name in ("申请", "受理", "审查", "决定", "送达")),
    result_name="居民身份证",
    charges=True,
    fees=(Fee("工本费", "每证 40 元", "收费文件", "40"),),
    channels=(Channel.WINDOW,),
    visits=1,
    visit_reason="采集指纹",
    place="大厅 1 楼",
    windows=("12",),
    business="hj",
    hours="工作日",
    contact="0470-5550112",
    complaint="0470-5550212",
    rights="有权查询",
    review_office="示范县人民政府",
    litigation_court="示范县人民法院",
    materials=(Material("户口簿", source_note="公安机关核发"),),
    questions=(Question("多久拿证？", "20 个工作日。"),),
    version="1.0",
    updated_on=date(2026, 3, 1),
)
WINDOWS = [Window("12", "12 号", "示范县公安局", "1", "B"), Window("6", "6 号", "人社局", "1", "A")]
BUSINESSES = [Business("hj", "户籍", "B", ("12",)), Business("sb", "社保", "D", ("6",))]


def found(*items: ServiceItem) -> list[str]:
    return [finding.code for finding in lint_items(items, WINDOWS, BUSINESSES)]


def test_a_good_guide_has_no_findings() -> None:
    assert found(GOOD) == []


FREE = {"charges": False, "fees": ()}
BROKEN = [
    ({"materials": (Material("其他材料", source_note="x"),)}, "lint.material_unnamed"),
    (
        {"materials": (Material("a", necessity=Necessity.CONDITIONAL, source_note="x"),)},
        "lint.material_condition_missing",
    ),
    ({"materials": (Material("户口簿"),)}, "lint.material_source_missing"),
    (
        {"materials": (Material("照片", MaterialKind.COPY, copies=0, source_note="x"),)},
        "lint.material_count",
    ),
    ({"materials": ()}, "lint.field_missing"),
    ({"charges": None, "fees": ()}, "lint.charges_blank"),
    ({"fees": ()}, "lint.fee_missing"),
    ({"charges": False}, "lint.fee_though_free"),
    ({"fees": (Fee("费", "40 元", " "),)}, "lint.fee_basis_missing"),
    ({"fees": (Fee("费", "", "文件"),)}, "lint.fee_standard_missing"),
    ({"visits": None}, "lint.visits_blank"),
    ({"visits": -1}, "lint.visits_negative"),
    ({"visit_reason": ""}, "lint.visit_reason_missing"),
    ({"labels": (Label.ALL_ONLINE,)}, "lint.label_needs_no_visit"),
    ({"labels": (Label.AT_MOST_ONE_TRIP,), "visits": 2}, "lint.label_needs_one_visit"),
    ({"labels": (Label.AT_ONCE,)}, "lint.at_once_mismatch"),
    ({"case_type": CaseType.IMMEDIATE}, "lint.at_once_mismatch"),
    ({"steps": GOOD.steps[:4]}, "lint.licence_steps"),
    ({"questions": ()}, "lint.licence_questions"),
    ({"questions": (Question("问", " "),)}, "lint.question_blank"),
    ({"contact": "5550112"}, "lint.area_code_missing"),
    ({"complaint": GOOD.contact}, "lint.contacts_same"),
    ({"complaint": "０４７０－５５５０１１２"}, "lint.contacts_same"),
    ({"promised_limit": TimeLimit(-1)}, "lint.limit_negative"),
    ({"promised_limit": TimeLimit(3, LimitUnit.MONTH)}, "lint.limit_longer"),
    ({"legal_basis": ("身份证法",)}, "lint.law_untitled"),
    ({"name": "长" * 31}, "lint.short_name_missing"),
    ({"short_name": "十个字十个字十个字十"}, "lint.short_name_long"),
    ({"windows": ("99",), "business": ""}, "lint.window_unknown"),
    ({"business": "zz"}, "lint.business_unknown"),
    ({"business": "sb"}, "lint.business_elsewhere"),
    ({"effective_on": date(2026, 2, 1), "cancelled_on": date(2026, 1, 1)}, "lint.dates_reversed"),
    ({"code": "123"}, "lint.code_length"),
    ({"rights": ""}, "lint.field_missing"),
]


@pytest.mark.parametrize(("fields", "code"), BROKEN)
def test_a_broken_rule_is_named(fields: dict[str, object], code: str) -> None:
    assert code in found(replace(GOOD, **fields))  # type: ignore[arg-type]


def test_no_visit_needs_no_reason() -> None:
    online = replace(
        GOOD, visits=0, visit_reason="", labels=(Label.ALL_ONLINE,), channels=(Channel.ONLINE,)
    )
    assert found(online) == []


def test_decided_at_once_goes_with_its_label() -> None:
    assert found(replace(GOOD, labels=(Label.AT_ONCE,), case_type=CaseType.IMMEDIATE)) == []


def test_a_public_service_may_have_fewer_steps() -> None:
    short = replace(GOOD, task_type=TaskType.PUBLIC_SERVICE, steps=GOOD.steps[:2], questions=())
    assert found(short) == []


@pytest.mark.parametrize(
    ("name", "vague"),
    [
        ("其他材料", True),
        ("其它相关材料", True),
        ("相关证明材料", True),
        ("法律法规规定的其他材料", True),
        ("其他材料（选）", True),
        ("有关证件等", True),
        ("申请材料", True),
        ("居民户口簿", False),
        ("无房证明材料", False),
        ("其他材料（委托办理的，交授权委托书）", False),
        ("婚姻状况证明", False),
    ],
)
def test_a_material_must_say_what_it_is(name: str, vague: bool) -> None:
    assert is_vague(name) is vague


def test_a_bare_row_gets_warnings_only() -> None:
    bare = ServiceItem("5", "事项", "局", TaskType.LICENCE)
    findings = lint_items([bare], WINDOWS, BUSINESSES)
    assert {finding.severity for finding in findings} == {Severity.WARNING}
    assert [finding.code for finding in findings] == [
        "lint.code_length",
        "lint.guide_missing",
        "lint.no_address",
    ]


def test_the_same_name_in_one_department_is_reported_once_for_each_further_item() -> None:
    other = replace(GOOD, code=GOOD.code[:-1] + "2", name="居民身份证（补领）")
    elsewhere = replace(GOOD, code=GOOD.code[:-1] + "3", department="别的局")
    findings = lint_items([GOOD, other, elsewhere], WINDOWS, BUSINESSES)
    assert [(one.code, one.item) for one in findings] == [("lint.name_repeated", other.code)]


def test_cancelled_items_are_not_judged() -> None:
    assert found(replace(GOOD, state=ItemState.CANCELLED, charges=None)) == []


def test_errors_come_before_warnings() -> None:
    broken = replace(GOOD, charges=None, fees=(), code="1", short_name="十个字十个字十个字十")
    severities = [one.severity for one in lint_items([broken], WINDOWS, BUSINESSES)]
    assert severities == sorted(severities)


def test_every_finding_has_its_words_and_its_fix() -> None:
    path = messages_dir() / "messages.zh_CN" / "content.json"
    words = json.loads(path.read_text("utf-8"))
    broken = [replace(GOOD, **fields) for fields, _ in BROKEN]  # type: ignore[arg-type]
    bare = ServiceItem("5", "事项", "局", TaskType.LICENCE)
    for finding in lint_items([*broken, bare], WINDOWS, BUSINESSES):
        assert words[finding.code].format(**finding.params)
        assert words[finding.code + ".fix"]
        if "field" in finding.params:
            assert f"field.{finding.params['field']}" in words
