"""The lists of the page of content, and what is open of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.editing.model import Proposal, Task
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.calling.reprint import Reprint
from ui.window.content import detail, rows
from ui.window.content.reading import (
    DOCUMENTS,
    LINT,
    NOT_LINTED,
    PROPOSALS,
    WALL,
    Asked,
    Linted,
    Opened,
    Seen,
    lint_everything,
    open_document,
    open_proposal,
    read_view,
)
from ui.window.content.rows import Row

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("a base")
class ContentListViewModel(ActingViewModel):
    """One list at a time and one thing of it open; what is done with it is its subclass's."""

    viewChanged = Signal()
    rowsChanged = Signal()
    detailChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._view, self._kind, self._text = DOCUMENTS, "service_item", ""
        self._seen: Seen | None = None
        self._linted = NOT_LINTED
        self._linting = NOT_LINTED.generation
        self._rows: list[Row] = []
        self._key = ""
        self._opened: Opened | None = None
        self._compared: list[Row] = []
        self._paper = Reprint(desk.terminal.printing)

    # --- what the page shows -------------------------------------------------------------

    @Property("QVariantList", notify=viewChanged)
    def chips(self) -> list[Row]:
        """The views: rows {name, text, on}."""
        return rows.chip_rows(self._seen, self._view)

    @Property("QVariantList", notify=viewChanged)
    def kinds(self) -> list[Row]:
        """Which documents are listed; empty in the other views."""
        return rows.kind_rows(self._kind) if self._view == DOCUMENTS else []

    @Property(str, notify=viewChanged)
    def view(self) -> str:
        return self._view

    @Property(str, notify=viewChanged)
    def findText(self) -> str:
        """The words that the list is narrowed by."""
        return self._text

    @Property("QVariantList", notify=rowsChanged)
    def rows(self) -> list[Row]:
        """The list: rows {id, title, note, tag, tagKind, light, lightKind, hot}."""
        return self._rows

    @Property(bool, notify=rowsChanged)
    def known(self) -> bool:
        """Whether the list has been read."""
        return self._seen is not None and self._seen.asked == self._asked()

    @Property(str, notify=rowsChanged)
    def cutText(self) -> str:
        """Says so when others were left out; of the wall, how much there is to do."""
        if self._seen is not None and self._view == WALL:
            return rows.wall_text(self._seen.tasks)
        if self._seen is None or len(self._seen.documents) <= rows.MOST_ROWS:
            return ""
        return self.tr("只列出前 {0} 份，请输入名称查找。").format(rows.MOST_ROWS)

    @Property(str, notify=detailChanged)
    def key(self) -> str:
        """What is open; empty for nothing."""
        return self._key

    @Property("QVariantMap", notify=detailChanged)
    def head(self) -> Row:
        """{title, sub, tag, tagKind} of what is open."""
        row = next((each for each in self._rows if each["id"] == self._key), None)
        proposal = self._proposal
        if proposal is not None:
            return detail.proposal_head(proposal)
        if row is None:
            return {}
        return detail.heading(
            str(row["title"]), str(row["note"]), str(row["tag"]), str(row["tagKind"])
        )

    @Property("QVariantList", notify=detailChanged)
    def lines(self) -> list[Row]:
        """What is open, line by line."""
        return self._compared or self._lines()

    @Property("QVariantList", notify=detailChanged)
    def acts(self) -> list[Row]:
        """Buttons: rows {name, text, keys, kind}."""
        return self._acts()

    # --- what the page asks --------------------------------------------------------------

    @Slot(str)
    def chooseView(self, name: str) -> None:
        """Another list; what was open is closed."""
        if name != self._view and name in dict(rows.VIEWS):
            self._view = name
            self._begin()

    @Slot(str)
    def chooseKind(self, name: str) -> None:
        """Other documents."""
        kind = "" if name == "all" else name
        if kind != self._kind and kind in dict(rows.KINDS):
            self._kind = kind
            self._begin()

    @Slot(str)
    def find(self, text: str) -> None:
        """Words of a name, a code or a department."""
        if text.strip() != self._text:
            self._text = text.strip()
            self.look()

    @Slot(str)
    def openOne(self, key: str) -> None:
        """Opens a row; one of several lists, or a document that a finding names."""
        self._key, self._opened, self._compared = key, None, []
        self.detailChanged.emit()
        read = self._opener(key)
        if read is not None:
            self.work(read, self._show, cover=False, latest="detail")

    # --- reading -------------------------------------------------------------------------

    def reader(self) -> Callable[[], Seen]:
        terminal, asked, actor = self.desk.terminal, self._asked(), self.actor
        known = self._linted
        paper = self._paper.reader()
        return lambda: replace(read_view(terminal, asked, actor, known), paper=paper())

    def take(self, seen: Seen) -> None:
        self._linted = max(self._linted, seen.linted, key=lambda one: one.generation)
        self._seen = replace(seen, linted=self._linted)
        self._tell_paper(seen.paper)
        self._lint_again(seen.generation)
        self.viewChanged.emit()
        if seen.asked != self._asked():
            self.look()
            return
        self._rows = rows.list_rows(self._seen)
        self.rowsChanged.emit()
        if self._key and (self.just_acted or self._outdated(seen)):
            self._read_again()
        else:
            self.detailChanged.emit()

    def _lint_again(self, generation: int) -> None:
        """Findings of another state of the content come beside the list, once for each state."""
        if generation in (self._linted.generation, self._linting):
            return
        self._linting = generation
        terminal = self.desk.terminal
        self.desk.tasks.run(
            lambda: lint_everything(terminal),
            self._take_findings,
            self._findings_failed,
            owner=self,
            latest="lint",
        )

    def _take_findings(self, found: Linted) -> None:
        self._linted = found
        if self._seen is None:
            return
        self._seen = replace(self._seen, linted=found)
        self.viewChanged.emit()
        if self._seen.asked == self._asked():
            self._rows = rows.list_rows(self._seen)
            self.rowsChanged.emit()
            self.detailChanged.emit()

    def _findings_failed(self, error: Exception) -> None:
        self._linting = NOT_LINTED.generation
        self.fail(error)

    def _read_again(self) -> None:
        """What is open is read anew; the sentence on what just happened stays."""
        read = self._opener(self._key)
        self._compared = []
        if read is None:
            self.detailChanged.emit()
        else:
            self.desk.tasks.run(read, self._show, self.fail, owner=self, latest="detail")

    def _outdated(self, seen: Seen) -> bool:
        """Whether somebody has dealt with the open proposal since it was read."""
        mine = self._proposal
        if mine is None:
            return False
        versions = {each.id: each.version for each in seen.proposals}
        return mine.state.open and versions.get(mine.id) != mine.version

    def _asked(self) -> Asked:
        return Asked(self._view, self._kind, self._text)

    def _begin(self, key: str = "") -> None:
        self._rows = []
        self.say("")
        self.viewChanged.emit()
        self.rowsChanged.emit()
        self.look()
        self.openOne(key)

    def _opener(self, key: str) -> Callable[[], Opened] | None:
        terminal = self.desk.terminal
        if self._view == PROPOSALS and key:
            return lambda: open_proposal(terminal, key)
        kind, sign, code = key.partition("/")
        if sign and kind != "outlet" and self._view == DOCUMENTS:
            return lambda: open_document(terminal, kind, code)
        return None

    def _show(self, opened: Opened) -> None:
        if opened.key == self._key:
            self._opened = opened
            self.detailChanged.emit()

    @property
    def _proposal(self) -> Proposal | None:
        return self._opened.proposal if self._opened else None

    def _lines(self) -> list[Row]:
        seen, opened = self._seen, self._opened
        if seen is None or not self._key:
            return []
        if opened is not None and opened.proposal is not None:
            return detail.proposal_lines(opened, opened.proposal)
        if opened is not None:
            kind, _, code = opened.key.partition("/")
            return detail.document_lines(opened, (seen.open or {}).get((kind, code)))
        return self._listed_lines(seen)

    def _listed_lines(self, seen: Seen) -> list[Row]:
        """What a row of a list says that is not a document or a proposal."""
        if self._view == LINT:
            group = next((one for one in seen.linted.groups if one.key == self._key), None)
            return detail.group_lines(group) if group else []
        if self._view == WALL:
            return detail.task_lines(self._task) if self._task else []
        if self._key == rows.LIVE:
            return detail.live_lines()
        parity = next((one for one in seen.parity if f"outlet/{one.outlet}" == self._key), None)
        return detail.outlet_lines(parity) if parity else detail.aged_lines(seen.fresh, self._key)

    def _acts(self) -> list[Row]:
        proposal = self._proposal
        if proposal is not None and self._seen is not None:
            return detail.proposal_acts(proposal, self.actor, checks=self._seen.checks)
        if self._view == WALL:
            return detail.wall_acts(self._task, many=self._tiles_waiting())
        opened = self._opened is not None and bool(self._opened.text)
        return detail.list_acts(self._view, self._key, self._kind, opened=opened)

    @property
    def _task(self) -> Task | None:
        tasks = self._seen.tasks if self._seen else ()
        return next((task for task in tasks if task.id == self._key), None)

    def _tiles_waiting(self) -> int:
        tasks = self._seen.tasks if self._seen else ()
        return sum(task.prints and task.done_at is None for task in tasks)

    def _tell_paper(self, state: str) -> None:
        """What became of tiles that were sent to the printer."""
        name = self._paper.settled(state)
        if name and state == "printed":
            self.say(self.tr("“{0}”已打印。换好后登记完成。").format(name))
        elif name:
            self.show_error(
                self.tr("“{0}”没有打印出来，请检查打印机；也可以存为文件。").format(name)
            )
