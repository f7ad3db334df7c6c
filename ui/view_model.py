"""The base of every view model: errors in words, busy, work off the GUI thread.

Lists for QML are always ``Property("QVariantList")`` of plain dicts ("rows") with a notify
signal of their own; a delegate takes ``required property var modelData``. See ``ui.__init__``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Damaged, KioskError
from kiosk.common.wording import say
from kiosk.settings import messages_dir
from ui.desk import Desk

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("made by the navigator")
class ViewModel(QObject):
    """What a page shows and asks. It lives as long as its page and is then destroyed."""

    errorChanged = Signal()
    busyChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._error = ""
        self._busy = 0
        self._left = False

    @Property(str, notify=errorChanged)
    def error(self) -> str:
        """The sentence to show, empty when all is well."""
        return self._error

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        """True while something runs that the page must wait for."""
        return self._busy > 0

    @Slot()
    def clearError(self) -> None:
        """The resident has read the sentence."""
        self.show_error("")

    @Slot()
    def goBack(self) -> None:
        """To the page before this one."""
        self.desk.navigator.back()

    @Slot()
    def goHome(self) -> None:
        """To the home page."""
        self.desk.navigator.home()

    def shown(self) -> None:
        """The page has come to the front, the first time or again; refresh here."""

    def may_leave(self) -> bool:
        """Whether the page may be left now for the home page; False when it asks something first
        and goes by itself after the answer."""
        return True

    def leaving(self) -> None:
        """The page is about to be destroyed; forget what must not outlive it."""

    def leave(self) -> None:
        """Called once by the navigator; answers that come later are dropped."""
        self._left = True
        self.leaving()

    def show_error(self, sentence: str) -> None:
        """Sets the sentence that the page shows."""
        if sentence != self._error:
            self._error = sentence
            self.errorChanged.emit()

    def fail(self, error: Exception) -> None:
        """Puts an error into words; what nobody foresaw is logged and worded generally."""
        if not isinstance(error, KioskError):
            _log.error("unforeseen fault in %s", type(self).__name__, exc_info=error)
            error = Damaged("ui.unexpected")
        self.show_error(say(error, messages_dir()))

    def work(
        self,
        fn: Callable[[], Any],
        then: Callable[[Any], None],
        *,
        cover: bool = True,
        latest: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs ``fn`` off the GUI thread, then ``then(result)``; an error goes to the page.

        ``cover`` shows the page as busy meanwhile. ``latest`` names a stream in which only the
        newest answer counts (search as you type); use it with ``cover=False``.
        """
        self.clearError()
        if cover:
            self._set_busy(+1)

        def done(result: Any) -> None:
            if self._left:
                return
            if cover:
                self._set_busy(-1)
            then(result)

        def broken(error: Exception) -> None:
            if self._left:
                return
            if cover:
                self._set_busy(-1)
            (failed or self.fail)(error)

        self.desk.tasks.run(fn, done, broken, owner=self, latest=latest)

    def _set_busy(self, change: int) -> None:
        before = self._busy > 0
        self._busy += change
        if before != (self._busy > 0):
            self.busyChanged.emit()
