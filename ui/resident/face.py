"""Puts the resident's face together and takes it apart again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QSizeF, Qt, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.common.errors import Damaged
from ui.desk import Desk
from ui.engine import make_engine
from ui.navigator import UI_ROOT, Navigator
from ui.resident.routes import ROUTES
from ui.resident.shell import ShellViewModel
from ui.session import Session
from ui.tasks import Tasks
from ui.theme.presentation import Presentation
from ui.window_gate import WindowGate
from ui.workers import start_workers

if TYPE_CHECKING:
    from kiosk.app import Terminal

_log = logging.getLogger(__name__)

PORTRAIT = QSize(1080, 1920)


class ResidentFace(QObject):
    """Window, pages and session of the touchscreen. ``locked`` swallows every way out."""

    def __init__(self, terminal: Terminal, *, locked: bool = True) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self.engine = make_engine(self)
        self.presentation = Presentation(self.engine, self)
        self.desk = Desk(terminal, self.tasks, self.presentation)
        self.navigator = Navigator(self.engine, ROUTES, self.desk, self)
        settings = terminal.settings
        self.session = Session(self.desk, terminal.store.clock, settings.idle_seconds, self)
        self.shell = ShellViewModel(self.desk, self)
        self.window = self._load()
        self.gate = WindowGate(self.window, locked=locked, parent=self)
        self.gate.activity.connect(self.session.touched)
        self.window.widthChanged.connect(self._resized)
        self.window.heightChanged.connect(self._resized)

    def start(self, size: QSize | None = None, *, full_screen: bool = False) -> None:
        """Shows the window with the home page in it."""
        self.window.resize(size or PORTRAIT)
        self._resized()
        self.navigator.open("home")
        self.shell.refresh()
        start_workers(self.desk.terminal, self.tasks)
        if full_screen:
            self.window.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
            self.window.showFullScreen()
        else:
            self.window.show()

    def close(self) -> None:
        """Destroys the pages, then the window, then the engine; no thread is left running."""
        self.gate.locked = False
        self.tasks.shut_down()
        self.navigator.close()
        self.window.close()
        self.window.deleteLater()
        self.window = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.engine.deleteLater()
        self.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def bring_to_front(self) -> None:
        """A second start asked for it."""
        self.window.show()
        self.window.raise_()
        self.window.requestActivate()

    def _load(self) -> QQuickWindow:
        url = QUrl.fromLocalFile(str(UI_ROOT / "resident" / "Shell.qml"))
        component = QQmlComponent(self.engine, url, self)
        window = component.createWithInitialProperties({"vm": self.shell})
        if not isinstance(window, QQuickWindow):
            _log.error("Shell.qml: %s", component.errorString())
            raise Damaged("ui.page_broken", page="shell")
        QQmlEngine.setObjectOwnership(window, QQmlEngine.ObjectOwnership.CppOwnership)
        host = window.property("pages")
        if not isinstance(host, QQuickItem):
            raise Damaged("ui.page_broken", page="shell")
        self.navigator.attach(host)
        return window

    def _resized(self) -> None:
        self.presentation.resize(QSizeF(self.window.width(), self.window.height()))
