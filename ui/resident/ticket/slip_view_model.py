"""The slip of a ticket or an appointment: followed until its outcome is known, reprinted."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Conflict, Damaged, KioskError
from kiosk.common.wording import say
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.store.print_queue import PrintJob

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_log = logging.getLogger(__name__)

LOOK_MS = 250
PATIENCE_SECONDS = 40
"""Longer than a printer may take to answer; after it the resident is told to look."""
REPRINTS = 3
"""Marked reprints that one page gives; after them a person helps."""
_SETTLED = frozenset({"printed", "failed", "unknown"})


@QmlElement
@QmlUncreatable("made by a page")
class SlipPrinting(ViewModel):
    """``state``: "" before it is followed, then printing, printed, failed or unknown."""

    stateChanged = Signal()

    def __init__(
        self, desk: Desk, subject: str, parent: QObject | None = None, *, kind: str = "ticket"
    ) -> None:
        super().__init__(desk, parent)
        self._kind = kind
        self._subject = subject
        self._clock = desk.terminal.clock
        self._asked_at = 0.0
        self._job_id = ""
        self._state = ""
        self._reason = ""
        self._reprints = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return self._state

    @Property(str, notify=stateChanged)
    def reason(self) -> str:
        """Why there is no slip, in a sentence; empty where nothing is known."""
        return self._reason

    @Property(bool, notify=stateChanged)
    def again(self) -> bool:
        """Whether the slip followed is a marked reprint (补打)."""
        return self._reprints > 0

    @Property(bool, notify=stateChanged)
    def canReprint(self) -> bool:
        return self._state != "printing" and self._reprints < REPRINTS

    def follow(self) -> None:
        """Looks for the outcome from now on."""
        self._asked_at = self._clock.monotonic()
        self._set("printing")
        self._timer.start()
        self._look()

    @Slot()
    def reprint(self) -> None:
        """Asks for a marked reprint; a second touch while it prints asks for nothing."""
        if not self.canReprint:
            return
        self._reprints += 1
        self._set("printing")
        terminal, kind, subject = self.desk.terminal, self._kind, self._subject
        self.work(
            lambda: terminal.printing.reprint(kind, subject),
            self._asked,
            cover=False,
            failed=self._refused,
        )

    def leaving(self) -> None:
        self._timer.stop()

    def _asked(self, job_id: str) -> None:
        self.desk.nudge()
        self._job_id = job_id
        self.follow()

    @Slot()
    def _look(self) -> None:
        if self._clock.monotonic() - self._asked_at > PATIENCE_SECONDS:
            self._settle("unknown", "")
            return
        terminal, job_id = self.desk.terminal, self._job_id
        kind, subject = self._kind, self._subject

        def look() -> PrintJob | None:
            printing = terminal.printing
            return printing.outcome(job_id) if job_id else printing.latest(kind, subject)

        self.work(look, self._seen, cover=False, latest="slip", failed=self._unseen)

    def _seen(self, job: PrintJob | None) -> None:
        if job is None or job.state not in _SETTLED or not self._timer.isActive():
            return
        self._settle(job.state, say(Conflict(job.code), messages_dir()) if job.code else "")

    def _unseen(self, error: Exception) -> None:
        """Looked in vain: the next look comes anyway, and patience ends it."""
        _log.warning("the outcome of a slip cannot be read: %s", error)

    def _refused(self, error: Exception) -> None:
        """The reprint could not be asked for."""
        if not isinstance(error, KioskError):
            _log.error("unforeseen fault while asking for a reprint", exc_info=error)
            error = Damaged("ui.unexpected")
        self._settle("failed", say(error, messages_dir()))

    def _settle(self, state: str, reason: str) -> None:
        self._timer.stop()
        self._set(state, reason)

    def _set(self, state: str, reason: str = "") -> None:
        self._state, self._reason = state, reason
        self.stateChanged.emit()
