"""Each keystroke of a search over many items against the same over 2,000.

Processor time of the searching thread, so that other work on the machine does not count.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from kiosk.app import Terminal
from tests.bench.halls import generated
from tests.bench.ratio import Ratio, interleaved

SMALL = 2_000
ROUNDS = 400
WORDS = (
    "身份证换领",
    "退役军人备案",
    "营业执照",
    "公积金提取",
    "shenfenzheng",
    "gongjijin",
    "sfzhl",
    "zhuxiao",
    "社保ka",
    "注销",
)
TYPED = tuple(word[:size] for word in WORDS for size in range(1, len(word) + 1))
SLIPPED = ("身份正", "户口薄", "营业执罩", "居往证", "shengfenzheng", "gonjijin", "hukouebn")
ASKED = (
    "身份证丢了怎么办",
    "孩子上学要带什么",
    "我要补办社保卡",
    "公积金怎么转移",
    "请问食品许可怎么延续",
)
TYPINGS = (("", TYPED), (", slips", SLIPPED), (", whole questions", ASKED))
"""As it is typed, letter by letter; with a wrong character or letter; as it would be asked."""


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """Ranked hits for what people type, keystroke by keystroke."""
    folders = [folder / "small", folder / "large"]
    for each in folders:
        each.mkdir()
    small, large = generated(folders[0], SMALL), generated(folders[1], items)
    for label, typed in TYPINGS:
        yield from _typing(small, large, label, typed, items)
    small.close()
    large.close()


def _typing(
    small: Terminal, large: Terminal, label: str, typed: Sequence[str], items: int
) -> Iterator[Ratio]:
    words = cycle(typed)
    word = next(words)

    def in_large() -> None:
        nonlocal word
        word = next(words)
        large.content.search(word)

    def in_small() -> None:
        small.content.search(word)

    for _ in typed:
        in_large()
        in_small()
    for quantile, name in ((0.5, "p50"), (0.95, "p95")):
        ours, other = interleaved(in_large, in_small, ROUNDS, quantile, time.thread_time)
        goal = "≤ 5 ms" if quantile > 0.5 else ""
        yield Ratio(f"search {name}{label}, {items:,} items / {SMALL:,}", ours, other, "ms", goal)
