"""Width of signs as Chinese printing has it: figures and Latin narrow, punctuation wide.

Texts that went through a web editor often carry narrow punctuation between Chinese characters,
or wide figures in numbers and dates.
"""

from __future__ import annotations

import re

_WIDE_CODES = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_NARROW = {code: code - 0xFEE0 for code in _WIDE_CODES} | {0xFE5D: 0x3014, 0xFE5E: 0x3015}
"""With the small tortoise-shell brackets that some editors put around years."""
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_CLOSERS = frozenset("》〉」』】〕”’）")


def tidy_widths(line: str) -> str:
    """One line with its signs in their usual width; doing it twice changes nothing more."""
    line = _wide_brackets(line.translate(_NARROW))
    signs = list(line)
    for at, sign in enumerate(signs):
        if sign in _WIDE and _between_han(line, at):
            signs[at] = _WIDE[sign]
    return "".join(signs)


def _between_han(line: str, at: int) -> bool:
    before = line[at - 1 : at]
    after = line[at + 1 : at + 2]
    if _HAN.match(before) or before in _CLOSERS:
        return not (after == "/" and line[at] == ":")
    return bool(_HAN.match(after))


def _wide_brackets(line: str) -> str:
    """Brackets around Chinese are wide; those around figures alone stay as they are."""
    signs = list(line)
    opened: list[int] = []
    for at, sign in enumerate(line):
        if sign in "(（":
            opened.append(at)
        elif sign in ")）" and opened:
            start = opened.pop()
            if _HAN.search(line, start, at):
                signs[start], signs[at] = "（", "）"
    return "".join(signs)
