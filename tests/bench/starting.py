"""From the start of the process to the first usable home page, and the memory it then holds."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.halls import demonstration
from tests.bench.ratio import Ratio

ROUNDS = 7
CHROMIUM_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """The home page with its database against Chromium, where installed, or a bare Qt window."""
    demonstration(folder).close()
    chromium = shutil.which("chromium")
    other_name = "Chromium with a local page" if chromium else "a bare Qt Quick window"
    ours: list[tuple[float, float]] = []
    other: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        ours.append(_face("tests.bench.first_page", str(folder / "data")))
        if chromium:
            other.append(_chromium(chromium, folder))
        else:
            other.append(_face("tests.bench.bare_window"))
    yield _ratio(f"start to usable home / {other_name}", ours, other, 0, "ms", "≤ 0.8×")
    yield _ratio(f"memory PSS at home / {other_name}", ours, other, 1, "MiB", "≤ 0.4×")


def _ratio(
    name: str,
    ours: list[tuple[float, float]],
    other: list[tuple[float, float]],
    index: int,
    unit: str,
    goal: str,
) -> Ratio:
    mine, theirs = (statistics.median(run[index] for run in side) for side in (ours, other))
    return Ratio(name, mine, theirs, unit, goal)


def _face(module: str, *arguments: str) -> tuple[float, float]:
    """Milliseconds and MiB that the measured process reports of itself."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    milliseconds, mebibytes = done.stdout.split()[-2:]
    return float(milliseconds), float(mebibytes)


def _chromium(program: str, folder: Path) -> tuple[float, float]:
    """Chromium until its page has painted and says so by ending; memory of its whole tree."""
    from tests.bench import browser

    return browser.measure(program, CHROMIUM_FLAGS, folder)
