"""What is done to the open application: its forms, and a colleague who was faster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, KioskError
from kiosk.common.wording import say
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.applications.acts.act import Act, Answers, Office
from ui.window.applications.acts.table import ACTS, all_rows, main_rows
from ui.window.applications.case_rows import who
from ui.window.forms.open_form import OpenForm

if TYPE_CHECKING:
    from kiosk.disclosure.casework.model import CaseDetail, SimilarCase

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]
CHANGED = "disclosure.changed_meanwhile"


@dataclass(frozen=True, slots=True)
class Opened:
    """An application as it was read to be worked on."""

    case: CaseDetail
    similar: tuple[SimilarCase, ...]


@QmlElement
@QmlUncreatable("a base")
class CaseActs(ActingViewModel):
    """Every act is a form of :mod:`acts.table`; the subclass reads and shows."""

    offersChanged = Signal()
    listingChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._opened: Opened | None = None
        self._office = Office(hall_date(self.clock.now()), None)
        self._act: Act | None = None
        self._listing = False
        self._form = OpenForm(desk.session.kept, self)
        self._form.submitted.connect(self._submitted)

    # --- for the subclass ----------------------------------------------------------------

    @property
    def case(self) -> CaseDetail | None:
        """The open application."""
        return self._opened.case if self._opened else None

    @property
    def office(self) -> Office:
        """What questions are made from, today."""
        return replace(self._office, today=hall_date(self.clock.now()))

    def open_case(self, number: str) -> Opened:
        """Reads one, off the GUI thread; that it was opened is audited."""
        casework = self.desk.terminal.casework
        case = casework.case(number, actor=self.actor)
        return Opened(case, tuple(casework.similar(number)))

    def show_case(self, opened: Opened | None) -> None:
        """Shows it, or none."""
        raise NotImplementedError

    # --- what the page shows -------------------------------------------------------------

    @Property(OpenForm, constant=True)
    def form(self) -> OpenForm:
        """The form of the act in hand."""
        return self._form

    @Property("QVariantList", notify=offersChanged)
    def mainActs(self) -> list[Row]:
        """The buttons under the case: rows {name, text, keys, kind}."""
        return main_rows(self.case, leads=self.desk.session.leads) if self.case else []

    @Property("QVariantList", notify=offersChanged)
    def allActs(self) -> list[Row]:
        """Every act: rows {name, text, note, enabled}."""
        return all_rows(self.case.state, self.case.offers) if self.case else []

    @Property(bool, notify=listingChanged)
    def listing(self) -> bool:
        """Whether the list of every act is open."""
        return self._listing

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def listActs(self) -> None:
        """F12: every act, with the reason of those that may not be done."""
        self._set_listing(self.case is not None)

    @Slot()
    def unlist(self) -> None:
        self._set_listing(False)

    @Slot(str)
    def press(self, name: str) -> None:
        """An act by its name, if it may be done: opens its form, or asks once."""
        case, act = self.case, ACTS.get(name)
        if case is None or act is None or self.acting:
            return
        if not any(row["name"] == name and row["enabled"] for row in self.allActs):
            return
        self._set_listing(False)
        self._act = act
        form = act.asked(case, self.office)
        if form.fields({}):
            self._form.begin(form)
        else:
            self.ask(form.title, form.text, form.yes, lambda: self._do(case, act, {}))

    # --- acting --------------------------------------------------------------------------

    @Slot()
    def _submitted(self) -> None:
        """Called with checked answers."""
        form, case, act = self._form.form, self.case, self._act
        if form is None or case is None or act is None or self.acting:
            return
        answers = self._form.answers
        sentence = form.confirm(answers)
        if sentence:
            self.ask(
                form.title,
                sentence,
                form.yes,
                lambda: self._do(case, act, answers),
                danger=form.danger,
            )
        else:
            self._do(case, act, answers)

    def _do(self, case: CaseDetail, act: Act, answers: dict[str, str]) -> None:
        casework, number = self.desk.terminal.casework, case.number
        account = self.desk.session.account
        given = Answers(
            answers,
            self.office.today,
            {"actor": self.actor, "version": case.version},
            role=account.role.value if account else "",
        )

        def work() -> Opened:
            changed = act.do(casework, case, given)
            return Opened(changed, tuple(casework.similar(number)))

        def done(opened: Opened) -> None:
            self._form.end()
            self.show_case(opened)
            self.say(self.tr(act.said).format(number))

        self.act(work, done)

    def fail(self, error: Exception) -> None:
        """With a form open the reason stands in it, and what a colleague did meanwhile."""
        if not self._form.open or not isinstance(error, KioskError):
            super().fail(error)
            return
        sentence = say(error, messages_dir())
        self._form.refuse(sentence)
        case = self.case
        if isinstance(error, Conflict) and error.code == CHANGED and case is not None:
            self.work(
                lambda: self.open_case(case.number),
                lambda opened: self._caught_up(case, opened, sentence),
                cover=False,
                latest="detail",
            )

    def _caught_up(self, before: CaseDetail, opened: Opened, sentence: str) -> None:
        """The case as a colleague left it, under the form that stays as it was typed."""
        news = news_of(before, opened.case)
        self.show_case(opened)
        act = self._act
        if act is None or not self._form.open:
            return
        offer = next((o for o in opened.case.offers if o.event.value == act.name), None)
        if offer is not None and not offer.enabled:
            news.append(self.tr("现在不能再办这一步：{0}").format(offer.why_not))
        else:
            news.append(self.tr("您填的内容都还在，请看过再确认。"))
            self._form.again(act.asked(opened.case, self.office))
        self._form.refuse(sentence, news)

    def _set_listing(self, listing: bool) -> None:
        if listing != self._listing:
            self._listing = listing
            self.listingChanged.emit()


def news_of(before: CaseDetail, after: CaseDetail) -> list[str]:
    """What happened to a case since it was read, a line each."""
    lines = []
    for entry in after.timeline[len(before.timeline) :]:
        line = f"{entry.label} · {who(entry.actor_label)}"
        lines.append(f"{line}：{entry.note}" if entry.note else line)
    if before.due_on != after.due_on and after.due_on is not None:
        lines.append(f"答复期限现在是 {after.due_on.isoformat()}。")
    return lines
