"""The board's voice: the order of announcements, and whether this board is the one that speaks."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.common.errors import KioskError
from kiosk.devices.speech import Announcement, Announcer, Speaker, SpokenMemory, open_speaker
from kiosk.store.lease import Lease

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from ui.steady import SteadyWork
    from ui.tasks import Tasks

_log = logging.getLogger(__name__)

MEMORY_FILE = "board-spoken.json"
LEAST_SECONDS = 4.0
"""Each call has the large place for so long, even if others wait."""
VOICE = "board.voice"
VOICE_LASTS = timedelta(seconds=60)
RENEWED_SECONDS = 20.0


class BoardVoice(QObject):
    """Announces on a thread of its own; ``begun`` tells the GUI thread what comes on now."""

    begun = Signal(str)
    """Id of the call that is announced from now on."""

    def __init__(
        self,
        terminal: Terminal,
        tasks: Tasks,
        speaker: Speaker | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        wanted = terminal.settings.board.speaks
        self._clock = terminal.clock
        self._lease = (
            None if wanted is not None else Lease(terminal.store, VOICE, lasts=VOICE_LASTS)
        )
        self._tried_at: float | None = None
        self._held = False
        self._announcer = Announcer(
            speaker or open_speaker(speaks=wanted is not False),
            SpokenMemory(terminal.settings.data_dir / MEMORY_FILE),
            terminal.clock,
            begun=lambda call: self.begun.emit(call.call_id),
            least_seconds=LEAST_SECONDS,
        )
        self._announcer.aloud = self._lease is None
        tasks.closing.connect(self._announcer.stop)
        self._work: SteadyWork = tasks.steady(self._announcer.announce_next)

    @property
    def waiting(self) -> int:
        """Calls that come on after the present one."""
        return self._announcer.waiting

    def elect(self) -> None:
        """Finds out whether this board speaks; off the GUI thread, at every look.

        A hall database that takes no writes changes nothing: nobody can call in it either.
        """
        now = self._clock.monotonic()
        if self._lease is None or not self._due(now):
            return
        self._tried_at = now
        try:
            self._held = self._announcer.aloud = self._lease.claim()
        except KioskError as error:
            self._held = False
            _log.warning("the voice of the boards is not renewed: %s", error.code)

    def _due(self, now: float) -> bool:
        return self._tried_at is None or now - self._tried_at >= RENEWED_SECONDS

    def hear(self, calls: Sequence[Announcement]) -> None:
        """The calls of a look, on the GUI thread."""
        if self._announcer.hear(calls):
            self._work.wake()

    def resign(self) -> None:
        """Lets another board speak; called when this one ends."""
        if self._lease is None or not self._held:
            return
        try:
            self._lease.release()
        except KioskError:
            return  # the store is away: the role ends by itself after VOICE_LASTS
