"""Starts a face in its own process and ends it in order."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication

from kiosk.app import open_terminal
from kiosk.common.errors import Conflict, Rejected, Unavailable
from kiosk.settings import Settings
from ui.fonts import load_screen_fonts
from ui.message_log import MessageLog
from ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from ui.face import Face

FACES = {
    "resident": "ui.resident.face:ResidentFace",
    "window": "ui.window.face:WindowFace",
    "board": "ui.board.face:BoardFace",
}
WITHOUT_POINTER = frozenset({"resident", "board"})


def make_application() -> QGuiApplication:
    """The one Qt application, with the screen fonts and the renderer of this machine.

    Raises:
        Unavailable: ``ui.no_display``.
        Damaged: a font is missing or unreadable.
    """
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    if sys.platform == "linux" and not _has_display():
        raise Unavailable("ui.no_display")
    if sys.platform == "linux" and not any(Path("/dev/dri").glob("renderD*")):
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    application = QGuiApplication(["hall-kiosk"])
    prepare(application)
    return application


def prepare(application: QGuiApplication) -> None:
    """Gives the application its name, language and fonts.

    Raises:
        Damaged: a font is missing or unreadable.
    """
    application.setApplicationName("hall-kiosk")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    application.setFont(load_screen_fonts())


def run(
    face: str, settings: Settings, *, windowed: bool = False, size: tuple[int, int] | None = None
) -> int:
    """Runs a face until it is told to end; gives the exit code.

    Raises:
        Conflict: ``ui.already_running``; the first one was shown.
        Rejected: ``ui.face_unknown``. Also what make_application and open_terminal raise.
    """
    if face not in FACES:
        raise Rejected("ui.face_unknown", face=face)
    application = make_application()
    instance = SingleInstance(settings.data_dir, face)
    if not instance.claim():
        instance.show_first()
        raise Conflict("ui.already_running")
    messages = MessageLog()
    messages.start()
    full_screen = not windowed and size is None
    if full_screen and face in WITHOUT_POINTER:
        application.setOverrideCursor(Qt.CursorShape.BlankCursor)
    try:
        with (
            _ending_on_signals(application.quit),
            contextlib.closing(open_terminal(settings)) as terminal,
        ):
            shown = _face_class(face)(terminal, locked=full_screen)
            instance.asked_to_show.connect(shown.bring_to_front)
            shown.start(QSize(*size) if size else None, full_screen=full_screen)
            code = application.exec()
            shown.close()
    finally:
        messages.stop()
        instance.release()
    return code


def _face_class(face: str) -> Callable[..., Face]:
    """Made as ``Kind(terminal, locked=bool)``."""
    module, _, name = FACES[face].partition(":")
    made: Callable[..., Face] = getattr(importlib.import_module(module), name)
    return made


def _has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


@contextlib.contextmanager
def _ending_on_signals(end: Callable[[], None]) -> Iterator[None]:
    """SIGTERM and SIGINT end the event loop; Python alone would not see them inside Qt."""
    ours, pythons = socket.socketpair()
    pythons.setblocking(False)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: ours.recv(1) and end())
    before_fd = signal.set_wakeup_fd(pythons.fileno())
    before = {s: signal.signal(s, lambda *_: None) for s in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(before_fd)
        notifier.setEnabled(False)
        ours.close()
        pythons.close()
