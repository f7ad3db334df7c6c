"""Measured process: a Qt Quick window with one rectangle and one line of text."""

from __future__ import annotations

import sys

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from tests.bench.own_figures import mebibytes, milliseconds_alive

QML = b"""import QtQuick
Window { width: 1080; height: 1920; visible: true
    Rectangle { anchors.fill: parent; color: "white"; Text { text: "bare" } } }"""


def main() -> int:
    """Prints milliseconds and MiB."""
    application = QGuiApplication([])
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(QML, QUrl("bare.qml"))
    window = component.create()
    assert isinstance(window, QQuickWindow)
    alive: list[float] = []

    def painted() -> None:
        if not alive:
            alive.append(milliseconds_alive())
            application.exit()

    window.frameSwapped.connect(painted)
    window.update()
    application.exec()
    print(alive[0], mebibytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
