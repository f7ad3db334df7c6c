"""Finding: as you type, by characters, pinyin, initials, codes and document numbers.

Names are asked first, what a document says only when names give too little. A match counts by
where it is (whole name, beginning, inside, elsewhere) and in which name (official, short,
alias); then the index's own order speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row

from kiosk.content.normalise import folded, words_of
from kiosk.content.search_entries import ALIAS, CODE, NAME, NUMBER, OFFICE, SHORT, Part
from kiosk.content.search_index import KINDS, Asked, Expression, candidates, kind_of
from kiosk.content.search_terms import Matcher, asked_number_terms, asked_terms, patterns_of

GROUPS = ("service_item", "question", "policy", "organ", "notice")
"""Kinds in the order in which their groups are shown, when none has a better match."""
MAX_LIMIT = 200

_EXACT, _BEGINS, _INSIDE, _WORDS, _BODY = range(5)
_ORDER = {NAME: 0, SHORT: 1, ALIAS: 2, NUMBER: 3, CODE: 4}
_KEPT_FOR_OTHER_KINDS = 10
"""A tenth of the lines is kept for each other kind that has hits."""
_SPARE = 10
"""Candidates asked for beyond the limit: terms may let through what does not match."""
_WIDER = 200
_MAX_KEY = 120
_MAX_WORDS = 8
_PARTS = msgspec.json.Decoder(tuple[Part, ...])


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One result. ``highlights`` are (start, length) on ``name``, for pinyin too."""

    kind: str
    """service_item, question, policy, organ or notice."""
    code: str
    """Of the document; for a question, of the item that it belongs to."""
    name: str
    department: str
    summary: str
    highlights: tuple[tuple[int, int], ...] = ()
    alias: str = ""
    """The other name that matched, when it matched better than the official one."""
    position: int = 0
    """Which question of its item."""


class _Score(NamedTuple):
    """Smaller is better."""

    tier: int
    part: int
    pattern: int
    offset: int
    row: int


class _Match(NamedTuple):
    score: _Score
    row: Row[Any]
    spans: Sequence[tuple[int, int]] = ()
    alias: str = ""


_Found = dict[int, _Match]


class _Query:
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


def find_documents(
    connection: Connection, query: str, limit: int = 20, kinds: Iterable[str] | None = None
) -> list[SearchHit]:
    """The best lines for ``query``, best group first, at most ``limit`` (and 200).

    Nothing searchable in the query gives no line.
    """
    words = words_of(query)
    limit = min(limit, MAX_LIMIT)
    chosen = set(GROUPS if kinds is None else kinds)
    ranges = _ranges(chosen)
    if not words or limit < 1 or not ranges:
        return []
    asked = _Query(words)
    found = _by_name(connection, asked, limit, ranges)
    found = {at: match for at, match in found.items() if kind_of(at) in chosen}
    if len(found) < limit:
        more = _by_text(connection, asked, limit, ranges, found)
        found |= {at: match for at, match in more.items() if kind_of(at) in chosen}
    return [_hit(match) for match in _best(found, limit)]


def _ranges(chosen: Iterable[str]) -> list[list[str]]:
    """Kinds to be read in one go: the items, of which there are many, and all the others."""
    wanted = [kind for kind in KINDS if kind in set(chosen)]
    items, others = wanted[:1] if KINDS[0] in wanted else [], [k for k in wanted if k != KINDS[0]]
    return [kinds for kinds in (items, others) if kinds]


def _by_name(
    connection: Connection, query: _Query, limit: int, ranges: Sequence[Sequence[str]]
) -> _Found:
    """Beginnings among the items and anything among the others, which are few, in one question.

    Whole names, beginnings of the others and items with the query inside are asked for only
    where the first answer was full, or left room: each further question opens every term anew.
    A letter or two are in so many names that beginnings are asked for first everywhere.
    """
    items, others = ranges[:1], ranges[1:]
    whole, beginning, anything = query.whole(), query.beginning(), query.anything()
    telling = len(query.key) > (2 if query.spoken else 1)
    first, most = (anything, limit + _SPARE) if telling else (beginning, limit)
    asked = [Asked(beginning, kinds, limit) for kinds in items]
    asked += [Asked(first, kinds, most) for kinds in others]
    rows = candidates(connection, "title", asked)
    full = [one for one in asked if sum(kind_of(row.id) in one.kinds for row in rows) >= one.most]
    asked = [Asked(whole, one.kinds, _SPARE) for one in full if one.kinds in items]
    asked += [Asked(beginning, one.kinds, limit) for one in full if one.terms is anything]
    found = _judged([*rows, *(candidates(connection, "title", asked) if asked else ())], query)
    short = [kinds for kinds in ranges if _count(found, kinds) < limit]
    if not short:
        return found
    left = [kinds for kinds in short if kinds in items or not telling]
    asked = [Asked(anything, kinds, limit + _SPARE) for kinds in left]
    if asked:
        rows += candidates(connection, "title", asked)
        found |= _judged((row for row in rows if row.id not in found), query)
    if len(found) < limit and any(row.id not in found for row in rows):
        asked = [Asked(anything, kinds, _WIDER) for kinds in short]
        found |= _judged(candidates(connection, "title", asked), query)
    return found


def _count(found: _Found, kinds: Sequence[str]) -> int:
    return sum(kind_of(number) in kinds for number in found)


def _judged(rows: Iterable[Row[Any]], query: _Query) -> _Found:
    """Of the candidates, those that really match, scored."""
    judged = ((row.id, _judge(row, query)) for row in rows)
    return {number: match for number, match in judged if match}


def _judge(row: Row[Any], query: _Query) -> _Match | None:
    parts = [part for part in _PARTS.decode(row.parts) if part[0] not in query.ignored]
    best: tuple[_Score, Part] | None = None
    spans: dict[_Score, tuple[int, int]] = {}
    for part in parts:
        which, _, key, read = part
        for at, matcher in enumerate(query.matchers):
            start = matcher.find(key, read)
            if start < 0:
                continue
            tier = _INSIDE if start else _EXACT if matcher.size == len(key) else _BEGINS
            score = _Score(tier, _ORDER[which], at, start, row.id)
            if which == NAME:
                spans[score] = (start, matcher.size)
            if best is None or score < best[0]:
                best = (score, part)
    if best:
        score, part = best
        marks = [spans[min(spans)]] if spans else []
        return _Match(score, row, marks, part[1] if part[0] in (SHORT, ALIAS) else "")
    placed = _word_spans(parts, query) if query.words else None
    if placed is None:
        return None
    return _Match(_Score(_WORDS, 0, 0, 0, row.id), row, placed)


def _word_spans(parts: Sequence[Part], query: _Query) -> list[tuple[int, int]] | None:
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


def _by_text(
    connection: Connection,
    query: _Query,
    limit: int,
    ranges: Sequence[Sequence[str]],
    known: _Found,
) -> _Found:
    """Lines whose text holds the query's characters, or whose department sounds like it."""
    most = limit + len(known)
    asked = [Asked(query.inside(), kinds, most) for kinds in ranges]
    return {
        row.id: _Match(_Score(_BODY, 0, 0, 0, row.id), row)
        for row in candidates(connection, "body", asked)
        if row.id not in known and (not query.spoken or _department_fits(row, query))
    }


def _department_fits(row: Row[Any], query: _Query) -> bool:
    return any(
        matcher.find(key, read) >= 0
        for which, _, key, read in _PARTS.decode(row.parts)
        if which == OFFICE
        for matcher in query.matchers
    )


def _best(found: _Found, limit: int) -> list[_Match]:
    """At most ``limit`` lines, grouped by kind, a few kept for every kind that has any."""
    groups: dict[str, list[_Match]] = {}
    for match in sorted(found.values(), key=lambda one: one.score):
        groups.setdefault(kind_of(match.row.id), []).append(match)
    order = sorted(groups, key=lambda kind: _standing(groups[kind][0].score.tier, kind))
    room = limit
    shares = {}
    for kind in order:
        shares[kind] = min(len(groups[kind]), max(1, limit // _KEPT_FOR_OTHER_KINDS), room)
        room -= shares[kind]
    for kind in order:
        more = min(len(groups[kind]) - shares[kind], room)
        shares[kind] += more
        room -= more
    return [match for kind in order for match in groups[kind][: shares[kind]]]


def _standing(tier: int, kind: str) -> tuple[int, int]:
    """Where a group stands: one with a whole name first, one with text hits only last."""
    return (0 if tier == _EXACT else 2 if tier == _BODY else 1), GROUPS.index(kind)


def _hit(match: _Match) -> SearchHit:
    row = match.row
    marks: list[tuple[int, int]] = []
    if match.spans:
        key = folded(row.name)
        marks = sorted({key.span(start, size) for start, size in match.spans})
    return SearchHit(
        kind=kind_of(row.id),
        code=row.code,
        name=row.name,
        department=row.department,
        summary=row.summary,
        highlights=tuple(marks),
        alias=match.alias,
        position=row.position,
    )
