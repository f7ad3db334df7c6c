"""Pages for reading and finding, in every way of seeing: nothing too small, nothing outside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtQuick import QQuickItem

from kiosk.app import Terminal
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver

WAYS = [(), ("largePrint",), ("lowPosition",), ("largePrint", "highContrast", "lowPosition")]


def pages(hall: Terminal) -> list[tuple[str, dict[str, object]]]:
    """Routes with what they need."""
    item, notice, policy = (
        hall.content.popular()[0],
        hall.content.notices()[0],
        hall.content.policy("ZC-2026-033"),
    )
    theme = hall.content.themes()[0]
    return [
        ("guides", {}),
        ("guides.items", {"by": "theme", "key": theme.key, "heading": theme.name}),
        ("guide", {"code": item.code}),
        ("bundle", {"code": hall.content.bundles()[0].code}),
        ("form", {"code": "BG-GA-001"}),
        ("search", {}),
        ("search", {"query": "社"}),
        ("search", {"query": "量子纠缠"}),
        ("codes", {}),
        ("policies", {}),
        ("public", {}),
        ("public.lists", {"kind": "收费清单"}),
        ("public.projects", {}),
        ("public.entry", {"kind": "project", "code": "2603-150799-77-01-100040-A"}),
        ("draft", {"code": "CA-2026-01"}),
        ("hotline", {}),
        ("policy", {"code": policy.code}),
        ("notice", {"code": notice.code}),
        ("places", {"windows": ("12", "13")}),
        ("organ", {"code": hall.content.organs()[0].code}),
    ]


def scrolled(item: QQuickItem) -> bool:
    """Whether an item moves inside a flickable, where it may be out of sight."""
    parent = item.parentItem()
    while parent is not None:
        if parent.inherits("QQuickFlickable"):
            return True
        parent = parent.parentItem()
    return False


@pytest.mark.parametrize("switches", WAYS, ids=["normal", "large", "low", "all"])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_every_button_is_large_enough_and_on_the_page(
    open_face: Callable[..., ResidentFace],
    hall: Terminal,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    theme = face.presentation.theme
    for route, params in pages(hall):
        face.navigator.open(route, **params)
        driver.settle()
        face.window.grabWindow()  # a drawn frame: everything has its place
        bottom = driver.area("shell.help").top()
        buttons = [one for one in driver._visible() if one.inherits("QQuickAbstractButton")]
        assert buttons
        for button in buttons:
            name = f"{route}: {button.objectName()}"
            area = button.mapRectToScene(QRectF(0, 0, button.width(), button.height()))
            assert area.height() >= theme.property("touchLeast"), name
            assert area.width() >= theme.property("touchLeast"), name
            if not scrolled(button) and not button.objectName().startswith(
                ("shell.", "codes.group")
            ):
                assert area.left() >= 0, name
                assert area.right() <= size.width(), name
                assert area.top() >= theme.property("drop"), name
                assert area.bottom() <= bottom, name


@pytest.mark.parametrize("switches", WAYS, ids=["normal", "large", "low", "all"])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_what_scrolls_keeps_room_for_a_line(
    open_face: Callable[..., ResidentFace],
    hall: Terminal,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    for route, params in pages(hall):
        face.navigator.open(route, **params)
        driver.settle()
        for name in driver.names():
            if name.endswith(".view"):
                view = driver.find(name)
                least = min(
                    view.property("contentHeight"), face.presentation.theme.property("touch")
                )
                driver.wait_for(
                    lambda view=view, least=least: view.height() >= least,
                    f"room for a line in {name} of {route}",
                )
