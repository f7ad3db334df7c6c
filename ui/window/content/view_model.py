"""Content at the desk: listed, edited, checked, and what it asks for today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.ids import new_id
from kiosk.content.editing.model import Proposal
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.content import deeds, detail, rows
from ui.window.content.document_form import document_form
from ui.window.content.forms import NOTE, note_form
from ui.window.content.reading import (
    DOCUMENTS,
    LINT,
    PROPOSALS,
    WALL,
    Asked,
    Opened,
    Seen,
    open_document,
    open_proposal,
    read_view,
)
from ui.window.content.rows import Row
from ui.window.forms.open_form import OpenForm

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class ContentViewModel(ActingViewModel):
    """One list at a time and one thing of it open; every change goes through two persons."""

    viewChanged = Signal()
    rowsChanged = Signal()
    detailChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._view, self._kind, self._text = DOCUMENTS, "service_item", ""
        self._seen: Seen | None = None
        self._rows: list[Row] = []
        self._key = ""
        self._opened: Opened | None = None
        self._compared: list[Row] = []
        self._form = OpenForm(desk.session.kept, self)
        self._form.submitted.connect(self._submit)
        self._purpose = ""
        self._in_hand: Opened | None = None  # what the form is about: news do not change it

    def leaving(self) -> None:
        super().leaving()
        self._form.putAway()

    # --- what the page shows -------------------------------------------------------------

    @Property(OpenForm, constant=True)
    def form(self) -> OpenForm:
        return self._form

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
        """Says so when others were left out."""
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
        return self._acts() if self._key or self._view == LINT else []

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

    @Slot(str)
    def follow(self, link: str) -> None:
        """A link in the panel: a document, or a version to compare or to restore."""
        name, _, number = link.partition(" ")
        if name == "compare":
            self._compare(int(number))
        elif name == "restore":
            self._ask_note("restore", self.tr("恢复第 {0} 版").format(number), number)
        elif name == "back":
            self._compared = []
            self.detailChanged.emit()
        elif "/" in link:
            self._view, self._kind, self._text = DOCUMENTS, "", link.partition("/")[2]
            self._begin(link)

    @Slot(str)
    def press(self, name: str) -> None:
        """One of the buttons."""
        if self.acting or name not in [act["name"] for act in self._acts()]:
            return
        pressed: dict[str, Callable[[], None]] = {
            "edit": self._edit,
            "revise": self._edit,
            "done": self._done,
            "submit": lambda: self._step("submit"),
            "withdraw": self._withdraw,
            "renew": self._renew,
            "save": self._save,
            "go": lambda: self.follow(self._key),
        }
        if name in NOTE:
            self._ask_note(name, self.tr(NOTE[name]))
        else:
            pressed[name]()

    # --- reading -------------------------------------------------------------------------

    def reader(self) -> Callable[[], Seen]:
        terminal, asked, actor = self.desk.terminal, self._asked(), self.actor
        known = self._seen.linted if self._seen else None
        return lambda: read_view(terminal, asked, actor, known)

    def take(self, seen: Seen) -> None:
        self._seen = seen
        self.viewChanged.emit()
        if seen.asked != self._asked():
            self.look()
            return
        self._rows = rows.list_rows(seen)
        self.rowsChanged.emit()
        if self._key and (self.just_acted or self._outdated(seen)):
            self._read_again()
        else:
            self.detailChanged.emit()

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
            return detail.document_lines(opened)
        if self._view == LINT:
            group = next((one for one in seen.linted.groups if one.key == self._key), None)
            return detail.group_lines(group) if group else []
        if self._view == WALL:
            task = next((one for one in seen.tasks if one.id == self._key), None)
            return detail.task_lines(task) if task else []
        parity = next((one for one in seen.parity if f"outlet/{one.outlet}" == self._key), None)
        return detail.outlet_lines(parity) if parity else detail.aged_lines(seen.fresh, self._key)

    def _acts(self) -> list[Row]:
        proposal = self._proposal
        if proposal is not None and self._seen is not None:
            return detail.proposal_acts(proposal, self.actor, checks=self._seen.checks)
        opened = self._opened is not None
        return detail.list_acts(self._view, self._key, opened=opened, waits=self._waits())

    def _waits(self) -> bool:
        tasks = self._seen.tasks if self._seen else ()
        return any(task.id == self._key and task.done_at is None for task in tasks)

    # --- acting --------------------------------------------------------------------------

    def _edit(self) -> None:
        opened = self._opened
        if opened is None:
            return
        kind, text = deeds.edited(opened)
        self._in_hand, self._purpose = opened, "revise" if opened.proposal else "edit"
        self._form.begin(document_form(kind, text, hall_date(self.clock.now())))

    def _ask_note(self, purpose: str, title: str, number: str = "") -> None:
        errors = self._proposal.errors if self._proposal and purpose == "approve" else 0
        self._in_hand, self._purpose = self._opened, f"{purpose} {number}".strip()
        today = hall_date(self.clock.now())
        self._form.begin(note_form(purpose, title, self._key, today, errors=errors))

    @Slot()
    def _submit(self) -> None:
        """The open form was filled in."""
        editing, actor, purpose = self.desk.terminal.editing, self.actor, self._purpose
        answers, opened = self._form.answers, self._in_hand
        note = answers.get("note", "")
        if opened is None:
            return
        if purpose in ("edit", "revise"):
            today = hall_date(self.clock.now())
            self._act(*deeds.changed(editing, opened, answers, actor, today))
        elif opened.proposal is None:
            self._act(*deeds.asked_for(editing, purpose, self._key, note, actor))
        else:
            self._act(*deeds.decided(editing, purpose, opened.proposal, note, actor))

    def _act(self, fn: Callable[[], object], said: str) -> None:
        """Acts on the open form; what was typed stays until it was taken."""

        def done(_: object) -> None:
            self._form.end()
            self.say(said)

        self._form.putAway()
        self.act(fn, done)

    def _step(self, name: str) -> None:
        proposal, editing, actor = self._proposal, self.desk.terminal.editing, self.actor
        if proposal is None:
            return
        step = editing.submit if name == "submit" else editing.withdraw
        said = self.tr("已提交审核。") if name == "submit" else self.tr("已撤回。")
        self.act(
            lambda: step(proposal.id, actor=actor, version=proposal.version),
            lambda _: self.say(said),
        )

    def _withdraw(self) -> None:
        self.ask(
            self.tr("撤回这份修改？"),
            self.tr("撤回以后不再审核，内容不变。"),
            self.tr("撤回"),
            lambda: self._step("withdraw"),
            danger=True,
        )

    def _renew(self) -> None:
        proposal, editing, actor = self._proposal, self.desk.terminal.editing, self.actor
        request = new_id()
        if proposal is not None:
            self.act(
                lambda: editing.renew(proposal.id, actor=actor, request_id=request),
                lambda made: (
                    self.say(self.tr("已按现在的原文重新提交。")),
                    self.openOne(made.id),
                ),
            )

    def _done(self) -> None:
        editing, actor, key = self.desk.terminal.editing, self.actor, self._key
        self.act(lambda: editing.mark_done(key, actor), lambda _: self.say(self.tr("已登记完成。")))

    def _compare(self, number: int) -> None:
        editing, key = self.desk.terminal.editing, self._key
        kind, _, code = key.partition("/")

        def show(found: list[Any]) -> None:
            title = self.tr("第 {0} 版与现行版本的差别").format(number)
            back: Row = {"kind": "link", "title": title, "link": "back"}
            back["linkText"] = self.tr("返回")
            self._compared = [back, *detail.change_rows(found)]
            self.detailChanged.emit()

        self.work(
            lambda: editing.compare_versions(kind, code, number), show, cover=False, latest="detail"
        )

    def _save(self) -> None:
        from ui.window.content.lint_file import save

        seen, terminal = self._seen, self.desk.terminal
        if seen is not None:
            groups = seen.linted.groups
            self.work(
                lambda: save(terminal, groups),
                lambda name: self.say(self.tr("已存到本机的报表文件夹：{0}").format(name)),
                cover=False,
            )
