"""What stands around every page of the window: the side, the top bar, the lock."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_time
from ui.desk import Desk
from ui.view_model import ViewModel
from ui.window.routes import (
    APPLICATIONS,
    CALLING,
    CONTENT,
    DISCLOSURE,
    GRADES,
    IMPORTING,
    REPORTS,
    SUBMISSIONS,
    SUPERVISOR,
    TROUBLES,
)
from ui.window.status import Status, parked_text, read_status, sync_kind, sync_text

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

CLOCK_MS = 1000
STATUS_MS = 10_000
"""Between looks where nothing changes in the store: the line to the platform may."""


@QmlElement
@QmlUncreatable("made by the face")
class WindowShellViewModel(ViewModel):
    """Lives as long as the face."""

    clockChanged = Signal()
    sessionChanged = Signal()
    statusChanged = Signal()
    entriesChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._clock = desk.terminal.store.clock
        self._time = ""
        self._status: Status | None = None
        self._entries: list[dict[str, object]] = []
        desk.session.changed.connect(self._session_changed)
        desk.session.worked.connect(self.refresh)
        desk.session.news.connect(self.refresh)
        desk.navigator.changed.connect(self._list_entries)
        self._second = self._timer(CLOCK_MS, self._tick)
        self._look = self._timer(STATUS_MS, self.refresh)
        self._tick()

    @Property(str, constant=True)
    def hallName(self) -> str:
        return self.desk.terminal.settings.hall_name

    @Property(str, notify=clockChanged)
    def timeText(self) -> str:
        """``2026-11-21 14:26``."""
        return self._time

    @Property(bool, notify=sessionChanged)
    def signedIn(self) -> bool:
        return self.desk.session.account is not None

    @Property(str, notify=sessionChanged)
    def windowText(self) -> str:
        """``3 号窗口``."""
        window = self.desk.session.window
        return self.tr("{0} 号窗口").format(window.number) if window else ""

    @Property(str, notify=sessionChanged)
    def staffText(self) -> str:
        """``工号 1007``."""
        account = self.desk.session.account
        return self.tr("工号 {0}").format(account.number) if account else ""

    @Property(str, notify=statusChanged)
    def businessesText(self) -> str:
        """The window's businesses, or its name when it has none."""
        window = self.desk.session.window
        named = self._status.businesses if self._status else ""
        return named or (window.name if window else "")

    @Property(str, notify=statusChanged)
    def stateText(self) -> str:
        """服务中, 空闲 or 已暂停; empty without a queue."""
        if self._status is None or not self._status.calls:
            return ""
        if self._status.paused and not self._status.serving:
            return self.tr("已暂停")
        return self.tr("服务中") if self._status.serving else self.tr("空闲")

    @Property(bool, notify=statusChanged)
    def serving(self) -> bool:
        return self._status is not None and self._status.serving

    @Property(bool, notify=statusChanged)
    def paused(self) -> bool:
        return self._status is not None and self._status.paused

    @Property(str, notify=statusChanged)
    def syncText(self) -> str:
        return sync_text(self._status) if self._status else ""

    @Property(str, notify=statusChanged)
    def syncKind(self) -> str:
        return sync_kind(self._status) if self._status else "plain"

    @Property(str, notify=statusChanged)
    def parkedText(self) -> str:
        return parked_text(self._status) if self._status else ""

    @Property("QVariantList", notify=entriesChanged)
    def entries(self) -> list[dict[str, object]]:
        """The side: rows {name, text, count, on}."""
        return self._entries

    @Slot(str)
    def go(self, name: str) -> None:
        """Opens a page of the side in place of the one before."""
        doors = [entry["name"] for entry in self._entries]
        if self.signedIn and name in doors and name != self.desk.navigator.current:
            self.desk.navigator.replace(name)

    @Slot(str)
    def switch(self, name: str) -> None:
        """Turns large print or high contrast over; it is the workplace's, not the account's."""
        self.desk.presentation.toggle(name)

    @Slot()
    def lock(self) -> None:
        if self.signedIn:
            self.desk.session.end()

    @Slot()
    def refresh(self) -> None:
        """Reads the status in the background while someone is signed in."""
        session, terminal = self.desk.session, self.desk.terminal
        window, leads = session.window, session.leads
        if window is not None:
            self.desk.tasks.run(
                lambda: read_status(terminal, window, leads=leads),
                self._take,
                self._missed,
                owner=self,
                latest="status",
            )

    def _take(self, status: Status) -> None:
        if self.signedIn and status != self._status:
            self._status = status
            self.statusChanged.emit()
            self._list_entries()

    def _missed(self, _error: Exception) -> None:
        """The page in front says what is wrong; the bar keeps what it knew."""

    @Slot()
    def _session_changed(self) -> None:
        self._status = None
        self.sessionChanged.emit()
        self.statusChanged.emit()
        self._list_entries()
        self.refresh()

    @Slot()
    def _list_entries(self) -> None:
        session, navigator = self.desk.session, self.desk.navigator
        waiting = self._status.waiting if self._status else 0
        todo = self._status.todo if self._status else 0
        troubles = self._status.troubles if self._status else 0
        lost = self._status.lost if self._status else 0
        poor = self._status.poor if self._status else 0
        told = self._status.told if self._status else 0
        doors = [
            (CALLING, self.tr("叫号办理"), waiting),
            (APPLICATIONS, self.tr("依申请公开"), todo),
            (SUBMISSIONS, self.tr("咨询投诉"), told),
        ]
        if session.leads:
            doors += [
                (SUPERVISOR, self.tr("大厅调度"), lost),
                (GRADES, self.tr("差评整改"), poor),
                (REPORTS, self.tr("统计报表"), 0),
            ]
        doors.append((CONTENT, self.tr("内容管理"), self._status.content if self._status else 0))
        if session.brings_content:
            doors.append((IMPORTING, self.tr("内容导入"), 0))
        doors.append((TROUBLES, self.tr("设备与同步"), troubles))
        entries: list[dict[str, object]] = [
            {
                "name": name,
                "text": text,
                "count": 0 if name == CALLING == navigator.current else count,
                "on": name == navigator.current
                or (name == APPLICATIONS and navigator.current in DISCLOSURE),
            }
            for name, text, count in doors
            if session.account is not None and navigator.has(name)
        ]
        if entries != self._entries:
            self._entries = entries
            self.entriesChanged.emit()

    @Slot()
    def _tick(self) -> None:
        text = f"{hall_time(self._clock.now()):%Y-%m-%d %H:%M}"
        if text != self._time:
            self._time = text
            self.clockChanged.emit()

    def _timer(self, milliseconds: int, fn) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(fn)
        timer.start()
        return timer
