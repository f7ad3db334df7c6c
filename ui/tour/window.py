"""A clerk's morning, every act by its key; then the supervisor's hall and its report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from kiosk.setup import DEMO_ACCOUNTS
from ui.tour.desk import DeskWalk
from ui.tour.driver import Driver, StepFailedError
from ui.tour.editing import EditingWalk
from ui.tour.importing import ImportingWalk
from ui.tour.recorder import Recorder

WINDOW = "3"
CLERK, LEADER = DEMO_ACCOUNTS
_FIRST_WINDOW = (Qt.Key.Key_F2, Qt.Key.Key_Return)


class WindowWalk:
    """Every page of the window's face."""

    def __init__(self, driver: Driver, recorder: Recorder, inbox: Path) -> None:
        self._driver = driver
        self._recorder = recorder
        self._held = ""
        self._desk = DeskWalk(driver, recorder)
        self._importing = ImportingWalk(driver, recorder, inbox)
        self._editing = EditingWalk(driver, recorder)

    def everything(self) -> None:
        """The clerk first, then the supervisor; each locks the desk."""
        self._clerk()
        self._supervisor()

    def _clerk(self) -> None:
        """Signs in, wrongly first; calls, holds, resumes, finishes, pauses; reads a case."""
        self._do("sign-in", lambda: self._driver.wait_for_item("signin.submit"))
        self._do("sign-in-wrong", lambda: self._sign_in(CLERK.number, "not-the-password"))
        self._do("signed-in", self._sign_in_well)
        self._do("called", self._call)
        self._do("recalled", lambda: self._driver.tap("calling.recall"))
        self._do("started", lambda: self._press("calling.asked", Qt.Key.Key_F5, Qt.Key.Key_F9))
        self._do("held", lambda: self._choose(Qt.Key.Key_F10, "暂挂，因为", Qt.Key.Key_2))
        self._do("resumed", self._resume)
        self._do("outcome", lambda: self._driver.key(Qt.Key.Key_F7))
        self._do("outcome-put-away", lambda: self._driver.key(Qt.Key.Key_Escape))
        self._do("finished-and-next", self._finish_and_call)
        self._do("transfer", lambda: self._driver.key(Qt.Key.Key_F11))
        self._do("transferred", lambda: self._driver.key(Qt.Key.Key_1))
        self._do("paused", lambda: self._choose(Qt.Key.Key_F3, "暂停叫号，因为", Qt.Key.Key_1))
        self._do("working", lambda: self._press("calling.next", Qt.Key.Key_F3))
        self._do("submissions", lambda: self._driver.tap("side.submissions"))
        self._do("submission", self._open_submission)
        self._do("applications", lambda: self._driver.tap("side.applications"))
        self._do("application", self._open_application)
        self._desk.clerk()
        self._editing.clerk()
        self._do("locked", self._lock)

    def _supervisor(self) -> None:
        """Looks at the hall, shuts a business and opens it, saves a report."""
        self._do("supervisor", self._lead)
        self._do("window-order", lambda: self._press("supervisor.order.yes", *_FIRST_WINDOW))
        self._do("window-order-put-away", lambda: self._driver.key(Qt.Key.Key_Escape))
        self._do("business-shut", lambda: self._switch(Qt.Key.Key_1, "恢复取号"))
        self._do("business-open", lambda: self._switch(Qt.Key.Key_Return, "暂停取号"))
        self._do("close-day-asked", lambda: self._press("supervisor.question.no", Qt.Key.Key_F9))
        self._do("close-day-refused", lambda: self._driver.key(Qt.Key.Key_Escape))
        self._do("grades", lambda: self._driver.tap("side.grades"))
        self._do("grade", self._open_grade)
        self._do("grade-mending", self._write_note)
        self._do("grade-mended", lambda: self._driver.tap("grades.sheet.yes"))
        self._do("reports", self._report)
        self._do("report-saved", lambda: self._press("reports.note", Qt.Key.Key_F8))
        self._desk.leader()
        self._editing.leader()
        self._importing.everything()
        self._do("locked", self._lock)

    def _lead(self) -> None:
        self._sign_in(LEADER.number, LEADER.password)
        self._driver.wait_for_item("side.supervisor")
        self._driver.tap("side.supervisor")
        self._driver.wait_for_item("supervisor.windows.0")

    def _switch(self, answer: Qt.Key, then: str) -> None:
        """The first business: its dialog is answered, after which it offers ``then``."""
        for key in (Qt.Key.Key_F3, Qt.Key.Key_Return, answer):
            self._driver.key(key)
            self._driver.settle()
        link = "supervisor.businesses.0.act"
        self._driver.wait_for(lambda: self._driver.find(link).property("text") == then, then)

    def _open_submission(self) -> None:
        self._driver.tap("submissions.view.done")
        self._driver.wait_for_item("submissions.list.0")
        self._driver.tap("submissions.list.0")
        self._driver.wait_for_item("submissions.act.close")

    def _open_grade(self) -> None:
        """A poor one, which a resident of the tour gave."""
        self._driver.wait_for_item("grades.list.0")
        self._driver.tap("grades.list.0")
        self._driver.wait_for_item("grades.act.rectify")

    def _write_note(self) -> None:
        self._press("grades.sheet.note.input", Qt.Key.Key_F6)
        self._driver.type("grades.sheet.note", "已向窗口说明，并补发一次性告知单")

    def _report(self) -> None:
        self._driver.tap("side.reports")
        self._driver.wait_for_item("reports.table.0")

    def _press(self, shows: str, *keys: Qt.Key) -> None:
        """Presses keys one after the other, and waits for an item."""
        for key in keys:
            self._driver.key(key)
            self._driver.settle()
        self._driver.wait_for_item(shows)

    def _choose(self, key: Qt.Key, title: str, digit: Qt.Key) -> None:
        self._driver.key(key)
        self._driver.wait_for(lambda: self._driver.shows(title), title)
        self._driver.key(digit)
        self._driver.wait_for(lambda: not self._driver.shows(title), "the choice to close")

    def _resume(self) -> None:
        """The held ticket by its number, typed."""
        self._press("calling.choice.own.input", Qt.Key.Key_F2)
        self._driver.type("calling.choice.own", self._held)
        self._driver.key(Qt.Key.Key_Return)
        self._driver.wait_for(lambda: self._number() == self._held, "the held number")

    def _sign_in(self, number: str, password: str) -> None:
        self._driver.type("signin.number", number)
        self._driver.type("signin.password", password)
        window = f"signin.window.{WINDOW}"
        if self._driver.seek(window) is not None:
            self._driver.tap(window)
        self._driver.tap("signin.submit")

    def _sign_in_well(self) -> None:
        self._sign_in(CLERK.number, CLERK.password)
        self._driver.wait_for_item("calling.next")

    def _call(self) -> None:
        self._driver.tap("calling.next")
        self._driver.wait_for(lambda: bool(self._number()), "a called number")
        self._held = self._number()

    def _finish_and_call(self) -> None:
        """A second press right after a call is ignored, so that nobody is sent away by it."""
        served = self._number()
        self._driver.wait_for(lambda: self._driver.find("calling.next").isEnabled(), "calling.next")
        self._driver.key(Qt.Key.Key_F8)
        self._driver.wait_for(lambda: self._number() not in ("", served), "the next number")

    def _number(self) -> str:
        item = self._driver.seek("calling.number")
        return str(item.property("text")) if item is not None else ""

    def _open_application(self) -> None:
        self._driver.tap("applications.list.0")
        self._driver.wait_for_item("applications.detail.number")
        if self._driver.shows("11010519491231002X"):
            raise StepFailedError("an identity number is shown unmasked")

    def _lock(self) -> None:
        self._driver.tap("side.lock")
        self._driver.wait_for_item("signin.submit")

    def _do(self, name: str, act: Callable[[], object]) -> None:
        self._recorder.step(name, lambda: (act(), None)[1])
