"""One form for what is written and what is typed, with the way back to the written text.

Width, case, traditional characters, blanks and punctuation make no difference to finding. Every
kept character remembers where it came from, so that a match can be shown on the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk.content.simplified import FOLDING

QUERY_CHARACTERS = 400
"""Only so much of a query is looked at: no name is longer, and a key can get stuck."""


_ONE_FOR_ONE = re.compile("[0-9A-Za-z\u4e00-\u9fff]*")
"""Characters that are folded one for one, as in most names."""


@dataclass(frozen=True, slots=True)
class Key:
    """``text`` is the folded form; ``origins[i]`` is where its character ``i`` stood."""

    text: str
    origins: Sequence[int]

    def span(self, start: int, length: int) -> tuple[int, int]:
        """The (start, length) in the original text of a stretch of the folded one."""
        first = self.origins[start]
        return first, self.origins[start + length - 1] + 1 - first


@lru_cache(maxsize=65_536)
def fold_character(character: str) -> str:
    """The searchable form of one character: "" for punctuation, blanks and marks."""
    folded = unicodedata.normalize("NFKC", character).casefold().translate(FOLDING)
    return "".join("v" if sign == "ü" else sign for sign in folded if _searchable(sign))


def _searchable(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN" and not "\ud800" <= sign <= "\udfff"


@lru_cache(maxsize=2048)
def folded(text: str) -> Key:
    """The folded form of ``text`` with the origin of every character."""
    if _ONE_FOR_ONE.fullmatch(text):
        return Key(key_of(text), range(len(text)))
    signs = [fold_character(character) for character in text]
    return Key("".join(signs), tuple(at for at, sign in enumerate(signs) for _ in sign))


def key_of(text: str) -> str:
    """The folded form of ``text`` alone."""
    return "".join(map(fold_character, text))


def words_of(query: str) -> list[str]:
    """The folded words of a query: stretches between blanks and punctuation."""
    words: list[str] = []
    current: list[str] = []
    for character in query[:QUERY_CHARACTERS]:
        sign = fold_character(character)
        if sign:
            current.append(sign)
        elif current:
            words.append("".join(current))
            current = []
    if current:
        words.append("".join(current))
    return words
