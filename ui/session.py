"""A resident's session: from the first touch to the wipe.

Nothing of one person may be seen by the next, so the end of a session destroys every page,
every view model and the clipboard, and puts the presentation back.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.common.clock import Clock
from ui.desk import Desk
from ui.navigator import HOME

WARNING_SECONDS = 20
"""Time to answer the warning: at least 20 s, see GB/T 37668-2019 on time limits."""


class Session(QObject):
    """Resting, active, or warning that it will end."""

    changed = Signal()
    ended = Signal()
    activity = Signal()
    """Every touch and key, wherever on the screen."""

    def __init__(
        self, desk: Desk, clock: Clock, idle_seconds: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._idle_seconds = idle_seconds
        self._active = False
        self._warned_at: float | None = None
        self._last_touch = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self.tick)
        desk.session = self

    @property
    def active(self) -> bool:
        """True from the first touch until the end."""
        return self._active

    @property
    def warning(self) -> bool:
        """True while the resident is asked whether to go on."""
        return self._warned_at is not None

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the session ends by itself, while warning."""
        if self._warned_at is None:
            return WARNING_SECONDS
        gone = self._clock.monotonic() - self._warned_at
        return max(0, int(WARNING_SECONDS - gone + 0.999))

    def touched(self) -> None:
        """Someone touched the screen or a key. The warning goes away only by its own button."""
        self._last_touch = self._clock.monotonic()
        if not self._active:
            self._active = True
            self._timer.start()
            self.changed.emit()
        self.activity.emit()

    def extend(self) -> None:
        """The resident wants to go on."""
        self._last_touch = self._clock.monotonic()
        self._warned_at = None
        self.changed.emit()

    def end(self) -> None:
        """Wipes everything and rests."""
        self._timer.stop()
        self._active = False
        self._warned_at = None
        self._desk.navigator.wipe()
        self._desk.presentation.reset()
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.clear()
        self.changed.emit()
        self.ended.emit()

    def tick(self) -> None:
        """Looks at the clock; called by the timer."""
        if not self._active:
            return
        if self._warned_at is not None:
            if self.seconds_left == 0:
                self.end()
            else:
                self.changed.emit()
        elif self._clock.monotonic() - self._last_touch >= self._idle_seconds:
            if self._nothing_begun():
                self.end()
            else:
                self._warned_at = self._clock.monotonic()
                self.changed.emit()

    def _nothing_begun(self) -> bool:
        navigator = self._desk.navigator
        return navigator.depth == 1 and navigator.current == HOME
