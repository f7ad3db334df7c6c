"""Acts of the disclosure desk in a power cut and on a full disk."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.halls import ROOT
from tests.faults.desk_walk import TRIED, standing
from tests.faults.trouble import mounts, on_own_mounts

__all__ = ["mounts"]

WALK = [sys.executable, "-m", "tests.faults.desk_walk"]

COPIES = {"redact", "close_day"}
"""What may be done twice without harm: another copy, the same day off again."""


@pytest.fixture
def office(migrated: Path, tmp_path: Path) -> Path:
    """A data folder with an empty register."""
    folder = tmp_path / "office"
    folder.mkdir()
    for name in ("kiosk.key", "kiosk.db"):
        shutil.copy2(migrated / name, folder)
    standing(folder)
    return folder


def test_an_act_that_is_cut_off_anywhere_stands_whole_or_not_at_all(office: Path) -> None:
    walked = subprocess.run(
        [*WALK, "kill", str(office)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=300,
        check=False,
    )
    assert walked.returncode == 0, walked.stderr
    cuts = dict(line.split() for line in walked.stdout.splitlines())
    assert set(cuts) == TRIED
    assert all(int(count) >= 1 for count in cuts.values()), cuts


@pytest.mark.usefixtures("mounts")
def test_on_a_full_disk_the_desk_says_so_and_the_same_act_is_done_once_later(
    office: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    copy, ballast = disk / "office", disk / "ballast"
    walk = shlex.join([*WALK, "full", str(copy), str(ballast)])
    told = on_own_mounts(
        f"mount -t tmpfs -o size=24m tmpfs {shlex.quote(str(disk))}\n"
        f"cp -r {shlex.quote(str(office))} {copy}\n"
        f"{walk}\n"
    )
    lines = told.splitlines()
    assert {line.split()[0] for line in lines} == TRIED
    assert all("store.disk_full" in line and "磁盘空间不足" in line for line in lines), told
    again = {line.split()[0]: line.rpartition(" · ")[2] for line in lines}
    assert {name for name, said in again.items() if said == "another"} == COPIES
    assert {name for name, said in again.items() if said == "same"} == {"register"}
