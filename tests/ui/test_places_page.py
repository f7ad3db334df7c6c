"""The hall plan and the organs of the demonstration hall."""

from __future__ import annotations

import pytest

from kiosk.app import Terminal
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


@pytest.fixture
def places(driver: Driver, face: ResidentFace) -> Driver:
    """The plan is open."""
    face.navigator.open("places")
    driver.settle()
    return driver


def marked(face: ResidentFace) -> list[str]:
    """Numbers of the windows that are marked on the floor in sight."""
    return [str(row["number"]) for row in face.navigator.view_model.windows if row["on"]]


def test_the_plan_shows_the_rooms_and_windows_of_a_floor(places: Driver, hall: Terminal) -> None:
    floor = hall.content.hall().floors[0]
    for room in floor.rooms:
        assert places.shows(room.name)
    for window in hall.content.windows():
        there = places.seek(f"places.plan.window.{window.number}") is not None
        assert there == (window.floor == floor.floor)


def test_every_window_is_found_by_a_touch_on_it(
    places: Driver, face: ResidentFace, hall: Terminal
) -> None:
    for index, floor in enumerate(hall.content.hall().floors):
        places.tap(f"places.tab.{index}")
        for window in hall.content.windows():
            if window.floor == floor.floor:
                places.tap(f"places.plan.window.{window.number}")
                assert marked(face) == [window.number]
                assert places.shows(f"{window.number} 号窗口 · {window.name}")
                assert places.shows(window.department)


def test_a_row_of_the_list_marks_its_window(places: Driver, face: ResidentFace) -> None:
    places.tap("places.windows.0")
    assert marked(face) == [face.navigator.view_model.windows[0]["number"]]
    places.tap("places.unmark")
    assert marked(face) == []


def test_organs_are_listed_with_telephone_under_the_hours_of_the_hall(
    places: Driver, hall: Terminal
) -> None:
    places.tap("places.tab.2")
    first = hall.content.organs()[0]
    assert places.shows(first.name)
    assert places.shows(first.phone)
    assert places.shows(hall.content.hall().hours)
    told_again = f"{first.phone} · {first.hours}"
    assert places.shows(told_again) == (first.hours != hall.content.hall().hours)


def test_an_organ_tells_its_duties_and_shows_its_windows(
    places: Driver, face: ResidentFace, hall: Terminal
) -> None:
    places.tap("places.tab.2")
    index, organ = next((i, one) for i, one in enumerate(hall.content.organs()) if one.windows)
    places.tap(f"places.organs.{index}")
    assert places.shows(organ.duties[0])
    assert places.shows(organ.phone)
    places.tap("organ.map")
    assert face.navigator.current == "places"
    assert sorted(marked(face)) == sorted(organ.windows)


def test_an_organ_leads_to_its_items(places: Driver, face: ResidentFace, hall: Terminal) -> None:
    heading = hall.content.departments()[0]
    organ = next(one for one in hall.content.organs() if one.name == heading.key)
    face.navigator.open("organ", code=organ.code)
    places.settle()
    assert places.shows(f"看 {heading.count} 个事项")
    places.tap("organ.items")
    assert face.navigator.view_model.total == heading.count


def test_a_marked_window_leads_to_whose_it_is(places: Driver, face: ResidentFace) -> None:
    places.tap("places.windows.0")
    places.tap("places.organ")
    assert face.navigator.current == "organ"


def test_windows_upstairs_open_the_plan_upstairs(driver: Driver, face: ResidentFace) -> None:
    face.navigator.open("places", windows=("21",))
    driver.settle()
    assert face.navigator.view_model.tab == 1
    assert marked(face) == ["21"]


def test_the_way_to_a_window_is_drawn_told_and_goes_by_lift_or_stairs(
    driver: Driver, face: ResidentFace
) -> None:
    face.navigator.open("places", windows=("21",))
    driver.settle()
    assert driver.shows("坐电梯上到 2 楼。")
    assert driver.shows("到 21 号窗口，在 B 区。")
    assert driver.seek("places.plan.way.0") is not None
    assert driver.seek("places.plan.here") is None
    driver.tap("places.otherWay")
    assert driver.shows("走楼梯上到 2 楼。")
    driver.tap("places.tab.0")
    assert driver.shows("您在这里")
    mark, names = driver.area("places.plan.here"), driver.texts()
    assert "自助终端区" in names
    room = next(one for one in face.navigator.view_model.rooms if one["name"] == "自助终端区")
    plan = driver.area("places.plan")
    assert mark.center().y() < plan.top() + room["y"] / 1000 * plan.height() < mark.bottom() + 40
    assert driver.seek("places.plan.way.0") is not None
    driver.tap("places.unmark")
    assert driver.seek("places.plan.way.0") is None


def test_an_organ_tells_who_heads_it(driver: Driver, face: ResidentFace, hall: Terminal) -> None:
    for organ in hall.content.organs():
        assert organ.head, organ.name
    face.navigator.open("organ", code=hall.content.organs()[0].code)
    driver.settle()
    assert driver.shows(hall.content.organs()[0].head)


def test_an_organ_that_is_gone_is_said_to_be_gone(driver: Driver, face: ResidentFace) -> None:
    face.navigator.open("organ", code="gone")
    driver.settle()
    assert driver.shows("没有找到这个机构")
