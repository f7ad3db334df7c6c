"""A session warns before it ends, and leaves nothing behind."""

from __future__ import annotations

from datetime import timedelta

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from kiosk.common.clock import FixedClock
from ui.navigator import HOME
from ui.resident.face import ResidentFace
from ui.session import WARNING_SECONDS
from ui.tour.driver import Driver


def wait(face: ResidentFace, clock: FixedClock, seconds: float) -> None:
    clock.advance(timedelta(seconds=seconds))
    face.session.tick()


def test_the_first_touch_begins_a_session(driver: Driver, face: ResidentFace) -> None:
    assert not face.session.active
    driver.tap("shell.largePrint")
    assert face.session.active


def test_an_idle_page_warns_and_going_on_keeps_everything(
    driver: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    driver.tap("shell.largePrint")
    face.navigator.open(HOME)
    page = face.navigator.page
    wait(face, clock, face.desk.terminal.settings.idle_seconds)
    driver.settle()
    assert face.session.warning
    assert driver.shows("您还在吗？")
    assert face.session.seconds_left >= 20
    driver.tap("shell.warning.extend")
    assert not face.session.warning
    assert face.navigator.page is page
    assert face.presentation.is_on("largePrint")


def test_a_touch_beside_the_button_does_not_hand_the_session_to_the_next_person(
    driver: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    face.navigator.open(HOME)
    face.session.touched()
    wait(face, clock, face.desk.terminal.settings.idle_seconds)
    driver.touch(driver.area("shell.help").center().toPoint())
    assert face.session.warning
    assert not driver.shows("0470-5550100")


def test_an_unanswered_warning_wipes_pages_clipboard_and_presentation(
    driver: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    driver.tap("shell.highContrast")
    face.navigator.open(HOME)
    left = [face.navigator.page, face.navigator.view_model]
    QGuiApplication.clipboard().setText("110101199003070000")
    wait(face, clock, face.desk.terminal.settings.idle_seconds)
    wait(face, clock, WARNING_SECONDS)
    driver.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not face.session.active
    assert not any(shiboken6.isValid(each) for each in left)
    assert face.navigator.depth == 1
    assert not face.presentation.is_on("highContrast")
    assert QGuiApplication.clipboard().text() == ""


def test_at_home_with_nothing_begun_the_session_ends_quietly(
    driver: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    driver.tap("shell.help")
    driver.tap("shell.help.close")
    wait(face, clock, face.desk.terminal.settings.idle_seconds)
    assert not face.session.active
    assert not face.session.warning


def test_while_someone_keeps_touching_no_warning_comes(
    driver: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    face.navigator.open(HOME)
    for _ in range(5):
        driver.tap("shell.largePrint")
        wait(face, clock, face.desk.terminal.settings.idle_seconds - 1)
        assert not face.session.warning
