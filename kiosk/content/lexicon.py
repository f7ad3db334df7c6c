"""Words that people may mean: the shipped tables, and what the hall's own documents are called."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from kiosk.content.search_assets import tables
from kiosk.content.slips import differ_by_one, heard, holds, loosened, one_away, taken_for

LONGEST = 8
"""Characters of the longest word that a query is searched for."""
_SHORTEST_LETTERS = 4
"""Fewer letters are one slip away from too many words."""
_ALTERNATIVES = 3
_LEFT_OUT = 2
"""So many characters may be left out of a word: 港澳证."""
_SHARED = 2
_NEAR_ENOUGH = 0.6
"""What is asked back shares so many characters, or so much of its sound."""
_NUMERALS = str.maketrans("0123456789", "零一二三四五六七八九")


class Lexicon:
    """Words with their sounds; ``named`` are folded names with their readings."""

    def __init__(self, named: Iterable[tuple[str, str]] = (), base: Lexicon | None = None) -> None:
        self._base = base
        self.words: set[str] = set()
        self._by_sound: dict[str, list[str]] = {}
        self._by_ends: dict[tuple[int, str, bool], list[str]] = {}
        self._holding: dict[str, list[str]] = {}
        for word, readings in named:
            if 1 < len(word) <= LONGEST:
                self._add(word, [loosened(readings.replace(" ", ""))] if readings else heard(word))
        self._sounds = sorted(self._by_sound)
        self._turned = sorted(sound[::-1] for sound in self._by_sound)

    def _add(self, word: str, sounds: list[str]) -> None:
        if word in self.words:
            return
        self.words.add(word)
        for sound in sounds:
            self._by_sound.setdefault(sound, []).append(word)
        self._by_ends.setdefault((len(word), word[0], True), []).append(word)
        self._by_ends.setdefault((len(word), word[-1], False), []).append(word)
        for sign in set(word):
            self._holding.setdefault(sign, []).append(word)

    def knows(self, text: str) -> str:
        """``text`` if it is a word, with its digits as numerals if it is one then; else ""."""
        if self.holds(text):
            return text
        numerals = text.translate(_NUMERALS)
        return self.knows(numerals) if numerals != text else ""

    def holds(self, word: str) -> bool:
        """Whether it is a word."""
        return word in self.words or (self._base is not None and self._base.holds(word))

    def sounding(self, sound: str) -> list[str]:
        """Words that sound so, loosened."""
        found = self._by_sound.get(sound, [])
        return [*found, *self._base.sounding(sound)] if self._base else found

    def slipped(self, text: str) -> list[str]:
        """Words that may be meant by characters that are none: alike in sound or in shape."""
        alike = [word for sound in heard(text) for word in self.sounding(sound)]
        alike += [word for other in taken_for(text) if (word := self.knows(other))]
        return [word for word in dict.fromkeys(alike) if word != text][:_ALTERNATIVES]

    def nearly(self, text: str) -> list[str]:
        """Words of three characters and more that have one wrong in ``text``, or some left out."""
        return self._nearly(text)[:_ALTERNATIVES] if len(text) > 2 else []

    def _nearly(self, text: str) -> list[str]:
        size = len(text)
        found = differ_by_one(text, self._by_ends.get((size, text[0], True), ()))
        found += differ_by_one(text, self._by_ends.get((size, text[-1], False), ()))
        for longer in range(size + 1, size + _LEFT_OUT + 1):
            likely = self._by_ends.get((longer, text[0], True), ())
            found += [word for word in likely if word[-1] == text[-1] and holds(word, text)]
        return [*found, *self._base._nearly(text)] if self._base else found

    def spelt(self, letters: str) -> list[str]:
        """Words that a run of letters may stand for: as it sounds, then with one slip."""
        sound = loosened(letters)
        if len(sound) < _SHORTEST_LETTERS:
            return []
        found = list(self.sounding(sound)) or self._begun(sound)
        if not found:
            near = dict.fromkeys(loosened(other) for other in one_away(letters, self._stands))
            found = [word for other in near for word in self.sounding(other)]
        return list(dict.fromkeys(found))[: 2 * _ALTERNATIVES]

    def _stands(self, before: str, after: str) -> bool:
        """Whether any word sounds so at its begin and at its end.

        What is next to the slip may be heard differently, so it does not count.
        """
        return self._begins(loosened(before)[:-1]) and self._ends(loosened(after)[1:])

    def _begins(self, sound: str) -> bool:
        at = bisect_left(self._sounds, sound)
        here = at < len(self._sounds) and self._sounds[at].startswith(sound)
        return here or (self._base is not None and self._base._begins(sound))

    def _ends(self, sound: str) -> bool:
        turned = sound[::-1]
        at = bisect_left(self._turned, turned)
        here = at < len(self._turned) and self._turned[at].startswith(turned)
        return here or (self._base is not None and self._base._ends(sound))

    def _begun(self, sound: str) -> list[str]:
        """Words that begin so, while the last syllable is still being typed."""
        at = bisect_left(self._sounds, sound)
        found = [
            word
            for other in self._sounds[at : at + _ALTERNATIVES]
            if other.startswith(sound)
            for word in self._by_sound[other]
        ]
        return found or (self._base._begun(sound) if self._base else [])

    def resembling(self, text: str, most: int) -> list[str]:
        """The hall's own names that share the most with ``text``, for a question back."""
        likely = self._sounding_near(text) if text.isascii() else self._sharing(text)
        return list(dict.fromkeys(likely))[:most]

    def _sharing(self, text: str) -> list[str]:
        counts: dict[str, int] = {}
        for sign in dict.fromkeys(text):
            for word in self._holding.get(sign, ()):
                counts[word] = counts.get(word, 0) + 1
        likely = [word for word, count in counts.items() if count >= _SHARED]
        return sorted(likely, key=lambda word: (-counts[word] / len(word), word))

    def _sounding_near(self, letters: str) -> list[str]:
        sound = loosened(letters)
        first = bisect_left(self._sounds, sound[:1])
        last = bisect_left(self._sounds, sound[:1] + "~")
        scored = [
            (share, other)
            for other in self._sounds[first:last]
            if (share := SequenceMatcher(None, other, sound).ratio()) >= _NEAR_ENOUGH
        ]
        scored.sort(key=lambda one: (-one[0], one[1]))
        return [word for _, other in scored for word in self._by_sound[other]]


@cache
def shipped() -> Lexicon:
    """The lexicon of the tables alone."""
    known = tables()
    words = {*known.words, *known.synonyms}
    words |= {name for names in known.synonyms.values() for name in names}
    return Lexicon((word, "") for word in sorted(words))
