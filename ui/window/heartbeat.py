"""Tells the hall that this window's program lives and who works at it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.queueing.model import TicketState

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.queueing.model import WindowState
    from ui.tasks import Tasks

_log = logging.getLogger(__name__)

BEAT_MS = 20_000
LOCKED_SECONDS = 900.0
"""For so long a locked window keeps the ticket it has in hand; then it falls silent, and the hall
gives the ticket back."""
CALLS_READ = 200


class Heartbeat(QObject):
    """Beats while somebody is signed in at a window with a queue."""

    returned = Signal(str)
    """At the start: the number that was given back while this window was silent."""

    def __init__(self, terminal: Terminal, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._terminal = terminal
        self._tasks = tasks
        self._window = self._actor = ""
        self._locked_at: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def begin(self, window: str, actor: str) -> None:
        """Somebody sits down."""
        terminal = self._terminal
        self._window, self._actor, self._locked_at = window, actor, None
        self._timer.start()
        self._tasks.run(
            lambda: _arrive(terminal, window, actor), self._arrived, self._missed, owner=self
        )

    def end(self) -> None:
        """The operator signs off; a ticket in hand keeps the window alive for a while."""
        if not self._window:
            return
        queueing, window, actor = self._terminal.queueing, self._window, self._actor
        self._locked_at = self._terminal.clock.monotonic()
        self._tasks.run(
            lambda: queueing.leave(window, actor=actor), self._gone, self._missed, owner=self
        )

    @Slot()
    def beat(self) -> None:
        """Called by the timer; whoever beats also looks for windows that fell silent."""
        queueing, window, actor = self._terminal.queueing, self._window, self._actor
        locked = self._locked_at
        if locked is not None and self._terminal.clock.monotonic() - locked > LOCKED_SECONDS:
            self._gone(None)
            return

        def live() -> None:
            queueing.beat(window, actor=actor)
            queueing.return_lost()

        self._tasks.run(live, None, self._missed, owner=self, latest="beat")

    def _arrived(self, number: str) -> None:
        if number:
            self.returned.emit(number)

    def _gone(self, _: object) -> None:
        if self._locked_at is not None:
            self._timer.stop()
            self._window = self._actor = ""

    def _missed(self, error: Exception) -> None:
        """The page in front says what is wrong; the next beat tries again."""
        _log.info("no sign of life of window %s: %s", self._window, type(error).__name__)


def _arrive(terminal: Terminal, window: str, actor: str) -> str:
    """Beats first, so that a ticket still in hand stays; then the number that was lost."""
    queueing = terminal.queueing
    states = (each for each in queueing.windows_state() if each.window == window)
    before = next(states, None)
    queueing.beat(window, actor=actor)
    queueing.return_lost()
    return _lost_number(terminal, before) if before is not None else ""


def _lost_number(terminal: Terminal, before: WindowState) -> str:
    """The last number called here, if it waits again since the window fell silent."""
    if not before.lost or before.number:
        return ""
    calls = terminal.queueing.calls_today(CALLS_READ)
    last = next((call for call in calls if call.window == before.window), None)
    if last is None or last.state is not TicketState.WAITING:
        return ""
    return last.number
