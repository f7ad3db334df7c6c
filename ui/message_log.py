"""What Qt and QML say: to the log, and kept so that tests and the tour can fail on it."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("ui.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_OF_QT_ALONE = frozenset({"QUnifiedTimer::stopAnimationDriver: driver is not running"})
"""Said by Qt's own animation clock when an animation of Qt ends between two frames of a window that
is not drawn just then: nothing is wrong on the screen, and no program can prevent it."""


class MessageLog:
    """Collects warnings and worse between ``start`` and ``stop``."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self._previous: object | None = None

    def start(self) -> None:
        """Takes Qt's messages from here on."""
        self._previous = qInstallMessageHandler(self._take)

    def stop(self) -> None:
        """Gives Qt's messages back to whoever had them."""
        qInstallMessageHandler(self._previous)
        self._previous = None

    def _take(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        level = _LEVELS[kind]
        where = f"{context.file}:{context.line}: " if context.file else ""
        _log.log(level, "%s%s", where, message)
        if level >= logging.WARNING and message not in _OF_QT_ALONE:
            self.warnings.append(where + message)
