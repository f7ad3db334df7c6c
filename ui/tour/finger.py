"""A finger and a keyboard on a window, by the test events of Qt's QML.

Not by PySide6.QtTest, which needs the desktop widgets: 14 MB of a build for one touch.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow


class Finger:
    """Touches and types as a person at that window would."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._engine = QQmlEngine()
        source = QUrl.fromLocalFile(str(Path(__file__).with_name("Finger.qml")))
        component = QQmlComponent(self._engine, source)
        self._events = component.create()
        if self._events is None:
            raise RuntimeError(component.errorString())
        self._events.setParent(self._engine)
        self._events.setParentItem(window.contentItem())

    def touch(self, point: QPoint) -> None:
        """Presses and lets go at a point of the window."""
        place, at = self._window.contentItem(), (point.x(), point.y())
        for aim in (self._events.press, self._events.release):
            aim(place, *at)
            self._events.property("sequence").commit()

    def seek(self, name: str) -> QQuickItem | None:
        """The visible item of that name, or None. Looked for on QML's side, which takes a quarter
        of the time."""
        if not self._events.seek(self._window.contentItem(), name):
            return None
        found = self._events.property("found")
        return found if isinstance(found, QQuickItem) else None

    def draw(self, stroke: Sequence[QPoint]) -> None:
        """Draws one line over the points without lifting."""
        place = self._window.contentItem()
        moves = [self._events.move] * (len(stroke) - 1)
        for aim, point in zip(
            (self._events.press, *moves, self._events.release), (*stroke, stroke[-1]), strict=True
        ):
            aim(place, point.x(), point.y())
            self._events.property("sequence").commit()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Presses and lets go one key; short cuts see it first."""
        self._events.property("keyboard").keyClick(key.value, modifiers.value, -1)

    def sign(self, sign: str) -> None:
        """Enters one character, whatever keyboard has it."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
            QCoreApplication.sendEvent(self._window, event)


def wait(milliseconds: int) -> None:
    """Lets the program run for that long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
