"""Finding by names as they are typed: characters, pinyin, initials, codes and numbers.

Names are asked first, what a document says only when names give too little. A match counts by
where it is (whole name, beginning, inside, elsewhere) and in which name (official, short,
alias); then the index's own order speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from kiosk.content.search_entries import Part
from kiosk.content.search_hits import (
    BEGINS,
    BODY,
    EXACT,
    INSIDE,
    PARTS,
    WORDS,
    Found,
    Match,
    Score,
)
from kiosk.content.search_index import Asked, Expression, candidates, kind_of
from kiosk.content.search_lines import ALIAS, CODE, NAME, NUMBER, OFFICE, SHORT
from kiosk.content.search_terms import Matcher, asked_number_terms, asked_terms, patterns_of

_ORDER = {NAME: 0, SHORT: 1, ALIAS: 2, NUMBER: 3, CODE: 4}
_SPARE = 10
"""Candidates asked for beyond the limit: terms may let through what does not match."""
_WIDER = 200
_RARE = 5
"""So many characters in a row are in few names."""
_MAX_KEY = 120
_MAX_WORDS = 8


class Query:
    """A folded query and the ways to read it."""

    def __init__(self, words: Sequence[str]) -> None:
        self.key = "".join(words)[:_MAX_KEY]
        self.spoken = any("a" <= sign <= "z" for sign in self.key)
        self.patterns = patterns_of(self.key)
        self.number = asked_number_terms(self.key)
        self.ignored = {OFFICE} if self.number else {OFFICE, CODE}
        self.matchers = [Matcher(pattern) for pattern in self.patterns]
        several = words[:_MAX_WORDS] if len(words) > 1 else []
        self._word_patterns = [patterns_of(word[:_MAX_KEY]) for word in several]
        self.words = [[Matcher(one) for one in patterns] for patterns in self._word_patterns]

    def whole(self) -> Expression:
        """Terms of names that are the query."""
        return [asked_terms(one, begins=True, ends=True) for one in self.patterns]

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


def by_name(
    connection: Connection, query: Query, limit: int, ranges: Sequence[Sequence[str]]
) -> Found:
    """Beginnings among the items and anything among the others, which are few, in one question.

    Whole names, beginnings of the others and items with the query inside are asked for only
    where the first answer was full, or left room: each further question opens every term anew.
    A letter or two are in so many names that beginnings are asked for first everywhere; many
    characters are in so few that anything is asked for at once.
    """
    items, others = ranges[:1], ranges[1:]
    whole, beginning, anything = query.whole(), query.beginning(), query.anything()
    telling = len(query.key) > (2 if query.spoken else 1)
    first, most = (anything, limit + _SPARE) if telling else (beginning, limit)
    rare = telling and not query.spoken and len(query.key) >= _RARE
    asked = [
        Asked(first, kinds, most) if rare else Asked(beginning, kinds, limit) for kinds in items
    ]
    asked += [Asked(first, kinds, most) for kinds in others]
    rows = candidates(connection, "title", asked)
    full = [one for one in asked if sum(kind_of(row.id) in one.kinds for row in rows) >= one.most]
    asked = [Asked(whole, one.kinds, _SPARE) for one in full if one.kinds in items]
    asked += [Asked(beginning, one.kinds, limit) for one in full if one.terms is anything]
    found = _judged([*rows, *(candidates(connection, "title", asked) if asked else ())], query)
    short = [kinds for kinds in ranges if _count(found, kinds) < limit]
    if not short:
        return found
    left = [kinds for kinds in short if (kinds in items and not rare) or not telling]
    asked = [Asked(anything, kinds, limit + _SPARE) for kinds in left]
    if asked:
        rows += candidates(connection, "title", asked)
        found |= _judged((row for row in rows if row.id not in found), query)
    if len(found) < limit and any(row.id not in found for row in rows):
        asked = [Asked(anything, kinds, _WIDER) for kinds in short]
        found |= _judged(candidates(connection, "title", asked), query)
    return found


def _count(found: Found, kinds: Sequence[str]) -> int:
    return sum(kind_of(number) in kinds for number in found)


def _judged(rows: Iterable[Row[Any]], query: Query) -> Found:
    """Of the candidates, those that really match, scored."""
    judged = ((row.id, _judge(row, query)) for row in rows)
    return {number: match for number, match in judged if match}


def _judge(row: Row[Any], query: Query) -> Match | None:
    parts = [part for part in PARTS.decode(row.parts) if part[0] not in query.ignored]
    best: tuple[Score, Part] | None = None
    spans: dict[Score, tuple[int, int]] = {}
    whole = False
    for part in parts:
        which, _, key, read = part
        for at, matcher in enumerate(query.matchers):
            start = matcher.find(key, read)
            if start < 0:
                continue
            tier = INSIDE if start else EXACT if matcher.size == len(key) else BEGINS
            score = Score(tier, _ORDER[which], at, start, row.id)
            whole = whole or 2 * matcher.size >= len(key)
            if which == NAME:
                spans[score] = (start, matcher.size)
            if best is None or score < best[0]:
                best = (score, part)
    if best:
        score, part = best
        marks = [spans[min(spans)]] if spans else []
        return Match(score, row, marks, part[1] if part[0] in (SHORT, ALIAS) else "", whole)
    placed = _word_spans(parts, query) if query.words else None
    if placed is None:
        return None
    return Match(Score(WORDS, 0, 0, 0, row.id), row, placed)


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
    connection: Connection,
    query: Query,
    limit: int,
    ranges: Sequence[Sequence[str]],
    known: Found,
) -> Found:
    """Lines whose text holds the query's characters, or whose department sounds like it."""
    most = limit + len(known)
    asked = [Asked(query.inside(), kinds, most) for kinds in ranges]
    return {
        row.id: Match(Score(BODY, 0, 0, 0, row.id), row)
        for row in candidates(connection, "body", asked)
        if row.id not in known and (not query.spoken or _department_fits(row, query))
    }


def _department_fits(row: Row[Any], query: Query) -> bool:
    return any(
        matcher.find(key, read) >= 0
        for which, _, key, read in PARTS.decode(row.parts)
        if which == OFFICE
        for matcher in query.matchers
    )
