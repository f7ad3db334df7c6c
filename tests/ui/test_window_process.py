"""A resident's screen and a window as two programs on one data folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from kiosk.setup import initialise

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kiosk.settings import load_settings
from ui.app import make_application, run
application = make_application()
QTimer.singleShot(0, lambda: print("up", flush=True))
sys.exit(run(sys.argv[1], load_settings(Path(sys.argv[2])), windowed=True, size=(960, 540)))
"""
ENDS_WITHIN_SECONDS = 60


def started(face: str, data_dir: Path) -> subprocess.Popen[str]:
    offscreen = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, face, str(data_dir)],
        env={**os.environ, **offscreen},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_beside_each_other(data_dir: Path, *faces: str) -> None:
    """They come up, hold their locks, and end in order when they are asked to."""
    programs = {face: started(face, data_dir) for face in faces}
    for face, program in programs.items():
        assert program.stdout is not None
        assert program.stdout.readline() == "up\n", (face, program.communicate())
        assert (data_dir / f"face-{face}.lock").exists()
    for program in programs.values():
        program.send_signal(signal.SIGTERM)
    for face, program in programs.items():
        stderr = program.communicate(timeout=ENDS_WITHIN_SECONDS)[1]
        assert program.returncode == 0, (face, stderr)
        assert "Traceback" not in stderr


def test_a_resident_and_a_window_run_beside_each_other_and_end_in_order(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    initialise(data_dir, demo=False, hall_code="150799", hall_name="示范县大厅", terminal="03")
    run_beside_each_other(data_dir, "resident", "window")
