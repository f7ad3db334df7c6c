"""The calling board's face: a screen on the wall that nobody touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from ui.board.routes import ROUTES
from ui.board.voice import BoardVoice
from ui.face import Face
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.devices.speech import Speaker


class BoardFace(Face):
    """Shows and speaks; it prints nothing and exchanges nothing with the platform."""

    SIZE = QSize(1920, 1080)
    WORKS = False

    def __init__(
        self, terminal: Terminal, *, locked: bool = False, speaker: Speaker | None = None
    ) -> None:
        super().__init__(terminal, ROUTES)
        self._terminal = terminal
        self.voice = self.desk.voice = BoardVoice(terminal, self.tasks, speaker, self)
        self.open_window("board/Shell.qml", ViewModel(self.desk, self), locked=locked)

    def start(self, size: QSize | None = None, *, full_screen: bool = False) -> None:
        super().start(size, full_screen=full_screen)
        self._terminal.attend()

    def close(self) -> None:
        super().close()
        self.voice.resign()
