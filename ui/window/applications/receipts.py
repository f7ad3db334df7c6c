"""A receipt scanned at the desk: genuine or not, and the application that it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.wording import catalogue
from kiosk.disclosure.receipt_check import ReceiptCheck, Standing
from kiosk.disclosure.receipt_mark import FIELD
from kiosk.settings import messages_dir
from ui.window.applications.case_letters import CaseLetters

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("a base")
class ScannedReceipts(CaseLetters):
    """A scanner types the code's text where the cursor stands: into the search."""

    searchCleared = Signal()

    @staticmethod
    def is_receipt(typed: str) -> bool:
        """Whether what was typed is the text of a receipt's code."""
        return "://" in typed and f"?{FIELD}=" in typed

    def check_receipt(self, scanned: str) -> None:
        """Says what the receipt is worth, without a network, and opens its application."""
        disclosure, actor = self.desk.terminal.disclosure, self.actor
        self.searchCleared.emit()
        self.clearError()
        self.work(
            lambda: disclosure.check_receipt(scanned, actor=actor),
            self._checked,
            cover=False,
            latest="receipt",
        )

    def _checked(self, check: ReceiptCheck) -> None:
        said = catalogue(messages_dir())[f"receipt_mark.standing.{check.standing.value}"]
        said = self.tr("{0}：{1}").format(check.mark.number, said)
        if check.standing is Standing.SAME:
            self.say(said)
        else:
            self.warn(said)
        if check.receipt is not None:
            self.openNumber(check.mark.number)

    def openNumber(self, number: str) -> None:
        """Opens an application; the page of the list says how."""
        raise NotImplementedError
