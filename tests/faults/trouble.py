"""Troubles made on purpose: system calls that fail, disks that fill up or go read-only."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.halls import ENDS_WITHIN_SECONDS, PROGRAM, ROOT, Outcome, spawn

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")


def with_fault(folder: Path, fault: str, *words: object) -> Outcome:
    """A command whose system calls fail as ``fault`` says, in strace's words for ``inject``."""
    calls = fault.split(":", 1)[0]
    traced = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}"]
    return spawn(*traced, "-e", f"inject={fault}", *PROGRAM, "--data", folder, *words)


def on_own_mounts(script: str) -> str:
    """Runs a shell script that may mount what it likes; what it printed."""
    spaces = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
    done = subprocess.run(
        [*spaces, "bash", "-euc", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=ENDS_WITHIN_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def shell(folder: Path, *commands: list[str]) -> str:
    """Commands as a line of shell; each prints its answer or reason, then ``exit=`` its code."""
    several = [sys.executable, "-m", "tests.faults.several", str(folder), json.dumps(commands)]
    return f"{shlex.join(several)} 2>&1"


@pytest.fixture(scope="session")
def mounts() -> None:
    """Skips where this machine lets nobody mount in a name space of his own."""
    try:
        on_own_mounts("mount -t tmpfs tmpfs /mnt")
    except (AssertionError, FileNotFoundError) as error:
        pytest.skip(f"no mounts in a name space of one's own: {error}")
