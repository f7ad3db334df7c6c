"""What paper and mail leave in a text: the imprint at its end, lines broken at a fixed width."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_COPIES = re.compile(r"^(主送|抄送|抄报|分送|发送)\s*[:：].*")
_PRINTED = re.compile(
    r"^[\u3400-\u9fff（）\s]{4,40}?\s*((?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*(印发|印制|印)$"
)
_COUNTED = re.compile(r"^[（(]?共印\s*\d+\s*份[）)]?[。.]?$")
_OPENNESS = re.compile(
    r"^[（(](此件|本文)?(公开发布|主动公开|依申请公开|删减后公开|不予公开)[）)]$"
)
_IMPRINT_LINES = 8
_LEAST_WIDTH, _MOST_WIDTH, _LEAST_LINES = 24, 132, 3
_SHARE = 0.6
_SENTENCE_ENDS = ("。", "；", "：", "！", "？", ".", ";", ":")
_BEGINS = re.compile(
    r"^(\s|　|第[一二三四五六七八九十百零〇\d]{1,5}[章节条编]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．]|附件|[①-⑳])"
)


def without_imprint(lines: Sequence[str]) -> tuple[list[str], str]:
    """The lines without 抄送, ……印发 and 此件公开发布; and the line that told of the printing."""
    kept = [line for line in lines if not _OPENNESS.match(line)]
    printed = ""
    for at in range(len(kept) - 1, max(0, len(kept) - _IMPRINT_LINES), -1):
        found = _PRINTED.match(kept[at])
        if found or _COPIES.match(kept[at]) or _COUNTED.match(kept[at]):
            printed = found[1] if found else printed
            del kept[at]
    return kept, printed


def unwrapped(text: str) -> str:
    """Paragraphs whole again where lines were broken at one width, as in mails and old systems.

    A text in which most long lines have the same width, and end in the midst of a sentence, was
    broken by a program; others stay as they are.
    """
    lines = text.splitlines()
    for measure in (_width, _signs):
        near = _full_widths([measure(line) for line in lines])
        if near and _mid_sentence([line for line in lines if measure(line) in near]):
            return "\n".join(_joined(lines, [measure(line) in near for line in lines]))
    return text


def _full_widths(widths: Sequence[int]) -> set[int]:
    """What a full line measures; empty where no width stands out."""
    long = Counter(width for width in widths if width >= _LEAST_WIDTH)
    full = max(long, default=0)
    if not 0 < full <= _MOST_WIDTH:
        return set()
    near = {full, full - 1, full - 2}
    share = sum(long[width] for width in near)
    return near if share >= max(_LEAST_LINES, sum(long.values()) * _SHARE) else set()


def _mid_sentence(lines: Sequence[str]) -> bool:
    """Whether most lines stop where no sentence ends: paragraphs of one length do not."""
    ended = sum(line.rstrip().endswith(_SENTENCE_ENDS) for line in lines)
    return ended <= len(lines) / 2


def _joined(lines: Sequence[str], full: Sequence[bool]) -> list[str]:
    """A full line goes on in the next one, unless that begins with a blank or a number."""
    found: list[str] = []
    goes_on = False
    for line, whole in zip(lines, full, strict=True):
        if goes_on and line.strip() and not _BEGINS.match(line):
            found[-1] += line.strip()
        else:
            found.append(line)
        goes_on = whole
    return found


def _signs(line: str) -> int:
    return len(line.rstrip())


def _width(line: str) -> int:
    """Columns of a terminal; a blank at the end has none."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line.rstrip())
