"""One line of a list, one approval, one decision, one intention."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from ui.desk import Desk
from ui.resident.public.entry_rows import Sheet, read_sheet
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class EntryViewModel(ViewModel):
    """``kind`` is list_entry, project, credit or procurement."""

    sheetChanged = Signal()

    def __init__(self, desk: Desk, *, kind: str, code: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._kind, self._code = kind, code
        self._sheet: Sheet | None = None
        self._missing = False

    @Property(bool, notify=sheetChanged)
    def loaded(self) -> bool:
        return self._sheet is not None

    @Property(bool, notify=sheetChanged)
    def missing(self) -> bool:
        return self._missing

    @Property("QStringList", notify=sheetChanged)
    def trail(self) -> list[str]:
        return [self.tr("政务公开"), self._sheet.place] if self._sheet else [self.tr("政务公开")]

    @Property(str, notify=sheetChanged)
    def name(self) -> str:
        return self._sheet.title if self._sheet else ""

    @Property(str, notify=sheetChanged)
    def badge(self) -> str:
        return self._sheet.badge if self._sheet else ""

    @Property("QVariantList", notify=sheetChanged)
    def facts(self) -> list[dict[str, object]]:
        """Rows {name, value}."""
        found = self._sheet.facts if self._sheet else ()
        return [{"name": name, "value": value} for name, value in found]

    @Property("QVariantList", notify=sheetChanged)
    def sections(self) -> list[dict[str, object]]:
        """Rows {title, numbered, lines}."""
        found = self._sheet.sections if self._sheet else ()
        return [
            {"title": title, "numbered": len(lines) > 1, "lines": list(lines)}
            for title, lines in found
        ]

    @Property(bool, notify=sheetChanged)
    def guided(self) -> bool:
        """Whether a guide belongs to it."""
        item = self._sheet.item if self._sheet else ""
        return bool(item) and self.desk.navigator.has("guide")

    @Slot()
    def openGuide(self) -> None:
        """To the guide of the item."""
        if self._sheet:
            self.desk.navigator.open("guide", code=self._sheet.item)

    def shown(self) -> None:
        public, kind, code = self.desk.terminal.public, self._kind, self._code
        self.work(
            lambda: read_sheet(public, kind, code),
            self._take,
            cover=self._sheet is None,
            failed=self._not_found,
        )

    def _take(self, sheet: Sheet) -> None:
        if sheet != self._sheet:
            self._sheet = sheet
            self.sheetChanged.emit()

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a thing is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._sheet, self._missing = None, True
            self.sheetChanged.emit()
        else:
            self.fail(error)
