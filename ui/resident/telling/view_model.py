"""我要说, step by step: what, about what, the words, how to hear back, check, hand in."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Conflict
from kiosk.common.ids import new_id
from kiosk.feedback.submissions.model import (
    TEXT_LIMIT,
    Kind,
    ReplyBy,
    SubmissionForm,
)
from kiosk.feedback.submissions.views import Receipt
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.resident.telling import subjects, wording
from ui.resident.telling.checks import wrong_phone, wrong_words
from ui.resident.telling.lines_view_model import SubjectLines
from ui.resident.telling.review import Said, sections
from ui.resident.telling.subjects import Subject
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

KIND, ABOUT, WRITE, REPLY, CHECK = STEPS = ("kind", "about", "write", "reply", "check")
_NOTHING = {"text": "", "name": "", "phone": "", "place": "", "query": ""}


@QmlElement
@QmlUncreatable("made by the navigator")
class TellingViewModel(ViewModel):
    """``kind`` and ``about`` come from the page that leads here. Nothing of an unfinished text is
    kept: when the page goes, or the power, it is gone."""

    stepChanged = Signal()
    formChanged = Signal()
    problemsChanged = Signal()
    leavingChanged = Signal()
    focusWanted = Signal(str)
    wiped = Signal()

    def __init__(
        self, desk: Desk, *, kind: str = "", about: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(desk, parent)
        known = kind in set(Kind)
        self._kind: Kind | None = Kind(kind) if known else None
        self._subject: Subject | None = None
        self._given_about = about
        self._step = KIND
        self._from_check = self._asking = self._handing_in = False
        self._typed = dict(_NOTHING)
        self._reply = ReplyBy.CODE
        self._choice = SubjectLines(desk, self)
        self._problems: dict[str, str] = {}
        self._request_id = ""

    # What is shown

    @Property("QStringList", constant=True)
    def steps(self) -> list[str]:
        """Titles of the bar."""
        return wording.step_titles()

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        """kind, about, write, reply or check."""
        return self._step

    @Property(int, notify=stepChanged)
    def place(self) -> int:
        """Of the step in the bar."""
        return STEPS.index(self._step)

    @Property(str, notify=stepChanged)
    def title(self) -> str:
        return wording.title(self._step, self._kind)

    @Property("QVariantList", constant=True)
    def kinds(self) -> list[dict[str, str]]:
        """Rows {kind, label, note, icon}."""
        return wording.kind_rows()

    @Property(str, notify=formChanged)
    def kind(self) -> str:
        """The kind chosen; empty before."""
        return self._kind.value if self._kind else ""

    @Property(str, notify=formChanged)
    def subject(self) -> str:
        """What it is about, in a line; empty while nothing is chosen."""
        return self._subject.title if self._subject else ""

    @Property(bool, notify=formChanged)
    def anybody(self) -> bool:
        """Whether it may be handed in without saying what it is about."""
        return self._kind in (Kind.CONSULTATION, Kind.COMPLAINT, Kind.SUGGESTION)

    @Property(SubjectLines, constant=True)
    def choice(self) -> SubjectLines:
        """The lines of which one is chosen."""
        return self._choice

    @Property("QVariantList", notify=formChanged)
    def places(self) -> list[dict[str, str]]:
        """Rows {place, label}: where in the document something is wrong."""
        if self._kind is not Kind.ERROR or self._subject is None:
            return []
        return wording.place_rows(self._subject.about)

    @Property(str, notify=formChanged)
    def chosenPlace(self) -> str:
        return self._typed["place"]

    @Property(str, notify=formChanged)
    def reply(self) -> str:
        """``code`` or ``phone``."""
        return self._reply.value

    @Property(str, notify=stepChanged)
    def writingHint(self) -> str:
        return wording.writing_hint(self._kind) if self._kind else ""

    @Property(str, notify=stepChanged)
    def promise(self) -> str:
        """Who answers by when."""
        if self._kind is None:
            return ""
        limits = self.desk.terminal.settings.submissions
        subject = self._subject or Subject("")
        return wording.answerer(subject.title if subject.organ else "", subject.about) + (
            wording.promise(self._kind, limits)
        )

    @Property(str, constant=True)
    def handler(self) -> str:
        """Who keeps the number to call, and what for."""
        hall = self.desk.terminal.settings.hall_name
        return self.tr(
            "称呼和电话由{0}保存，只用来就这件事给您回话，屏幕和回执上不显示全部。可以不留。"
        ).format(hall)

    @Property(int, constant=True)
    def textLimit(self) -> int:
        return TEXT_LIMIT

    @Property("QVariantMap", notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """A sentence for each wrong field."""
        return self._problems

    @Property("QVariantList", notify=stepChanged)
    def review(self) -> list[dict[str, object]]:
        """Rows {title, step, rows: {label, value}} for the check."""
        if self._kind is None:
            return []
        place = next((p["label"] for p in self.places if p["place"] == self._typed["place"]), "")
        said = Said(self._kind, self.subject, place, self._typed, self._reply, self.promise)
        return sections(said)

    @Property(bool, notify=leavingChanged)
    def asking(self) -> bool:
        """Whether it is asked before what was written is thrown away."""
        return self._asking

    @Slot(str, result=str)
    def answer(self, name: str) -> str:
        """What was typed into a field; a field reads it when it comes on the screen."""
        return self._typed[name]

    # What the resident does

    @Slot(str)
    def choose(self, kind: str) -> None:
        """One of the five; what it is about may not fit another kind."""
        if self._kind is None or kind != self._kind.value:
            self._kind, self._typed["place"] = Kind(kind), ""
            if not self._fits():
                self._subject = None
            self._changed()
        self._go(ABOUT)

    @Slot(str, str)
    def edit(self, name: str, text: str) -> None:
        """A field was typed into."""
        if text == self._typed[name]:
            return
        self._typed[name] = text
        if name == "query":
            self._choice.look(self._kind, text)
            return
        self._request_id = ""
        self.clearError()
        self._settle(name)

    @Slot(int)
    def pick(self, index: int) -> None:
        """One of the lines."""
        subject = self._choice.at(index)
        if subject is not None:
            self._take_subject(subject)

    @Slot()
    def pickNobody(self) -> None:
        """不清楚该找谁: the hall finds out."""
        self._take_subject(Subject(""))

    @Slot(str)
    def choosePlace(self, place: str) -> None:
        """Where in the document something is wrong."""
        self._typed["place"], self._request_id = place, ""
        self._settle("place")
        self.formChanged.emit()

    @Slot(str)
    def chooseReply(self, reply: str) -> None:
        """How the answer is to be told."""
        self._reply, self._request_id = ReplyBy(reply), ""
        self._settle("phone")
        self.formChanged.emit()

    @Slot()
    def next(self) -> None:
        """To the next step, or stays and says what is wrong at each field."""
        take_composed_text()
        if self._step == CHECK:
            self._hand_in()
            return
        problems = self._wrong()
        if problems:
            self._set_problems(problems)
            self.focusWanted.emit(next(iter(problems)))
        elif self._step == KIND:
            self._go(ABOUT if self._kind else KIND)
        elif self._from_check:
            self._go(CHECK)
        else:
            self._go(STEPS[STEPS.index(self._step) + 1])

    @Slot()
    def previous(self) -> None:
        """One step back, or out of the page from its first."""
        take_composed_text()
        self._from_check = False
        if self._step != KIND:
            self._go(STEPS[STEPS.index(self._step) - 1])
        elif self.may_leave():
            self.goBack()

    @Slot(str)
    def change(self, step: str) -> None:
        """From the check to one of its parts."""
        self._from_check = True
        self._go(step)

    @Slot()
    def readAnswer(self) -> None:
        """To what was handed in before."""
        self.desk.navigator.replace("status", door="telling")

    @Slot()
    def stay(self) -> None:
        """Goes on writing."""
        self._ask(False)

    @Slot()
    def throwAway(self) -> None:
        """Leaves, and nothing is kept."""
        self._ask(False)
        self._forget()
        self.goHome()

    def may_leave(self) -> bool:
        if not self._typed["text"].strip():
            return True
        self._ask(True)
        return False

    def shown(self) -> None:
        if self._given_about and self._subject is None:
            terminal, about = self.desk.terminal, self._given_about
            self.work(lambda: subjects.named(terminal, about), self._take_given)
        elif self._kind is not None and self._step == KIND:
            self._go(ABOUT)

    def leaving(self) -> None:
        self._choice.leave()
        self._forget()

    # How it is done

    def _fits(self) -> bool:
        if self._subject is None:
            return False
        about, organ = self._subject.about, self._subject.organ
        if self._kind is Kind.COMMENT:
            return about.startswith("draft:")
        return bool(about) if self._kind is Kind.ERROR else bool(about or organ)

    def _take_given(self, subject: Subject) -> None:
        self._given_about, self._subject = "", subject
        if self._kind is not None and not self._fits():
            self._subject = None
        self.formChanged.emit()
        if self._kind is not None:
            self._go(WRITE if self._subject else ABOUT)

    def _take_subject(self, subject: Subject) -> None:
        take_composed_text()
        if self._subject is None or subject.about != self._subject.about:
            self._typed["place"] = ""
        self._subject = subject
        self._changed()
        self._go(CHECK if self._from_check and not self.places else WRITE)

    def _wrong(self) -> dict[str, str]:
        """What does not pass in this step, in the order of its fields."""
        if self._step == ABOUT and self._subject is None:
            return {"query": self.tr("请选一个。")}
        if self._step == WRITE:
            return wrong_words(self._typed["text"], self._typed["place"], asked=bool(self.places))
        return wrong_phone(self._phone(), self._reply) if self._step == REPLY else {}

    def _phone(self) -> str:
        return self._typed["phone"] if self._reply is ReplyBy.PHONE else ""

    def _hand_in(self) -> None:
        """However often it is touched, it is one."""
        if self._handing_in or self._kind is None:
            return
        subject = self._subject or Subject("")
        self._handing_in = True
        self._request_id = request = self._request_id or new_id()
        form = SubmissionForm(
            kind=self._kind.value,
            text=self._typed["text"],
            about=subject.about,
            organ=subject.organ,
            place=self._typed["place"],
            name=self._typed["name"] if self._reply is ReplyBy.PHONE else "",
            phone=self._phone(),
            reply_by=self._reply.value,
        )
        submissions = self.desk.terminal.submissions
        self.work(
            lambda: submissions.submit(form, request_id=request),
            self._handed_in,
            failed=self._not_handed_in,
        )

    def _handed_in(self, receipt: Receipt) -> None:
        self._forget()
        self.desk.nudge()
        self.desk.navigator.replace("telling.receipt", reference=receipt.id)

    def _not_handed_in(self, error: Exception) -> None:
        self._handing_in = False
        if isinstance(error, Conflict):
            self._request_id = ""
        self.fail(error)

    def _changed(self) -> None:
        self._request_id = ""
        self.formChanged.emit()

    def _settle(self, name: str) -> None:
        if name in self._problems:
            self._set_problems({k: v for k, v in self._problems.items() if k != name})

    def _set_problems(self, problems: dict[str, str]) -> None:
        self._problems = problems
        self.problemsChanged.emit()

    def _ask(self, asking: bool) -> None:
        self._asking = asking
        self.leavingChanged.emit()

    def _go(self, step: str) -> None:
        self._step = step
        if step == CHECK:
            self._from_check = False
        self._set_problems({})
        self.clearError()
        if step == ABOUT:
            self._typed["query"] = ""
            self._choice.begin(self._kind)
        self.stepChanged.emit()

    def _forget(self) -> None:
        self._typed = dict(_NOTHING)
        self._subject, self._request_id = None, ""
        self._set_problems({})
        self.wiped.emit()
        self.formChanged.emit()
        self.stepChanged.emit()
