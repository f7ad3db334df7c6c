"""``make bench``: speed and memory as ratios, both sides measured in one run, interleaved."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench import (
    commit,
    guides,
    hall,
    handbook,
    importing,
    paper,
    scrolling,
    searching,
    starting,
    waiting,
)
from tests.bench.ratio import Ratio

PARTS = {
    "commit": commit.measure,
    "guides": guides.measure,
    "hall": hall.measure,
    "handbook": handbook.measure,
    "importing": importing.measure,
    "scroll": scrolling.measure,
    "search": searching.measure,
    "slip": paper.measure,
    "start": starting.measure,
    "wait": waiting.measure,
}


def main() -> int:
    """Prints one line a ratio; 0 always, because a busy machine is not a fault."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--items", type=int, default=100_000, help="the large search index")
    args = parser.parse_args()
    unknown = [part for part in args.parts if part not in PARTS]
    if unknown:
        parser.error(f"no such part: {unknown[0]}")
    place = Path(".run")
    place.mkdir(exist_ok=True)
    print(f"{'what':<46}{'ours':>12}{'against':>12}{'ratio':>9}   goal")
    for name in args.parts or PARTS:
        with tempfile.TemporaryDirectory(dir=place) as folder:
            for ratio in PARTS[name](Path(folder), args.items):
                print(describe(ratio), flush=True)
    return 0


def describe(ratio: Ratio) -> str:
    """One line of the table."""
    ours, other = (f"{value:.2f} {ratio.unit}" for value in (ratio.ours, ratio.other))
    return f"{ratio.name:<46}{ours:>12}{other:>12}{ratio.value:>8.2f}×   {ratio.goal}"


if __name__ == "__main__":
    sys.exit(main())
