"""Each keystroke of a search over many items against the same over 2,000."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.bench.halls import generated
from tests.bench.ratio import Ratio, interleaved

SMALL = 2_000
ROUNDS = 400
TYPED = (
    "身",
    "身份",
    "身份证",
    "身份证换",
    "s",
    "sf",
    "sfz",
    "shenfenz",
    "退役军人",
    "备案",
    "注销",
)


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """Ranked hits for what people type, keystroke by keystroke."""
    folders = [folder / "small", folder / "large"]
    for each in folders:
        each.mkdir()
    small, large = generated(folders[0], SMALL), generated(folders[1], items)
    words = cycle(TYPED)
    word = next(words)

    def in_large() -> None:
        nonlocal word
        word = next(words)
        large.content.search(word)

    def in_small() -> None:
        small.content.search(word)

    for _ in TYPED:
        in_large()
        in_small()
    for quantile, name in ((0.5, "p50"), (0.95, "p95")):
        ours, other = interleaved(in_large, in_small, ROUNDS, quantile)
        goal = "≤ 5 ms" if quantile > 0.5 else ""
        yield Ratio(f"search {name}, {items:,} items / {SMALL:,}", ours, other, "ms", goal)
    small.close()
    large.close()
