"""一件事 on the screen of the demonstration hall."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize

from kiosk.app import Terminal
from kiosk.content.links import bundle_link
from kiosk.content.offline_text import bundle_text
from kiosk.content.public_model import Bundle
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.scanning import scan
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


@pytest.fixture
def bundle(hall: Terminal) -> Bundle:
    """The bundle for a birth."""
    return next(one for one in hall.content.bundles() if one.event == "出生")


@pytest.fixture
def page(driver: Driver, face: ResidentFace, bundle: Bundle) -> Driver:
    """It is open."""
    face.navigator.open("bundle", code=bundle.code)
    driver.settle()
    return driver


def test_what_to_bring_once_where_and_when_is_seen_without_a_touch(
    page: Driver, bundle: Bundle
) -> None:
    assert page.shows(bundle.name)
    assert page.shows(bundle.materials[0].name)
    assert page.shows("5 件")
    assert page.shows(f"{bundle.windows[0]} 号窗口")
    assert page.shows("0470-")


def test_the_items_stand_in_the_order_of_handling_and_lead_to_their_guides(
    page: Driver, face: ResidentFace, hall: Terminal, bundle: Bundle
) -> None:
    page.tap("bundle.tab.1")
    names = [hall.content.guide(code).name for code in bundle.items]
    assert [row["text"] for row in face.navigator.view_model.items] == names
    page.tap("bundle.items.1")
    assert face.navigator.current == "guide"
    assert page.shows(names[1])


def test_the_way_is_drawn_from_its_steps(page: Driver, bundle: Bundle) -> None:
    page.tap("bundle.tab.2")
    for step in bundle.steps:
        assert page.shows(step.name)
        assert page.shows(step.office)


def test_one_ticket_serves_the_whole_bundle(
    page: Driver, face: ResidentFace, hall: Terminal, bundle: Bundle
) -> None:
    page.tap("bundle.ticket")
    assert face.navigator.current == "ticket"
    business = next(one for one in hall.content.businesses() if one.code == bundle.business)
    assert page.shows(business.name)


def test_every_bundle_of_the_hall_has_a_ticket(hall: Terminal, face: ResidentFace) -> None:
    for bundle in hall.content.bundles():
        served = {hall.content.guide(code).business for code in bundle.items}
        assert bundle.business in served, bundle.name


@pytest.mark.parametrize("switches", [(), ("largePrint",)])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_its_page_and_its_essentials_are_read_from_the_screen(
    open_face: Callable[..., ResidentFace],
    hall: Terminal,
    bundle: Bundle,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    face.navigator.open("bundle", code=bundle.code)
    driver.settle()
    driver.tap("bundle.show")
    names = [hall.content.guide(code).tile_name for code in bundle.items]
    assert scan(driver, "bundle.code.large") == [bundle_link(hall.settings, bundle.code)]
    driver.tap("bundle.code.way.1")
    assert scan(driver, "bundle.code.large") == [bundle_text(bundle, names)]


def test_a_bundle_that_is_gone_is_said_to_be_gone(driver: Driver, face: ResidentFace) -> None:
    face.navigator.open("bundle", code="YJS-99")
    driver.settle()
    assert driver.shows("没有找到这件“一件事”")
    assert driver.seek("bundle.ticket") is None
    driver.tap("bundle.back")
    assert face.navigator.current == "home"
