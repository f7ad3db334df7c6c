"""Text that does not come from single keys: committed by an input method, as Chinese is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.tour.driver import Driver


def commit(driver: Driver, name: str, text: str) -> None:
    """Touches a field and commits ``text`` into it, in place of what it held."""
    editor = f"{name}.input"
    driver.tap(editor)
    length = len(str(driver.find(editor).property("text")).encode("utf-16-le")) // 2
    driver.find(editor).setProperty("cursorPosition", length)
    event = QInputMethodEvent()
    event.setCommitString(text, -length, length)
    QGuiApplication.sendEvent(QGuiApplication.focusObject(), event)
    driver.settle()


def typed(driver: Driver, name: str) -> str:
    """What a field shows."""
    return str(driver.find(f"{name}.input").property("text"))


def all_texts(window: QQuickWindow, *owners: QObject) -> Iterator[str]:
    """Every text of every item, seen or not, and of every object that ``owners`` own."""
    waiting: list[QQuickItem] = [window.contentItem()]
    objects: list[QObject] = [window, *window.findChildren(QObject)]
    for owner in owners:
        objects += [owner, *owner.findChildren(QObject)]
    while waiting:
        item = waiting.pop()
        objects.append(item)
        waiting.extend(item.childItems())
    for one in objects:
        for name in ("text", "preeditText", "error", "placeholder", "title"):
            value = one.property(name)
            if isinstance(value, str):
                yield value
