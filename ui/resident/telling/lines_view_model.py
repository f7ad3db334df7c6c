"""The lines of which one is chosen: organs, what the search finds, drafts that are open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.feedback.submissions.model import Kind
from ui.desk import Desk
from ui.resident.telling import subjects
from ui.resident.telling.subjects import Subject
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the page")
class SubjectLines(ViewModel):
    """Searched as one types; stale answers are dropped."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._kind: Kind | None = None
        self._lines: list[Subject] = []
        self._query = ""

    @Property("QVariantList", notify=changed)
    def rows(self) -> list[dict[str, str]]:
        """Rows {title, note}."""
        draft = self._kind is Kind.COMMENT
        return [
            {
                "title": one.title,
                "note": self.tr("征集到 {0} 结束").format(one.note) if draft else one.note,
            }
            for one in self._lines
        ]

    @Property(str, notify=changed)
    def searched(self) -> str:
        """What the lines were found for; empty when they are not found but listed."""
        return "" if self._kind is Kind.COMMENT else self._query

    def at(self, index: int) -> Subject | None:
        """One of the lines."""
        return self._lines[index] if 0 <= index < len(self._lines) else None

    def begin(self, kind: Kind | None) -> None:
        """The step comes on the screen."""
        self._lines = []
        self.look(kind, "")
        self.changed.emit()

    def look(self, kind: Kind | None, text: str) -> None:
        """Fills the lines for what was typed."""
        self._kind, self._query = kind, text.strip()
        terminal, query = self.desk.terminal, self._query
        if kind is None:
            return

        def read() -> list[Subject]:
            if kind is Kind.COMMENT:
                return subjects.drafts(terminal)
            if query:
                return subjects.found(terminal, kind, query)
            return [] if kind is Kind.ERROR else subjects.organs(terminal)

        self.work(read, self._take, cover=False, latest="lines")

    def leaving(self) -> None:
        self._lines, self._query = [], ""

    def _take(self, lines: Sequence[Subject]) -> None:
        self._lines = list(lines)
        self.changed.emit()
