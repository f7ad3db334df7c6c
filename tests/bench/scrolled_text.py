"""Measured process: the same text as one Text in a Flickable."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.bench.scroller import frames, paragraphs
from tests.bench.scrolling import PARAGRAPHS
from ui.app import make_application

QML = """import QtQuick
Window { width: 1080; height: 1920; visible: true
    Flickable { objectName: "view"; anchors.fill: parent; contentHeight: all.height
        Text { id: all; width: 1000; font.pixelSize: 34; wrapMode: Text.Wrap; text: %s } } }"""


def main() -> int:
    """Prints the milliseconds of every frame."""
    make_application()
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    text = json.dumps("\n\n".join(paragraphs(PARAGRAPHS)), ensure_ascii=False)
    component.setData((QML % text).encode(), QUrl("text.qml"))
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()
    QCoreApplication.processEvents()
    view = window.findChild(QQuickItem, "view")
    assert isinstance(view, QQuickItem)
    print(*frames(window, view))
    return 0


if __name__ == "__main__":
    sys.exit(main())
