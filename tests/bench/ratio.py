"""Two things measured in turns: A B A B, medians, one number."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """``ours`` against ``other``, in the same unit and from the same run."""

    name: str
    ours: float
    other: float
    unit: str
    goal: str

    @property
    def value(self) -> float:
        return self.ours / self.other


def milliseconds(
    act: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> float:
    """How long one call takes."""
    started = clock()
    act()
    return (clock() - started) * 1000


def interleaved(
    ours: Callable[[], object],
    other: Callable[[], object],
    rounds: int,
    quantile: float = 0.5,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Medians, or another quantile, of both sides over the same rounds."""
    pairs = [(milliseconds(ours, clock), milliseconds(other, clock)) for _ in range(rounds)]
    mine, theirs = zip(*pairs, strict=True)
    return at(quantile, list(mine)), at(quantile, list(theirs))


def at(quantile: float, values: list[float]) -> float:
    """The value below which that share of the values lies."""
    if quantile == 0.5:
        return statistics.median(values)
    return sorted(values)[min(len(values) - 1, int(len(values) * quantile))]
