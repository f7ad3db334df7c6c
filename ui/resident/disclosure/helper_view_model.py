"""A staff member who writes for the applicant: signed in for this one form alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import KioskError, Rejected
from kiosk.common.wording import say
from kiosk.settings import messages_dir
from kiosk.staff.model import Account, Role
from ui.desk import Desk
from ui.session import HELPED
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

HELPERS = frozenset({Role.CLERK, Role.SUPERVISOR})
"""System administrators and auditors keep away from residents' cases (GB/T 22239-2019)."""
FIELDS = ("number", "password")


@QmlElement
@QmlUncreatable("made by the form")
class HelperEntry(ViewModel):
    """Asks for staff number and password; the session waits longer while somebody helps."""

    changed = Signal()
    wiped = Signal()
    focusWanted = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._open = False
        self._typed = dict.fromkeys(FIELDS, "")
        self._problem = ""
        self._account: Account | None = None
        self._reading_help = False

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._open

    @Property(bool, notify=changed)
    def helping(self) -> bool:
        """Whether somebody writes for the applicant."""
        return self._account is not None

    @Property(str, notify=changed)
    def number(self) -> str:
        """The helper's staff number; empty when nobody helps."""
        return self._account.number if self._account else ""

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._account.name if self._account else ""

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why the helper is not signed in, in a sentence."""
        return self._problem

    @Property(bool, notify=changed)
    def readingHelp(self) -> bool:
        """Whether the applicant has difficulty reading, seeing or hearing (Article 43)."""
        return self._reading_help

    @Slot()
    def begin(self) -> None:
        """Opens the question."""
        self._open = True
        self.changed.emit()
        self.focusWanted.emit("number")

    @Slot(str, str)
    def edit(self, name: str, text: str) -> None:
        """A field was typed into."""
        self._typed[name] = text
        if self._problem:
            self._problem = ""
            self.changed.emit()

    @Slot(bool)
    def setReadingHelp(self, needed: bool) -> None:
        """It is recorded with the application that the law's help was given."""
        self._reading_help = needed
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Nobody signs in."""
        self._close()

    @Slot()
    def submit(self) -> None:
        """Signs in; an empty field is told before a try is counted."""
        if self.busy:
            return
        empty = next((name for name in FIELDS if not self._typed[name].strip()), "")
        if empty:
            self._tell(self.tr("请输入工号。") if empty == "number" else self.tr("请输入密码。"))
            self.focusWanted.emit(empty)
            return
        terminal = self.desk.terminal
        number, password = self._typed["number"], self._typed["password"]
        self.work(lambda: _sign_in(terminal, number, password), self._take, failed=self._refused)

    @Slot()
    def end(self) -> None:
        """The helper goes; the applicant goes on alone."""
        self._account, self._reading_help = None, False
        self.desk.session.release(HELPED)
        self._close()

    def leaving(self) -> None:
        self.end()

    def _take(self, account: Account) -> None:
        self._account = account
        self.desk.session.hold(HELPED)
        self._close()

    def _refused(self, error: Exception) -> None:
        self._typed["password"] = ""
        self.wiped.emit()
        if isinstance(error, KioskError):
            self._tell(say(error, messages_dir()))
        else:
            self.fail(error)
            self._tell(self.error)
        self.focusWanted.emit("password")

    def _tell(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()

    def _close(self) -> None:
        """Nothing that was typed outlives the question."""
        self._open, self._problem = False, ""
        self._typed = dict.fromkeys(FIELDS, "")
        self.wiped.emit()
        self.changed.emit()


def _sign_in(terminal: Terminal, number: str, password: str) -> Account:
    """Takes tenths of a second on purpose; off the screen's thread."""
    account = terminal.staff.sign_in(number, password)
    if account.role not in HELPERS:
        raise Rejected("helper.role")
    return account
