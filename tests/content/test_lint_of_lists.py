"""Lint of a whole list: what its other items say is the measure; one correction is told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from kiosk.content.editing.freshness import Aged, Freshness
from kiosk.content.item_codes import is_known_shape
from kiosk.content.lint import Finding, lint_documents
from kiosk.content.lint_surroundings import Surroundings
from kiosk.content.model import ServiceItem
from kiosk.content.terms import TaskType

LIVELIHOOD, TRANSPORT = "11150799MB0000009R", "11150799MB0000017L"
AROUND = Surroundings(frozenset(), {}, organs=frozenset({"示范县民政局", "示范县交通运输局"}))


def item(
    serial: int, *, organ: str = LIVELIHOOD, letter: str = "A", **fields: object
) -> ServiceItem:
    code = f"151{letter}{serial:010d}-150799000000-000-{organ}-1-00"
    of = ServiceItem(
        code=code,
        name=f"事项{serial}号的办理",
        department="示范县民政局" if organ == LIVELIHOOD else "示范县交通运输局",
        task_type=TaskType.LICENCE,
        online_url=f"https://zwfw.example.cn/?itemCode={code}",
    )
    return replace(of, **fields)


LIST = [*(item(n) for n in range(20)), *(item(n, organ=TRANSPORT) for n in range(20, 32))]


def findings(*more: ServiceItem, around: Surroundings = AROUND) -> list[Finding]:
    found = lint_documents([*LIST, *more], around)
    return [one for one in found if one.code != "lint.guide_missing"]


def codes(found: Iterable[Finding]) -> list[str]:
    return [one.code for one in found]


def test_a_list_in_order_has_nothing_to_say() -> None:
    assert findings() == []


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("511A0138000000-511602000000-000-115113010833722043-1-00", True),
        ("1J-5100-00019-511602000000-000-11511301008778386B-1-00", True),
        ("G-000007-001-511602000000-000-083372204-1-00", True),
        ("11150799MB0000027M0001090010001", True),
        ("E-000021-001", False),
        ("11150799MB0000027M", False),
    ],
)
def test_a_code_composed_by_a_platform_is_a_code(code: str, known: bool) -> None:
    assert is_known_shape(code) is known


def test_a_made_up_organ_code_is_told_once_with_its_count_and_what_the_others_use() -> None:
    wrong = [item(n, organ="2222222222222", department="示范县交通运输局") for n in (50, 51)]
    (found,) = findings(*wrong)
    assert found.code == "lint.code_organ_wrong"
    assert found.params == {"organ": "2222222222222", "count": "2", "usual": TRANSPORT}


def test_an_item_under_the_organ_code_of_another_department_is_told() -> None:
    (found,) = findings(item(60, organ=TRANSPORT, department="示范县民政局"))
    assert (found.code, found.params["owner"]) == ("lint.code_organ_other", "示范县交通运输局")


def test_a_code_that_lacks_its_area_among_composed_ones_is_told() -> None:
    short = item(59, code="E-000021-001-1111111111111111", online_url="https://zwfw.example.cn/59")
    assert codes(findings(short)) == ["lint.code_form"]


def test_a_code_of_another_area_is_told() -> None:
    code = item(61).code.replace("-150799", "-150000")
    (found,) = findings(item(61, code=code, online_url="https://zwfw.example.cn/61"))
    assert (found.code, found.params["area"]) == ("lint.code_area", "150000000000")


def test_a_type_that_contradicts_the_letter_of_the_code_is_told() -> None:
    (found,) = findings(item(62, task_type=TaskType.OTHER_POWER))
    assert (found.code, found.params["usual"]) == ("lint.code_type", "行政许可")


def test_an_address_with_the_code_of_another_item_is_an_error() -> None:
    (found,) = findings(
        item(63, online_url=f"https://zwfw.example.cn/?itemCode={item(5).code}&a=1")
    )
    assert (found.code, found.severity) == ("lint.address_of_other", "error")


def test_a_name_that_does_not_say_its_situation_beside_others_that_do_is_told() -> None:
    beside = [item(64, name="培训备案"), item(65, name="培训备案（变更）")]
    (found,) = findings(*beside)
    assert (found.code, found.item) == ("lint.name_situation", beside[0].code)


def test_addresses_that_are_not_secure_are_told_once_for_a_site() -> None:
    plain = [item(n, online_url=f"http://zwfw.example.cn/{n}") for n in (66, 67, 68)]
    (found,) = findings(*plain)
    assert (found.code, found.params) == (
        "lint.address_plain",
        {"site": "zwfw.example.cn", "count": "3"},
    )


def test_a_department_that_is_no_organ_of_the_hall_is_told_once() -> None:
    around = replace(AROUND, organs=frozenset({"示范县民政局"}))
    (found,) = findings(around=around)
    assert (found.code, found.params["count"]) == ("lint.organ_unlisted", "12")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("停业登记（县级行使）", "lint.name_inside"),
        ("机构执业变更（即办件）", "lint.name_inside"),
        ("设计审批（据省政府令第349号，权限下放到市）", "lint.name_inside"),
        ("面向８市的审批", "lint.full_width"),
        ("建档立卡学生资助", "lint.word_outdated"),
    ],
)
def test_a_name_that_residents_stumble_over_is_told(name: str, code: str) -> None:
    assert codes(findings(item(70, name=name))) == [code]


@pytest.mark.parametrize(
    "name", ["停业登记（个体工商户）", "教练车备案（县城以外）", "保育员（五级）认定"]
)
def test_a_name_with_what_residents_need_is_left_alone(name: str) -> None:
    assert findings(item(71, name=name)) == []


def test_an_old_word_that_is_explained_or_searched_by_may_stand() -> None:
    asked = item(
        72, aliases=("准生证",), conditions=("生育登记（俗称准生证）", "原国土资源局发的证")
    )
    assert findings(asked) == []


def test_a_repealed_law_is_told_with_what_took_its_place() -> None:
    based = item(73, legal_basis=("《中华人民共和国婚姻法》第八条",))
    (found,) = findings(based)
    assert (found.code, found.params["new"]) == ("lint.word_outdated", "《中华人民共和国民法典》")


def test_what_is_no_longer_fresh_says_what_to_do() -> None:
    old = Aged("service_item", "a", "补领", "示范县公安局", None)
    over = Aged("policy", "b", "办法", "示范县公安局", date(2026, 1, 1))
    dead = Aged("organ", "c", "某局", "", None, "5550-1")
    fresh = Freshness(12, (old,), (over,), (dead,))
    assert [fresh.step(one)[:8] for one in (old, over, dead)] == [
        "请部门逐项核对依", "请把有效性改为“", "请打一次核对，改",
    ]  # fmt: skip
