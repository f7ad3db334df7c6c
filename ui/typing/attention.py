"""Which field a window's user is in, and whether a finger or a real keyboard brought them there."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.typing.field import Field, takes_text

_TOUCH = QEvent.Type.TouchBegin
_PRESS = QEvent.Type.MouseButtonPress
_KEY = QEvent.Type.KeyPress


class Attention(QObject):
    """Follows the cursor of one window."""

    fieldChanged = Signal()
    """Another field has the cursor, or none."""
    touched = Signal(QPointF)
    """A finger or pointer came down there, before anything on the page knows."""
    keyed = Signal()
    """A key of a real keyboard, before the field has it."""

    def __init__(self, window: QQuickWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = window
        self._item: QQuickItem | None = None
        self.by_touch = False
        """Whether the last sign of life was a touch."""
        window.installEventFilter(self)
        window.activeFocusItemChanged.connect(self._follow)

    @property
    def field(self) -> Field | None:
        """The field with the cursor."""
        item = self._item
        return Field(item) if item is not None and shiboken6.isValid(item) else None

    def is_in_field(self, point: QPointF) -> bool:
        """Whether a point of the window is in the field with the cursor."""
        field = self.field
        if field is None:
            return False
        item = field.item
        area = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        return area.contains(point)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _TOUCH and isinstance(event, QTouchEvent) and event.points():
            self._feel(event.points()[0].scenePosition())
        elif kind == _PRESS and isinstance(event, QMouseEvent):
            self._feel(event.scenePosition())
        elif kind == _KEY:
            self.by_touch = False
            self.keyed.emit()
        return False

    def _feel(self, point: QPointF) -> None:
        self.by_touch = True
        self.touched.emit(point)

    @Slot()
    def _follow(self) -> None:
        if not shiboken6.isValid(self.window):
            return
        item = self.window.activeFocusItem()
        found = item if takes_text(item) else None
        if found is self._item:
            return
        if self._item is not None and shiboken6.isValid(self._item):
            self._item.visibleChanged.disconnect(self._follow)
            self._item.enabledChanged.disconnect(self._follow)
        self._item = found
        if found is not None:
            found.visibleChanged.connect(self._follow)
            found.enabledChanged.connect(self._follow)
        self.fieldChanged.emit()
