"""Terms: what a name is indexed under and what a query asks for, matched the same way.

A term is one opaque token. ``居`` and ``居民`` are written characters, ``^居`` begins a name and
``证$`` ends one; ``~sf`` is two initials in a row (``~^s``, ``~f$`` at the ends), ``=she`` the
beginning of a syllable, ``=shen~f`` a syllable and the initial after it, ``~sfe`` an initial and
the beginning of the syllable after it, ``#5116`` four signs in
a row of a code. Terms only narrow the choice:
:class:`Matcher` decides, on the folded name itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from kiosk.content.syllables import Sound, splits

Expression = Sequence[Sequence[str]]
"""Any of these groups of terms, each group whole."""

Pattern = tuple["str | Sound", ...]
"""Consecutive characters: each as written, or as sounded."""


@dataclass(frozen=True, slots=True)
class Combined:
    """Any of these choices; a choice is several expressions, each of which must hold."""

    choices: Sequence[Sequence[Expression]]


_TERMS_ASKED = 6
"""More terms than these narrow no further and cost time."""
_PATTERNS_TRIED = 5
_GRAM = 4


def written_terms(key: str) -> set[str]:
    """Terms of a name for its characters, alone and in pairs."""
    if not key:
        return set()
    return {*key, *map("".join, pairwise(key)), f"^{key[0]}", f"{key[-1]}$"}


def sounded_terms(readings: Sequence[str]) -> set[str]:
    """Terms of a name for its pinyin and initials."""
    initials = [one[0] for one in readings]
    if not initials:
        return set()
    terms = {f"~{first}{second}" for first, second in pairwise(initials)}
    for first, second in pairwise(readings):
        terms.add(f"={first}~{second[0]}")
        terms.add(f"~{first[0]}{second[:2]}")
    terms |= {f"~^{initials[0]}", f"~{initials[-1]}$"}
    terms.update(f"={one[:size]}" for one in set(readings) for size in range(1, len(one) + 1))
    return terms


def number_terms(key: str) -> set[str]:
    """Terms of a code for any four signs in a row."""
    return {f"#{key[at : at + _GRAM]}" for at in range(len(key) - _GRAM + 1)}


def patterns_of(key: str) -> list[Pattern]:
    """The ways to read a folded query: as written, then with its letters as pinyin."""
    patterns: list[Pattern] = [tuple(key)]
    pieces: list[list[Pattern]] = []
    for letters, stretch in _stretches(key):
        if letters:
            pieces.append([tuple(split) for split in splits(stretch[:60])])
        else:
            pieces.append([tuple(stretch)])
    if any(letters for letters, _ in _stretches(key)):
        for chosen in product(*pieces):
            patterns.append(tuple(one for piece in chosen for one in piece))
            if len(patterns) >= _PATTERNS_TRIED:
                break
    return patterns


def _stretches(key: str) -> list[tuple[bool, str]]:
    """The runs of Latin letters, and what stands between them."""
    runs: list[tuple[bool, str]] = []
    for sign in key:
        letter = "a" <= sign <= "z"
        if runs and runs[-1][0] == letter:
            runs[-1] = (letter, runs[-1][1] + sign)
        else:
            runs.append((letter, sign))
    return runs


def asked_terms(pattern: Pattern, *, begins: bool = False, ends: bool = False) -> list[str]:
    """Terms that every name with ``pattern`` in it has (at its begin, at its end).

    Every second pair of characters will do: to look for the others costs more than they narrow.
    """
    first, last = pattern[0], pattern[-1]
    terms: list[str] = []
    if begins:
        terms.append(f"~^{first.text[0]}" if isinstance(first, Sound) else f"^{first}")
    if ends:
        terms.append(f"~{last.text[0]}$" if isinstance(last, Sound) else f"{last}$")
    paired = False
    for at, (one, following) in enumerate(pairwise(pattern), start=2):
        final = at == len(pattern)
        if isinstance(one, str) and isinstance(following, str):
            paired = final or not paired
            terms += [one + following] if paired else []
        elif isinstance(one, Sound) and isinstance(following, Sound):
            initial = following.text[0]
            terms.append(f"={one.text}~{initial}" if one.whole else f"~{one.text[0]}{initial}")
            if final and len(following.text) > 1:
                terms.append(f"~{one.text[0]}{following.text[:2]}")
    if isinstance(last, Sound) and (len(last.text) > 1 or len(pattern) == 1):
        terms.append(f"={last.text}")
    if len(pattern) == 1 and isinstance(last, str):
        terms.append(last)
    if not terms:
        terms += [f"={one.text}" if isinstance(one, Sound) else one for one in pattern]
    return list(dict.fromkeys(terms))[:_TERMS_ASKED]


def asked_number_terms(key: str) -> list[str]:
    """Terms that every code with ``key`` in it has; none when it is too short to look for."""
    if len(key) < _GRAM or not key.isascii() or not any(sign.isdigit() for sign in key):
        return []
    starts = {*range(0, len(key) - _GRAM + 1, 2), len(key) - _GRAM}
    grams = [key[at : at + _GRAM] for at in sorted(starts)]
    telling = [gram for gram in grams if len(set(gram)) > 1] or grams[:1]
    return [f"#{gram}" for gram in dict.fromkeys(telling)][:_TERMS_ASKED]


class Matcher:
    """A pattern made ready to be looked for in many names."""

    def __init__(self, pattern: Pattern) -> None:
        self.size = len(pattern)
        self.written = "".join(one for one in pattern if isinstance(one, str))
        self._pattern = pattern
        sounds = [one for one in pattern if isinstance(one, Sound)]
        self._spoken = re.compile(_spoken_form(sounds)) if len(sounds) == self.size else None

    def find(self, key: str, readings: str) -> int:
        """Where it first stands in a folded name with its blank-separated readings; -1: nowhere."""
        if len(self.written) == self.size:
            return key.find(self.written)
        if not readings:
            return -1
        if self._spoken:
            found = self._spoken.search(readings)
            return readings.count(" ", 0, found.start()) if found else -1
        return self._find_mixed(key, readings.split(" "))

    def _find_mixed(self, key: str, readings: Sequence[str]) -> int:
        for start in range(len(key) - self.size + 1):
            if all(
                one.fits(readings[start + at]) if isinstance(one, Sound) else one == key[start + at]
                for at, one in enumerate(self._pattern)
            ):
                return start
        return -1


def _spoken_form(sounds: Sequence[Sound]) -> str:
    """Sounds as an expression over readings: whole syllables, or beginnings of syllables."""
    pieces = [one.text if one.whole else f"{one.text}[^ ]*" for one in sounds]
    return rf"(?<![^ ]){' '.join(pieces)}(?![^ ])"


def union(sets: Iterable[set[str]]) -> set[str]:
    """All terms of several names."""
    return set().union(*sets)
