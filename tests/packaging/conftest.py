"""One build for all tests of packaging: of this machine, or the one that KIOSK_BUILD names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.packed import ROOT, Packed, build_machine, can_hide, hiding

sys.path.insert(0, str(ROOT / ".ci"))


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the build, away from the project, as a technician copies it."""
    place = tmp_path_factory.mktemp("build")
    given = os.environ.get("KIOSK_BUILD")
    if given:
        return Path(shutil.copytree(given, place / "kiosk", symlinks=True))
    done = subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
            "--distpath", place, "--workpath", place / "work", ROOT / "build_kiosk.spec",
        ],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return place / "kiosk"


@pytest.fixture(scope="session")
def packed(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """The build in a bare environment with a demonstration hall."""
    hidden = tuple(hiding(build_machine())) if can_hide() else ()
    program = Packed(build, tmp_path_factory.mktemp("bare"), hidden)
    outcome = program.run("init", "--demo")
    assert outcome.code == 0, outcome
    return program
