"""A document read out from where one stands; the paragraph that is heard can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.speech import Spoken
from ui.desk import Desk
from ui.resident.disclosure.reading_aloud import ReadingAloud

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SILENT = -1


@QmlElement
@QmlUncreatable("made by a page that is read")
class TextAloud(ReadingAloud):
    """``row`` is what is being heard; -1 while nothing is."""

    rowChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._row = SILENT

    @Property(int, notify=rowChanged)
    def row(self) -> int:
        return self._row

    @Slot("QStringList", int)
    def readFrom(self, texts: Sequence[str], first: int) -> None:
        """Reads from row ``first`` to the end."""
        if self.speaking:
            return
        self._move(max(0, first))
        self.read([text or "。" for text in texts[self._row :]])

    def _said(self, spoken: Spoken) -> None:
        if spoken.code:
            self._left_to_say = []
            self._trouble = self.tr("本机现在放不出声音，请找工作人员帮忙。")
        elif self._left_to_say:
            self._move(self._row + 1)
        self._say_next()

    def _end(self) -> None:
        super()._end()
        self._move(SILENT)

    def _move(self, row: int) -> None:
        if row != self._row:
            self._row = row
            self.rowChanged.emit()
