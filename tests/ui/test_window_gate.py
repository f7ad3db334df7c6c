"""The resident's window has no way out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_no_key_leads_out(
    driver: Driver, face: ResidentFace, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    driver.key(key, modifiers)
    driver.settle()
    assert face.window.isVisible()


def test_the_window_does_not_close_when_asked_to(driver: Driver, face: ResidentFace) -> None:
    assert not face.window.close()
    assert face.window.isVisible()


def test_the_keyboard_alone_can_reach_and_press(driver: Driver, face: ResidentFace) -> None:
    for _ in range(40):
        driver.key(Qt.Key.Key_Tab)
        focused = face.window.activeFocusItem()
        if focused is not None and focused.objectName() == "shell.largePrint":
            break
    driver.key(Qt.Key.Key_Space)
    driver.settle()
    assert face.presentation.is_on("largePrint")
