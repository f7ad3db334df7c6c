"""The QR wall, read from the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from kiosk.app import Terminal
from kiosk.content.links import guide_link
from kiosk.content.offline_text import guide_text
from kiosk.content.version_mark import version_mark
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.scanning import BARE_DEPARTMENT, LONG_ADDRESS, import_bare_items, scan
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


@pytest.fixture
def wall(driver: Driver, face: ResidentFace) -> Driver:
    """The wall is open in portrait."""
    face.navigator.open("codes")
    driver.settle()
    return driver


def links(
    hall: Terminal, key: str | None, offset: int, limit: int, by: str = "department"
) -> list[str]:
    """What the codes of that page have to say."""
    briefs = hall.content.browse(by, key, offset, limit)
    return [guide_link(hall.settings, hall.content.guide(one.code)) for one in briefs]


def cells(driver: Driver) -> list[str]:
    """The codes in sight."""
    names = [name for name in driver.names() if name.startswith("codes.cell.")]
    return [name for name in names if name.count(".") == 2]


@pytest.mark.parametrize("switches", [(), ("largePrint",), ("lowPosition",), ("highContrast",)])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_every_code_of_a_page_is_read_from_the_screen(
    open_face: Callable[..., ResidentFace],
    hall: Terminal,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    face.navigator.open("codes")
    driver.settle()
    shown = cells(driver)
    assert len(shown) >= (3 if switches else 8)
    assert [scan(driver, name) for name in shown] == [
        [link] for link in links(hall, None, 0, len(shown))
    ]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_long_addresses_are_read_too_and_long_names_do_not_cover_them(
    open_face: Callable[..., ResidentFace], hall: Terminal, tmp_path: Path, size: QSize
) -> None:
    import_bare_items(hall, tmp_path, 12)
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    face.navigator.open("codes")
    driver.settle()
    face.navigator.view_model.choose(BARE_DEPARTMENT)
    driver.settle()
    shown = cells(driver)
    assert len(shown) >= 8
    expected = links(hall, BARE_DEPARTMENT, 0, len(shown))
    assert LONG_ADDRESS.format(0) in links(hall, BARE_DEPARTMENT, 0, 12)
    assert [scan(driver, name) for name in shown] == [[link] for link in expected]


def test_pages_follow_each_other_without_gap(wall: Driver, hall: Terminal) -> None:
    first = [scan(wall, name)[0] for name in cells(wall)]
    wall.tap("codes.pager.next")
    second = [scan(wall, name)[0] for name in cells(wall)]
    assert first + second == links(hall, None, 0, len(first) + len(second))
    wall.tap("codes.pager.previous")
    assert [scan(wall, name)[0] for name in cells(wall)] == first


def test_the_last_page_is_the_end(wall: Driver, face: ResidentFace) -> None:
    page = face.navigator.view_model
    page.turn(page.pages)
    wall.settle()
    assert 1 <= len(cells(wall)) <= 9
    assert not wall.find("codes.pager.next").isEnabled()


def test_a_department_shows_its_codes_alone(
    wall: Driver, face: ResidentFace, hall: Terminal
) -> None:
    wall.tap("codes.group.1")
    department = hall.content.departments()[0]
    assert wall.shows(f" {department.count}")
    assert scan(wall, "codes.cell.0") == links(hall, department.key, 0, 1)


def test_all_departments_can_be_chosen_from(wall: Driver, hall: Terminal) -> None:
    departments = hall.content.departments()
    wall.tap("codes.more")
    wall.tap(f"codes.pick.{len(departments)}")
    assert wall.seek("codes.pick.close") is None
    assert scan(wall, "codes.cell.0") == links(hall, departments[-1].key, 0, 1)


def test_a_touched_code_is_shown_large_with_its_full_name(
    wall: Driver, face: ResidentFace, hall: Terminal
) -> None:
    (brief,) = hall.content.browse("department", None, 4, 1)
    wall.tap("codes.cell.4")
    assert wall.shows(brief.name)
    assert scan(wall, "codes.code.large") == links(hall, None, 4, 1)
    wall.tap("codes.code.guide")
    assert face.navigator.current == "guide"
    assert wall.shows(brief.name)


def test_the_wall_can_be_divided_by_theme(wall: Driver, hall: Terminal) -> None:
    wall.tap("codes.way.1")
    wall.tap("codes.group.1")
    theme = hall.content.themes()[0]
    assert wall.shows(f"{theme.name} {theme.count}")
    assert scan(wall, "codes.cell.0") == links(hall, theme.key, 0, 1, "theme")


def test_every_code_stands_with_the_version_of_its_text(wall: Driver, hall: Terminal) -> None:
    for brief in hall.content.browse("department", None, 0, 9):
        assert wall.shows(version_mark(hall.content.guide(brief.code)))


@pytest.mark.parametrize("switches", [(), ("largePrint",), ("highContrast", "lowPosition")])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_without_a_network_the_large_code_says_the_essentials_itself(
    open_face: Callable[..., ResidentFace],
    hall: Terminal,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    face.navigator.open("codes")
    driver.settle()
    (brief,) = hall.content.browse("department", None, 1, 1)
    item = hall.content.guide(brief.code)
    driver.tap("codes.cell.1")
    assert scan(driver, "codes.code.large") == links(hall, None, 1, 1)
    driver.tap("codes.code.way.1")
    assert scan(driver, "codes.code.large") == [guide_text(item)]
    assert version_mark(item) in guide_text(item)
    driver.tap("codes.code.close")
    driver.tap("codes.cell.1")
    assert scan(driver, "codes.code.large") == links(hall, None, 1, 1)


def test_turning_the_screen_keeps_the_place(wall: Driver, face: ResidentFace) -> None:
    wall.tap("codes.pager.next")
    face.window.resize(LANDSCAPE)
    wall.settle()
    assert face.navigator.view_model.page >= 2
    assert len(cells(wall)) == 8
