"""Letters of the open application: which to draft, and their own page."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.disclosure.letters.model import Letter, LetterKind, kind_of_row
from ui.window.acting import option
from ui.window.applications.acts.answering import DRAFT, draft_form, letter_fields
from ui.window.applications.case_acts import CaseActs
from ui.window.routes import ATTACHMENTS, LETTER

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("a base")
class CaseLetters(CaseActs):
    """An answer letter asks for the result first; every other kind follows from the case."""

    @Slot()
    def draftLetter(self) -> None:
        """F9: which letter to draft for the open application."""
        if self.case is None or self.acting:
            return
        others = [kind for kind in LetterKind if not kind.is_answer]
        self.offer(
            self.tr("{0} 起草文书").format(self.case.number),
            [
                option(DRAFT, self.tr("答复书"), self.tr("先选答复结果")),
                *(option(kind.value, kind.label, "") for kind in others),
            ],
            self._drafted_kind,
        )

    @Slot(str)
    def openLetter(self, letter_id: str) -> None:
        """A letter's own page."""
        if self.case is not None:
            self.desk.navigator.replace(LETTER, letter=letter_id, number=self.case.number)

    @Slot()
    def openAttachments(self) -> None:
        """The files of the case, on a page of their own."""
        if self.case is not None:
            self.desk.navigator.replace(ATTACHMENTS, number=self.case.number)

    @Slot(str)
    def press(self, name: str) -> None:
        """An act, or the answer letter that goes before it."""
        if name != DRAFT:
            super().press(name)
        elif self.case is not None and not self.acting:
            self._form.begin(draft_form(self.case, self.office))

    def _drafted_kind(self, name: str) -> None:
        if name == DRAFT:
            self.press(DRAFT)
        else:
            self._draft(LetterKind(name), {})

    def _submitted(self) -> None:
        form, case = self._form.form, self.case
        if form is None or case is None or self.acting or not form.name.startswith(DRAFT):
            super()._submitted()
            return
        values = self._form.answers
        self._draft(kind_of_row(values["row"]), letter_fields(values), values)

    def _draft(
        self, kind: LetterKind, fields: dict[str, str], answers: dict[str, str] | None = None
    ) -> None:
        """Drafts a letter and opens it; what was answered waits for the answer itself."""
        case = self.case
        if case is None:
            return
        letters, actor, number = self.desk.terminal.letters, self.actor, case.number

        def drafted(letter: Letter) -> None:
            self._form.end()
            if answers is not None:
                kept = {name: value for name, value in answers.items() if name != "law"}
                self.desk.session.kept[f"answer:{number}"] = kept
            self.openLetter(letter.id)

        self.act(lambda: letters.draft(number, kind, actor=actor, fields=fields), drafted)
