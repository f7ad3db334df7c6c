"""How the screen presents itself: large print, high contrast, low position, size of the window.

The truth is here; ``Theme.qml`` only receives it, so every page follows without being told.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtQml import QQmlEngine

SWITCHES = ("largePrint", "highContrast", "lowPosition")


class Presentation(QObject):
    """The resident's choices; they end with the session."""

    changed = Signal()

    def __init__(self, engine: QQmlEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        theme = engine.singletonInstance("Kiosk.Theme", "Theme")
        if not isinstance(theme, QObject):
            raise TypeError("Kiosk.Theme is not on the QML import path")
        self.theme = theme
        self._on = dict.fromkeys(SWITCHES, False)

    def is_on(self, switch: str) -> bool:
        """Whether one of SWITCHES is on."""
        return self._on[switch]

    def set(self, switch: str, on: bool) -> None:
        """Turns one of SWITCHES on or off."""
        if self._on[switch] == on:
            return
        self._on[switch] = on
        self.theme.setProperty(switch, on)
        self.changed.emit()

    def toggle(self, switch: str) -> None:
        """Turns one of SWITCHES over."""
        self.set(switch, not self._on[switch])

    def reset(self) -> None:
        """Everything as for the next person."""
        for switch in SWITCHES:
            self.set(switch, False)

    def resize(self, size: QSizeF) -> None:
        """The window's new size in pixels; decides portrait or landscape and the scale."""
        self.theme.setProperty("windowWidth", size.width())
        self.theme.setProperty("windowHeight", size.height())
        self.changed.emit()
