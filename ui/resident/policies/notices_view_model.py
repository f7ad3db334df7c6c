"""Notices of the hall as a list."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.model import Notice
from ui.desk import Desk
from ui.resident.listing.rows_model import Row
from ui.resident.public.records_view_model import line, row
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class NoticesViewModel(ViewModel):
    """What stands today, important ones first."""

    noticesChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._notices: list[Notice] | None = None

    @Property("QVariantList", notify=noticesChanged)
    def rows(self) -> list[dict[str, object]]:
        """Rows {code, text, note, badge, badgeKind}."""
        return [self._row(notice) for notice in self._notices or ()]

    @Property(bool, notify=noticesChanged)
    def empty(self) -> bool:
        return self._notices == []

    @Slot(str)
    def open(self, code: str) -> None:
        """To the text."""
        self.desk.navigator.open("notice", code=code)

    def shown(self) -> None:
        content = self.desk.terminal.content
        first = self._notices is None
        self.work(content.notices, self._take, cover=first, latest="notices")

    def _take(self, notices: list[Notice]) -> None:
        if notices != self._notices:
            self._notices = notices
            self.noticesChanged.emit()

    def _row(self, notice: Notice) -> Row:
        label = notice.label if notice.important else ""  # else the badge has it
        note = line(label, notice.issuer, notice.published_on.isoformat())
        badge = self.tr("重要") if notice.important else notice.label
        return row(
            notice.code, notice.title, note, badge, "accent" if notice.important else "primary"
        )
