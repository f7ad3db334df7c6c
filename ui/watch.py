"""Tells the GUI thread that the store changed, as soon as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.common.errors import KioskError

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from ui.steady import SteadyWork
    from ui.tasks import Tasks

WAIT_SECONDS = 1.0
"""The longest that a face waits when it ends, too."""
FAULT_REST_SECONDS = 2.0
LOOK_SECONDS = 1.0
"""Between looks on a store that does not tell of changes."""


class Watch(QObject):
    """Waits for changes on a thread of its own and emits ``changed`` for each batch of them.

    A store that fails is told once, so that the face looks and says so; and once more when it
    answers again.
    """

    changed = Signal()

    def __init__(self, terminal: Terminal, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = terminal.store
        self._tasks = tasks
        self._work: SteadyWork | None = None
        self._lost = False

    def start(self) -> None:
        """Begins to wait."""
        self._work = self._tasks.steady(self._wait, fault_rest=FAULT_REST_SECONDS)
        self._work.wake()

    def _wait(self) -> float:
        changes = getattr(self._store, "changes", None)
        if changes is None:
            self.changed.emit()
            return LOOK_SECONDS
        try:
            came = changes.wait(WAIT_SECONDS)
        except KioskError:
            if not self._lost:
                self._lost = True
                self.changed.emit()
            raise
        if came or self._lost:
            self._lost = False
            self.changed.emit()
        return 0.0
