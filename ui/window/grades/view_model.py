"""The supervisor's list of poor grades: each is mended, then its giver is called back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.feedback.model import FollowAction
from kiosk.feedback.views import EvaluationDetail
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.grades import rows as shown
from ui.window.grades.rows import TODO, VIEWS, Poor, Row, read_poor

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

REVEALED_MS = 15_000
"""Long enough to dial a number, short enough for a screen that others pass by."""


@QmlElement
@QmlUncreatable("made by the navigator")
class GradesViewModel(ActingViewModel):
    """Opening one is audited, and so are the number shown in clear and every step."""

    chipsChanged = Signal()
    rowsChanged = Signal()
    detailChanged = Signal()
    phoneChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._view = TODO
        self._poor: Poor | None = None
        self._rows: list[Row] = []
        self._detail: EvaluationDetail | None = None
        self._phone = ""
        self._cover = QTimer(self)
        self._cover.setInterval(REVEALED_MS)
        self._cover.setSingleShot(True)
        self._cover.timeout.connect(self.cover)

    def leaving(self) -> None:
        super().leaving()
        self._cover.stop()
        self._detail = None
        self._phone = ""

    # --- what the page shows -------------------------------------------------------------

    @Property("QVariantList", notify=chipsChanged)
    def chips(self) -> list[Row]:
        """Views: rows {name, text, on}."""
        return shown.chip_rows(self._poor, self._view)

    @Property("QVariantList", notify=rowsChanged)
    def rows(self) -> list[Row]:
        """What is to be done, the most urgent first; else the newest first."""
        return self._rows

    @Property(bool, notify=rowsChanged)
    def known(self) -> bool:
        """Whether the list has been read at all."""
        return self._poor is not None

    @Property(str, notify=rowsChanged)
    def cutText(self) -> str:
        """Says so when others were left out."""
        if self._poor is None or not self._poor.cut:
            return ""
        return self.tr("只列出前 {0} 份。").format(shown.MOST_ROWS)

    @Property("QVariantMap", notify=detailChanged)
    def detail(self) -> Row:
        """The open one, empty when none is."""
        return shown.detail_row(self._detail) if self._detail else {}

    @Property("QVariantList", notify=detailChanged)
    def steps(self) -> list[Row]:
        return shown.step_rows(self._detail) if self._detail else []

    @Property("QVariantList", notify=detailChanged)
    def acts(self) -> list[Row]:
        """Buttons: rows {name, text, keys, kind}."""
        return shown.act_rows(self._detail) if self._detail else []

    @Property(str, notify=phoneChanged)
    def phone(self) -> str:
        """The number to call back, in clear for a short time; else empty."""
        return self._phone

    # --- what the page asks --------------------------------------------------------------

    @Slot(str)
    def chooseView(self, name: str) -> None:
        """Another view of the list; the open one is closed."""
        if name != self._view and name in dict(VIEWS):
            self._view = name
            self._show(None)
            self.chipsChanged.emit()
            self.look()

    @Slot(str)
    def openOne(self, identity: str) -> None:
        """Opens one with what was written; that it was opened is audited."""
        feedback, actor = self.desk.terminal.feedback, self.actor
        self.cover()
        self.work(
            lambda: feedback.detail(identity, actor=actor), self._show, cover=False, latest="detail"
        )

    @Slot(str)
    def step(self, name: str) -> None:
        """Asks for the note of a step that is allowed now."""
        detail = self._detail
        if detail is None or self.acting or name not in [act["name"] for act in self.acts]:
            return
        action, identity = FollowAction(name), detail.row.id
        title, hint = shown.asking(action, detail.row.number)
        self.offer(
            title,
            [],
            lambda _: None,
            own=hint,
            written=lambda note: self._follow(identity, action, note),
        )

    @Slot()
    def reveal(self) -> None:
        """Shows the number to call back for a short time; the look is audited before it shows."""
        if self._detail is None:
            return
        feedback, actor, identity = self.desk.terminal.feedback, self.actor, self._detail.row.id

        def seen(phone: str) -> None:
            if self._detail is not None and self._detail.row.id == identity:
                self._phone = phone
                self.phoneChanged.emit()
                self._cover.start()

        self.work(
            lambda: feedback.reveal_phone(identity, actor=actor), seen, cover=False, latest="reveal"
        )

    @Slot()
    def cover(self) -> None:
        """Masks the number again."""
        self._cover.stop()
        if self._phone:
            self._phone = ""
            self.phoneChanged.emit()

    # --- inside --------------------------------------------------------------------------

    def reader(self) -> Callable[[], Poor]:
        terminal, view = self.desk.terminal, self._view
        return lambda: read_poor(terminal, view)

    def take(self, seen: Poor) -> None:
        known, self._poor = self.known, seen
        self.chipsChanged.emit()
        rows = [shown.list_row(row) for row in seen.rows]
        if rows != self._rows or not known:
            self._rows = rows
            self.rowsChanged.emit()
        self._renew(seen)

    def _renew(self, seen: Poor) -> None:
        """Somebody at another desk took the open one on: it is read again."""
        detail = self._detail
        if detail is None or self.just_acted:
            return
        standing = next((row for row in seen.rows if row.id == detail.row.id), detail.row)
        if standing.follow is not detail.row.follow:
            self.openOne(detail.row.id)

    def _follow(self, identity: str, action: FollowAction, note: str) -> None:
        feedback, actor = self.desk.terminal.feedback, self.actor

        def done(detail: EvaluationDetail) -> None:
            self._show(detail)
            self.say(self.tr("{0} {1}，已记入经过。").format(detail.row.number, action.label))

        self.act(lambda: feedback.follow(identity, action, note=note, actor=actor), done)

    def _show(self, detail: EvaluationDetail | None) -> None:
        self.cover()
        self._detail = detail
        self.detailChanged.emit()
