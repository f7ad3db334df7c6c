"""The home page on the real demonstration hall."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from kiosk.app import Terminal
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.ticketing import change_business
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


def test_home_names_the_hall_the_terminal_and_the_time(driver: Driver) -> None:
    assert driver.shows("示范县政务服务大厅")
    assert driver.shows("03 号机")
    assert driver.shows("10:00")
    assert driver.shows("11月20日 星期五")


def test_help_is_one_touch_away_and_says_where(driver: Driver) -> None:
    driver.tap("shell.help")
    assert driver.shows("0470-5550100")
    driver.tap("shell.help.close")
    assert not driver.shows("0470-5550100")


def test_a_door_to_a_page_that_is_not_built_is_not_shown(
    driver: Driver, face: ResidentFace
) -> None:
    doors = ("ticket", "guides", "disclosure", "policies", "codes", "status", "places")
    for door in (*doors, "public", "telling", "evaluation", "appointments"):
        assert (driver.seek(f"home.{door}") is not None) == face.navigator.has(door)


@pytest.mark.parametrize("switch", ["largePrint", "highContrast", "lowPosition"])
def test_each_way_of_seeing_is_one_touch_and_ends_with_the_session(
    driver: Driver, face: ResidentFace, switch: str
) -> None:
    driver.tap(f"shell.{switch}")
    assert face.presentation.is_on(switch)
    face.session.end()
    driver.settle()
    assert not face.presentation.is_on(switch)


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize(
    "switches", [(), ("largePrint",), ("lowPosition",), ("largePrint", "lowPosition")]
)
def test_every_control_is_wide_enough_apart_enough_and_inside(
    open_face: Callable[..., ResidentFace], size: QSize, switches: tuple[str, ...]
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    driver.settle()
    theme = face.presentation.theme
    drop = theme.property("drop")
    sheet = QRectF(0, drop, size.width(), size.height() - drop)
    areas = {
        name: driver.area(name)
        for name in driver.names()
        if driver.find(name).inherits("QQuickAbstractButton")
        and not name.startswith("home.popular")
    }
    assert len(areas) >= 4
    for name, area in areas.items():
        assert area.height() >= theme.property("touchLeast"), name
        assert area.width() >= theme.property("touchLeast"), name
        assert sheet.contains(area), name
    gap = theme.property("touchGap")
    for name, area in areas.items():
        grown = area.adjusted(-gap + 1, -gap + 1, gap - 1, gap - 1)
        for other, its in areas.items():
            assert other == name or not grown.intersects(its), (name, other)


def test_an_empty_hall_in_opening_hours_is_told_as_no_waiting(driver: Driver) -> None:
    assert driver.shows("现在不用等")
    assert not driver.shows("等候 0 人")


def test_while_nothing_is_open_nothing_is_said_of_waiting(
    hall: Terminal, open_face: Callable[..., ResidentFace]
) -> None:
    for business in hall.content.businesses():
        change_business(hall, business.code, hours=("13:30-17:30",), weekdays=(1, 2, 3, 4))
    face = open_face(PORTRAIT)
    driver = Driver(face.window, face.tasks)
    driver.settle()
    assert not driver.shows("现在不用等")
    assert not driver.shows("等候")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("name", ["示范县政务服务大厅", "莫力达瓦达斡尔族自治旗政务服务中心"])
def test_the_name_of_the_hall_stands_whole_in_large_print_offline(
    hall: Terminal,
    open_face: Callable[..., ResidentFace],
    size: QSize,
    name: str,
) -> None:
    hall.settings = dataclasses.replace(hall.settings, hall_name=name)
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    face.presentation.set("largePrint", True)
    face.shell._offline_since = "11月18日"
    face.shell.statusChanged.emit()
    driver.settle()
    title = next(
        one
        for one in driver._visible()
        if one.inherits("QQuickText") and one.property("text") == name
    )
    assert not title.property("truncated")
    assert title.property("contentWidth") <= title.width() + 1
    assert title.property("lineCount") <= 2
    assert title.mapToScene(QPointF(title.width(), 0)).x() <= driver.area("shell.offline").left()
    assert driver.shows("03 号机") or title.property("lineCount") == 2
