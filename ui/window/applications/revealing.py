"""What is masked at the desk, seen in clear for a short time; every look is audited first."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.disclosure.casework.terms import LookReason
from ui.desk import Desk
from ui.window.acting import option
from ui.window.applications import case_rows, record_rows
from ui.window.applications.receipts import ScannedReceipts

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]
REVEALED_MS = 15_000
"""Long enough to copy a number down, short enough for a screen that others pass by."""


@QmlElement
@QmlUncreatable("a base")
class RevealedNames(ScannedReceipts):
    """At most one thing is in clear: a field of the applicant, or a third party's name."""

    fieldsChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.revealed: dict[str, str] = {}
        """By field, or by the id of a consultation."""
        self._cover = QTimer(self)
        self._cover.setInterval(REVEALED_MS)
        self._cover.setSingleShot(True)
        self._cover.timeout.connect(self.cover)

    def leaving(self) -> None:
        super().leaving()
        self._cover.stop()
        self.revealed = {}

    @Property("QVariantList", notify=fieldsChanged)
    def fields(self) -> list[Row]:
        """The applicant's fields."""
        return case_rows.field_rows(self.case, self.revealed) if self.case else []

    @Property("QVariantList", notify=fieldsChanged)
    def records(self) -> list[Row]:
        """What was done, third parties among it."""
        if self.case is None:
            return []
        return record_rows.record_rows(self.case, self.organ_names(), self.revealed)

    def organ_names(self) -> dict[str, str]:
        """Departments by their codes."""
        raise NotImplementedError

    @Slot(str)
    def reveal(self, field: str) -> None:
        """One field of the applicant."""
        if self.case is None:
            return
        disclosure, actor, number = self.desk.terminal.disclosure, self.actor, self.case.number
        self.cover()
        self.work(
            lambda: disclosure.reveal(number, field, actor=actor),
            lambda value: self._show_open(number, field, value),
            cover=False,
            latest="reveal",
        )

    @Slot(str)
    def revealParty(self, stop: str) -> None:
        """A third party's name; asks what for."""
        if self.case is None:
            return
        casework, actor, number = self.desk.terminal.casework, self.actor, self.case.number

        def looked(reason: str) -> None:
            self.work(
                lambda: casework.reveal_party(number, stop, reason=reason, actor=actor),
                lambda name: self._show_open(number, stop, name),
                cover=False,
                latest="reveal",
            )

        self.cover()
        self.offer(
            self.tr("为什么要看第三方的全名"),
            [option(reason.value, reason.label) for reason in LookReason],
            looked,
            text=self.tr("事由和工号记入审计，15 秒后自动收起。"),
        )

    @Slot()
    def cover(self) -> None:
        """Masks again what was shown."""
        self._cover.stop()
        if self.revealed:
            self.revealed = {}
            self.fieldsChanged.emit()

    def _show_open(self, number: str, what: str, value: str) -> None:
        """Something in clear, unless another application was opened meanwhile."""
        if self.case is not None and self.case.number == number:
            self.revealed = {what: value}
            self.fieldsChanged.emit()
            self._cover.start()
