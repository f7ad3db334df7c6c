"""What a resident can do with what was told the hall: read, hear, print, judge, take back."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.ids import new_id
from kiosk.feedback.submissions.own import DISPUTE_LIMIT
from kiosk.feedback.submissions.states import State
from kiosk.feedback.submissions.views import SubmissionStatus
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.resident.disclosure.reading_aloud import ReadingAloud
from ui.resident.telling.wording import day_text
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_OVER = frozenset({State.ANSWERED, State.CLOSED})
_WARN = frozenset({State.NOT_ACCEPTED, State.FORWARDED})


@QmlElement
@QmlUncreatable("made by the status page")
class OwnTold(ViewModel):
    """Knows number and code as long as the submission is on the screen, and no longer."""

    changed = Signal()
    wiped = Signal()
    focusWanted = Signal()
    renewed = Signal(object)
    """The status after an act."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._key = ("", "")
        self._status: SubmissionStatus | None = None
        self._disputing = False
        self._typed = self._done = self._request_id = ""
        self._aloud = ReadingAloud(desk, self)

    @Property(ReadingAloud, constant=True)
    def aloud(self) -> ReadingAloud:
        return self._aloud

    @Property("QVariantMap", notify=changed)
    def head(self) -> dict[str, str]:
        """{title, about, headline, next, tone, due, text}; empty while nothing is shown."""
        status = self._status
        if status is None:
            return {}
        tone = "ok" if status.state in _OVER else "warn" if status.state in _WARN else "notice"
        return {
            "title": self.tr("{0} {1}").format(status.kind.label, status.number),
            "about": status.about_title,
            "headline": status.headline,
            "next": status.next_step,
            "tone": tone,
            "due": self._due(status),
            "text": status.text,
            "result": status.result,
        }

    @Property("QVariantList", notify=changed)
    def answers(self) -> list[dict[str, str]]:
        """Rows {on, text}, the latest first."""
        given = self._status.answers if self._status else ()
        return [{"on": day_text(one.on), "text": one.text} for one in reversed(given)]

    @Property("QVariantList", notify=changed)
    def timeline(self) -> list[dict[str, str]]:
        """Rows {when, title, note, state}."""
        steps = self._status.steps if self._status else ()
        return [
            {
                "when": day_text(step.on),
                "title": step.words,
                "note": "",
                "state": "now" if index == len(steps) - 1 else "done",
            }
            for index, step in enumerate(steps)
        ]

    @Property(bool, notify=changed)
    def canJudge(self) -> bool:
        return self._status is not None and self._status.can_judge

    @Property(bool, notify=changed)
    def mayDispute(self) -> bool:
        return self._status is not None and self._status.may_dispute

    @Property(bool, notify=changed)
    def canWithdraw(self) -> bool:
        return self._status is not None and self._status.can_withdraw

    @Property(bool, notify=changed)
    def disputing(self) -> bool:
        """Whether it is being written what is not satisfying."""
        return self._disputing

    @Property(str, notify=changed)
    def done(self) -> str:
        """What has just been done, in a sentence."""
        return self._done

    @Property(int, constant=True)
    def disputeLimit(self) -> int:
        return DISPUTE_LIMIT

    def take(self, number: str, code: str, status: SubmissionStatus) -> None:
        """Another submission is on the screen."""
        self.forget()
        self._key, self._status = (number, code), status
        self.changed.emit()

    def forget(self) -> None:
        """Nothing is on the screen any more."""
        self._aloud.stop()
        self._key, self._status, self._done = ("", ""), None, ""
        self._close()

    @Slot()
    def readAloud(self) -> None:
        """Reads the answer out."""
        status = self._status
        if status is None:
            return
        said = [status.headline, status.result, *(one.text for one in status.answers)]
        lines = [line.strip() for part in said for line in part.splitlines()]
        self._aloud.read([line for line in lines if line])

    @Slot()
    def printAnswer(self) -> None:
        """The answer on paper."""
        submissions, (number, code) = self.desk.terminal.submissions, self._key
        if not self.busy:
            self.work(lambda: submissions.print_answer(number, code), self._printed)

    @Slot()
    def satisfied(self) -> None:
        """The answer is enough."""
        submissions, (number, code) = self.desk.terminal.submissions, self._key
        request = self._request_id = self._request_id or new_id()
        if not self.busy:
            self.work(lambda: submissions.satisfied(number, code, request_id=request), self._closed)

    @Slot()
    def dispute(self) -> None:
        """The answer is not enough: why, if one wants to say."""
        self._disputing, self._request_id = True, new_id()
        self.changed.emit()
        self.focusWanted.emit()

    @Slot(str)
    def edit(self, text: str) -> None:
        """Why was typed into."""
        if text != self._typed:
            self._typed, self._request_id = text, new_id()

    @Slot()
    def keep(self) -> None:
        """Nothing is said after all."""
        self._close()

    @Slot()
    def send(self) -> None:
        """Says so. However often it is touched, it is once."""
        take_composed_text()
        submissions, (number, code) = self.desk.terminal.submissions, self._key
        text, request = self._typed, self._request_id
        if not self.busy and self._disputing:
            self.work(
                lambda: submissions.dispute(number, code, text, request_id=request),
                self._disputed,
            )

    @Slot()
    def withdraw(self) -> None:
        """Takes it back."""
        submissions, (number, code) = self.desk.terminal.submissions, self._key
        request = self._request_id = self._request_id or new_id()
        if not self.busy:
            self.work(
                lambda: submissions.withdraw_own(number, code, request_id=request), self._withdrawn
            )

    def leaving(self) -> None:
        self._aloud.leave()
        self.forget()

    def _printed(self, status: SubmissionStatus) -> None:
        self._renew(status, self.tr("答复正在打印，请到出纸口取。"))

    def _closed(self, status: SubmissionStatus) -> None:
        self._renew(status, self.tr("谢谢，这一件已经办结。"))

    def _disputed(self, status: SubmissionStatus) -> None:
        said = self.tr("已经记下，由另一位同事复核，最迟 {0} 答复。")
        self._renew(status, said.format(day_text(status.due_on)))

    def _withdrawn(self, status: SubmissionStatus) -> None:
        self._renew(status, self.tr("已经撤回，不再办理。"))

    def _renew(self, status: SubmissionStatus, done: str) -> None:
        self.desk.nudge()
        self._status, self._done = status, done
        self._close()
        self.renewed.emit(status)

    def _due(self, status: SubmissionStatus) -> str:
        if status.closes_on is not None:
            closes = day_text(status.closes_on)
            return self.tr("是否满意，最迟 {0} 告诉我们；过了这天自动办结").format(closes)
        if status.days_left is None:
            return ""
        due = day_text(status.due_on) + (self.tr("（暂定）") if status.provisional else "")
        if status.days_left < 0:
            return self.tr("应于 {0} 前答复，已经超期，可以拨打 12345 催问").format(due)
        return self.tr("最迟 {0} 答复，还有 {1} 个工作日").format(due, status.days_left)

    def _close(self) -> None:
        self._disputing = False
        self._typed = self._request_id = ""
        self.clearError()
        self.wiped.emit()
        self.changed.emit()
