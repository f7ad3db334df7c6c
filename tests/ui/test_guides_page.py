"""Browsing the guides of the demonstration hall."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app import Terminal
from tests.ui.scanning import BARE_DEPARTMENT, LONG_NAME, import_bare_items
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


@pytest.fixture
def guides(driver: Driver, face: ResidentFace) -> Driver:
    """The catalogue is open."""
    face.navigator.open("guides")
    driver.settle()
    return driver


def test_three_ways_each_with_counts(guides: Driver, hall: Terminal) -> None:
    content = hall.content
    for index, headings in enumerate(
        (content.departments(), content.themes(), content.audiences())
    ):
        guides.tap(f"guides.way.{index}")
        for heading in headings:
            assert guides.shows(heading.name)
        assert guides.shows(f"{headings[0].count} 个事项")


def test_a_heading_leads_to_its_items_and_an_item_to_its_guide(
    guides: Driver, face: ResidentFace, hall: Terminal
) -> None:
    guides.tap("guides.way.1")
    theme = hall.content.themes()[0]
    guides.tap("guides.heading.0")
    assert guides.shows(theme.name)
    rows = face.navigator.view_model.items
    assert len(rows) == theme.count
    guides.tap("guides.items.0")
    assert face.navigator.current == "guide"
    assert guides.shows(str(rows[0]["text"]))


def test_going_back_returns_to_the_same_way(guides: Driver, face: ResidentFace) -> None:
    guides.tap("guides.way.2")
    guides.tap("guides.heading.0")
    guides.tap("guides.items.back")
    assert face.navigator.current == "guides"
    assert face.navigator.view_model.way == 2


def test_of_a_long_list_only_the_rows_in_sight_exist(
    guides: Driver, face: ResidentFace, hall: Terminal, tmp_path: Path
) -> None:
    import_bare_items(hall, tmp_path, 700)
    face.navigator.open("guides.items", by="department", key=BARE_DEPARTMENT, heading="清单")
    guides.settle()
    assert len(face.navigator.view_model.items) == 700
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
