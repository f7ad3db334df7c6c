"""The window's face: a workplace on a desk computer, beside the clerk's other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from ui.face import Face
from ui.watch import Watch
from ui.window.routes import ROUTES
from ui.window.session import StaffSession
from ui.window.shell import WindowShellViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal


class WindowFace(Face):
    """Never locked to the screen: the account is locked instead, see :mod:`.session`."""

    SIZE = QSize(1920, 1080)

    def __init__(self, terminal: Terminal, *, locked: bool = False) -> None:
        super().__init__(terminal, ROUTES)
        self.session = StaffSession(self.desk, terminal.store.clock, self)
        self.shell = WindowShellViewModel(self.desk, self)
        self.open_window("window/Shell.qml", self.shell, locked=False)
        self.gate.activity.connect(self.session.touched)
        self._watch = Watch(terminal, self.tasks, self)
        self._watch.changed.connect(self.session.news)

    def start(self, size: QSize | None = None, *, full_screen: bool = False) -> None:
        super().start(size)
        if full_screen:
            self.window.showMaximized()
        self.shell.refresh()
        self._watch.start()

    def close(self) -> None:
        self.session.heart.end()
        super().close()
