"""预约签到: checking in by code, QR code or card; giving an appointment up; the way to book."""

from __future__ import annotations

import logging

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.queueing.appointments.arrivals import CheckedIn
from kiosk.queueing.appointments.model import Appointment
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.appointments import wording
from ui.resident.composing import take_composed_text
from ui.resident.identity.entry_view_model import IdentityEntry, Proof
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_NOT_FOUND = frozenset({"appointment.code_wrong", "appointment.too_many_tries"})

_log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("made by the navigator")
class AppointmentsViewModel(ViewModel):
    """One field for the code, typed or scanned; a card on the reader does without it."""

    problemChanged = Signal()
    messageChanged = Signal()
    focusWanted = Signal()
    wiped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._typed = ""
        self._problem = ""
        self._message: dict[str, object] = {}
        self._proof: Proof | None = None
        self._giving_up = ""
        self._request_id = ""
        self._checking = False
        self._entry = IdentityEntry(desk, self)
        self._entry.given.connect(self._read)

    @Property(IdentityEntry, constant=True)
    def entry(self) -> IdentityEntry:
        """The card on the reader; its number is never typed here."""
        return self._entry

    @Property(str, notify=problemChanged)
    def problem(self) -> str:
        """What is wrong with the code, before it was looked for."""
        return self._problem

    @Property("QVariantMap", notify=messageChanged)
    def message(self) -> dict[str, object]:
        """{title, text, kind} over the page; ``kind`` is told, late, cancel or done."""
        return self._message

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Slot(str)
    def edit(self, text: str) -> None:
        """The field was typed into, by a hand or by a scanner."""
        self._typed = text
        self._request_id = ""
        self.clearError()
        self._set_problem("")

    @Slot()
    def checkIn(self) -> None:
        """With the code in the field."""
        if self._typed_something():
            self._proof = None
            self._check_in(ordinary=False)

    @Slot()
    def takeOrdinary(self) -> None:
        """Too late for the appointment: an ordinary ticket."""
        self._check_in(ordinary=True)

    @Slot()
    def giveUp(self) -> None:
        """Looks the appointment up, to be asked whether it is to be given up."""
        if self._typed_something():
            terminal, code = self.desk.terminal, self._typed
            self.work(lambda: terminal.appointments.find(code), self._ask_to_cancel,
                      failed=self._not_given_up)  # fmt: skip

    @Slot()
    def giveUpNow(self) -> None:
        """Yes, it is given up."""
        terminal, code = self.desk.terminal, self._giving_up
        self._set_message({})
        self.work(lambda: terminal.appointments.cancel(code), self._cancelled,
                  failed=self._not_given_up)  # fmt: skip

    @Slot()
    def dismiss(self) -> None:
        """The message was read."""
        self._set_message({})
        self._forget()
        self._start()

    @Slot()
    def book(self) -> None:
        """To booking."""
        self._entry.stop()
        self.desk.navigator.open("appointments.book")

    @Slot()
    def goTicket(self) -> None:
        """Without an appointment: to a ticket."""
        self.desk.navigator.replace("ticket")

    def shown(self) -> None:
        self._start()

    def leaving(self) -> None:
        self._entry.leave()
        self._forget()

    def _start(self) -> None:
        if self._entry.reader:
            self._entry.start()
        self.focusWanted.emit()

    def _typed_something(self) -> bool:
        take_composed_text()
        if self._typed.strip():
            return True
        self._set_problem(self.tr("请输入预约凭证上的预约码，如 K7M4-2QXP。"))
        self.focusWanted.emit()
        return False

    @Slot(object)
    def _read(self, proof: Proof) -> None:
        self._proof = proof
        self._request_id = ""
        self._check_in(ordinary=False)

    def _check_in(self, *, ordinary: bool) -> None:
        """However often it is touched, it is one ticket: the id stays with the code or card."""
        if self._checking:
            return
        self._checking = True
        self._set_message({})
        self._request_id = request = self._request_id or new_id()
        appointments, proof, code = self.desk.terminal.appointments, self._proof, self._typed

        def ask() -> CheckedIn:
            if proof is not None:
                return appointments.check_in_by_identity(
                    proof.identity, request_id=request, ordinary=ordinary
                )
            return appointments.check_in(code, request_id=request, ordinary=ordinary)

        self.work(ask, self._came, failed=self._refused)

    def _came(self, came: CheckedIn) -> None:
        """``_checking`` stays set: the page is gone with this."""
        self.desk.nudge()
        if self.desk.navigator.view_model is self:
            self.desk.navigator.replace(
                "ticket.issued",
                ticket_id=came.ticket.id,
                ticket=came.ticket,
                said=wording.came_text(came),
            )

    def _refused(self, error: Exception) -> None:
        self._checking = False
        if not isinstance(error, KioskError):
            _log.error("unforeseen fault while checking in", exc_info=error)
            self.fail(error)
            return
        text = say(error, messages_dir())
        if error.code in _NOT_FOUND:
            self._not_found(error.code, text)
        elif error.code == "appointment.too_late":
            self._tell(self.tr("预约时段已过"), text, "late")
        elif isinstance(error, Rejected):
            self._tell(self.tr("现在不能签到"), text, "told")
        else:
            self._tell(self.tr("没有签到"), text, "told")

    def _not_given_up(self, error: Exception) -> None:
        if not isinstance(error, KioskError):
            _log.error("unforeseen fault while giving an appointment up", exc_info=error)
            self.fail(error)
        elif error.code in _NOT_FOUND:
            self._not_found(error.code, say(error, messages_dir()))
        else:
            self._tell(self.tr("预约没有取消"), say(error, messages_dir()), "told")

    def _not_found(self, code: str, text: str) -> None:
        """A wrong code is told alike, whatever is wrong with it; only a reader takes cards."""
        if code == "appointment.code_wrong" and not self._entry.reader:
            text = self.tr("没有这个预约码。请核对后再输，或到{0}询问。").format(self.helpDesk)
        self._forget()
        self.show_error(text)
        self.focusWanted.emit()

    def _ask_to_cancel(self, made: Appointment) -> None:
        self._giving_up = made.code
        text = f"{made.business_name}\n{wording.when_text(made)}"
        self._tell(self.tr("要取消这个预约吗？"), text, "cancel")

    def _cancelled(self, made: Appointment) -> None:
        text = self.tr("{0}的预约已经取消，名额留给了别人。").format(wording.when_text(made))
        self._tell(self.tr("已取消预约"), text, "done")

    def _tell(self, title: str, text: str, kind: str) -> None:
        self._set_message({"title": title, "text": text, "kind": kind})

    def _set_message(self, message: dict[str, object]) -> None:
        if message != self._message:
            self._message = message
            self.messageChanged.emit()

    def _set_problem(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problemChanged.emit()

    def _forget(self) -> None:
        self._typed = self._giving_up = self._request_id = ""
        self._proof = None
        self._set_problem("")
        self.wiped.emit()
