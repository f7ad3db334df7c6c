"""Browsing the guides of the demonstration hall."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app import Terminal
from tests.ui.scanning import BARE_DEPARTMENT, LONG_NAME, import_bare_items
from ui.resident.face import ResidentFace
from ui.resident.guides.wording import shown_name
from ui.tour.driver import Driver


@pytest.fixture
def guides(driver: Driver, face: ResidentFace) -> Driver:
    """The catalogue is open."""
    face.navigator.open("guides")
    driver.settle()
    return driver


def test_what_is_used_here_stands_first_with_labels_as_short_ways(
    guides: Driver, face: ResidentFace, hall: Terminal
) -> None:
    used = hall.usage.most_used_items(12)
    for brief in used:
        assert guides.shows(brief.name)
    label = hall.content.labels()[0]
    assert guides.shows(f"{label.name} {label.count}")
    guides.tap("guides.used.1")
    assert face.navigator.current == "guide"
    guides.tap("guide.back")
    guides.tap("guides.label.0")
    assert face.navigator.view_model.total == label.count


def test_every_way_has_headings_with_counts(guides: Driver, hall: Terminal) -> None:
    content = hall.content
    ways = (content.departments(), content.themes(), content.life_events(), content.audiences())
    for index, headings in enumerate(ways, start=1):
        guides.tap(f"guides.way.{index}")
        for heading in headings:
            assert guides.shows(shown_name(heading))
        assert guides.shows(f"{headings[0].count} 个事项")


def test_a_heading_leads_to_its_items_and_an_item_to_its_guide(
    guides: Driver, face: ResidentFace, hall: Terminal
) -> None:
    guides.tap("guides.way.2")
    theme = hall.content.themes()[0]
    guides.tap("guides.heading.0")
    assert guides.shows(theme.name)
    rows = face.navigator.view_model.items.rows
    assert len(rows) == theme.count
    guides.tap("guides.items.0")
    assert face.navigator.current == "guide"
    assert guides.shows(str(rows[0]["text"]))


def test_going_back_returns_to_the_same_way(guides: Driver, face: ResidentFace) -> None:
    guides.tap("guides.way.4")
    guides.tap("guides.heading.0")
    guides.tap("guides.items.back")
    assert face.navigator.current == "guides"
    assert face.navigator.view_model.way == 4


def test_an_event_of_life_offers_its_bundles_beside_its_items(
    guides: Driver, face: ResidentFace, hall: Terminal
) -> None:
    bundle = next(one for one in hall.content.bundles() if one.event == "出生")
    guides.tap("guides.way.3")
    headings = [row["name"] for row in face.navigator.view_model.headings]
    guides.tap(f"guides.heading.{headings.index('出生')}")
    assert guides.shows(bundle.name)
    guides.tap("guides.bundle.0")
    assert face.navigator.current == "bundle"


def test_bundles_are_a_way_of_their_own(guides: Driver, face: ResidentFace, hall: Terminal) -> None:
    guides.tap("guides.way.5")
    for bundle in hall.content.bundles():
        assert guides.shows(bundle.name)
    guides.tap("guides.heading.0")
    assert face.navigator.current == "bundle"
    assert guides.shows(hall.content.bundles()[0].name)


def test_filters_combine_and_their_counts_tell_the_truth(
    guides: Driver, face: ResidentFace, hall: Terminal
) -> None:
    guides.tap("guides.way.1")
    guides.tap("guides.heading.0")
    guides.tap("guides.filter")
    view_model = face.navigator.view_model
    for group, option in ((0, 1), (1, 0)):
        said = view_model.groups[group]["options"][option]
        guides.tap(f"guides.filter.{group}.{option}")
        assert int(str(said["text"]).rpartition(" ")[2]) == view_model.total
        assert guides.shows(f"看 {view_model.total} 个事项")
    department = hall.content.departments()[0].key
    wanted = {("department", department)} | {
        (row["facet"], row["key"]) for row in view_model.chosen
    }
    assert len(wanted) == 3
    codes = [str(row["code"]) for row in view_model.items.rows]
    assert all(wanted <= facets for facets in hall.content.facets_of(codes).values())
    guides.tap("guides.filters.close")
    guides.tap("guides.chosen.0")
    assert len(view_model.chosen) == 1


def test_what_would_leave_nothing_cannot_be_touched(guides: Driver, face: ResidentFace) -> None:
    guides.tap("guides.way.1")
    guides.tap("guides.heading.0")
    guides.tap("guides.filter")
    guides.tap("guides.filter.0.0")
    shut = [
        (group, index)
        for group, shown in enumerate(face.navigator.view_model.groups)
        for index, option in enumerate(shown["options"])
        if not option["open"]
    ]
    for group, index in shut:
        assert not guides.find(f"guides.filter.{group}.{index}").isEnabled()


def test_a_combination_without_items_says_what_to_do(guides: Driver, face: ResidentFace) -> None:
    face.navigator.open("guides.items", by="label", key="一次不用跑", heading="一次不用跑")
    guides.settle()
    face.navigator.view_model.narrow("label", "最多跑一次")
    guides.settle()
    assert guides.shows("没有同时符合的事项")
    assert guides.shows("去掉一个条件")
    guides.tap("guides.widen")
    assert guides.seek("guides.items.0") is not None


def test_of_a_long_list_only_the_rows_in_sight_exist(
    guides: Driver, face: ResidentFace, hall: Terminal, tmp_path: Path
) -> None:
    import_bare_items(hall, tmp_path, 700)
    face.navigator.open("guides.items", by="department", key=BARE_DEPARTMENT, heading="清单")
    guides.settle()
    view_model = face.navigator.view_model
    assert view_model.total == 700
    assert len(view_model.items.rows) == 60
    view = guides.find("guides.items.view")

    def to_the_end() -> bool:
        view.setProperty("contentY", view.property("contentHeight") - view.height())
        return len({row["code"] for row in view_model.items.rows}) == 700

    guides.wait_for(to_the_end, "every row")
    rows = guides.find("guides.items.view").property("contentItem").childItems()
    assert 5 < len(rows) < 60
    assert guides.shows("扫码查看")


def test_a_very_long_name_wraps_and_is_not_cut(
    guides: Driver, face: ResidentFace, hall: Terminal, tmp_path: Path
) -> None:
    import_bare_items(hall, tmp_path, 3)
    face.navigator.open("guides.items", by="department", key=BARE_DEPARTMENT, heading="清单")
    guides.settle()
    shown = [one for one in guides._visible() if one.property("text") == LONG_NAME]
    assert any(one.property("lineCount") and one.property("lineCount") > 2 for one in shown)
    assert not any(one.property("truncated") for one in shown)


def test_a_heading_without_items_says_so(guides: Driver, face: ResidentFace) -> None:
    face.navigator.open("guides.items", by="theme", key="没有的主题", heading="没有的主题")
    guides.settle()
    assert guides.shows("这里没有事项了")


def test_the_search_box_is_a_way_to_search(guides: Driver, face: ResidentFace) -> None:
    guides.tap("guides.search.open")
    assert face.navigator.current == "search"
