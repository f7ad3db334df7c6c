"""What a view model works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.paper_allowance import PaperAllowance

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
    paper: PaperAllowance = field(init=False)

    def __post_init__(self) -> None:
        self.paper = PaperAllowance(self.terminal.settings.paper.pages_at_once)

    def nudge(self) -> None:
        """To be called after a commit that asks for paper or that the platform is to hear of."""
        self.workers.nudge()
