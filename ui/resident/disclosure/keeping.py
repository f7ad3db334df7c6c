"""Keeps the form over a power cut, a few seconds behind what is typed, and wipes it in the end."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import KioskError
from kiosk.disclosure.drafts.model import DraftKey
from ui.desk import Desk
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SAVE_MS = 2_000
"""After a change, whatever follows it: so much is lost at most when the power goes."""
RETRY_MS = 10_000
"""After the store did not take it."""

_log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("made by the form")
class DraftKeeping(ViewModel):
    """The resume code of this run, and whether what is on the screen is kept under it."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._key = DraftKey.new()
        self._begun = False
        self._kept = False
        self._failed = False
        self._next: tuple[Mapping[str, str], int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def key(self) -> DraftKey:
        """Its id is the request's when the form is handed in."""
        return self._key

    @Property(bool, notify=changed)
    def begun(self) -> bool:
        """Whether there is something kept that the code opens."""
        return self._begun

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether the last try to keep it did not succeed."""
        return self._failed

    @Property(str, notify=changed)
    def code(self) -> str:
        """The resume code."""
        return self._key.code

    @Property(bool, notify=changed)
    def kept(self) -> bool:
        """Whether it stays when the resident leaves."""
        return self._kept

    @Property(int, constant=True)
    def hours(self) -> int:
        """How long it stays."""
        return self.desk.terminal.settings.disclosure.draft_hours

    @Slot(bool)
    def keep(self, wanted: bool) -> None:
        """The resident wants to go on later, or not after all."""
        self._kept = wanted
        self.changed.emit()

    def take(self, key: DraftKey) -> None:
        """Goes on with a run of before; it is kept as it was asked for then."""
        self._key, self._begun, self._kept = key, True, False
        self.changed.emit()

    def note(self, answers: Mapping[str, str], step: int) -> None:
        """Something changed; it will be kept in a moment."""
        self._next = (answers, step)
        if not self._timer.isActive():
            self._timer.start(SAVE_MS)

    @Slot()
    def flush(self) -> None:
        """Keeps what changed now, off the screen's thread."""
        self._timer.stop()
        if self._next is None:
            return
        (answers, step), self._next = self._next, None
        key, terminal = self._key, self.desk.terminal
        self.desk.tasks.run(
            lambda: terminal.drafts.save(key, answers, step),
            self._saved,
            lambda error: self._not_saved(error, answers, step),
            owner=self,
            latest="draft",
        )

    def forget(self) -> None:
        """Ends the run and wipes what was kept, also what is being kept just now."""
        self._timer.stop()
        self._next = None
        gone, terminal = self._key.id, self.desk.terminal
        self.desk.tasks.run(lambda: terminal.drafts.wipe(gone), on_failed=_not_wiped)
        self._key, self._begun, self._kept = DraftKey.new(), False, False
        self.changed.emit()

    def leaving(self) -> None:
        if self._kept:
            self.flush()
        elif self._begun or self._next is not None:
            self.forget()
        self._timer.stop()

    def _saved(self, expires_at: datetime | None) -> None:
        if expires_at is not None and not (self._begun and not self._failed):
            self._begun, self._failed = True, False
            self.changed.emit()

    def _not_saved(self, error: Exception, answers: Mapping[str, str], step: int) -> None:
        """The form goes on without; it is tried again, with what is newest then."""
        if not self._failed:
            code = error.code if isinstance(error, KioskError) else type(error).__name__
            _log.warning("a form is not kept: %s", code)
            self._failed = True
            self.changed.emit()
        if self._next is None:
            self._next = (answers, step)
        if not self._timer.isActive():
            self._timer.start(RETRY_MS)


def _not_wiped(error: Exception) -> None:
    """It goes by itself when its time is over, and nobody else has its code."""
    code = error.code if isinstance(error, KioskError) else type(error).__name__
    _log.error("a form that was ended is not wiped: %s", code)
