"""好差评: the slip, a grade, reasons if somebody wants, thank you. Nothing stays on the screen."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.common.text import half_width
from kiosk.common.wording import say
from kiosk.feedback.model import REASONS, TEXT_LIMIT, EvaluationForm, Grade
from kiosk.feedback.queries import GIVEN_BEFORE
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.feedback.views import Evaluation, Standing

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

ASK, GRADES, DETAILS, THANKS, REFUSED = "ask", "grades", "details", "thanks", "refused"

_log = logging.getLogger(__name__)


def find_visit(terminal: Terminal, number: str, reference: str) -> Standing:
    """The visit of a slip of any day on which it may still be evaluated, and how it stands.

    Raises:
        Rejected: ``evaluation.slip_unknown``.
    """
    feedback, today = terminal.feedback, hall_date(terminal.clock.now())
    for ago in range(terminal.settings.feedback.evaluate_within_days + 1):
        try:
            visit = feedback.find(number, today - timedelta(days=ago), reference)
        except Rejected as error:
            _log.debug("not of that day: %s", error.code)
        else:
            return feedback.standing(visit.ticket_id)
    raise Rejected("evaluation.slip_unknown")


@QmlElement
@QmlUncreatable("made by the navigator")
class EvaluationViewModel(ViewModel):
    """``ticket_id`` comes from the progress page: then of the slip the mark alone is asked for."""

    stepChanged = Signal()
    formChanged = Signal()
    problemsChanged = Signal()
    focusWanted = Signal(str)
    wiped = Signal()

    def __init__(self, desk: Desk, *, ticket_id: str = "", parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._ticket_id = ticket_id
        self._step = "" if ticket_id else ASK
        self._standing: Standing | None = None
        self._refused = self._refusal = self._known = ""
        self._problems: dict[str, str] = {}
        self._typed = {"number": "", "reference": "", "text": "", "phone": ""}
        self._grade: Grade | None = None
        self._reasons: list[str] = []
        self._request_id = ""
        self._giving = False

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        """ask, grades, details, thanks or refused; "" while the ticket is read."""
        return self._step

    @Property(str, notify=stepChanged)
    def visit(self) -> str:
        """What is evaluated, in one line."""
        if self._standing is None:
            return ""
        visit = self._standing.visit
        return self.tr("{0} · {1}").format(visit.number, visit.business_name)

    @Property(str, notify=stepChanged)
    def known(self) -> str:
        """The number of a ticket that was looked up already; the mark on its slip is asked for."""
        return self._known

    @Property(str, notify=stepChanged)
    def refusal(self) -> str:
        """Why it cannot be evaluated, in a sentence."""
        return self._refusal

    @Property(str, notify=stepChanged)
    def refusalTitle(self) -> str:
        """The same in a few words."""
        titles = {
            GIVEN_BEFORE: self.tr("已经评价过了"),
            "evaluation.not_finished": self.tr("还没有办完"),
        }
        return titles.get(self._refused, self.tr("已过评价时间"))

    @Property("QVariantMap", notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """A sentence for each wrong field."""
        return self._problems

    @Property("QVariantList", constant=True)
    def grades(self) -> list[dict[str, object]]:
        """Rows {value, label, icon, poor}, the best first."""
        return [
            {
                "value": grade.value,
                "label": grade.label,
                "icon": f"face-{grade.value}",
                "poor": grade.is_poor,
            }
            for grade in sorted(Grade, reverse=True)
        ]

    @Property("QVariantMap", notify=formChanged)
    def grade(self) -> dict[str, object]:
        """The row of the grade chosen; empty before."""
        chosen = self._grade
        return next((row for row in self.grades if row["value"] == chosen), {})

    @Property("QVariantList", notify=formChanged)
    def reasons(self) -> list[dict[str, str]]:
        """Rows {code, label} that go with the grade."""
        if self._grade is None:
            return []
        return [{"code": one.code, "label": one.label} for one in REASONS[self._grade]]

    @Property("QStringList", notify=problemsChanged)
    def ticked(self) -> list[str]:
        """Codes of the reasons ticked."""
        return self._reasons

    @Property(int, constant=True)
    def textLimit(self) -> int:
        return TEXT_LIMIT

    @Property(str, notify=stepChanged)
    def thanks(self) -> str:
        """What happens now."""
        if self._grade is not None and self._grade.is_poor:
            days = self.desk.terminal.settings.feedback.rectify_working_days
            return self.tr(
                "您的意见已经交给大厅，{0} 个工作日内整改。留了电话的，会给您回话。"
            ).format(days)
        return self.tr("您的评价已经记下。")

    @Slot(str, str)
    def edit(self, name: str, text: str) -> None:
        """A field was typed into."""
        self._typed[name] = text
        self.clearError()
        if name in self._problems:
            self._set_problems({k: v for k, v in self._problems.items() if k != name})

    @Slot()
    def find(self) -> None:
        """Looks for the slip."""
        take_composed_text()
        sentences = {
            "number": self.tr("请输入小票上的大号码，如 A015。"),
            "reference": self.tr("请输入小票最下面的流水，如 7F3C-0192。"),
        }
        missing = {name: text for name, text in sentences.items() if not self._typed[name].strip()}
        self._set_problems(missing)
        if missing:
            self.focusWanted.emit(next(iter(missing)))
            return
        terminal = self.desk.terminal
        number, reference = _number(self._typed["number"]), self._typed["reference"]
        self.work(lambda: find_visit(terminal, number, reference), self._found)

    @Slot(int)
    def choose(self, value: int) -> None:
        """A grade; another one has other reasons."""
        grade = Grade(value)
        if grade is not self._grade:
            self._reasons, self._request_id = [], ""
        self._grade = grade
        self.formChanged.emit()
        self.problemsChanged.emit()
        self._go(DETAILS)

    @Slot(str)
    def tick(self, code: str) -> None:
        """Ticks a reason, or takes the tick away."""
        if code in self._reasons:
            self._reasons = [one for one in self._reasons if one != code]
        else:
            self._reasons = [*self._reasons, code]
        self.problemsChanged.emit()

    @Slot()
    def previous(self) -> None:
        """One step back."""
        if self._step == DETAILS:
            self._go(GRADES)
        elif self._step == GRADES and not self._ticket_id:
            self._forget()
            self._go(ASK)
        else:
            self.goBack()

    @Slot()
    def submit(self) -> None:
        """Gives the evaluation. However often it is touched, it is one."""
        take_composed_text()
        standing, grade = self._standing, self._grade
        if self._giving or standing is None or grade is None:
            return
        self._giving = True
        self._request_id = request = self._request_id or new_id()
        form = EvaluationForm(
            grade.value, tuple(self._reasons), self._typed["text"], self._typed["phone"]
        )
        feedback, ticket_id = self.desk.terminal.feedback, standing.visit.ticket_id
        self.work(
            lambda: feedback.give(ticket_id, form, request_id=request),
            self._given,
            failed=self._not_given,
        )

    @Slot()
    def finish(self) -> None:
        """Done: everything is wiped."""
        self.desk.session.end()

    def shown(self) -> None:
        if self._step == "":
            feedback, ticket_id = self.desk.terminal.feedback, self._ticket_id
            self.work(lambda: feedback.standing(ticket_id), self._looked_up)
        elif self._step == ASK:
            self.focusWanted.emit("number")

    def leaving(self) -> None:
        self._forget()

    def _looked_up(self, standing: Standing) -> None:
        """Found by its number alone, which everybody can read on the board: whoever has no
        invitation of the window shows by the mark on the slip that the visit is theirs."""
        if standing.refusal or standing.asked:
            self._found(standing)
            return
        self._known = self._typed["number"] = standing.visit.number
        self._go(ASK)
        self.focusWanted.emit("reference")

    def _found(self, standing: Standing) -> None:
        self._standing = standing
        if not standing.refusal:
            self._go(GRADES)
            return
        days = self.desk.terminal.settings.feedback.evaluate_within_days
        refused = Rejected(standing.refusal, number=standing.visit.number, days=days)
        self._refuse(refused)

    def _given(self, _: Evaluation) -> None:
        self._giving = False
        self.desk.nudge()
        self._forget(but_grade=True)
        self._go(THANKS)

    def _not_given(self, error: Exception) -> None:
        self._giving = False
        if isinstance(error, Conflict):
            self._request_id = ""
        code = error.code if isinstance(error, KioskError) else ""
        if isinstance(error, KioskError) and code == GIVEN_BEFORE:
            self._refuse(error)
        elif isinstance(error, KioskError) and code == "contact.bad_phone":
            self._set_problems({"phone": say(error, messages_dir())})
            self.focusWanted.emit("phone")
        else:
            self.fail(error)

    def _refuse(self, error: KioskError) -> None:
        self._forget()
        self._refused, self._refusal = error.code, say(error, messages_dir())
        self._go(REFUSED)

    def _forget(self, *, but_grade: bool = False) -> None:
        self._typed = dict.fromkeys(self._typed, "")
        self._reasons, self._request_id = [], ""
        self._standing = None
        if not but_grade:
            self._grade = None
        self._set_problems({})
        self.formChanged.emit()
        self.wiped.emit()

    def _set_problems(self, problems: dict[str, str]) -> None:
        self._problems = problems
        self.problemsChanged.emit()

    def _go(self, step: str) -> None:
        self._step = step
        self.clearError()
        self.stepChanged.emit()


def _number(typed: str) -> str:
    """As printed: half width, capitals, no blanks."""
    return "".join(half_width(typed).split()).upper()
