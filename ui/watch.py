"""Tells the GUI thread that the store changed, as soon as it is known."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.store.changes import Changes
    from ui.tasks import Tasks

WAIT_SECONDS = 10.0
"""A waiting that ends without news begins again; ``stop`` ends it at once."""


class Watch(QObject):
    """Waits for changes on a thread of ``tasks`` and emits ``changed`` for each batch of them.

    The first comes at once. It ends with the tasks.
    """

    changed = Signal()

    def __init__(self, terminal: Terminal, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = terminal.store.engine
        self._tasks = tasks
        self._lock = threading.Lock()
        self._ear: Changes | None = None
        self._stopped = False
        tasks.closing.connect(self.stop)

    def start(self) -> None:
        """Begins to wait."""
        self._tasks.steady(self._wait).wake()

    @Slot()
    def stop(self) -> None:
        """Ends the waiting; nothing is emitted after this."""
        with self._lock:
            self._stopped = True
            ear, self._ear = self._ear, None
        if ear is not None:
            ear.close()

    def _wait(self) -> float | None:
        ear = self._open()
        if ear is None:
            return None
        if ear.wait(WAIT_SECONDS) and not self._stopped:
            self.changed.emit()
        return 0.0

    def _open(self) -> Changes | None:
        """The ear, made at its first use: whoever is first to ask must not wait for it."""
        from kiosk.store.changes import open_changes

        with self._lock:
            if self._ear is None and not self._stopped:
                self._ear = open_changes(self._engine)
            return self._ear
