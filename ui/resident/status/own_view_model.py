"""What the applicant can do with the own application: correct it, withdraw it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.disclosure.checking import LIMITS
from kiosk.disclosure.views import ApplicationStatus
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.resident.disclosure.rows import office_row
from ui.resident.status import own_wording
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

FIELDS = ("title_or_number", "description")


@QmlElement
@QmlUncreatable("made by the status page")
class OwnApplication(ViewModel):
    """Knows number and code as long as the application is on the screen, and no longer."""

    changed = Signal()
    problemsChanged = Signal()
    focusWanted = Signal(str)
    wiped = Signal()
    renewed = Signal(object)
    """The status after an act."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._key = ("", "")
        self._status: ApplicationStatus | None = None
        self._typed = dict.fromkeys(FIELDS, "")
        self._problems: dict[str, str] = {}
        self._correcting = self._withdrawing = False
        self._done = ""
        self._request_id = ""

    @Property(bool, notify=changed)
    def open(self) -> bool:
        """Whether an application is on the screen."""
        return self._status is not None

    @Property("QVariantMap", notify=changed)
    def asked(self) -> dict[str, str]:
        """The correction that is waited for: {what, replyBy}; empty when none is."""
        return own_wording.asked(self._status)

    @Property("QVariantMap", notify=changed)
    def fee(self) -> dict[str, object]:
        """The fee: {amount, sum: rows {label, value}, payBy, paid}; empty when there is none."""
        return own_wording.fee(self._status)

    @Property("QVariantMap", notify=changed)
    def answer(self) -> dict[str, object]:
        """The answer: {outcome, law, rows, remedies, on}; empty while there is none."""
        return own_wording.answer(self._status)

    @Property("QVariantMap", notify=changed)
    def dates(self) -> dict[str, object]:
        """{received, due, counting, weeks}; empty while the date of receipt does not stand."""
        return own_wording.dates(self._status, self.desk.terminal.clock.now())

    @Property("QVariantMap", constant=True)
    def office(self) -> dict[str, str]:
        """Whom to ask and where to pay: {name, phone, address, hours}."""
        return office_row(self.desk.terminal.settings)

    @Property(bool, notify=changed)
    def canWithdraw(self) -> bool:
        return self._status is not None and self._status.can_withdraw

    @Property(bool, notify=changed)
    def correcting(self) -> bool:
        """Whether the correction is being written."""
        return self._correcting

    @Property(bool, notify=changed)
    def withdrawing(self) -> bool:
        """Whether it is asked once more before the application is withdrawn."""
        return self._withdrawing

    @Property(str, notify=changed)
    def done(self) -> str:
        """What has just been done, in a sentence."""
        return self._done

    @Property("QVariantMap", notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """A sentence for each wrong field of the correction."""
        return self._problems

    @Slot(str, result=str)
    def text(self, name: str) -> str:
        """What stands in a field of the correction."""
        return self._typed[name]

    @Slot(str, result=int)
    def limit(self, name: str) -> int:
        """The most characters of a field."""
        return LIMITS[name]

    def take(self, number: str, code: str, status: ApplicationStatus) -> None:
        """Another application is on the screen."""
        self.forget()
        self._key, self._status = (number, code), status
        self.changed.emit()

    def forget(self) -> None:
        """Nothing is on the screen any more."""
        self._key, self._status, self._done = ("", ""), None, ""
        self._close()

    @Slot()
    def correct(self) -> None:
        """Begins the correction with the wording that stands."""
        asked = self._status.asked if self._status else None
        if asked is None:
            return
        self._typed = {"title_or_number": asked.title_or_number, "description": asked.description}
        self._correcting, self._request_id = True, new_id()
        self.changed.emit()

    @Slot(str, str)
    def edit(self, name: str, text: str) -> None:
        """A field was typed into."""
        self._typed[name] = text
        self._request_id = new_id()
        if self._problems:
            self._problems = {}
            self.problemsChanged.emit()

    @Slot()
    def send(self) -> None:
        """Hands the correction in. However often it is touched, it is one."""
        take_composed_text()
        if self.busy or not self._correcting:
            return
        terminal, (number, code), request = self.desk.terminal, self._key, self._request_id
        title, description = (self._typed[name] for name in FIELDS)
        self.work(
            lambda: terminal.disclosure.supply_correction(
                number, code, title_or_number=title, description=description, request_id=request
            ),
            self._corrected,
            failed=self._not_corrected,
        )

    @Slot()
    def askWithdraw(self) -> None:
        """Asks once more."""
        self._withdrawing, self._request_id = True, new_id()
        self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """Neither corrected nor withdrawn now."""
        self._close()

    @Slot()
    def withdraw(self) -> None:
        """Yes, it is withdrawn."""
        if self.busy or not self._withdrawing:
            return
        terminal, (number, code), request = self.desk.terminal, self._key, self._request_id
        self.work(
            lambda: terminal.disclosure.withdraw_own(number, code, request_id=request),
            self._withdrawn,
            failed=self._not_withdrawn,
        )

    def leaving(self) -> None:
        self.forget()

    def _corrected(self, status: ApplicationStatus) -> None:
        self._renew(status, self.tr("补正已收到，从明天起重新计算答复期限。"))

    def _withdrawn(self, status: ApplicationStatus) -> None:
        self._renew(status, self.tr("申请已撤回，不再办理。"))

    def _renew(self, status: ApplicationStatus, done: str) -> None:
        self.desk.nudge()
        self._status, self._done = status, done
        self._close()
        self.renewed.emit(status)

    def _not_corrected(self, error: Exception) -> None:
        field = _field_of(error)
        if field and isinstance(error, KioskError):
            self._problems = {field: say(error, messages_dir())}
            self.problemsChanged.emit()
            self.focusWanted.emit(field)
        else:
            self.fail(error)

    def _not_withdrawn(self, error: Exception) -> None:
        self._withdrawing = False
        self.changed.emit()
        self.fail(error)

    def _close(self) -> None:
        self._correcting = self._withdrawing = False
        self._typed = dict.fromkeys(FIELDS, "")
        self._problems, self._request_id = {}, ""
        self.clearError()
        self.wiped.emit()
        self.problemsChanged.emit()
        self.changed.emit()


def _field_of(error: Exception) -> str:
    """The field that an error is about; empty when it is about none."""
    if not isinstance(error, Rejected):
        return ""
    if error.code == "disclosure.nothing_corrected":
        return "description"
    name = str(error.params.get("field", "")).rpartition(".")[2]
    return name if name in FIELDS else ""
