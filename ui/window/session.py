"""Who works at the window now: from signing in to the lock.

After the lock nothing of the account is left: every page and view model is destroyed and the
clipboard emptied. What was in service stays in service in the store.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.common.clock import Clock
from kiosk.content.model import Window
from kiosk.staff.model import Account, Role
from ui.desk import Desk
from ui.window.heartbeat import Heartbeat
from ui.window.routes import APPLICATIONS, CALLING

LEADS = frozenset({Role.SUPERVISOR})
"""Who may rearrange the hall and read its reports."""
IDLE_SECONDS = 600
"""A workplace that nobody touches locks itself (time-out of sessions, GB/T 22239-2019)."""
LOOK_MS = 1000


class StaffSession(QObject):
    """One account at one window, or nobody."""

    changed = Signal()
    worked = Signal()
    """A page has changed the queue or a case; figures elsewhere are old."""
    news = Signal()
    """The store changed, here or at another machine."""

    def __init__(self, desk: Desk, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._account: Account | None = None
        self._window: Window | None = None
        self._touched_at = 0.0
        self._touched_on = clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.tick)
        self.heart = Heartbeat(desk.terminal, desk.tasks, self)
        self.heart.returned.connect(self._told)
        self._returned = ""
        self.kept: dict[str, dict[str, str]] = {}
        """What was typed into forms that were put away, by form; gone with the lock."""
        desk.session = self

    @property
    def account(self) -> Account | None:
        """Who is signed in."""
        return self._account

    @property
    def window(self) -> Window | None:
        """Where."""
        return self._window

    @property
    def actor(self) -> str:
        """Who acts, as the audit trail names it; empty when nobody is signed in."""
        return f"staff:{self._account.number}" if self._account else ""

    @property
    def leads(self) -> bool:
        """Whether the account may rearrange the hall."""
        return self._account is not None and self._account.role in LEADS

    @property
    def brings_content(self) -> bool:
        """Whether the account may bring content in from files: who leads, or checks content."""
        checkers = self._desk.terminal.settings.content.checkers
        return self.leads or (self._account is not None and self._account.number in checkers)

    def take_returned(self) -> str:
        """The number that went back while this window was silent, told once; else empty."""
        number, self._returned = self._returned, ""
        return number

    def begin(self, account: Account, window: Window) -> None:
        """Someone has signed in; opens the first page."""
        self._account, self._window = account, window
        self.touched()
        self._timer.start()
        self.heart.begin(window.number, self.actor)
        self._desk.navigator.replace(CALLING if window.businesses else APPLICATIONS)
        self.changed.emit()

    @Slot()
    def touched(self) -> None:
        """A key, a click or a finger."""
        self._touched_at = self._clock.monotonic()
        self._touched_on = self._clock.now()

    def end(self) -> None:
        """Locks: back to signing in, with nothing of the account left."""
        self._timer.stop()
        self.heart.end()
        self._account = self._window = None
        self._returned = ""
        self._desk.navigator.wipe()
        self.kept.clear()
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.clear()
        self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Looks at the clock; called by the timer."""
        if self._account is not None and self._idle_seconds(self._clock.now()) >= IDLE_SECONDS:
            self.end()

    @Slot(str)
    def _told(self, number: str) -> None:
        if self._account is not None:
            self._returned = number
            self.news.emit()

    def _idle_seconds(self, now: datetime) -> float:
        """By whichever clock went further: the monotonic one stands while a machine sleeps."""
        steady = self._clock.monotonic() - self._touched_at
        return max(steady, (now - self._touched_on).total_seconds())
