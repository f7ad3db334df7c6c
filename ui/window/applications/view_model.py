"""The desk of disclosure applications: a list by state, one application, masked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.disclosure.states import State
from kiosk.disclosure.views import ApplicationDetail
from ui.desk import Desk
from ui.view_model import ViewModel
from ui.window.applications import views
from ui.window.applications.views import VIEW_BY_NAME, Register, Row, read_counts, read_register

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 15_000
"""Between looks where nothing changes in the store: a new day may begin."""
REVEALED_MS = 15_000
"""Long enough to copy a number down, short enough for a screen that others pass by."""


@QmlElement
@QmlUncreatable("made by the navigator")
class ApplicationsViewModel(ViewModel):
    """Opening one is audited, and so is every field shown in clear."""

    chipsChanged = Signal()
    rowsChanged = Signal()
    detailChanged = Signal()
    fieldsChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._actor = desk.session.actor
        self._view = "todo"
        self._register: Register | None = None
        self._rows: list[Row] = []
        self._detail: ApplicationDetail | None = None
        self._revealed: dict[str, str] = {}
        desk.session.news.connect(self.look)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        self._cover = QTimer(self)
        self._cover.setInterval(REVEALED_MS)
        self._cover.setSingleShot(True)
        self._cover.timeout.connect(self.cover)

    def shown(self) -> None:
        self._read()

    def leaving(self) -> None:
        self._look.stop()
        self._cover.stop()
        self._detail = None
        self._revealed = {}

    @Property("QVariantList", notify=chipsChanged)
    def chips(self) -> list[Row]:
        """Views by state with their counts: rows {name, text, on}."""
        return views.chip_rows(self._register.counts if self._register else {}, self._view)

    @Property("QVariantList", notify=rowsChanged)
    def rows(self) -> list[Row]:
        """The list, the most urgent first."""
        return self._rows

    @Property(bool, notify=rowsChanged)
    def known(self) -> bool:
        """Whether the list has been read at all."""
        return self._register is not None

    @Property(str, notify=rowsChanged)
    def cutText(self) -> str:
        """Says so when older ones were left out."""
        if self._register is None or not self._register.cut:
            return ""
        return self.tr("每种状态只列出最近 {0} 件。").format(views.MOST_ROWS)

    @Property("QVariantMap", notify=detailChanged)
    def detail(self) -> Row:
        """The open application, empty when none is."""
        return views.detail_row(self._detail) if self._detail else {}

    @Property("QVariantList", notify=detailChanged)
    def timeline(self) -> list[Row]:
        return views.timeline_rows(self._detail) if self._detail else []

    @Property("QVariantList", notify=fieldsChanged)
    def fields(self) -> list[Row]:
        """The applicant's fields; at most one is in clear."""
        return views.field_rows(self._detail, self._revealed) if self._detail else []

    @Slot(str)
    def choose(self, name: str) -> None:
        """Another view of the list; the open application is closed."""
        if name in VIEW_BY_NAME and name != self._view:
            self._view = name
            self._show(None)
            self.chipsChanged.emit()
            self._read()

    @Slot(str)
    def openNumber(self, number: str) -> None:
        """Opens an application; that it was opened is audited."""
        disclosure, actor = self.desk.terminal.disclosure, self._actor
        self.cover()
        self.work(
            lambda: disclosure.application(number, actor=actor),
            self._show,
            cover=False,
            latest="detail",
        )

    @Slot(str)
    def reveal(self, field: str) -> None:
        """Shows one field in clear for a short time; the look is audited before it shows."""
        if self._detail is None:
            return
        disclosure, actor, number = self.desk.terminal.disclosure, self._actor, self._detail.number

        def seen(value: str) -> None:
            if self._detail is not None and self._detail.number == number:
                self._revealed = {field: value}
                self.fieldsChanged.emit()
                self._cover.start()

        self.cover()
        self.work(
            lambda: disclosure.reveal(number, field, actor=actor),
            seen,
            cover=False,
            latest="reveal",
        )

    @Slot()
    def cover(self) -> None:
        """Masks again what was shown."""
        self._cover.stop()
        if self._revealed:
            self._revealed = {}
            self.fieldsChanged.emit()

    @Slot()
    def look(self) -> None:
        """Asks in the background whether the register has changed."""
        terminal = self.desk.terminal
        self.desk.tasks.run(
            lambda: read_counts(terminal), self._looked, self.fail, owner=self, latest="counts"
        )

    def _looked(self, seen: tuple[Mapping[State, int], date]) -> None:
        register = self._register
        if register is None or seen != (register.counts, register.day):
            self._read()

    def _read(self) -> None:
        terminal, view = self.desk.terminal, VIEW_BY_NAME[self._view]
        self.desk.tasks.run(
            lambda: read_register(terminal, view),
            self._take,
            self.fail,
            owner=self,
            latest="register",
        )

    def _take(self, register: Register) -> None:
        known, self._register = self.known, register
        self.clearError()
        self.chipsChanged.emit()
        rows = [views.list_row(row) for row in register.rows]
        if rows != self._rows or not known:
            self._rows = rows
            self.rowsChanged.emit()

    def _show(self, detail: ApplicationDetail | None) -> None:
        self._cover.stop()
        self._detail, self._revealed = detail, {}
        self.detailChanged.emit()
        self.fieldsChanged.emit()
