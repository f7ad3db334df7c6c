"""The program as a process: it comes up, refuses a second start, and ends in order."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.common.errors import Damaged, Rejected
from kiosk.settings import Settings, resource_root
from kiosk.setup import initialise
from ui.app import run
from ui.fonts import load_screen_fonts

PROGRAM = """
import sys
from pathlib import Path
from kiosk.common.errors import KioskError
from kiosk.settings import load_settings
from ui.app import run
try:
    sys.exit(run("resident", load_settings(Path(sys.argv[1])), windowed=True, size=(540, 960)))
except KioskError as error:
    sys.exit(error.code)
"""


def started(data_dir: Path, **environment: str) -> subprocess.Popen[str]:
    offscreen = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data_dir)],
        env={**os.environ, **offscreen, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_second_start_ends_and_the_first_ends_well_when_told_to(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    initialise(data_dir, demo=False, hall_code="150799", hall_name="示范县大厅", terminal="03")
    first = started(data_dir)
    while not (data_dir / "face-resident.lock").exists():
        assert first.poll() is None, first.communicate()
        time.sleep(0.01)
    second = started(data_dir)
    assert second.communicate(timeout=60)[1].strip() == "ui.already_running"
    assert second.returncode == 1
    first.send_signal(signal.SIGTERM)
    assert "Traceback" not in first.communicate(timeout=60)[1]
    assert first.returncode == 0
    assert not (data_dir / "face-resident.lock").exists()


def test_without_a_display_the_reason_is_said(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    initialise(data_dir, demo=False, hall_code="150799", hall_name="示范县大厅", terminal="03")
    program = started(data_dir, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert program.communicate(timeout=60)[1].strip() == "ui.no_display"


def test_an_unknown_face_is_refused(settings: Settings) -> None:
    with pytest.raises(Rejected, match=r"ui\.face_unknown"):
        run("mirror", settings)


def manifest_with(folder: Path, system: str) -> Path:
    fonts = folder / "assets" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "manifest.toml").write_text(
        '[[font]]\nfamily = "X"\nuse = "screen"\nfile = "x.ttf"\npackage = "fonts-x"\n'
        f'system = ["{system}"]\n',
        "utf-8",
    )
    return folder


def test_a_missing_font_names_the_file_and_the_package(
    application: QGuiApplication, tmp_path: Path
) -> None:
    with pytest.raises(Damaged, match=r"ui\.font_missing.*x\.ttf.*fonts-x"):
        load_screen_fonts(manifest_with(tmp_path, "/nowhere/x.ttf"))


def test_a_broken_font_is_named(application: QGuiApplication, tmp_path: Path) -> None:
    broken = tmp_path / "x.ttf"
    broken.write_bytes(b"no font")
    with pytest.raises(Damaged, match=r"ui\.font_unreadable"):
        load_screen_fonts(manifest_with(tmp_path, str(broken)))


def test_a_bundled_font_goes_before_the_systems(
    application: QGuiApplication, tmp_path: Path
) -> None:
    root = manifest_with(tmp_path, "/nowhere/x.ttf")
    hanazono = Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf")
    shutil.copy(hanazono, root / "assets" / "fonts" / "x.ttf")
    assert load_screen_fonts(root).families() == ["X"]


def test_the_manifest_lists_only_fonts_that_are_here(application: QGuiApplication) -> None:
    families = load_screen_fonts(resource_root()).families()
    assert families[0] == "Noto Sans CJK SC"
    assert len(families) >= 2
