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
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
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
    first, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()


HOLDER = """
import os, sys
import signal
import subprocess
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import SingleInstance
app = QCoreApplication([])
holder = SingleInstance(Path(sys.argv[1]))
assert holder.claim()
os.kill(os.getpid(), 9)
"""


def test_the_lock_of_a_killed_program_is_taken_over(
    application: QGuiApplication, tmp_path: Path
) -> None:
    done = subprocess.run([sys.executable, "-c", HOLDER, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "face.lock").exists()
    instance = SingleInstance(tmp_path)
    assert instance.claim()
    instance.release()


def test_a_lock_from_before_the_machine_was_renamed_is_taken_over(
    application: QGuiApplication, tmp_path: Path
) -> None:
    (tmp_path / "face.lock").write_text("4000000\nkiosk\nold-name\n\n\n")
    instance = SingleInstance(tmp_path)
    assert instance.claim()
    instance.release()
