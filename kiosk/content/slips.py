"""Slips of the hand and ear: what sounds alike, looks alike, or is one letter away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product

from kiosk.content.search_assets import tables

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_READINGS_TRIED = 4
_FIRST_N = re.compile("n(?=[aeiouv])")


def loosened(letters: str) -> str:
    """Pinyin without the differences that many do not hear: zh and z, ang and an, n and l, h and f.

    It stands for a whole run of letters, cut into syllables or not, always in the same way.
    """
    for written, heard in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n")):
        letters = letters.replace(written, heard)
    return _FIRST_N.sub("l", letters).replace("f", "h").replace("v", "u")


def heard(text: str) -> list[str]:
    """How ``text`` may sound, loosened; none when a sign has no known reading."""
    sounds = tables().sounds
    readings = [sounds.get(sign, ()) for sign in text]
    if not all(readings):
        return []
    return [loosened("".join(one)) for one in islice(product(*readings), _READINGS_TRIED)]


def one_away(letters: str) -> Iterator[str]:
    """Every run of letters that is one slip away: one missing, one too many, wrong or swapped."""
    for at in range(len(letters) + 1):
        before, after = letters[:at], letters[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def taken_for(text: str) -> Iterator[str]:
    """``text`` with one character replaced by one that looks like it."""
    lookalikes = tables().lookalikes
    for at, sign in enumerate(text):
        for other in lookalikes.get(sign, ""):
            yield text[:at] + other + text[at + 1 :]


def differ_by_one(text: str, words: Sequence[str]) -> list[str]:
    """Those of ``words``, all as long as ``text``, that differ from it in one character."""
    return [word for word in words if sum(a != b for a, b in zip(text, word, strict=True)) == 1]


def holds(word: str, text: str) -> bool:
    """Whether the characters of ``text`` stand in ``word`` in their order."""
    rest = iter(word)
    return all(sign in rest for sign in text)
