"""Search as you type on the demonstration hall."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.clock import hall_date
from kiosk.content.search import GROUPS, Answer
from ui.resident.face import ResidentFace
from ui.resident.search.doors import door_to, kinds_shown
from ui.tour.driver import Driver


@pytest.fixture
def search(driver: Driver, face: ResidentFace) -> Driver:
    """The search page is open."""
    face.navigator.open("search")
    driver.settle()
    return driver


def hits(face: ResidentFace, kind: str) -> list[dict[str, object]]:
    """The hits of a kind that the page holds."""
    rows = face.navigator.view_model.rows
    return [row for row in rows if row["row"] == "hit" and row["kind"] == kind]


def test_the_keyboard_writes_without_a_touch(search: Driver, face: ResidentFace) -> None:
    for key in (Qt.Key.Key_S, Qt.Key.Key_F, Qt.Key.Key_Z):
        search.key(key)
    search.settle()
    assert face.navigator.view_model.query == "sfz"
    assert hits(face, "service_item")


def test_what_is_found_stands_in_groups_with_counts(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "社")
    for kind in ("service_item", "question", "organ"):
        face.navigator.view_model.unfold(kind)
    search.settle()
    headings = [row["text"] for row in face.navigator.view_model.rows if row["row"] == "heading"]
    for name, kind in (("办事指南", "service_item"), ("常见问题", "question"), ("机构", "organ")):
        assert f"{name} · {len(hits(face, kind))}" in headings
    assert search.shows(headings[0])


def test_the_characters_found_are_marked_in_the_title(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "护照")
    first = hits(face, "service_item")[0]
    start, length = first["hits"][0]
    assert first["text"][start : start + length] == "护照"


def test_one_character_is_enough(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "社")
    assert len(hits(face, "service_item")) > 1


def test_a_chip_lets_through_as_many_as_it_says(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "登记")
    page = face.navigator.view_model
    for chip in page.filters:
        if not chip["count"]:
            continue
        search.tap(f"search.filter.{chip['key']}")
        for kind in GROUPS:
            page.unfold(kind)
        shown = [row for row in page.rows if row["row"] == "hit"]
        assert len(shown) == chip["count"], chip


def test_companies_do_not_see_what_is_for_persons_alone(
    search: Driver, face: ResidentFace, hall: Terminal
) -> None:
    search.type("search.field", "登记")
    search.tap("search.filter.company")
    for row in hits(face, "service_item"):
        audiences = {one.value for one in hall.content.guide(str(row["code"])).audiences}
        assert audiences & {"2", "3", "4"}, row["text"]


def test_the_rest_of_a_long_group_is_one_touch_away(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "社")
    before = len(hits(face, "service_item"))
    index = next(i for i, row in enumerate(face.navigator.view_model.rows) if row["row"] == "more")
    search.tap(f"search.results.{index}")
    assert len(hits(face, "service_item")) > before


def test_nothing_typed_shows_what_many_ask_for(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "护照")
    search.tap("search.field.clear")
    assert search.shows("大家常办")
    search.tap("search.popular.0")
    assert face.navigator.current == "guide"


def test_nothing_found_says_so_and_names_the_desk(search: Driver) -> None:
    search.type("search.field", "量子纠缠")
    assert search.shows("没有找到“量子纠缠”")
    assert search.shows("导服台")
    assert search.shows("0470-5550100")
    assert search.seek("search.popular.0") is not None


@pytest.mark.parametrize(
    "text", ["<b>护照</b>", "'; DROP TABLE x; --", "%_%", "😀𬱖", "   ", '"护照" OR *', "\\"]
)
def test_odd_input_is_only_text(search: Driver, text: str) -> None:
    search.type("search.field", text)
    assert search.seek("page.error") is None


def test_a_very_long_input_is_cut_at_the_field(search: Driver, face: ResidentFace) -> None:
    field = search.find("search.field.input")
    field.setProperty("text", "社" * 10_000)
    search.settle()
    assert len(field.property("text")) == 60


def test_a_late_answer_to_an_earlier_key_is_dropped(
    search: Driver, face: ResidentFace, hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, gate, begun = hall.content.seek, threading.Event(), threading.Event()

    def slow_for_the_first(query: str, limit: int, kinds: Iterable[str]) -> Answer:
        if query == "护":
            begun.set()
            assert gate.wait(10)
        return real(query, limit, kinds)

    monkeypatch.setattr(hall.content, "seek", slow_for_the_first)
    page = face.navigator.view_model
    page.type("护")
    assert begun.wait(10)
    page.type("婚姻")
    search.wait_for(lambda: page.asked == "婚姻", "the newer answer")
    gate.set()
    search.settle()
    assert page.asked == "婚姻"
    assert all("护" not in str(row["text"]) for row in hits(face, "service_item"))


def test_a_question_leads_to_its_answer(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "身份证")
    rows = face.navigator.view_model.rows
    index = next(i for i, row in enumerate(rows) if row.get("kind") == "question")
    question = rows[index]["text"]
    search.tap(f"search.results.{index}")
    assert face.navigator.current == "guide"
    assert search.shows(f"问：{question}")


@pytest.mark.parametrize(
    ("text", "kind", "route"),
    [
        ("信息公开条例", "policy", "policy"),
        ("公安局", "organ", "organ"),
        ("参保缴费提醒", "notice", "notice"),
    ],
)
def test_other_kinds_lead_to_their_own_pages(
    search: Driver, face: ResidentFace, text: str, kind: str, route: str
) -> None:
    search.type("search.field", text)
    rows = face.navigator.view_model.rows
    row = next(row for row in rows if row.get("kind") == kind and row["row"] == "hit")
    face.navigator.view_model.openHit(kind, row["code"], 0)
    search.settle()
    assert face.navigator.current == route


def test_coming_back_finds_the_results_as_they_were(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "护照")
    search.tap("search.results.1")
    assert face.navigator.current == "guide"
    search.tap("guide.back")
    assert face.navigator.view_model.query == "护照"
    assert hits(face, "service_item")


def test_the_next_person_finds_an_empty_field(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "离婚")
    face.session.end()
    search.settle()
    face.navigator.open("search")
    search.settle()
    assert face.navigator.view_model.query == ""
    assert not search.shows("离婚登记")


def test_a_slip_is_mended_and_said(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "护罩")
    assert search.shows("没有“护罩”，下面是“护照”的结果")
    assert all("护照" in str(row["text"]) for row in hits(face, "service_item"))
    search.type("search.field", "护照")
    assert not search.shows("没有“护罩”，下面是“护照”的结果")


def test_what_may_have_been_meant_is_one_touch_away(search: Driver, face: ResidentFace) -> None:
    search.type("search.field", "jhndengji")
    assert search.shows("您要找的是不是：")
    search.tap("search.suggestion.0")
    assert face.navigator.view_model.query == "结婚登记"
    assert hits(face, "service_item")[0]["text"] == "内地居民结婚登记"


def test_what_is_typed_counts_once_and_reading_counts(
    search: Driver, face: ResidentFace, hall: Terminal
) -> None:
    for text in ("护", "护照", "护照换发", "护照", "护", "护照"):
        face.navigator.view_model.type(text)
        search.settle()
    search.tap("search.results.1")
    search.settle()
    code = face.navigator.view_model._code
    face.session.end()
    search.settle()
    hall.usage.write()
    day = hall_date(hall.clock.now())
    told = hall.usage.report(day, day)
    assert [(one.text, one.count) for one in told.sought] == [("护照换发", 1)]
    assert [(one.code, one.count) for one in told.opened] == [(code, 1)]


def test_what_has_no_page_is_not_offered(face: ResidentFace, hall: Terminal) -> None:
    shown = kinds_shown(face.navigator.has)
    assert {"service_item", "question", "policy", "organ", "notice"} <= set(shown)
    assert all(face.navigator.has(door_to(kind, "X").route) for kind in shown)
    assert set(kinds_shown(lambda _: True)) == set(GROUPS)
    assert door_to("project", "X").params == {"kind": "project", "code": "X"}
