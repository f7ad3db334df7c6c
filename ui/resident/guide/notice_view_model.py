"""The one-time notice on paper, with the materials that one's answers ask for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.situations import NOTHING_CHOSEN
from ui.desk import Desk
from ui.resident.guide.printout import Printout

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("made by a guide")
class NoticePrinting(Printout):
    """The notice of one item."""

    def __init__(self, desk: Desk, code: str, parent: QObject | None = None) -> None:
        paper = translate("guide", "一次性告知单")
        super().__init__(desk, paper, translate("guide", "也可以扫码带走。"), parent)
        self._code = code
        self.chosen = NOTHING_CHOSEN
        """Answers about the situation: what they leave out is not printed."""

    @Slot()
    def start(self) -> None:
        """Asks for the notice."""
        terminal, code, chosen = self.desk.terminal, self._code, self.chosen
        self.ask(lambda: terminal.printing.request_notice(code, chosen=tuple(sorted(chosen))))
