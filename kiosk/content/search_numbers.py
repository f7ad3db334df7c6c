"""Finding documents by parts of their number: 示政发3号, 711号令, 2026年12号文.

The year may be missing or stand in any brackets, 第 and 号 may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kiosk.content.search_hits import WORDS, Found, Match, Score
from kiosk.content.search_lines import NUMBER
from kiosk.content.search_reader import Asked, Reader

_MOST = 60
_RUNS = re.compile(r"\d+|[^\d\s]+")
_IDLE = re.compile(r"[第号年文件份的令关于\-]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SERIAL = re.compile(r"(\d+)号$")


def by_number(reader: Reader, words: Sequence[str], ranges: Sequence[Sequence[str]]) -> Found:
    """Documents whose number has the parts that ``words`` name; none where they name no number."""
    runs = [run for word in words for run in _RUNS.findall(word)]
    digits = [run for run in runs if run.isdigit()]
    organs = [kept for run in runs if not run.isdigit() and (kept := _IDLE.sub("", run))]
    year = next((run for run in digits if _YEAR.fullmatch(run)), "")
    serials = [run.lstrip("0") for run in digits if run != year]
    if len(serials) != 1 or not serials[0] or not any("号" in word or year for word in words):
        return {}
    serial = serials[0]
    terms = [f"{serial[-1]}号", *(a + b for a, b in pairwise(f"{year}{serial}"))]
    terms += [a + b for one in organs for a, b in pairwise(one)][:4]
    asked = [Asked([list(dict.fromkeys(terms))], kinds, _MOST) for kinds in ranges]
    found: Found = {}
    for line in reader.lines("title", asked):
        numbers = [key for which, _, key, _ in line.names if which == NUMBER]
        if any(_fits(key, organs, year, serial) for key in numbers):
            found[line.number] = Match(Score(WORDS, 0, 0, 0, line.number), line)
    return found


def _fits(key: str, organs: Sequence[str], year: str, serial: str) -> bool:
    """Whether a folded number is of these organs and of that year and serial."""
    whole = _SERIAL.search(key)
    if whole is None or not whole[1].endswith(serial) or not all(one in key for one in organs):
        return False
    rest = whole[1][: -len(serial)]
    return rest == year if year else rest == "" or _YEAR.fullmatch(rest) is not None
