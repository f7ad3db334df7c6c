"""Progress: of an application or of what was told the hall by number and query code, of a ticket
by its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.text import half_width
from kiosk.disclosure.views import ApplicationStatus
from kiosk.feedback.submissions.views import SubmissionStatus
from kiosk.queueing.model import TicketView
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.resident.counting import stands_here
from ui.resident.status import wording
from ui.resident.status.deeds_view_model import TicketDeeds
from ui.resident.status.own_view_model import OwnApplication
from ui.resident.status.reading_view_model import ReleasedReading
from ui.resident.status.tickets import todays_ticket
from ui.resident.status.told_view_model import OwnTold
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

APPLICATION, TICKET, TELLING = range(3)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{4,})")


@QmlElement
@QmlUncreatable("made by the navigator")
class StatusViewModel(ViewModel):
    """Three doors, each with its question and its answer."""

    doorChanged = Signal()
    problemsChanged = Signal()
    answerChanged = Signal()
    focusWanted = Signal(str)
    wiped = Signal()

    def __init__(self, desk: Desk, *, door: str = "", parent: QObject | None = None) -> None:
        """``door``: ``telling`` opens at the answers to 我要说."""
        super().__init__(desk, parent)
        self._door = TELLING if door == "telling" else APPLICATION
        self._typed = {"number": "", "code": "", "ticket": ""}
        self._problems: dict[str, str] = {}
        self._answer: dict[str, object] = {}
        self._deeds = TicketDeeds(desk, self)
        self._deeds.cancelled.connect(self._look_again)
        self._own = OwnApplication(desk, self)
        self._own.renewed.connect(self._take_application)
        self._told = OwnTold(desk, self)
        self._told.renewed.connect(self._take_told)
        self._reading = ReleasedReading(desk, self)

    @Property(TicketDeeds, constant=True)
    def deeds(self) -> TicketDeeds:
        """What can be done with the ticket that was found."""
        return self._deeds

    @Property(OwnApplication, constant=True)
    def own(self) -> OwnApplication:
        """What can be done with the application that was found."""
        return self._own

    @Property(OwnTold, constant=True)
    def told(self) -> OwnTold:
        """What can be done with the submission that was found."""
        return self._told

    @Property(ReleasedReading, constant=True)
    def reading(self) -> ReleasedReading:
        """The files that were released to the applicant."""
        return self._reading

    @Property(int, notify=doorChanged)
    def door(self) -> int:
        """0: application, 1: ticket, 2: what was told the hall."""
        return self._door

    @Property("QVariantMap", notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """A sentence for each wrong field."""
        return self._problems

    @Property("QVariantMap", notify=answerChanged)
    def answer(self) -> dict[str, object]:
        """What was found, empty before: see :mod:`ui.resident.status.wording`."""
        return self._answer

    @Slot(int)
    def choose(self, door: int) -> None:
        """Through the other door; what was found behind the first is forgotten."""
        self._door = door
        self._forget()
        self.doorChanged.emit()

    @Slot(str, str)
    def edit(self, name: str, text: str) -> None:
        """A field was typed into."""
        self._typed[name] = text
        self.clearError()
        if name in self._problems:
            self._problems = {key: said for key, said in self._problems.items() if key != name}
            self.problemsChanged.emit()

    @Slot()
    def ask(self) -> None:
        """Looks up what was typed; an empty field is said before anything is counted."""
        take_composed_text()
        needed = ("ticket",) if self._door == TICKET else ("number", "code")
        sentences = {
            "number": self.tr("请输入回执上的意见编号，如 2026-03-0001。")
            if self._door == TELLING
            else self.tr("请输入回执上的申请编号，如 2026-0001。"),
            "code": self.tr("请输入回执上的查询码，如 K7M4-2QXP。"),
            "ticket": self.tr("请输入号票上的号码，如 A015。"),
        }
        self._problems = {name: sentences[name] for name in needed if not self._typed[name].strip()}
        self.problemsChanged.emit()
        if self._problems:
            self.focusWanted.emit(next(iter(self._problems)))
        elif self._door == APPLICATION:
            self._ask_application()
        elif self._door == TELLING:
            self._ask_told()
        else:
            self._ask_ticket()

    @Slot()
    def again(self) -> None:
        """Back to the question, for another one."""
        self._forget()
        self.wiped.emit()

    def leaving(self) -> None:
        self._forget()
        self._deeds.leave()
        self._own.leave()
        self._told.leave()
        self._reading.leave()
        self.wiped.emit()

    def _ask_application(self) -> None:
        terminal = self.desk.terminal
        number, code = _application_number(self._typed["number"]), self._typed["code"]

        def found(status: ApplicationStatus) -> None:
            self._own.take(number, code, status)
            self._reading.take(number, code, status)
            self._take_application(status)

        self.work(lambda: terminal.disclosure.status(number, code), found)

    def _ask_told(self) -> None:
        terminal, number, code = self.desk.terminal, self._typed["number"], self._typed["code"]

        def found(status: SubmissionStatus) -> None:
            self._told.take(number, code, status)
            self._take_told(status)

        self.work(lambda: terminal.submissions.status(number, code), found)

    @Slot(object)
    def _take_told(self, status: SubmissionStatus) -> None:
        self._show({"kind": "told", "number": status.number})

    @Slot(str)
    def _look_again(self, number: str) -> None:
        """After it was given up: how it stands now."""
        self._typed["ticket"] = number
        self._ask_ticket()

    def _ask_ticket(self) -> None:
        terminal, number = self.desk.terminal, self._typed["ticket"]
        self.work(lambda: _find_ticket(terminal, number), self._take_ticket)

    @Slot(object)
    def _take_application(self, status: ApplicationStatus) -> None:
        self._show(wording.application(status))

    def _take_ticket(self, found: tuple[TicketView, bool]) -> None:
        view, counted = found
        self._deeds.take(view)
        self._show(wording.ticket(view, counted=counted))

    def _show(self, answer: dict[str, object]) -> None:
        self._answer = answer
        self.answerChanged.emit()

    def _forget(self) -> None:
        self._typed = dict.fromkeys(self._typed, "")
        self._problems, self._answer = {}, {}
        self._deeds.take(None)
        self._own.forget()
        self._told.forget()
        self._reading.forget()
        self.clearError()
        self.problemsChanged.emit()
        self.answerChanged.emit()


def _find_ticket(terminal: Terminal, number: str) -> tuple[TicketView, bool]:
    """The ticket, and whether it is known who waits before it."""
    view = todays_ticket(terminal.queueing, number)
    return view, not stands_here(terminal, view.id)


def _application_number(typed: str) -> str:
    """As printed: half width, no blanks, and the dash that many leave out."""
    plain = re.sub(r"\s", "", half_width(typed))
    together = _RUN_TOGETHER.fullmatch(plain)
    return f"{together[1]}-{together[2]}" if together else plain
