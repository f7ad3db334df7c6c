"""The field that is typed into, reached as an input method reaches it.

Text comes as a committed text and other keys as keys, so that validators, limits, undo and the
page's own handlers see what they see from a keyboard.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtQuick import QQuickItem


class Field:
    """One text field of a page."""

    def __init__(self, item: QQuickItem) -> None:
        self.item = item

    @property
    def hints(self) -> Qt.InputMethodHint:
        """What the field says about the text it takes."""
        value = self.item.inputMethodQuery(Qt.InputMethodQuery.ImHints)
        return Qt.InputMethodHint(value)

    @property
    def lines(self) -> bool:
        """Whether it takes several lines."""
        return bool(self.hints & Qt.InputMethodHint.ImhMultiLine)

    def insert(self, text: str) -> bool:
        """Types a text at the cursor, or nothing and gives False where not all of it fits.

        Part of a text would be another text, and half of a rare character none at all.
        """
        free = self._free()
        if free is not None and _units(text) > free:
            return False
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(self.item, event)
        return True

    def press(self, key: Qt.Key, text: str = "") -> None:
        """One key, pressed and let go."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(self.item, event)

    def _free(self) -> int | None:
        """Code units that still fit; None where there is no limit."""
        limit = self.item.property("maximumLength")
        if not isinstance(limit, int):
            return None
        marked = str(self.item.property("selectedText") or "")
        return limit - int(self.item.property("length")) + _units(marked)


def takes_text(item: QQuickItem | None) -> bool:
    """Whether an item is a field that may be typed into now."""
    return (
        item is not None
        and item.isVisible()
        and item.isEnabled()
        and bool(item.inputMethodQuery(Qt.InputMethodQuery.ImEnabled))
    )


def _units(text: str) -> int:
    """Length as Qt counts it: a rare character is two."""
    return len(text.encode("utf-16-le")) // 2
