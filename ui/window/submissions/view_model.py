"""The desk of 咨询投诉: the list with lights and their causes, one open, and what is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date, hall_time
from kiosk.content.model import Organ
from kiosk.feedback.submissions.model import Kind
from kiosk.feedback.submissions.views import SubmissionDetail
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.drives import FOLDER, put
from ui.window.submissions import acts
from ui.window.submissions import rows as shown
from ui.window.submissions.rows import DONE, LIGHTS, TODO, Row, Told, read_told

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

REVEALED_MS = 15_000
"""Long enough to dial a number, short enough for a screen that others pass by."""
_CONTENT = "content"
"""Route of the page on which content is edited."""
_VIEWS = (TODO, LIGHTS, *(kind.value for kind in Kind), DONE)


@QmlElement
@QmlUncreatable("made by the navigator")
class SubmissionsViewModel(ActingViewModel):
    """Opening one is audited, and so are a name or number in clear and every step."""

    chipsChanged = Signal()
    rowsChanged = Signal()
    detailChanged = Signal()
    revealedChanged = Signal()
    sheetChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._view = TODO
        self._told: Told | None = None
        self._rows: list[Row] = []
        self._detail: SubmissionDetail | None = None
        self._organs: list[Organ] = []
        self._revealed: dict[str, str] = {}
        self._act = ""
        self._asked: Row = {}
        self._cover = QTimer(self)
        self._cover.setInterval(REVEALED_MS)
        self._cover.setSingleShot(True)
        self._cover.timeout.connect(self.cover)

    def leaving(self) -> None:
        super().leaving()
        self._cover.stop()
        self._detail, self._revealed, self._asked = None, {}, {}

    # --- what the page shows -------------------------------------------------------------

    @Property("QVariantList", notify=chipsChanged)
    def chips(self) -> list[Row]:
        """Views: rows {name, text, on}."""
        return shown.chip_rows(self._told, self._view)

    @Property("QVariantList", notify=rowsChanged)
    def rows(self) -> list[Row]:
        """The list; errors of one document and place stand together."""
        return self._rows

    @Property(bool, notify=rowsChanged)
    def known(self) -> bool:
        """Whether the list has been read at all."""
        return self._told is not None

    @Property("QVariantMap", notify=detailChanged)
    def detail(self) -> Row:
        """The open one, empty when none is."""
        return shown.detail_row(self._detail) if self._detail else {}

    @Property("QVariantList", notify=detailChanged)
    def steps(self) -> list[Row]:
        return shown.step_rows(self._detail) if self._detail else []

    @Property("QVariantList", notify=detailChanged)
    def similar(self) -> list[Row]:
        """Others of the same place, or merged with it."""
        return shown.similar_rows(self._detail) if self._detail else []

    @Property("QVariantList", notify=detailChanged)
    def acts(self) -> list[Row]:
        """Buttons: rows {name, text, keys, kind}."""
        return acts.act_rows(self._detail) if self._detail else []

    @Property(str, notify=revealedChanged)
    def name(self) -> str:
        """The name in clear for a short time; else empty."""
        return self._revealed.get("name", "")

    @Property(str, notify=revealedChanged)
    def phone(self) -> str:
        """The number to call in clear for a short time; else empty."""
        return self._revealed.get("phone", "")

    @Property("QVariantMap", notify=sheetChanged)
    def sheet(self) -> Row:
        """What an act asks for, see :class:`ui.window.submissions.acts.Asked`; empty for none."""
        return self._asked

    @Property(bool, constant=True)
    def canEdit(self) -> bool:
        """Whether this workplace has the page on which content is edited."""
        return self.desk.navigator.has(_CONTENT)

    # --- what the page asks --------------------------------------------------------------

    @Slot(str)
    def chooseView(self, name: str) -> None:
        """Another view of the list; the open one is closed."""
        if name != self._view and name in _VIEWS:
            self._view = name
            self._show(None)
            self.chipsChanged.emit()
            self.look()

    @Slot(str)
    def openOne(self, number: str) -> None:
        """Opens one with what was written; that it was opened is audited."""
        terminal, actor = self.desk.terminal, self.actor
        self.cover()

        def read() -> tuple[SubmissionDetail, list[Organ]]:
            return terminal.submissions.detail(number, actor=actor), terminal.content.organs()

        self.work(read, self._opened, cover=False, latest="detail")

    @Slot(str)
    def step(self, name: str) -> None:
        """Asks what an act that is allowed now needs; one that needs nothing is done at once."""
        detail = self._detail
        if detail is None or self.acting or name not in [act["name"] for act in self.acts]:
            return
        asked = acts.asking(name, detail, self._organs)
        self._act = name
        if not asked.own and not asked.options:
            self.confirm("", "")
            return
        self._ask_for(asked.row())

    @Slot(str, str)
    def confirm(self, option: str, text: str) -> None:
        """Does the act with what was chosen and written."""
        detail, name = self._detail, self._act
        if detail is None or not name:
            return
        submissions, actor = self.desk.terminal.submissions, self.actor
        label = next(str(act["text"]) for act in self.acts if act["name"] == name)

        def done(changed: SubmissionDetail) -> None:
            self.putAway()
            self._show(changed)
            self.say(self.tr("{0} {1}，已记入经过。").format(changed.row.number, label))

        self.act(lambda: acts.do(name, submissions, detail, option, text, actor), done)

    @Slot()
    def editContent(self) -> None:
        """To the page on which a change of the content is proposed."""
        if self.canEdit:
            self.desk.navigator.replace(_CONTENT)

    @Slot()
    def putAway(self) -> None:
        """Leaves all as it was."""
        self._act = ""
        self._ask_for({})

    @Slot(str)
    def reveal(self, field: str) -> None:
        """Shows the name or the number for a short time; the look is audited before it shows."""
        if self._detail is None:
            return
        submissions, actor, number = self.desk.terminal.submissions, self.actor, self._number()

        def seen(value: str) -> None:
            if self._number() == number:
                self._revealed = self._revealed | {field: value}
                self.revealedChanged.emit()
                self._cover.start()

        self.work(
            lambda: submissions.reveal(number, field, actor=actor),
            seen,
            cover=False,
            latest="reveal",
        )

    @Slot()
    def cover(self) -> None:
        """Masks name and number again."""
        self._cover.stop()
        if self._revealed:
            self._revealed = {}
            self.revealedChanged.emit()

    @Slot()
    def export(self) -> None:
        """The figures of this year and the last, as a CSV file in the folder of reports."""
        terminal, actor, now = self.desk.terminal, self.actor, self.clock.now()
        today = hall_date(now)
        folder = terminal.settings.data_dir / FOLDER
        name = f"意见统计-{hall_time(now):%Y%m%d-%H%M%S}.csv"

        def write() -> Path:
            first = today.replace(year=today.year - 1, month=1, day=1)
            text = terminal.submissions.figures_csv(first, today, actor=actor)
            return put(folder, name, text.encode())

        self.act(write, lambda file: self.say(self.tr("统计已存到 {0}").format(file)))

    # --- inside --------------------------------------------------------------------------

    def reader(self) -> Callable[[], Told]:
        terminal, view = self.desk.terminal, self._view
        return lambda: read_told(terminal, view)

    def take(self, seen: Told) -> None:
        known, self._told = self.known, seen
        self.chipsChanged.emit()
        rows = [shown.list_row(row) for row in seen.rows]
        if rows != self._rows or not known:
            self._rows = rows
            self.rowsChanged.emit()
        self._renew(seen)

    def _renew(self, seen: Told) -> None:
        """Somebody at another desk took the open one on: it is read again."""
        detail = self._detail
        if detail is None or self.just_acted or self._asked:
            return
        standing = next((row for row in seen.rows if row.id == detail.row.id), detail.row)
        if standing.version != detail.row.version:
            self.openOne(detail.row.number)

    def _opened(self, found: tuple[SubmissionDetail, list[Organ]]) -> None:
        detail, self._organs = found
        self._show(detail)

    def _number(self) -> str:
        return self._detail.row.number if self._detail else ""

    def _ask_for(self, asked: Row) -> None:
        if asked != self._asked:
            self._asked = asked
            self.sheetChanged.emit()

    def _show(self, detail: SubmissionDetail | None) -> None:
        self.cover()
        self._detail = detail
        self.detailChanged.emit()
