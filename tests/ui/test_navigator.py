"""Pages come and go with their view models."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from ui.navigator import HOME
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


def destroy_now() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_back_returns_to_the_page_below_as_it_was(driver: Driver, face: ResidentFace) -> None:
    navigator = face.navigator
    first = navigator.page
    navigator.open(HOME)
    assert not first.isVisible()
    navigator.back()
    assert navigator.page is first
    assert first.isVisible()


def test_leaving_a_page_destroys_it_and_its_view_model(driver: Driver, face: ResidentFace) -> None:
    navigator = face.navigator
    navigator.open(HOME)
    left = [navigator.page, navigator.view_model]
    navigator.back()
    destroy_now()
    assert not any(shiboken6.isValid(each) for each in left)


def test_a_hundred_pages_leave_no_object_behind(driver: Driver, face: ResidentFace) -> None:
    navigator = face.navigator
    navigator.open(HOME)
    navigator.back()
    destroy_now()
    driver.settle()
    before = len(navigator.children())
    for _ in range(100):
        navigator.open(HOME)
        navigator.back()
        destroy_now()
    driver.settle()
    assert len(navigator.children()) == before


def test_replacing_a_page_means_back_does_not_return_to_it(
    driver: Driver, face: ResidentFace
) -> None:
    navigator = face.navigator
    home = navigator.page
    navigator.open(HOME)
    navigator.replace(HOME)
    assert navigator.depth == 2
    navigator.back()
    assert navigator.page is home


def test_the_home_button_shows_only_away_from_home(driver: Driver, face: ResidentFace) -> None:
    assert driver.seek("shell.home") is None
    face.navigator.open(HOME)
    driver.settle()
    driver.tap("shell.home")
    assert face.navigator.depth == 1
    assert driver.seek("shell.home") is None
