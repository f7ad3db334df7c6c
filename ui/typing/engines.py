"""The engines of this machine, opened off the GUI thread when the keyboard is first wanted."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from kiosk.common.errors import Unavailable
from kiosk.devices.typing import open_handwriting, open_pinyin
from ui.tasks import Tasks
from ui.typing.modes import Mode

_log = logging.getLogger(__name__)


class Engines(QObject):
    """Tells what came and what is missing."""

    came = Signal(Mode, object)
    missed = Signal(Mode)
    """The machine cannot: the mode is not offered, and ``kiosk doctor`` tells the technician."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._asked = False

    def ask(self) -> None:
        """Opens them, once."""
        if not self._asked:
            self._asked = True
            for mode, opened in (
                (Mode.PINYIN, open_pinyin),
                (Mode.HANDWRITING, open_handwriting),
            ):
                self._open(mode, opened)

    def _open(self, mode: Mode, opened) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, Unavailable):
                raise error
            _log.warning("the on-screen keyboard goes without %s: %s", mode, error.code)
            self.missed.emit(mode)

        self._tasks.run(opened, lambda engine: self.came.emit(mode, engine), failed, owner=self)
