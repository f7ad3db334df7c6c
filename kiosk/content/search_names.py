"""Finding by names as they are typed: characters, pinyin, initials, codes and numbers.

Names are asked first, what a document says only when names give too little. A match counts by
where it is (whole name, beginning, inside, elsewhere) and in which name (official, short,
alias); then the index's own order speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.content.search_entries import Part
from kiosk.content.search_hits import (
    BEGINS,
    BODY,
    EXACT,
    INSIDE,
    WORDS,
    Found,
    Match,
    Score,
)
from kiosk.content.search_index import kind_of, numbers_of
from kiosk.content.search_lines import ALIAS, CODE, NAME, NUMBER, OFFICE, SHORT
from kiosk.content.search_reader import Asked, Line, Reader
from kiosk.content.search_terms import (
    Expression,
    Matcher,
    asked_number_terms,
    asked_terms,
    patterns_of,
)

_ORDER = {NAME: 0, SHORT: 1, ALIAS: 2, NUMBER: 3, CODE: 4}
_SPARE = 10
"""Candidates asked for beyond the limit: terms may let through what does not match."""
_WIDER = 200
_RARE, _RARE_SPOKEN = 5, 10
"""So many characters, or letters, in a row are in few names."""
_MAX_KEY = 120
_MAX_WORDS = 8


class Query:
    """A folded query and the ways to read it."""

    def __init__(self, words: Sequence[str]) -> None:
        self.key = "".join(words)[:_MAX_KEY]
        self.spoken = any("a" <= sign <= "z" for sign in self.key)
        self.patterns = patterns_of(self.key)
        self.number = asked_number_terms(self.key)
        self.matchers = [Matcher(pattern) for pattern in self.patterns]
        several = words[:_MAX_WORDS] if len(words) > 1 else []
        self._word_patterns = [patterns_of(word[:_MAX_KEY]) for word in several]
        self.words = [[Matcher(one) for one in patterns] for patterns in self._word_patterns]

    def beginning(self) -> Expression:
        """Terms of names that begin with the query."""
        return [asked_terms(one, begins=True) for one in self.patterns]

    def inside(self) -> list[list[str]]:
        """Terms of names with the query anywhere, or with all its words."""
        groups = [asked_terms(one) for one in self.patterns]
        if self._word_patterns:
            likely = [one[min(1, len(one) - 1)] for one in self._word_patterns]
            groups.append([term for one in likely for term in asked_terms(one)])
        return groups

    def anything(self) -> Expression:
        """As :meth:`inside`, or a code with the query in it."""
        return [*self.inside(), self.number] if self.number else self.inside()


def by_name(reader: Reader, query: Query, limit: int, ranges: Sequence[Sequence[str]]) -> Found:
    """Beginnings among the items and anything among the others, which are few, in one question.

    Whole names, beginnings of the others and items with the query inside are asked for only
    where the first answer was full, or left room: each further question opens every term anew.
    A letter or two are in so many names that beginnings are asked for first everywhere; many
    characters are in so few that anything is asked for at once.
    """
    items, others = ranges[0], ranges[1:]
    beginning, anything = query.beginning(), query.anything()
    telling = len(query.key) > (2 if query.spoken else 1)
    rare = len(query.key) >= (_RARE_SPOKEN if query.spoken else _RARE)
    first, most = (anything, limit + _SPARE) if telling else (beginning, limit)
    begun = None if rare or query.spoken else reader.begun(numbers_of(items), query.key)
    asked = [Asked(first, kinds, most) for kinds in others]
    if begun is None:
        asked.append(Asked(first, items, most) if rare else Asked(beginning, items, limit))
    lines = [*(begun or ()), *reader.lines("title", asked)]
    full = [one for one in asked if _filled(lines, one)]
    if begun is None and not rare and not query.spoken and full.count(asked[-1]) == 0:
        of_items = [line for line in lines if line.kind in items]
        reader.remember_begun(numbers_of(items), query.key, of_items)
    asked = [Asked(beginning, one.kinds, limit) for one in full if one.terms is anything]
    lines += reader.lines("title", asked) if asked else ()
    lines += reader.whole(query.patterns) if full else ()
    found = _judged(lines, query)
    short = [kinds for kinds in ranges if _count(found, kinds) < limit]
    if not short:
        return found
    left = [kinds for kinds in short if (kinds is items and not rare) or not telling]
    asked = [Asked(anything, kinds, limit + _SPARE) for kinds in left]
    if asked:
        lines += reader.lines("title", asked)
        found |= _judged((line for line in lines if line.number not in found), query)
    if len(found) < limit and any(line.number not in found for line in lines):
        asked = [Asked(anything, kinds, _WIDER) for kinds in short]
        found |= _judged(reader.lines("title", asked), query)
    return found


def _count(found: Found, kinds: Sequence[str]) -> int:
    return sum(kind_of(number) in kinds for number in found)


def _filled(lines: Sequence[Line], asked: Asked) -> bool:
    return sum(line.kind in asked.kinds for line in lines) >= asked.most


def _judged(lines: Iterable[Line], query: Query) -> Found:
    """Of the candidates, those that really match, scored."""
    judged = ((line.number, _judge(line, query)) for line in lines)
    return {number: match for number, match in judged if match}


def _judge(line: Line, query: Query) -> Match | None:
    """How the line matches: (where, in which name, read how, from which character), the least."""
    parts = line.coded if query.number else line.names
    matched: tuple[int, int, int, int] | None = None
    marked: tuple[int, int, int, int, int] | None = None
    best: Part | None = None
    whole = False
    for part in parts:
        which, _, key, read = part
        for at, matcher in enumerate(query.matchers):
            start = matcher.find(key, read)
            if start < 0:
                continue
            tier = INSIDE if start else EXACT if matcher.size == len(key) else BEGINS
            place = (tier, _ORDER[which], at, start)
            whole = whole or 2 * matcher.size >= len(key)
            if which == NAME and (marked is None or place < marked[:4]):
                marked = (*place, matcher.size)
            if matched is None or place < matched:
                matched, best = place, part
    if matched and best:
        spans = [marked[3:]] if marked else []
        alias = best[1] if best[0] in (SHORT, ALIAS) else ""
        return Match(Score(*matched, line.number), line, spans, alias, whole)
    placed = _word_spans(parts, query) if query.words else None
    if placed is None:
        return None
    return Match(Score(WORDS, 0, 0, 0, line.number), line, placed)


def _word_spans(parts: Sequence[Part], query: Query) -> list[tuple[int, int]] | None:
    """Where the words stand in the name; None unless every word is in some name."""
    spans = []
    for matchers in query.words:
        placed = [
            (which, start, matcher.size)
            for which, _, key, read in parts
            for matcher in matchers
            if (start := matcher.find(key, read)) >= 0
        ]
        if not placed:
            return None
        spans += [(start, size) for which, start, size in placed[:1] if which == NAME]
    return spans


def by_text(
    reader: Reader,
    query: Query,
    limit: int,
    ranges: Sequence[Sequence[str]],
    known: Found,
) -> Found:
    """Lines whose text holds the query's characters, or whose department sounds like it."""
    most = limit + len(known)
    asked = [Asked(query.inside(), kinds, most) for kinds in ranges]
    return {
        line.number: Match(Score(BODY, 0, 0, 0, line.number), line)
        for line in reader.lines("body", asked)
        if line.number not in known and (not query.spoken or _department_fits(line, query))
    }


def _department_fits(line: Line, query: Query) -> bool:
    return any(
        matcher.find(key, read) >= 0
        for which, _, key, read in line.said
        if which == OFFICE
        for matcher in query.matchers
    )
