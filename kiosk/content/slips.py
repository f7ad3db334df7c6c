"""Slips of the hand and ear: what sounds alike, looks alike, or is one letter away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

from kiosk.content.search_assets import tables
from kiosk.content.syllables import SYLLABLES, spelt_out

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_READINGS_TRIED = 4
_MENDED = 10
_LONGEST_SLIP = 7
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


def one_away(letters: str, likely: Callable[[str, str], bool] | None = None) -> Iterator[str]:
    """Every run of letters that is one slip away: swapped, one too many, missing or wrong.

    A letter is added or replaced only where ``likely`` says that anything may be called so: it is
    given what stays before and after the slip.
    """
    for kind in _slips(letters, likely):
        yield from kind


def _slips(
    letters: str, likely: Callable[[str, str], bool] | None = None
) -> Iterator[Iterator[str]]:
    cuts = [(letters[:at], letters[at:]) for at in range(len(letters) + 1)]
    yield (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    yield (a + b[1:] for a, b in cuts if b)
    cuts = [(a, b) for a, b in cuts if likely is None or likely(a, b[1:])]
    yield (a + letter + b for a, b in cuts for letter in _LETTERS)
    yield (a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS)


def mended(letters: str) -> list[tuple[str, ...]]:
    """The likeliest ways to read ``letters`` as whole syllables, with one slip.

    Two letters may be swapped anywhere; the other slips stay inside a syllable.
    """
    size = len(letters)
    before = [spelt_out(letters[:at]) for at in range(size + 1)]
    after = [spelt_out(letters[at:]) for at in range(size + 1)]
    swapped = (spelt_out(other) for other in next(_slips(letters)))
    ways = {way: (0, len(way)) for way in swapped if way}
    for start in range(size):
        if start and not before[start]:
            continue
        for end in range(start + 1, min(size, start + _LONGEST_SLIP) + 1):
            if end < size and not after[end]:
                continue
            for kind, syllable in _syllables_near(letters[start:end]):
                way = (*before[start], syllable, *after[end])
                ways[way] = min((kind, len(way)), ways.get(way, (kind, len(way))))
    return sorted(ways, key=lambda way: (ways[way], way))[:_MENDED]


@lru_cache(maxsize=4096)
def _syllables_near(letters: str) -> tuple[tuple[int, str], ...]:
    """Syllables one slip away, each with the kind of the slip, the likeliest kind first."""
    found: dict[str, int] = {}
    for kind, others in enumerate(_slips(letters)):
        for other in others:
            if other in SYLLABLES and other != letters:
                found.setdefault(other, kind)
    return tuple((kind, syllable) for syllable, kind in found.items())


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
