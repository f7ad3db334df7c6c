"""Signing in: staff number, password, window. Nothing typed outlives the page."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.app import Terminal
from kiosk.common.errors import Rejected
from kiosk.common.text import half_width
from kiosk.content.model import Window
from kiosk.staff.model import Account, Role
from ui.desk import Desk
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

AT_WINDOWS = frozenset({Role.CLERK, Role.SUPERVISOR})
"""System administrators and auditors keep away from residents' cases (GB/T 22239-2019)."""
FIELDS = ("number", "password", "window")


@QmlElement
@QmlUncreatable("made by the navigator")
class SignInViewModel(ViewModel):
    """Three fields and one answer for everything that is wrong with the first two."""

    windowsChanged = Signal()
    problemsChanged = Signal()
    chosenChanged = Signal()
    focusWanted = Signal(str)
    wiped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._typed = dict.fromkeys(FIELDS, "")
        self._problems: dict[str, str] = {}
        self._windows: dict[str, Window] = {}
        self._known = False

    def shown(self) -> None:
        self.work(self.desk.terminal.content.windows, self._take_windows, cover=False)
        self.focusWanted.emit("number")

    def leaving(self) -> None:
        self._typed = dict.fromkeys(FIELDS, "")
        self.wiped.emit()

    @Property(str, constant=True)
    def hallName(self) -> str:
        return self.desk.terminal.settings.hall_name

    @Property("QVariantList", notify=windowsChanged)
    def windows(self) -> list[dict[str, str]]:
        """The hall's windows by number: rows {number, name}."""
        return [{"number": each.number, "name": each.name} for each in self._windows.values()]

    @Property(bool, notify=windowsChanged)
    def known(self) -> bool:
        """Whether the windows have been read."""
        return self._known

    @Property("QVariantMap", notify=problemsChanged)
    def problems(self) -> dict[str, str]:
        """A sentence for each field that is not filled in well."""
        return self._problems

    @Property(str, notify=chosenChanged)
    def chosen(self) -> str:
        """The window's number as typed or touched."""
        return self._typed["window"]

    @Property(str, notify=chosenChanged)
    def chosenName(self) -> str:
        """Name of the chosen window, empty when there is none of that number."""
        window = self._windows.get(self._window_number())
        return window.name if window else ""

    @Slot(str, str)
    def edit(self, name: str, text: str) -> None:
        """A field was typed into, or a window touched."""
        self._typed[name] = text
        if name in self._problems:
            self._problems = {key: said for key, said in self._problems.items() if key != name}
            self.problemsChanged.emit()
        if name == "window":
            self.chosenChanged.emit()

    @Slot()
    def submit(self) -> None:
        """Signs in, unless a field is empty or names no window."""
        if self.busy:
            return
        self.clearError()
        self._problems = self._find_problems()
        self.problemsChanged.emit()
        if self._problems:
            self.focusWanted.emit(next(iter(self._problems)))
            return
        terminal, window = self.desk.terminal, self._windows[self._window_number()]
        number, password = self._typed["number"], self._typed["password"]
        self.work(
            lambda: _sign_in(terminal, number, password),
            lambda account: self.desk.session.begin(account, window),
            failed=self._refused,
        )

    def _find_problems(self) -> dict[str, str]:
        sentences = {
            "number": self.tr("请输入工号。"),
            "password": self.tr("请输入密码。"),
            "window": self.tr("请选择窗口号。"),
        }
        problems = {name: sentences[name] for name in FIELDS if not self._typed[name].strip()}
        if "window" not in problems and self._window_number() not in self._windows:
            problems["window"] = self.tr("本大厅没有这个窗口，请从右边选择。")
        return problems

    def _refused(self, error: Exception) -> None:
        self._typed["password"] = ""
        self.wiped.emit()
        self.fail(error)
        self.focusWanted.emit("password")

    def _window_number(self) -> str:
        return half_width(self._typed["window"]).strip()

    def _take_windows(self, windows: list[Window]) -> None:
        self._known = True
        self._windows = {each.number: each for each in sorted(windows, key=_by_number)}
        self.windowsChanged.emit()
        self.chosenChanged.emit()


def _sign_in(terminal: Terminal, number: str, password: str) -> Account:
    """Takes tenths of a second on purpose; off the GUI thread."""
    account = terminal.staff.sign_in(number, password)
    if account.role not in AT_WINDOWS:
        raise Rejected("window.role_elsewhere", number=account.number)
    return account


def _by_number(window: Window) -> tuple[int, str]:
    return (int(window.number) if window.number.isdecimal() else 1_000_000, window.number)
