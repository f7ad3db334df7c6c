"""What a window lets through: activity is told, ways out of the kiosk are swallowed."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow

_ACTIVITY = frozenset(
    {
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease,
        QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
    }
)  # fmt: skip
"""Moves of a finger or pen that rests on the screen are signs of life too: who writes a character
or a signature by hand lifts it seldom."""
_NEVER = frozenset(
    {QEvent.Type.Close, QEvent.Type.NativeGesture, QEvent.Type.ContextMenu, QEvent.Type.Shortcut}
)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_WAYS_OUT = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_TEXT_KEYS = frozenset(
    {
        Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backspace, Qt.Key.Key_Return,
        Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown, Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
    }
)  # fmt: skip
_SPECIAL_KEYS_FROM = 0x01000000


class WindowGate(QObject):
    """An event filter on one window; ``locked`` is for the resident's face in full screen."""

    activity = Signal()

    def __init__(self, window: QWindow, *, locked: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.locked = locked
        self._window = window
        self._focus: QObject | None = None
        window.installEventFilter(self)
        window.focusObjectChanged.connect(self._follow_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._window:
            if kind == QEvent.Type.InputMethod:
                self.activity.emit()
            return False
        if kind in _ACTIVITY:
            self.activity.emit()
        if not self.locked:
            return False
        if kind in _NEVER:
            event.ignore()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return _leads_out(event)
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return event.button() != Qt.MouseButton.LeftButton
        return False

    @Slot(QObject)
    def _follow_focus(self, focus: QObject | None) -> None:
        """What an input method composes goes to the focused item, never through the window."""
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = focus if focus is not self._window else None
        if self._focus is not None:
            self._focus.installEventFilter(self)


def _leads_out(event: QKeyEvent) -> bool:
    """Shortcuts, Escape, function and system keys; plain typing and moving about stay.

    With Insert and Shift+Delete the clipboard would be open without a shortcut's modifier.
    """
    if event.modifiers() & _WAYS_OUT:
        return True
    key = event.key()
    if key == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return True
    if key == Qt.Key.Key_unknown and event.text():
        return (
            False  # a sign that has no key of its own, as Chinese ones typed through X or Wayland
        )
    return key >= _SPECIAL_KEYS_FROM and key not in _TEXT_KEYS
