"""A calling board as a program of its own, beside a resident's screen, on one data folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.setup import initialise
from tests.ui.test_window_process import ENDS_WITHIN_SECONDS, run_beside_each_other, started

SETTINGS = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    initialise(folder, demo=False, hall_code="150799", hall_name="示范县大厅", terminal="03")
    return folder


def test_a_resident_and_a_board_run_beside_each_other_and_end_in_order(data_dir: Path) -> None:
    run_beside_each_other(data_dir, "resident", "board")


def test_the_command_line_knows_the_board(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    assert "board" in capsys.readouterr().out


def test_a_second_board_on_one_machine_is_refused(data_dir: Path) -> None:
    """Two would speak with one voice."""
    first = started("board", data_dir)
    assert first.stdout is not None
    assert first.stdout.readline() == "up\n", first.communicate()
    second = subprocess.run(
        [sys.executable, "-m", "kiosk", "--data", str(data_dir), "run", "--face", "board"],
        env={**os.environ, **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
        timeout=ENDS_WITHIN_SECONDS,
    )
    first.send_signal(signal.SIGTERM)
    first.communicate(timeout=ENDS_WITHIN_SECONDS)
    assert second.returncode == 1
    assert "本机已有" in second.stderr
