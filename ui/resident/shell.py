"""What stands around every page of the resident: head, footer, help and the idle warning."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.format import age_text, clock_text, day_text
from ui.navigator import HOME
from ui.typing.keyboard_view_model import KeyboardViewModel
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.sync.service import SyncStatus

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

STATUS_MS = 10_000


@QmlElement
@QmlUncreatable("made by the face")
class ShellViewModel(ViewModel):
    """Lives as long as the face."""

    clockChanged = Signal()
    statusChanged = Signal()
    placeChanged = Signal()
    sessionChanged = Signal()
    helpChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._clock = desk.terminal.store.clock
        self._shown_minute = ""
        self._offline_since: str | None = None
        self._help_open = False
        self._keyboard = KeyboardViewModel(desk, self)
        desk.navigator.changed.connect(self.placeChanged)
        desk.session.changed.connect(self.sessionChanged)
        desk.session.ended.connect(self.closeHelp)
        self._second = self._timer(1000, self._tick)
        self._status = self._timer(STATUS_MS, self.refresh)

    @Property(str, constant=True)
    def hallName(self) -> str:
        return self.desk.terminal.settings.hall_name

    @Property(str, constant=True)
    def subtitle(self) -> str:
        return self.tr("自助服务终端 · {0} 号机").format(self.desk.terminal.settings.terminal)

    @Property(KeyboardViewModel, constant=True)
    def keyboard(self) -> KeyboardViewModel:
        """The on-screen keyboard under every page."""
        return self._keyboard

    @Property(str, notify=clockChanged)
    def timeText(self) -> str:
        return clock_text(self._clock.now())

    @Property(str, notify=clockChanged)
    def dateText(self) -> str:
        return day_text(self._clock.now())

    @Property(str, notify=statusChanged)
    def offlineText(self) -> str:
        """Empty while the platform answers; else that it does not, and the age of the data."""
        if self._offline_since is None:
            return ""
        if self._offline_since == "":
            return self.tr("离线运行\n可正常办理")
        return self.tr("离线运行\n数据 {0}").format(self._offline_since)

    @Property(bool, notify=placeChanged)
    def atHome(self) -> bool:
        navigator = self.desk.navigator
        return navigator.current == HOME and navigator.depth == 1

    @Property(bool, notify=sessionChanged)
    def warning(self) -> bool:
        return self.desk.session.warning

    @Property(int, notify=sessionChanged)
    def secondsLeft(self) -> int:
        return self.desk.session.seconds_left

    @Property(bool, notify=helpChanged)
    def helpOpen(self) -> bool:
        return self._help_open

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Property(str, constant=True)
    def helpPhone(self) -> str:
        return self.desk.terminal.settings.help_phone

    @Slot(str)
    def switch(self, name: str) -> None:
        self.desk.presentation.toggle(name)

    @Slot()
    def openHelp(self) -> None:
        self._set_help(True)

    @Slot()
    def closeHelp(self) -> None:
        self._set_help(False)

    @Slot()
    def goHome(self) -> None:
        """To the home page, unless the page on top asks something first."""
        top = self.desk.navigator.view_model
        if top is None or top.may_leave():
            self.desk.navigator.home()

    @Slot()
    def extend(self) -> None:
        self.desk.session.extend()

    @Slot()
    def end(self) -> None:
        self.desk.session.end()

    @Slot()
    def refresh(self) -> None:
        """Asks in the background whether the platform answers."""
        terminal = self.desk.terminal
        if terminal.settings.platform_url is not None:

            def read() -> SyncStatus:
                return terminal.sync.status()

            self.desk.tasks.run(read, self._take_status, owner=self)

    def _take_status(self, status: SyncStatus) -> None:
        since = None if status.online else self._age(status.last_success_at)
        if since != self._offline_since:
            self._offline_since = since
            self.statusChanged.emit()

    def _age(self, last_success: datetime | None) -> str:
        return age_text(last_success, self._clock.now()) if last_success else ""

    @Slot()
    def _tick(self) -> None:
        minute = clock_text(self._clock.now())
        if minute != self._shown_minute:
            self._shown_minute = minute
            self.clockChanged.emit()

    def _set_help(self, is_open: bool) -> None:
        if is_open != self._help_open:
            self._help_open = is_open
            self.helpChanged.emit()

    def _timer(self, milliseconds: int, fn) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(fn)
        timer.start()
        return timer
