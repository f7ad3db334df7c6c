"""The application form, step by step."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.common.wording import catalogue, say
from kiosk.disclosure.model import FormRejected, Receipt
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.resident.disclosure import published, review, rows
from ui.resident.disclosure.draft import Draft
from ui.resident.disclosure.published import Published
from ui.resident.disclosure.rows import translated
from ui.resident.disclosure.steps import CONTENT, REVIEW, STEPS, Step
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

HINT_MS = 300


@QmlElement
@QmlUncreatable("made by the navigator")
class DisclosureViewModel(ViewModel):
    """Holds the draft; checks a step when it is left; hands the form in once."""

    stepChanged = Signal()
    askedChanged = Signal()
    problemsChanged = Signal()
    chosenChanged = Signal()
    foundChanged = Signal()
    hintsChanged = Signal()
    sectionsChanged = Signal()
    focusWanted = Signal(str)
    wiped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._draft = Draft()
        self._step = 0
        self._from_review = False
        self._problems: dict[str, str] = {}
        self._query = ""
        self._found: list[Published] = []
        self._hints: list[Published] = []
        self._sections: list[review.Section] = []
        self._request_id = ""
        self._submitting = False
        self._words = catalogue(messages_dir())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(HINT_MS)
        self._pause.timeout.connect(self._look_for_hints)

    # What is shown

    @Property("QStringList", constant=True)
    def steps(self) -> list[str]:
        """Titles of all steps."""
        return [translated(step.title) for step in STEPS]

    @Property(int, notify=stepChanged)
    def step(self) -> int:
        return self._step

    @Property(str, notify=stepChanged)
    def kind(self) -> str:
        """notice, published, form or review."""
        return self._at().kind

    @Property(str, notify=stepChanged)
    def nextText(self) -> str:
        """What the button to the next step says."""
        if self._step == 0:
            return self.tr("我已知悉，开始填写")
        if self._from_review:
            return self.tr("改好了，回到核对")
        return self.tr("下一步：{0}").format(translated(STEPS[self._step + 1].title))

    @Property("QVariantList", notify=stepChanged)
    def fields(self) -> list[dict[str, object]]:
        """All fields of this step, asked or not."""
        return [rows.field_row(field) for field in self._at().fields]

    @Property("QVariantList", notify=askedChanged)
    def asked(self) -> list[int]:
        """Indexes of the fields that are asked now."""
        return self._draft.asked(self._at())

    @Property("QVariantMap", notify=chosenChanged)
    def chosen(self) -> dict[str, str]:
        """What was chosen, by field."""
        chosen = (f.name for step in STEPS for f in step.fields if f.choices)
        return {name: self._draft.get(name) for name in chosen}

    @Property("QVariantMap", notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """A sentence for each wrong field."""
        return self._problems

    @Property("QVariantList", notify=foundChanged)
    def found(self) -> list[dict[str, object]]:
        """Rows {kind, code, name, note, door} of what is public already."""
        return self._published_rows(self._found)

    @Property(str, notify=foundChanged)
    def query(self) -> str:
        """What ``found`` is for."""
        return self._query

    @Property("QVariantList", notify=hintsChanged)
    def hints(self) -> list[dict[str, object]]:
        """Documents that may be the ones asked for; rows as in ``found``."""
        return self._published_rows(self._hints)

    @Property("QVariantList", notify=sectionsChanged)
    def sections(self) -> list[dict[str, object]]:
        """The whole form for checking, identity numbers masked."""
        return [{**one, "title": translated(str(one["title"]))} for one in self._sections]

    @Property("QVariantMap", constant=True)
    def office(self) -> dict[str, str]:
        """Who handles the application: {name, phone, address, hours}."""
        office = self.desk.terminal.settings.office
        name = office.name or self.desk.terminal.settings.hall_name
        return {
            "name": name,
            "phone": office.phone,
            "address": office.address,
            "hours": office.hours,
        }

    @Slot(str, result=str)
    def answer(self, name: str) -> str:
        """What was typed into a field before; a field reads it when it comes on the screen."""
        return self._draft.get(name)

    # What the resident does

    @Slot(str, str)
    def edit(self, name: str, text: str) -> None:
        """A field was typed into."""
        if text == self._draft.get(name):
            return
        self._draft.set(name, text)
        self._settle(name)
        if self._at() is CONTENT:
            self._pause.start()

    @Slot(str, str)
    def choose(self, name: str, value: str) -> None:
        """One of a field's choices was touched; it may change what else is needed."""
        self._draft.set(name, value)
        self._problems = {}
        self.problemsChanged.emit()
        self.chosenChanged.emit()
        self.askedChanged.emit()

    @Slot(str)
    def search(self, query: str) -> None:
        """Looks for what is public already, as it is typed."""
        content = self.desk.terminal.content
        self.work(
            lambda: (query, published.find(content, query)),
            self._take_found,
            cover=False,
            latest="published",
        )

    @Slot(str, str)
    def openPublished(self, kind: str, code: str) -> None:
        """Shows a document or guide; coming back finds the form as it was."""
        self.desk.navigator.open(rows.PAGES[kind], code=code)

    @Slot()
    def next(self) -> None:
        """To the next step, or stays and says what is wrong at each field."""
        take_composed_text()
        problems = self._draft.problems(self._at(), self._today())
        if problems:
            self._show_problems(problems)
        elif self._from_review or self._step + 1 == REVIEW:
            self._check()
        else:
            self._go(self._step + 1)

    @Slot()
    def previous(self) -> None:
        """One step back, or out of the form from its first."""
        take_composed_text()
        if self._step == 0:
            self.goBack()
        else:
            self._from_review = False
            self._go(self._step - 1)

    @Slot(int)
    def change(self, step: int) -> None:
        """From the check page to a step; its next button leads back."""
        self._from_review = True
        self._go(step)

    @Slot()
    def submit(self) -> None:
        """Hands the form in. However often it is touched, it is one application."""
        if self._submitting:
            return
        self._submitting = True
        self._request_id = self._request_id or new_id()
        request, form, terminal = self._request_id, self._draft.form(), self.desk.terminal
        self.work(
            lambda: terminal.disclosure.submit(form, request_id=request),
            self._submitted,
            failed=self._not_submitted,
        )

    def shown(self) -> None:
        if STEPS[self._step].kind == "published":
            self.search(self._query)

    def leaving(self) -> None:
        self._pause.stop()
        self._draft.clear()
        self._problems, self._query = {}, ""
        self._found, self._hints, self._sections = [], [], []
        self._request_id = ""
        self._step = 0
        self.wiped.emit()
        for changed in (
            self.problemsChanged, self.chosenChanged, self.foundChanged, self.hintsChanged,
            self.sectionsChanged, self.stepChanged,
        ):  # fmt: skip
            changed.emit()

    # How it is done

    def _at(self) -> Step:
        return STEPS[self._step]

    def _today(self) -> date:
        return hall_date(self.desk.terminal.clock.now())

    def _go(self, step: int) -> None:
        self._step = step
        self._problems = {}
        self.clearError()
        self.problemsChanged.emit()
        self.stepChanged.emit()
        self.askedChanged.emit()
        self.shown()

    def _settle(self, name: str) -> None:
        if name in self._problems:
            self._problems = {key: said for key, said in self._problems.items() if key != name}
            self.problemsChanged.emit()

    def _show_problems(self, problems: dict[str, Rejected]) -> None:
        self._problems = {name: say(error, messages_dir()) for name, error in problems.items()}
        self.problemsChanged.emit()
        self.focusWanted.emit(next(iter(problems)))

    def _check(self) -> None:
        """To the check page, or to the first step that is not right."""
        checked, problems = self._draft.examine(self._today())
        if checked is None:
            self._go_to_problem(problems)
            return
        self._sections = review.sections(checked, self._draft.answers, self._words.__getitem__)
        self.sectionsChanged.emit()
        self._from_review = False
        self._go(REVIEW)

    def _go_to_problem(self, problems: dict[str, Rejected]) -> None:
        for at, step in enumerate(STEPS):
            names = [step.fields[i].name for i in self._draft.asked(step)]
            wrong = {name: problems[name] for name in names if name in problems}
            if wrong:
                self.change(at)
                self._show_problems(wrong)
                return

    def _submitted(self, receipt: Receipt) -> None:
        self.desk.nudge()
        self.desk.navigator.replace("disclosure.receipt", number=receipt.number)

    def _not_submitted(self, error: Exception) -> None:
        self._submitting = False
        if isinstance(error, FormRejected):
            self._go_to_problem(self._draft.examine(self._today())[1])
            return
        if isinstance(error, Conflict) and error.code == "disclosure.request_reused":
            self._show_earlier()
            return
        self.fail(error)
        said = self.error if isinstance(error, KioskError) else ""
        self.show_error(
            said + self.tr("申请没有提交成功，您填写的内容都还在，请再按一次“提交申请”。")
        )

    def _show_earlier(self) -> None:
        """The first try had gone through after all, and the form was changed since."""
        request, terminal = self._request_id, self.desk.terminal
        self.work(lambda: terminal.disclosure.receipt(request), self._filed_earlier)

    def _filed_earlier(self, receipt: Receipt) -> None:
        self.desk.navigator.replace("disclosure.receipt", number=receipt.number, earlier=True)

    def _take_found(self, answer: tuple[str, list[Published]]) -> None:
        self._query, self._found = answer
        self.foundChanged.emit()

    def _look_for_hints(self) -> None:
        content = self.desk.terminal.content
        title, description = self._draft.get("title_or_number"), self._draft.get("description")
        self.work(
            lambda: published.hints(content, title, description),
            self._take_hints,
            cover=False,
            latest="hints",
        )

    def _take_hints(self, hints: list[Published]) -> None:
        if hints != self._hints:
            self._hints = hints
            self.hintsChanged.emit()

    def _published_rows(self, documents: list[Published]) -> list[dict[str, object]]:
        return [rows.published_row(one, self.desk.navigator.has) for one in documents]
