"""Going on with a form of before, by its resume code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import KioskError, Rejected, Unavailable
from kiosk.common.wording import say
from kiosk.disclosure.drafts.model import Draft
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A draft; ``number`` is that of its application when it had been filed after all."""

    draft: Draft
    number: str = ""


@QmlElement
@QmlUncreatable("made by the form")
class ResumeEntry(ViewModel):
    """Asks for the code; ``found`` has what it opens."""

    changed = Signal()
    wiped = Signal()
    focusWanted = Signal()
    found = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._open = False
        self._typed = ""
        self._problem = ""

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._open

    @Property(str, notify=changed)
    def problem(self) -> str:
        """What is wrong with the code that was typed."""
        return self._problem

    @Slot()
    def begin(self) -> None:
        """Opens the question."""
        self._open = True
        self.changed.emit()
        self.focusWanted.emit()

    @Slot(str)
    def edit(self, text: str) -> None:
        """The code was typed into."""
        self._typed = text
        if self._problem:
            self._problem = ""
            self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Fills in a new form instead."""
        self._open, self._typed, self._problem = False, "", ""
        self.wiped.emit()
        self.changed.emit()

    @Slot()
    def submit(self) -> None:
        """Looks for the draft; an empty field is told before a try is counted."""
        take_composed_text()
        if self.busy:
            return
        if not self._typed.strip():
            self._tell(self.tr("请输入续填码，如 K7M4-2QXP。"))
            return
        terminal, code = self.desk.terminal, self._typed
        self.work(lambda: _find(terminal, code), self._take, failed=self._refused)

    def leaving(self) -> None:
        self.cancel()

    def _take(self, found: Found) -> None:
        self.cancel()
        self.found.emit(found)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KioskError):
            self._tell(say(error, messages_dir()))
        else:
            self.fail(error)
            self._tell(self.error)

    def _tell(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()
        self.focusWanted.emit()


def _find(terminal: Terminal, code: str) -> Found:
    """The power may have gone between filing and wiping: then there is a receipt.

    While the register cannot be asked the form goes on; filed again it is the same application.
    """
    draft = terminal.drafts.resume(code)
    try:
        number = terminal.disclosure.receipt(draft.key.id).number
    except (Rejected, Unavailable):
        return Found(draft)
    terminal.drafts.wipe(draft.key.id)
    return Found(draft, number)
