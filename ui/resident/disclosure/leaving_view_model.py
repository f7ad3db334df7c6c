"""Asked of whom leaves a form half done: wipe it, or keep it for the one with the code."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.resident.disclosure.keeping import DraftKeeping
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the form")
class LeaveQuestion(ViewModel):
    """Open from the touch that would leave until one of three answers."""

    changed = Signal()

    def __init__(self, desk: Desk, keeping: DraftKeeping, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._keeping = keeping
        self._open = False

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._open

    def ask(self) -> None:
        """Somebody is about to leave."""
        self._set(True)

    @Slot()
    def stay(self) -> None:
        """Goes on with the form."""
        self._set(False)

    @Slot()
    def leaveNothing(self) -> None:
        """Everything is wiped at once."""
        self._keeping.keep(False)
        self._set(False)
        self.goHome()

    @Slot()
    def leaveKept(self) -> None:
        """It stays for its time, for whoever has the code."""
        self._keeping.keep(True)
        self._set(False)
        self.goHome()

    def _set(self, is_open: bool) -> None:
        self._open = is_open
        self.changed.emit()
