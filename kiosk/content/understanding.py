"""What a query means: cut into words, freed of those that say nothing, with other names for each.

The cut is the cheapest one: a known word costs little, a word that had to be guessed from a slip
costs more, a character that belongs to no word the most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from kiosk.content.lexicon import LONGEST, Lexicon
from kiosk.content.search_assets import tables
from kiosk.content.search_terms import Pattern, patterns_of
from kiosk.content.slips import mended
from kiosk.content.syllables import Sound

_WORD, _ALIKE, _NEARLY, _FILLER, _UNKNOWN = 1.0, 1.5, 2.6, 0.55, 1.5
_LONGEST_GUESS = 6
_ALTERNATIVES = 10
_WEAK = 0.22
"""Weight of a character of a word that is in many names; other words weigh about one."""
_HEAD = 1.15
"""The last thing named is what the others tell about."""
_UNKNOWN_SIGN, _UNKNOWN_WORD = 0.3, 0.8
_LEAST_MENDED = 7
"""Fewer letters are one slip away from too much."""
_CONCEPTS = 6
_CHARACTERS, _LETTERS, _STRETCHES = 40, 40, 12
"""So much of a stretch is looked at: every letter more multiplies the slips to think of."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that is asked for, and what it may be called; the likeliest first."""

    said: str
    names: tuple[str, ...]
    weight: float
    spoken: tuple[Pattern, ...] = ()
    """Ways to read it as pinyin."""
    doing: bool = False
    """Whether it says only what is to be done, not with what."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is asked for. ``plain`` is the query without fillers and slips."""

    concepts: tuple[Concept, ...]
    plain: str
    corrected: bool
    """Whether a slip had to be mended."""

    @property
    def topic(self) -> str:
        """What it is about, without what is to be done with it, if anything is left then."""
        things = [one.names[0] if one.names else one.said for one in self.concepts if not one.doing]
        return "".join(things) or self.plain


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    cost: float
    words: tuple[str, ...] = ()
    filler: bool = False


def understand(words: Sequence[str], lexicon: Lexicon) -> Meaning:
    """The meaning of the folded words of a query."""
    concepts: list[Concept] = []
    plain: list[str] = []
    corrected = False
    for letters, stretch in islice(_stretches(words), _STRETCHES):
        if letters:
            concept = _spelt(stretch[:_LETTERS], lexicon)
            corrected |= bool(concept.names)
            found = [concept]
        else:
            pieces = _joined(_cut(stretch[:_CHARACTERS], lexicon))
            telling = [one for one in pieces if not one.filler]
            corrected |= any(one.words and one.words[0] != one.text for one in telling)
            found = [_concept(one) for one in telling]
        concepts += found
        plain += [one.names[0] if one.names else one.said for one in found]
    concepts = _with_head(concepts)
    strongest = sorted(dict.fromkeys(concepts), key=lambda one: -one.weight)[:_CONCEPTS]
    kept = tuple(one for one in dict.fromkeys(concepts) if one in strongest)
    return Meaning(kept, "".join(plain), corrected)


def _with_head(concepts: Sequence[Concept]) -> list[Concept]:
    weighty = [at for at, one in enumerate(concepts) if one.weight >= 1]
    return [
        replace(one, weight=one.weight * _HEAD) if at == max(weighty, default=-1) else one
        for at, one in enumerate(concepts)
    ]


def _stretches(words: Sequence[str]) -> Iterator[tuple[bool, str]]:
    for word in words:
        for letters, signs in groupby(word, key=lambda sign: "a" <= sign <= "z"):
            yield letters, "".join(signs)


def _spelt(letters: str, lexicon: Lexicon) -> Concept:
    words = lexicon.spelt(letters)
    names = tuple(dict.fromkeys([*words, *_called(words)]))[:_ALTERNATIVES]
    weight = _weight(words[0]) if words else 1.0
    spoken = patterns_of(letters)[1:3]
    if not names and len(letters) >= _LEAST_MENDED:
        spoken += [_sounding(way) for way in mended(letters)]
    return Concept(letters, names, weight, tuple(spoken))


def _sounding(syllables: Sequence[str]) -> Pattern:
    return tuple(Sound(one, whole=True) for one in syllables)


def _cut(text: str, lexicon: Lexicon) -> list[_Piece]:
    """The cheapest cut of a stretch; slips are looked for only around what no word explains."""
    plain = _cheapest(text, lambda start, end: _known(text[start:end], lexicon))
    if not any(map(_unknown, plain)):
        return plain
    strange: list[bool] = []
    for piece in plain:
        strange += [_unknown(piece)] * len(piece.text)

    def guessed(start: int, end: int) -> _Piece | None:
        known = _known(text[start:end], lexicon)
        if known or end - start > _LONGEST_GUESS or not any(strange[start:end]):
            return known
        return _guess(text[start:end], lexicon)

    return _cheapest(text, guessed)


def _cheapest(text: str, piece_of: Callable[[int, int], _Piece | None]) -> list[_Piece]:
    best: list[tuple[float, list[_Piece]]] = [(0.0, [])]
    for end in range(1, len(text) + 1):
        options = [
            (best[start][0] + piece.cost, [*best[start][1], piece])
            for start in range(max(0, end - LONGEST), end)
            if (piece := piece_of(start, end))
        ]
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][1]


def _known(text: str, lexicon: Lexicon) -> _Piece | None:
    if text in tables().fillers:
        return _Piece(text, _FILLER, filler=True)
    word = lexicon.knows(text)
    if word:
        return _Piece(text, _WORD, (word,))
    return _Piece(text, _UNKNOWN) if len(text) == 1 else None


def _guess(text: str, lexicon: Lexicon) -> _Piece | None:
    alike = lexicon.slipped(text)
    if alike:
        return _Piece(text, _ALIKE, tuple(alike))
    near = lexicon.nearly(text)
    return _Piece(text, _NEARLY, tuple(near)) if near else None


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Unknown characters side by side are one word that is not known."""
    found: list[_Piece] = []
    for piece in pieces:
        if found and _unknown(piece) and _unknown(found[-1]):
            before = found.pop()
            found.append(_Piece(before.text + piece.text, before.cost + piece.cost))
        else:
            found.append(piece)
    return [part for piece in found for part in _without_doing(piece)]


def _without_doing(piece: _Piece) -> list[_Piece]:
    """An unknown word is what stays when a doing of one character is taken from its begin."""
    if _unknown(piece) and len(piece.text) > 2 and piece.text[0] in tables().actions:
        return [_Piece(piece.text[0], _UNKNOWN), _Piece(piece.text[1:], piece.cost - _UNKNOWN)]
    return [piece]


def _unknown(piece: _Piece) -> bool:
    return not piece.words and not piece.filler


def _concept(piece: _Piece) -> Concept:
    if not piece.words:
        return _unheard(piece.text)
    as_typed = () if piece.words[0] == piece.text else (piece.text,)
    names = dict.fromkeys([*piece.words, *_called(piece.words), *as_typed])
    doing = piece.words[0] in tables().actions
    kept = tuple(names)[:_ALTERNATIVES]
    return Concept(piece.text, kept, _weight(piece.words[0]), doing=doing)


def _unheard(text: str) -> Concept:
    """A word that no table knows: as it is written, or as it sounds."""
    if len(text) == 1:
        return Concept(text, (text,), _UNKNOWN_SIGN, doing=text in tables().actions)
    sounds = [tables().sounds.get(sign, ()) for sign in text]
    spoken = (_sounding([one[0] for one in sounds]),) if all(sounds) else ()
    return Concept(text, (text,), _UNKNOWN_WORD, spoken)


def _weight(word: str) -> float:
    if word in tables().weak:
        return _WEAK * len(word)
    return 1 + 0.1 * (len(word) - 2)


def _called(words: Sequence[str]) -> list[str]:
    synonyms = tables().synonyms
    return [name for word in words for name in synonyms.get(word, ()) if len(name) > 1]
