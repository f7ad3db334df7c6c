"""The open-government corner by touch: doors, lists, entries, drafts, the hotline."""

from __future__ import annotations

import pytest

from kiosk.app import Terminal
from kiosk.content.public.model import Query
from kiosk.content.terms import Validity
from ui.resident.face import ResidentFace
from ui.resident.public.records_view_model import month_text
from ui.tour.driver import Driver


@pytest.fixture
def corner(driver: Driver, face: ResidentFace) -> Driver:
    """The first page of public information is open."""
    driver.tap("home.public")
    return driver


def listed(face: ResidentFace) -> list[str]:
    """Codes of the rows that stand in the list."""
    return [str(row["code"]) for row in face.navigator.view_model.rows.rows]


def test_every_door_leads_to_a_page_that_has_something(corner: Driver, face: ResidentFace) -> None:
    groups = face.navigator.view_model.groups
    assert [len(group["doors"]) for group in groups] == [4] * 5
    for group, doors in enumerate(groups):
        for door, named in enumerate(doors["doors"]):
            assert named["there"], named
            corner.tap(f"public.group.{group}.{door}")
            assert face.navigator.current != "public", named
            model = face.navigator.view_model
            assert getattr(model, "state", "found") == "found", named
            assert face.navigator.depth == 3
            face.navigator.back()
            corner.settle()


def test_the_corner_counts_what_its_lists_show(
    corner: Driver, face: ResidentFace, hall: Terminal
) -> None:
    overview = hall.public.overview()
    assert overview.lists.keys() == {"权力清单", "责任清单", "负面清单", "收费清单"}
    assert min(overview.lists.values()) >= 12
    assert overview.columns["政府信息公开制度"] >= 3
    assert overview.columns["法定主动公开内容"] >= 6
    assert corner.shows("2 件征集中")
    corner.tap("public.group.1.1")
    assert face.navigator.view_model.total == overview.kinds["规范性文件"]


def test_a_list_is_searched_inside_and_its_entry_leads_to_the_guide(
    corner: Driver, face: ResidentFace
) -> None:
    corner.tap("public.group.2.3")
    corner.type("records.field", "护照")
    assert listed(face) == ["SF-003"]
    corner.tap("records.list.0")
    assert corner.shows("每本 120 元")
    assert corner.shows("发改价格〔2019〕914号")
    corner.tap("entry.guide")
    assert face.navigator.current == "guide"


def test_a_tab_of_the_lists_shows_that_list_from_its_beginning(
    corner: Driver, face: ResidentFace
) -> None:
    corner.tap("public.group.2.0")
    assert listed(face)[0] == "QL-001"
    corner.tap("records.tab.2")
    assert listed(face)[0] == "FM-001"


def test_rows_go_on_as_one_scrolls(face: ResidentFace, driver: Driver, hall: Terminal) -> None:
    face.navigator.open("policies")
    driver.settle()
    model = face.navigator.view_model
    assert model.total > len(model.rows.rows) == 30
    for _ in range(30):
        if len(model.rows.rows) == model.total:
            break
        driver.tap("policies.list.down")
        driver.settle()
    assert len({row["code"] for row in model.rows.rows}) == model.total


def test_a_project_is_looked_up_by_its_code(corner: Driver, face: ResidentFace) -> None:
    corner.tap("public.group.3.0")
    corner.type("records.field", "46-01-100021")
    assert len(listed(face)) == 3
    corner.tap("records.list.0")
    assert corner.shows("建筑工程施工许可证核发")
    assert corner.shows("2511-150799-46-01-100021")


def test_penalties_show_no_whole_name_of_a_person_and_nothing_past_its_time(
    corner: Driver, face: ResidentFace
) -> None:
    corner.tap("public.group.3.2")
    assert "CF-2026-009" not in listed(face)
    corner.type("records.field", "李")
    assert corner.shows("李*强")
    corner.tap("records.list.0")
    assert corner.shows("处罚依据")
    face.navigator.open("public.entry", kind="credit", code="CF-2026-009")
    corner.settle()
    assert corner.shows("没有找到这条信息")


def test_intentions_are_narrowed_by_month(corner: Driver, face: ResidentFace) -> None:
    corner.tap("public.group.3.3")
    corner.tap("records.filter")
    texts = [row["text"] for row in face.navigator.view_model.options]
    assert texts[0].startswith("2027 年 2 月")
    corner.tap("records.option.0")
    corner.tap("records.filter.close")
    assert all("2027 年 2 月" in row["note"] for row in face.navigator.view_model.rows.rows)


def test_an_open_draft_says_how_long_and_how_to_comment(driver: Driver, face: ResidentFace) -> None:
    face.navigator.open("draft", code="CA-2026-03")
    driver.settle()
    assert driver.shows("还有 5 天，2026-11-24 截止。")
    assert driver.shows("怎样提意见")
    there = face.navigator.has("telling")
    assert (driver.seek("draft.comment") is not None) == there


def test_a_closed_draft_is_being_studied_and_cannot_be_commented_on(
    driver: Driver, face: ResidentFace
) -> None:
    face.navigator.open("draft", code="CA-2026-02")
    driver.settle()
    assert driver.shows("已经截止，正在研究大家的意见")
    assert not driver.shows("怎样提意见")
    assert driver.seek("draft.comment") is None


def test_an_answered_draft_tells_what_was_adopted_and_leads_to_the_document(
    driver: Driver, face: ResidentFace
) -> None:
    face.navigator.open("draft", code="CA-2026-01")
    driver.settle()
    rows = face.navigator.view_model.adoptions
    assert [row["adopted"] for row in rows].count(True) == 3
    assert all(row["reply"] for row in rows)
    assert driver.shows("没有采纳")
    driver.tap("draft.policy")
    assert driver.shows("示范县农村公路管理养护实施办法")


def test_the_hotline_stands_large_with_every_organs_telephone(
    corner: Driver, face: ResidentFace, hall: Terminal
) -> None:
    corner.tap("public.group.4.3")
    assert corner.find("hotline.number").property("text") == "12345"
    for organ in hall.content.organs():
        assert corner.shows(organ.phone)
    corner.tap("hotline.organs.0")
    assert face.navigator.current == "organ"


@pytest.mark.parametrize("route", ["draft", "public.entry"])
def test_what_is_gone_is_said_to_be_gone(driver: Driver, face: ResidentFace, route: str) -> None:
    more = {"kind": "project"} if route == "public.entry" else {}
    face.navigator.open(route, code="gone", **more)
    driver.settle()
    assert driver.shows("没有找到这")


def test_the_demonstration_links_hold(hall: Terminal) -> None:
    """Every link of the published content leads to something that stands."""
    public, content = hall.public, hall.content
    for document in content.policies():
        for code in (*document.interprets, *document.replaces):
            assert content.policy(code).code == code
        if document.validity in (Validity.REPEALED, Validity.INVALID):
            assert document.ended_on, document.code
        if document.kind.value == "政策解读":
            assert public.reading(document.code).explains, document.code
    for entry in public.entries(Query(limit=200)).rows:
        if entry.item:
            assert content.guide(entry.item).department == entry.department
    for draft in public.drafts(Query()).rows:
        assert (draft.closes_on - draft.opens_on).days >= 30, draft.code
        if draft.policy:
            assert content.policy(draft.policy)
    for plan in public.procurements(Query(limit=200)).rows:
        first = f"{plan.expected}-01"
        assert plan.published_on.isoformat() < first


def test_a_month_is_said_as_people_say_it() -> None:
    assert month_text("2026-12") == "2026 年 12 月"
    assert month_text("第四季度") == "第四季度"
