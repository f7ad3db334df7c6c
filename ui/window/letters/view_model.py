"""One letter of a case: its words on the left, its pages on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date, hall_time
from kiosk.common.errors import Conflict
from kiosk.disclosure.letters.model import Letter, LetterState
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.forms.open_form import OpenForm
from ui.window.letters.form import letter_form, lines
from ui.window.letters.pictures import DPI, addresses
from ui.window.routes import APPLICATIONS

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]
STATE_KINDS = {LetterState.DRAFT: "warn", LetterState.ISSUED: "ok", LetterState.VOID: "plain"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter and its pages as they would be printed now."""

    letter: Letter
    pages: tuple[str, ...]


@QmlElement
@QmlUncreatable("made by the navigator")
class LetterViewModel(ActingViewModel):
    """A draft is edited and issued once; what was issued is only printed or set aside."""

    letterChanged = Signal()
    dirtyChanged = Signal()

    def __init__(
        self, desk: Desk, parent: QObject | None = None, *, letter: str, number: str
    ) -> None:
        super().__init__(desk, parent)
        self._id = letter
        self._number = number
        self._paper: Paper | None = None
        self._saved: dict[str, str] = {}
        self._edition = ""
        self._form = OpenForm(desk.session.kept, self)
        self._form.submitted.connect(self._save)
        self._form.answersChanged.connect(self.dirtyChanged)

    def shown(self) -> None:
        """A letter names the applicant in clear: that it was looked at is audited."""
        disclosure, actor, number = self.desk.terminal.disclosure, self.actor, self._number
        self.work(
            lambda: disclosure.reveal(number, "name", actor=actor), lambda _: None, cover=False
        )
        super().shown()

    # --- what the page shows -------------------------------------------------------------

    @Property(OpenForm, constant=True)
    def form(self) -> OpenForm:
        return self._form

    @Property("QVariantMap", notify=letterChanged)
    def letter(self) -> Row:
        """{title, number, state, stateKind, draft, said, blanks}; empty before it is read."""
        if self._paper is None:
            return {}
        letter = self._paper.letter
        return {
            "title": letter.text.title,
            "number": letter.number or self.tr("制发时编号"),
            "state": letter.state.label,
            "stateKind": STATE_KINDS[letter.state],
            "draft": letter.state is LetterState.DRAFT,
            "issued": letter.state is LetterState.ISSUED,
            "said": _said(letter),
            "blanks": self.tr("还没有填的：{0}").format("、".join(letter.blanks))
            if letter.blanks
            else "",
        }

    @Property("QStringList", notify=letterChanged)
    def pages(self) -> list[str]:
        """Addresses of the pages' pictures."""
        return list(self._paper.pages) if self._paper else []

    @Property(bool, notify=dirtyChanged)
    def dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._form.open and self._form.answers != self._saved

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        """To the application; asks first when something is not saved."""
        if self.dirty:
            self.ask(
                self.tr("有没有保存的修改"),
                self.tr("离开后，没有保存的修改不保留。"),
                self.tr("离开"),
                self._leave_page,
                danger=True,
            )
        else:
            self._leave_page()

    @Slot()
    def issue(self) -> None:
        """F8: gives the letter its number; this cannot be taken back."""
        paper = self._paper
        if paper is None or paper.letter.state is not LetterState.DRAFT or self.acting:
            return
        if self.dirty:
            self.show_error(self.tr("先保存修改，看过预览再制发。"))
            return
        letters, actor, letter_id = self.desk.terminal.letters, self.actor, self._id
        self.ask(
            self.tr("制发这份文书？"),
            self.tr("制发后编定文号，不能再改；有误的只能作废重拟。"),
            self.tr("制发"),
            lambda: self.act(
                lambda: letters.issue(letter_id, actor=actor, seen=self._edition),
                lambda letter: self.say(self.tr("已制发：{0}").format(letter.number)),
            ),
            careful=True,
        )

    @Slot()
    def askVoid(self) -> None:
        """An issued letter is set aside with a reason; a draft is thrown away."""
        paper = self._paper
        if paper is None or self.acting:
            return
        letters, actor, letter_id = self.desk.terminal.letters, self.actor, self._id
        if paper.letter.state is LetterState.DRAFT:
            self.ask(
                self.tr("不要这份草稿？"),
                self.tr("草稿没有文号，丢弃后不再列出。"),
                self.tr("丢弃"),
                lambda: self.act(
                    lambda: letters.discard(letter_id, actor=actor), lambda _: self._leave_page()
                ),
                danger=True,
            )
        elif paper.letter.state is LetterState.ISSUED:
            self.offer(
                self.tr("作废 {0}").format(paper.letter.number),
                [],
                lambda _: None,
                text=self.tr("文号不再使用，作废的文书留在案卷里。"),
                own=self.tr("作废原因"),
                written=lambda reason: self.act(
                    lambda: letters.void(letter_id, reason=reason, actor=actor),
                    lambda _: self.say(self.tr("已作废。")),
                ),
            )

    @Slot()
    def printLetter(self) -> None:
        """F7: on the A4 printer."""
        letters, actor, letter_id = self.desk.terminal.letters, self.actor, self._id
        if self._paper is not None and not self.dirty:
            self.act(
                lambda: letters.send_to_printer(letter_id, actor=actor),
                lambda _: self.say(self.tr("已送去打印。")),
            )

    # --- reading -------------------------------------------------------------------------

    def reader(self) -> Callable[[], Paper]:
        letters, letter_id, known = self.desk.terminal.letters, self._id, self._paper

        def read() -> Paper:
            letter = letters.letter(letter_id)
            if known is not None and known.letter == letter:
                return known
            return Paper(letter, tuple(addresses(letters.pictures(letter_id, dpi=DPI))))

        return read

    def take(self, seen: Paper) -> None:
        if seen is self._paper:
            return
        self._paper = seen
        letter = seen.letter
        if letter.state is not LetterState.DRAFT:
            self._form.end()
        elif not self.dirty:
            self._form.begin(letter_form(letter, hall_date(self.clock.now())))
            self._saved = self._form.answers
            self._edition = letter.edition
        self.letterChanged.emit()
        self.dirtyChanged.emit()

    # --- acting --------------------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        values, letter_id, actor = self._form.answers, self._id, self.actor
        letters, seen = self.desk.terminal.letters, self._edition
        shape = sum(name.startswith("form.") for name in values)

        def saved(letter: Letter) -> None:
            self._saved = values
            self._edition = letter.edition
            self.dirtyChanged.emit()
            self.say(self.tr("已保存，右侧是现在的样子。"))

        self.act(
            lambda: letters.edit(
                letter_id,
                lines(values["paragraphs"]),
                addressee=values["addressee"],
                annexes=lines(values["annexes"]),
                form=[values[f"form.{at}"] for at in range(shape)] if shape else None,
                actor=actor,
                seen=seen,
            ),
            saved,
        )

    def fail(self, error: Exception) -> None:
        """A colleague was faster: what was typed stays, and may replace theirs when saved again."""
        super().fail(error)
        if isinstance(error, Conflict) and error.code == "letter.changed_meanwhile":
            letters, letter_id = self.desk.terminal.letters, self._id

            def read(letter: Letter) -> None:
                self._edition = letter.edition
                self.warn(
                    self.tr(
                        "同事刚改过这份草稿，右侧是同事保存的样子；您写的还在左边，"
                        "再保存就用您写的。"
                    )
                )

            self.desk.tasks.run(lambda: letters.letter(letter_id), read, owner=self)

    def _leave_page(self) -> None:
        self.desk.navigator.replace(APPLICATIONS, number=self._number, tab="letters")


def _said(letter: Letter) -> str:
    """Who did what with it: 工号 1007 制发于 2026-11-20 10:00."""
    if letter.voided is not None:
        by = letter.voided.by.removeprefix("staff:")
        return (
            f"工号 {by} 作废于 {hall_time(letter.voided.at):%Y-%m-%d %H:%M}：{letter.voided.reason}"
        )
    if letter.issued_at is not None and letter.issued_by is not None:
        by = letter.issued_by.removeprefix("staff:")
        return f"工号 {by} 制发于 {hall_time(letter.issued_at):%Y-%m-%d %H:%M}"
    by = letter.drafted_by.removeprefix("staff:")
    return f"工号 {by} 起草于 {hall_time(letter.drafted_at):%Y-%m-%d %H:%M}"
