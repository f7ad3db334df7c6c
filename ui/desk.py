"""What a view model works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from ui.board.voice import BoardVoice
    from ui.navigator import Navigator
    from ui.session import Session
    from ui.tasks import Tasks
    from ui.theme.presentation import Presentation
    from ui.window.session import StaffSession
    from ui.workers import Workers


@dataclass(slots=True)
class Desk:
    """The parts that every view model of a face may use; one per face."""

    terminal: Terminal
    tasks: Tasks
    presentation: Presentation
    navigator: Navigator = field(init=False)
    session: Session | StaffSession = field(init=False)
    workers: Workers = field(init=False)
    voice: BoardVoice = field(init=False)
    """The calling board's alone."""

    def nudge(self) -> None:
        """To be called after a commit that asks for paper or that the platform is to hear of."""
        self.workers.nudge()
