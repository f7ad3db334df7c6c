"""The page where staff register applications: channel, dates, applicant, content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.disclosure.model import Channel, FormRejected
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.view_model import ViewModel
from ui.window import strip
from ui.window.forms.model import Form, day_of
from ui.window.forms.open_form import OpenForm
from ui.window.registration.form import application_form, channel_of, registration_form
from ui.window.registration.rules import receipt_of
from ui.window.routes import APPLICATIONS

if TYPE_CHECKING:
    from kiosk.common.workdays import Calendar

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]


@QmlElement
@QmlUncreatable("made by the navigator")
class RegistrationViewModel(ViewModel):
    """One registration after the other; what was typed stays until it is registered."""

    previewChanged = Signal()
    resultChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._actor = desk.session.actor
        self._today = hall_date(desk.terminal.clock.now())
        self._calendar: Calendar | None = None
        self._request = new_id()
        self._preview: Row = {}
        self._result: Row = {}
        self._form = OpenForm(desk.session.kept, self)
        self._form.submitted.connect(self._register)
        self._form.answersChanged.connect(self._work_out)

    def shown(self) -> None:
        if not self._form.open:
            self._form.begin(registration_form(self._today))
            workdays = self.desk.terminal.workdays
            self.work(workdays.calendar, self._know, cover=False)

    def leaving(self) -> None:
        self._form.putAway()

    # --- what the page shows -------------------------------------------------------------

    @Property(OpenForm, constant=True)
    def form(self) -> OpenForm:
        return self._form

    @Property("QVariantMap", notify=previewChanged)
    def preview(self) -> Row:
        """{rule, received, due, said, provisional, waits, weeks}: what the dates lead to."""
        return self._preview

    @Property("QVariantMap", notify=resultChanged)
    def result(self) -> Row:
        """{number, text} of what was just registered, empty before."""
        return self._result

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        """To the list."""
        self.desk.navigator.replace(APPLICATIONS)

    @Slot()
    def open(self) -> None:
        """The application that was just registered."""
        self.desk.navigator.replace(APPLICATIONS, number=str(self._result.get("number", "")))

    @Slot()
    def again(self) -> None:
        """An empty form for the next."""
        self._result = {}
        self._request = new_id()
        self.resultChanged.emit()
        self._form.begin(registration_form(self._today))

    @Slot()
    def printReceipt(self) -> None:
        """The receipt of what was just registered, on paper."""
        terminal, number, actor = self.desk.terminal, str(self._result["number"]), self._actor
        self.work(
            lambda: terminal.printing.reprint("application", number, actor=actor),
            lambda _: self.desk.nudge(),
        )

    # --- acting --------------------------------------------------------------------------

    def _know(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._work_out()

    @Slot()
    def _work_out(self) -> None:
        if self._calendar is None or not self._form.open:
            return
        values = self._form.answers
        receipt = receipt_of(channel_of(values), values, self._today, self._calendar)
        days = receipt.deadline.days if receipt.deadline else ()
        due = receipt.deadline.due_on.isoformat() if receipt.deadline else ""
        self._preview = {
            "rule": receipt.rule,
            "received": receipt.received_on.isoformat() if receipt.received_on else "",
            "due": due,
            "waits": receipt.waits,
            "said": strip.said(days),
            "provisional": strip.provisional_text(days),
            "weeks": strip.week_rows(days, self._today),
        }
        self.previewChanged.emit()

    @Slot()
    def _register(self) -> None:
        values, form = self._form.answers, self._form.form
        if form is None or self.busy:
            return
        casework, actor, request, today = (
            self.desk.terminal.casework,
            self._actor,
            self._request,
            self._today,
        )
        channel = channel_of(values)
        written = application_form(values)
        dates = _dates(form, values)
        oral = channel is Channel.ORAL

        self.work(
            lambda: casework.register(
                written,
                request_id=request,
                channel=channel,
                arrived_on=dates.get("arrived_on", today),
                signed_on=dates.get("signed_on"),
                confirmed_on=dates.get("confirmed_on"),
                helper=actor.removeprefix("staff:") if oral else None,
                oral_reader=values.get("oral_reader") if oral else None,
                actor=actor,
            ),
            self._registered,
            failed=self._refused,
        )

    def _registered(self, made) -> None:
        self._form.end()
        due = made.due_on.isoformat() if made.due_on else ""
        text = (
            self.tr("收到之日 {0}，答复期限 {1}。").format(made.received_on.isoformat(), due)
            if made.received_on and due
            else self.tr("还没有收到之日，列在“待确认”里。")
        )
        self._result = {"number": made.number, "text": text}
        self.resultChanged.emit()
        self.desk.session.worked.emit()
        self.desk.nudge()

    def _refused(self, error: Exception) -> None:
        """What is wrong stands at its field; nothing typed is lost."""
        if isinstance(error, FormRejected):
            words = {each.field: say(each.error, messages_dir()) for each in error.problems}
            self._form.blame(words)
        else:
            self.fail(error)


def _dates(form: Form, values: dict[str, str]):
    return {
        each.name: day_of(values, each.name, form.today)
        for each in form.fields(values)
        if each.kind == "day"
    }
