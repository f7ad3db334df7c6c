"""Devices and the line: slips to print again, records that stay here until they are mended."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.view_model import ViewModel
from ui.window.troubles import troubles as rows
from ui.window.troubles.troubles import Troubles, read_troubles

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 15_000
"""Between looks where nothing changes in the store: the line to the platform may."""


@QmlElement
@QmlUncreatable("made by the navigator")
class TroublesViewModel(ViewModel):
    """Looks when the store changed; tells QML only what changed."""

    troublesChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._actor = desk.session.actor
        self._troubles: Troubles | None = None
        desk.session.news.connect(self.look)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()

    def shown(self) -> None:
        self.look()

    def leaving(self) -> None:
        self._look.stop()

    @Property(bool, notify=troublesChanged)
    def known(self) -> bool:
        return self._troubles is not None

    @Property("QVariantList", notify=troublesChanged)
    def figures(self) -> list[rows.Row]:
        return rows.figure_rows(self._troubles) if self._troubles else []

    @Property("QVariantList", notify=troublesChanged)
    def slips(self) -> list[rows.Row]:
        return rows.slip_rows(self._troubles) if self._troubles else []

    @Property("QVariantList", notify=troublesChanged)
    def parked(self) -> list[rows.Row]:
        return rows.parked_rows(self._troubles) if self._troubles else []

    @Slot()
    def look(self) -> None:
        """Reads in the background."""
        terminal = self.desk.terminal
        self.desk.tasks.run(
            lambda: read_troubles(terminal), self._take, self.fail, owner=self, latest="troubles"
        )

    @Slot(str, str)
    def reprint(self, kind: str, subject: str) -> None:
        """补打: a marked copy; its line goes, and comes back if that fails too."""
        printing, actor = self.desk.terminal.printing, self._actor
        self.work(lambda: printing.reprint(kind, subject, actor=actor), self._asked)

    def _asked(self, _job_id: object) -> None:
        self.desk.nudge()
        self.desk.session.worked.emit()
        self.look()

    def _take(self, troubles: Troubles) -> None:
        if troubles != self._troubles:
            self._troubles = troubles
            self.troublesChanged.emit()
