"""The resident's touchscreen: pages, session, and no way out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from ui.face import Face
from ui.resident.routes import ROUTES
from ui.resident.shell import ShellViewModel
from ui.session import Session

if TYPE_CHECKING:
    from kiosk.app import Terminal


class ResidentFace(Face):
    """``locked`` swallows shortcuts and closing; off only for a window on a desktop."""

    AT_THE_PRINTER = True

    def __init__(self, terminal: Terminal, *, locked: bool = True) -> None:
        super().__init__(terminal, ROUTES)
        idle_seconds = terminal.settings.idle_seconds
        self.session = Session(self.desk, terminal.store.clock, idle_seconds, self)
        self.session.ended.connect(self.desk.workers.write_usage)
        self.shell = ShellViewModel(self.desk, self)
        self.open_window("resident/Shell.qml", self.shell, locked=locked)
        self.shell.keyboard.watch(self.window)
        self.gate.activity.connect(self.session.touched)

    def start(self, size: QSize | None = None, *, full_screen: bool = False) -> None:
        super().start(size, full_screen=full_screen)
        self.shell.refresh()

    def close(self) -> None:
        """Gives up a keyboard that is being made before the engine goes, then as every face."""
        self.window.setProperty("retired", True)
        super().close()
