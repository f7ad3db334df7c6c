"""Content at the desk: listed, edited, checked, and what it asks for today."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date, hall_time
from kiosk.common.errors import KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.window.content import deeds, detail
from ui.window.content.editor.document_editor import DocumentEditor
from ui.window.content.editor.subject import (
    Subject,
    new_subject,
    returned_subject,
    standing_subject,
)
from ui.window.content.forms import NOTE, note_form
from ui.window.content.list_view_model import ContentListViewModel
from ui.window.content.reading import DOCUMENTS, PROPOSALS, Opened
from ui.window.content.rows import Row
from ui.window.forms.open_form import OpenForm

if TYPE_CHECKING:
    from ui.window.content.previewing import PreviewFace

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1
TILES_ON_A_SHEET = 6
"""Of A4; see :mod:`kiosk.documents.wall`."""


@QmlElement
@QmlUncreatable("made by the navigator")
class ContentViewModel(ContentListViewModel):
    """Every change goes through two persons; what the wall needs is printed from here."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._form = OpenForm(desk.session.kept, self)
        self._form.submitted.connect(self._submit)
        self._editor = DocumentEditor(desk.session.kept, self)
        self._editor.submitted.connect(self._send)
        self._editor.reviewWanted.connect(self._review)
        self._purpose = ""
        self._in_hand: Opened | None = None  # what the form is about: news do not change it
        self._previewed: PreviewFace | None = None

    def leaving(self) -> None:
        super().leaving()
        self._end_preview()
        self._form.putAway()
        self._editor.putAway()

    @Property(OpenForm, constant=True)
    def form(self) -> OpenForm:
        """A note to a decision, or the reason of a proposal."""
        return self._form

    @Property(DocumentEditor, constant=True)
    def editor(self) -> DocumentEditor:
        """The document that is being edited."""
        return self._editor

    # --- what the page asks --------------------------------------------------------------

    @Slot(str)
    def follow(self, link: str) -> None:
        """A link in the panel: a document, a proposal, a version to compare or to restore."""
        name, _, number = link.partition(" ")
        if name == "compare":
            self._compare(int(number))
        elif name == "restore":
            self._ask_note("restore", self.tr("恢复第 {0} 版").format(number), number)
        elif name == "back":
            self._compared = []
            self.detailChanged.emit()
        elif name == "proposal":
            self._view = PROPOSALS
            self._begin(number)
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
            "new": self._add,
            "done": self._done,
            "print": lambda: self._print(alone=True),
            "print_all": self._print_all,
            "save_tile": self._save_tile,
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

    @Slot()
    def preview(self) -> None:
        """The page that residents would see, in a window of its own."""
        from ui.window.content.previewing import PreviewFace, PreviewTerminal

        subject = self._editor.subject
        if subject is None or not self._editor.previews:
            return
        if not self._editor.sound:
            self._editor.submit()  # shows what is wrong first
            return
        try:
            shown = PreviewTerminal(self.desk.terminal, subject.kind, self._editor.document)
        except KioskError as error:
            self.fail(error)
            return
        self._end_preview()
        self._previewed = PreviewFace(shown)
        self._previewed.show_page()

    def _end_preview(self) -> None:
        if self._previewed is not None:
            self._previewed.close()
            self._previewed = None

    def fail(self, error: Exception) -> None:
        """A refusal stands in the sheet that it is about: all that was typed stays."""
        for form in (self._form, self._editor):
            if form.open and isinstance(error, KioskError):
                form.refuse(say(error, messages_dir()))
                return
        super().fail(error)

    # --- editing -------------------------------------------------------------------------

    def _edit(self) -> None:
        opened, editing = self._opened, self.desk.terminal.editing
        if opened is None:
            return
        self._in_hand, self._purpose = opened, "revise" if opened.proposal else "edit"
        today = hall_date(self.clock.now())
        proposal = opened.proposal
        kind, _, code = opened.key.partition("/")

        def read() -> Subject:
            if proposal is not None:
                return returned_subject(editing, proposal, today)
            return standing_subject(editing, kind, code, opened.text, today)

        self.work(read, self._editor.edit, cover=False, latest="editor")

    def _add(self) -> None:
        editing, kind = self.desk.terminal.editing, self._kind
        now = hall_time(self.clock.now())
        self._in_hand, self._purpose = None, "new"
        self.work(
            lambda: new_subject(editing, kind, now), self._editor.edit, cover=False, latest="editor"
        )

    @Slot()
    def _review(self) -> None:
        """Asks lint about what is being typed, as soon as it is a document."""
        subject, editing = self._editor.subject, self.desk.terminal.editing
        if subject is None or not self._editor.sound:
            return
        kind, document = subject.kind, self._editor.document

        def told(found: list[Any]) -> None:
            if self._editor.subject is subject:
                self._editor.review(found)

        self.desk.tasks.run(
            lambda: editing.check(kind, document),
            told,
            self._not_reviewed,
            owner=self,
            latest="review",
        )

    def _not_reviewed(self, error: Exception) -> None:
        """What is no document yet, half typed, has nothing to be found in it."""
        if isinstance(error, Rejected):
            self._editor.review(())
        else:
            self.fail(error)

    @Slot()
    def _send(self) -> None:
        """The edited document goes to the checker."""
        subject = self._editor.subject
        if subject is not None:
            proposal = self._in_hand.proposal if self._in_hand else None
            deed = deeds.changed(
                self.desk.terminal.editing,
                subject,
                self._editor.document,
                self._editor.reasons,
                self.actor,
                seen=self._editor.seen,
                proposal=proposal,
            )
            self._act(*deed, self._editor)

    # --- acting --------------------------------------------------------------------------

    def _ask_note(self, purpose: str, title: str, number: str = "") -> None:
        errors = self._proposal.errors if self._proposal and purpose == "approve" else 0
        self._in_hand, self._purpose = self._opened, f"{purpose} {number}".strip()
        today = hall_date(self.clock.now())
        self._form.begin(note_form(purpose, title, self._key, today, errors=errors))

    @Slot()
    def _submit(self) -> None:
        """The note was written."""
        editing, actor, purpose = self.desk.terminal.editing, self.actor, self._purpose
        note, opened = self._form.answers.get("note", ""), self._in_hand
        if opened is None:
            return
        if opened.proposal is None:
            deed = deeds.asked_for(editing, purpose, opened.key, note, actor)
        else:
            deed = deeds.decided(editing, purpose, opened.proposal, note, actor)
        self._act(*deed, self._form)

    def _act(self, fn: Callable[[], object], said: str, form: OpenForm) -> None:
        """Acts on an open form; it stays open until it was taken."""

        def done(_: object) -> None:
            form.end()
            self.say(said)

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

    # --- the wall and files --------------------------------------------------------------

    def _done(self) -> None:
        editing, actor, key = self.desk.terminal.editing, self.actor, self._key
        self.act(lambda: editing.mark_done(key, actor), lambda _: self.say(self.tr("已登记完成。")))

    def _print(self, *, alone: bool) -> None:
        """The tile of the task, or all that today's tasks ask for, on the A4 printer."""
        task, actor = self._task, self.actor
        printing, request = self.desk.terminal.printing, new_id()
        code, name = (task.code, task.name) if alone and task else ("", self.tr("今天的墙贴"))

        def sent(job: str) -> None:
            self._paper.asked(job, name)
            self.say(self.tr("已送打印：{0}。").format(name))

        self.act(lambda: printing.request_tiles(code, request_id=request, actor=actor), sent)

    def _print_all(self) -> None:
        """Asks first: after an import it may be the whole wall."""
        tiles = self._tiles_waiting()
        sheets = -(-tiles // TILES_ON_A_SHEET)
        self.ask(
            self.tr("打印 {0} 块墙贴？").format(tiles),
            self.tr("A4 纸 {0} 张，从这台机器的 A4 打印机打出。").format(sheets),
            self.tr("打印"),
            lambda: self._print(alone=False),
        )

    def _save_tile(self) -> None:
        from ui.window.content.tile_file import save_tiles

        task, terminal = self._task, self.desk.terminal
        code = task.code if task and task.prints else ""
        self._save_as(lambda: save_tiles(terminal, code))

    def _save(self) -> None:
        from ui.window.content.lint_file import save

        seen, terminal = self._seen, self.desk.terminal
        if seen is not None:
            groups = seen.linted.groups
            self._save_as(lambda: save(terminal, groups))

    def _save_as(self, write: Callable[[], str]) -> None:
        self.work(
            write,
            lambda name: self.say(self.tr("已存到本机的报表文件夹：{0}").format(name)),
            cover=False,
        )
