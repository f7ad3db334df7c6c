"""A long document is scrolled from its beginning to its end: how long each frame takes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.halls import demonstration
from tests.bench.ratio import Ratio

PARAGRAPHS = 300
FRAME = 16.7
"""Milliseconds of a frame on a screen of 60 Hz."""


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """The reading page against the same text in one piece of text, as a simple reader has it."""
    demonstration(folder).close()
    mine = _frames("tests.bench.scrolled_page", str(folder / "data"))
    theirs = _frames("tests.bench.scrolled_text")
    name = f"frame of a scroll, {PARAGRAPHS} paragraphs / one text"
    for quantile in (0.5, 0.99):
        values = (sorted(side)[int(len(side) * quantile)] for side in (mine, theirs))
        yield Ratio(f"{name}, p{quantile * 100:.0f}", *values, "ms", "")
    late = [100 * sum(frame > FRAME for frame in side) / len(side) for side in (mine, theirs)]
    yield Ratio(f"frames over {FRAME} ms", late[0], max(late[1], 0.01), "%", "none")


def _frames(module: str, *arguments: str) -> list[float]:
    """Milliseconds of every frame, as the measured process reports them."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [float(word) for word in done.stdout.split()]
