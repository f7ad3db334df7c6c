"""Measured process: opens the resident's face and reports when home can be used."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSize, QTimer

from kiosk.app import open_terminal
from kiosk.settings import load_settings
from tests.bench.own_figures import mebibytes, milliseconds_alive
from ui.app import make_application


def main() -> int:
    """Prints milliseconds and MiB."""
    application = make_application()
    terminal = open_terminal(load_settings(Path(sys.argv[1])))
    from ui.resident.face import ResidentFace

    face = ResidentFace(terminal, locked=True)
    alive: list[float] = []

    def leave() -> None:
        application.exit()  # quit() asks the windows, and a locked face refuses

    def painted() -> None:
        if not alive and face.tasks.pending == 0:
            alive.append(milliseconds_alive())
            QTimer.singleShot(0, leave)

    face.start(QSize(1080, 1920))
    face.window.frameSwapped.connect(painted)
    face.window.update()
    ticks = QTimer(interval=2)
    ticks.timeout.connect(face.window.update)
    ticks.start()
    application.exec()
    print(alive[0], mebibytes())
    face.close()
    terminal.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
