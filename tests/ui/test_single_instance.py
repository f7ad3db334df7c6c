"""A second start shows the first and ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance


def test_the_second_is_refused_and_the_first_comes_to_the_front(
    application: QGuiApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = SingleInstance(tmp_path, "window"), SingleInstance(tmp_path, "window")
    assert first.claim()
    assert not second.claim()
    with qtbot.waitSignal(first.asked_to_show):
        assert second.show_first()
    first.release()
    assert second.claim()
    second.release()


def test_two_data_folders_do_not_know_each_other(
    application: QGuiApplication, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = SingleInstance(tmp_path / "a", "window")
    other = SingleInstance(tmp_path / "b", "window")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()


def test_the_resident_and_the_window_stand_side_by_side_on_one_data_folder(
    application: QGuiApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    resident, window = SingleInstance(tmp_path, "resident"), SingleInstance(tmp_path, "window")
    assert resident.claim()
    assert window.claim()
    second = SingleInstance(tmp_path, "window")
    assert not second.claim()
    with qtbot.assertNotEmitted(resident.asked_to_show), qtbot.waitSignal(window.asked_to_show):
        assert second.show_first()
    resident.release()
    window.release()


HOLDER = """
import os, sys
import signal
import subprocess
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import SingleInstance
app = QCoreApplication([])
holder = SingleInstance(Path(sys.argv[1]), "window")
assert holder.claim()
os.kill(os.getpid(), 9)
"""


def test_the_lock_of_a_killed_program_is_taken_over(
    application: QGuiApplication, tmp_path: Path
) -> None:
    done = subprocess.run([sys.executable, "-c", HOLDER, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "face-window.lock").exists()
    instance = SingleInstance(tmp_path, "window")
    assert instance.claim()
    instance.release()


def test_a_lock_from_before_the_machine_was_renamed_is_taken_over(
    application: QGuiApplication, tmp_path: Path
) -> None:
    (tmp_path / "face-window.lock").write_text("4000000\nkiosk\nold-name\n\n\n")
    instance = SingleInstance(tmp_path, "window")
    assert instance.claim()
    instance.release()
