"""A resident's session: from the first touch to the wipe.

Nothing of one person may be seen by the next, so the end of a session destroys every page,
every view model and the clipboard, and puts the presentation back.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent

from kiosk.common.clock import Clock
from ui.desk import Desk
from ui.navigator import HOME

WARNING_SECONDS = 20
"""Time to answer the warning: at least 20 s, see GB/T 37668-2019 on time limits."""
WRITING_FACTOR = 2
"""Who writes looks things up between two words: with the cursor in a field the time is longer."""
HELPED = "helped"
LISTENING = "listening"
PATIENCE = {HELPED: 600.0, LISTENING: math.inf}
"""Seconds without a touch that are no sign of absence while this goes on. Two people talking over
a form touch nothing for minutes, but a form is not left open for good; a voice ends by itself."""


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
        self._going_on: set[str] = set()
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

    def hold(self, what: str) -> None:
        """``HELPED`` or ``LISTENING`` goes on: the idle time is that of :data:`PATIENCE`."""
        self._going_on.add(what)
        self._last_touch = self._clock.monotonic()

    def release(self, what: str) -> None:
        """It has ended; the idle time begins anew from now."""
        if what in self._going_on:
            self._going_on.discard(what)
            self._last_touch = self._clock.monotonic()

    @Slot()
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
        self._going_on.clear()
        self._desk.navigator.wipe()
        self._desk.presentation.reset()
        self._desk.paper.renew()
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.clear()
        self.changed.emit()
        self.ended.emit()

    @Slot()
    def tick(self) -> None:
        """Looks at the clock; called by the timer."""
        if not self._active:
            return
        if self._warned_at is not None:
            if self.seconds_left == 0:
                self.end()
            else:
                self.changed.emit()
        elif self._clock.monotonic() - self._last_touch >= self._patience():
            if self._nothing_begun():
                self.end()
            else:
                self._warned_at = self._clock.monotonic()
                self.changed.emit()

    def _patience(self) -> float:
        """Seconds without a touch after which it is asked whether somebody is still there."""
        writing = WRITING_FACTOR * self._idle_seconds if _writing() else self._idle_seconds
        return max([writing, *(PATIENCE[what] for what in self._going_on)])

    def _nothing_begun(self) -> bool:
        navigator = self._desk.navigator
        return navigator.depth == 1 and navigator.current == HOME


def _writing() -> bool:
    """Whether the cursor stands in a field."""
    focus = QGuiApplication.focusObject()
    if focus is None:
        return False
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QGuiApplication.sendEvent(focus, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))
