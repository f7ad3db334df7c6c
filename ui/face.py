"""What every face has: engine, pages, window; put together here and taken apart in order."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QSizeF, Qt, QUrl, Slot
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.common.errors import Damaged
from ui.desk import Desk
from ui.engine import make_engine
from ui.navigator import HOME, UI_ROOT, Navigator, Route
from ui.tasks import Tasks
from ui.theme.presentation import Presentation
from ui.view_model import ViewModel
from ui.window_gate import WindowGate
from ui.workers import Workers

if TYPE_CHECKING:
    from kiosk.app import Terminal

_log = logging.getLogger(__name__)


class Face(QObject):
    """A window with pages. A subclass makes its shell view model and calls ``open_window``."""

    SIZE = QSize(1080, 1920)
    """Size of the window where none is asked for."""

    AT_THE_PRINTER = False
    """Whether residents take their slips here; one face of a terminal at most."""

    WORKS = True
    """Whether it prints and exchanges with the platform; a screen that only shows does not."""

    window: QQuickWindow
    gate: WindowGate

    def __init__(self, terminal: Terminal, routes: Iterable[Route]) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self.engine = make_engine(self)
        self.presentation = Presentation(self.engine, self)
        self.desk = Desk(terminal, self.tasks, self.presentation)
        self.desk.workers = Workers(terminal, self.tasks, recovers=self.AT_THE_PRINTER, parent=self)
        self.navigator = Navigator(self.engine, routes, self.desk, self)

    def open_window(self, qml: str, shell: ViewModel, *, locked: bool) -> None:
        """Makes the window of ``qml`` (under ui/), with ``vm`` and a property ``pages``.

        Raises:
            Damaged: ``ui.page_broken``.
        """
        component = QQmlComponent(self.engine, QUrl.fromLocalFile(str(UI_ROOT / qml)), self)
        window = component.createWithInitialProperties({"vm": shell})
        host = window.property("pages") if isinstance(window, QQuickWindow) else None
        if not isinstance(window, QQuickWindow) or not isinstance(host, QQuickItem):
            _log.error("%s: %s", qml, component.errorString())
            raise Damaged("ui.page_broken", page=qml)
        QQmlEngine.setObjectOwnership(window, QQmlEngine.ObjectOwnership.CppOwnership)
        self.window = window
        self.navigator.attach(host)
        self.gate = WindowGate(window, locked=locked, parent=self)
        window.widthChanged.connect(self._resized)
        window.heightChanged.connect(self._resized)

    def start(self, size: QSize | None = None, *, full_screen: bool = False) -> None:
        """Shows the window with the home page in it, and starts the steady work."""
        self.window.resize(size or self.SIZE)
        self._resized()
        self.navigator.open(HOME)
        if full_screen:
            self.window.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
            self.window.showFullScreen()
        else:
            self.window.show()
        if self.WORKS:
            self.desk.workers.start()

    def close(self) -> None:
        """Destroys pages, window and engine in this order; no thread is left running."""
        self.tasks.shut_down()
        self.navigator.close()
        self.gate.locked = False
        self.window.close()
        self.window.deleteLater()
        _destroy_now()
        self.engine.deleteLater()
        self.deleteLater()
        _destroy_now()

    def bring_to_front(self) -> None:
        """A second start asked for it."""
        self.window.show()
        self.window.raise_()
        self.window.requestActivate()

    @Slot()
    def _resized(self) -> None:
        self.presentation.resize(QSizeF(self.window.width(), self.window.height()))


def _destroy_now() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
