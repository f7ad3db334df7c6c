"""The application form, screen by screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.wording import catalogue, say
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.resident.disclosure import review, rows
from ui.resident.disclosure.card_view_model import CardFilling
from ui.resident.disclosure.draft import Draft
from ui.resident.disclosure.handing_in import HandingIn
from ui.resident.disclosure.helper_view_model import HelperEntry
from ui.resident.disclosure.keeping import DraftKeeping
from ui.resident.disclosure.leaving_view_model import LeaveQuestion
from ui.resident.disclosure.public_view_model import PublicInformation
from ui.resident.disclosure.reading_aloud import ReadingAloud
from ui.resident.disclosure.resuming_view_model import Found, ResumeEntry
from ui.resident.disclosure.rows import translated
from ui.resident.disclosure.signing import SignatureEntry
from ui.resident.disclosure.steps import (
    APPLICANT,
    CONTENT,
    FIRST_FORM,
    PUBLISHED,
    READBACK,
    REVIEW,
    SIGN,
    STEPS,
    TITLES,
    Step,
    following,
    preceding,
)
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class DisclosureViewModel(ViewModel):
    """Holds the answers; checks a step when it is left; hands the form in once."""

    stepChanged = Signal()
    askedChanged = Signal()
    problemsChanged = Signal()
    chosenChanged = Signal()
    sectionsChanged = Signal()
    focusWanted = Signal(str)
    refilled = Signal()
    wiped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._draft = Draft()
        self._at = 0
        self._spared = False
        self._from_review = False
        self._problems: dict[str, str] = {}
        self._sections: list[review.Section] = []
        self._words = catalogue(messages_dir())
        self._keeping = DraftKeeping(desk, self)
        self._public = PublicInformation(desk, self)
        self._helper = HelperEntry(desk, self)
        self._resume = ResumeEntry(desk, self)
        self._leave = LeaveQuestion(desk, self._keeping, self)
        self._card = CardFilling(desk, self)
        self._signature = SignatureEntry(self)
        self._aloud = ReadingAloud(desk, self)
        self._handing_in = HandingIn(self, self._keeping, self._helper, self._wrong_after_all)
        self._parts: tuple[ViewModel, ...] = (
            self._public, self._helper, self._resume, self._card, self._aloud, self._keeping,
        )  # fmt: skip
        self._public.enough.connect(self._end_well)
        self._resume.found.connect(self._go_on)
        self._card.read.connect(self._fill_from_card)
        self._helper.changed.connect(self._helped)

    # Its parts

    @Property(DraftKeeping, constant=True)
    def keeping(self) -> DraftKeeping:
        return self._keeping

    @Property(PublicInformation, constant=True)
    def public(self) -> PublicInformation:
        return self._public

    @Property(HelperEntry, constant=True)
    def helper(self) -> HelperEntry:
        return self._helper

    @Property(ResumeEntry, constant=True)
    def resume(self) -> ResumeEntry:
        return self._resume

    @Property(LeaveQuestion, constant=True)
    def leaveQuestion(self) -> LeaveQuestion:
        return self._leave

    @Property(CardFilling, constant=True)
    def card(self) -> CardFilling:
        return self._card

    @Property(SignatureEntry, constant=True)
    def signature(self) -> SignatureEntry:
        return self._signature

    @Property(ReadingAloud, constant=True)
    def aloud(self) -> ReadingAloud:
        return self._aloud

    # What is shown

    @Property("QStringList", constant=True)
    def steps(self) -> list[str]:
        """Titles of the bar."""
        return [translated(title) for title in TITLES]

    @Property(int, notify=stepChanged)
    def step(self) -> int:
        """Place in the bar."""
        return TITLES.index(self._here().title)

    @Property(str, notify=stepChanged)
    def kind(self) -> str:
        """What shows this screen, see :class:`Step`; ``spared`` at the end of a good search."""
        return "spared" if self._spared else self._here().kind

    @Property(str, notify=stepChanged)
    def nextText(self) -> str:
        """What the button to the next screen says."""
        if self._from_review:
            return self.tr("改好了，回到核对")
        return rows.next_text(self._at, helped=self._helper.helping)

    @Property("QVariantList", notify=stepChanged)
    def fields(self) -> list[dict[str, object]]:
        """All fields of this step, asked or not."""
        return [rows.field_row(field) for field in self._here().fields]

    @Property("QVariantList", notify=askedChanged)
    def asked(self) -> list[int]:
        """Indexes of the fields that are asked now."""
        return self._draft.asked(self._here())

    @Property("QVariantMap", notify=chosenChanged)
    def chosen(self) -> dict[str, str]:
        """What was chosen, by field."""
        chosen = (f.name for step in STEPS for f in step.fields if f.choices)
        return {name: self._draft.get(name) for name in chosen}

    @Property(bool, notify=chosenChanged)
    def organisation(self) -> bool:
        """Whether an organisation applies, which may put its seal in place of a signature."""
        return not self._draft.citizen

    @Property(bool, notify=chosenChanged)
    def byCard(self) -> bool:
        """Whether name and number may come from an identity card."""
        return self._draft.by_card and self._here() is APPLICANT

    @Property("QVariantMap", notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """A sentence for each wrong field."""
        return self._problems

    @Property("QVariantList", notify=sectionsChanged)
    def sections(self) -> list[dict[str, object]]:
        """The whole form for checking, identity numbers masked."""
        return [{**one, "title": translated(str(one["title"]))} for one in self._sections]

    @Property("QVariantList", notify=sectionsChanged)
    def lines(self) -> list[dict[str, str]]:
        """All of it as one list: rows {label, value}."""
        return review.lines(self._sections)

    @Property("QVariantMap", constant=True)
    def office(self) -> dict[str, str]:
        """Who handles the application: {name, phone, address, hours}."""
        return rows.office_row(self.desk.terminal.settings)

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
        self._note()
        self._settle(name)
        if self._here() is CONTENT:
            self._public.describe(
                self._draft.get("title_or_number"), self._draft.get("description")
            )

    @Slot(str, str)
    def choose(self, name: str, value: str) -> None:
        """One of a field's choices was touched; it may change what else is needed."""
        self._draft.set(name, value)
        self._note()
        self._problems = {}
        self._look_for_card()
        for changed in (self.problemsChanged, self.chosenChanged, self.askedChanged):
            changed.emit()

    @Slot()
    def next(self) -> None:
        """To the next screen, or stays and says what is wrong at each field."""
        take_composed_text()
        if self._at == SIGN:
            self._sign_and_submit()
            return
        problems = self._draft.problems(self._here(), self._today())
        if problems:
            self._show_problems(problems)
        elif self._from_review or self._at + 1 == REVIEW:
            self._check()
        else:
            self._go(following(self._at, helped=self._helper.helping))

    @Slot()
    def previous(self) -> None:
        """One screen back, or out of the form from its first."""
        take_composed_text()
        if self._at > 0:
            self._from_review = False
            self._go(preceding(self._at, helped=self._helper.helping))
        elif self.may_leave():
            self.goBack()

    @Slot(int)
    def change(self, at: int) -> None:
        """From the check page to a step; its next button leads back."""
        self._from_review = True
        self._go(at)

    @Slot()
    def readAloud(self) -> None:
        """Reads out what was written; what is masked is never spoken."""
        spoken = (row for row in self.lines if "*" not in row["value"])
        self._aloud.read([f"{row['label']}：{row['value']}。" for row in spoken])

    @Slot()
    def lookAgain(self) -> None:
        """It was not that document after all."""
        self._spared = False
        self._go(PUBLISHED)

    def may_leave(self) -> bool:
        if not self._draft.filled or self._keeping.kept or self._spared:
            return True
        self._leave.ask()
        return False

    def shown(self) -> None:
        if self._here().kind == "published":
            self._public.search(self._public.query)
        self._look_for_card()

    def leaving(self) -> None:
        for part in self._parts:
            part.leave()
        self._draft.clear()
        self._signature.forget()
        self._problems, self._sections = {}, []
        self._at, self._from_review = 0, False
        self.wiped.emit()
        for changed in (
            self.problemsChanged, self.chosenChanged, self.sectionsChanged, self.stepChanged,
        ):  # fmt: skip
            changed.emit()

    # How it is done

    def _here(self) -> Step:
        return STEPS[self._at]

    def _today(self) -> date:
        return hall_date(self.desk.terminal.clock.now())

    def _go(self, at: int) -> None:
        self._at = at
        self._problems = {}
        self._aloud.stop()
        self.clearError()
        for changed in (
            self.problemsChanged, self.chosenChanged, self.stepChanged, self.askedChanged,
        ):  # fmt: skip
            changed.emit()
        if at >= FIRST_FORM:
            self._note()
            self._keeping.flush()
        self.shown()

    def _note(self) -> None:
        # Who signs does it in one go; back after a power cut one checks once more.
        self._keeping.note(self._draft.answers, min(self._at, REVIEW))

    def _settle(self, name: str) -> None:
        if name in self._problems:
            self._problems = {key: said for key, said in self._problems.items() if key != name}
            self.problemsChanged.emit()

    def _show_problems(self, problems: dict[str, Rejected]) -> None:
        self._problems = {name: say(error, messages_dir()) for name, error in problems.items()}
        self.problemsChanged.emit()
        self.focusWanted.emit(next(iter(problems)))

    def _look_for_card(self) -> None:
        if self.byCard:
            self._card.start()
        else:
            self._card.stop()

    @Slot(str, str)
    def _fill_from_card(self, name: str, identity: str) -> None:
        for field, text in (("name", name), ("document_number", identity)):
            self._draft.set(field, text)
            self._settle(field)
        self._note()
        self.refilled.emit()

    @Slot()
    def _helped(self) -> None:
        """Without the helper nobody but the applicant can sign."""
        if not self._helper.helping:
            self._signature.forget()
            if self._at == READBACK:
                self._go(REVIEW)
        self.stepChanged.emit()

    def _check(self) -> None:
        """To the check page, or to the first step that is not right."""
        checked, problems = self._draft.examine(self._today())
        if checked is None:
            self._go_to_problem(problems)
            return
        self._sections = review.sections(checked, self._draft.answers, self._words.__getitem__)
        self.sectionsChanged.emit()
        self._signature.forget()
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

    @Slot(object)
    def _go_on(self, found: Found) -> None:
        """With a form of before; at its check page only when all of it still stands."""
        if found.number:
            self.desk.navigator.replace("disclosure.receipt", number=found.number, earlier=True)
            return
        self._keeping.take(found.draft.key)
        self._draft.load(found.draft.answers)
        if found.draft.step >= REVIEW:
            self._check()
        else:
            self._go(max(found.draft.step, FIRST_FORM))
        self.refilled.emit()

    @Slot()
    def _end_well(self) -> None:
        """Nothing is applied for, nothing of it stays."""
        self._draft.clear()
        self._keeping.forget()
        self._spared = True
        self.wiped.emit()
        self._go(PUBLISHED)

    def _sign_and_submit(self) -> None:
        signature = self._signature.given()
        if signature is not None:
            self._handing_in.submit(self._draft.form(), signature)

    def _wrong_after_all(self) -> None:
        self._go_to_problem(self._draft.examine(self._today())[1])
