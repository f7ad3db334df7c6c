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
from sqlalchemy import Connection, Row, bindparam, select

from kiosk.content.normalise import folded, words_of
from kiosk.content.search_entries import ALIAS, CODE, NAME, NUMBER, OFFICE, SHORT, Part
from kiosk.content.search_index import KINDS, Expression, candidates, kind_of
from kiosk.content.search_terms import (
    Pattern,
    asked_number_terms,
    asked_terms,
    find,
    patterns_of,
)
from kiosk.content.tables import search

MAX_LIMIT = 200
_EXACT, _BEGINS, _INSIDE, _WORDS, _BODY = range(5)
_ORDER = {NAME: 0, SHORT: 1, ALIAS: 2, NUMBER: 3, CODE: 4}
_KEPT_FOR_OTHER_KINDS = 10
"""A tenth of the lines is kept for each other kind that has hits."""
_WIDER = 500
_MAX_KEY = 120
_PARTS = msgspec.json.Decoder(tuple[Part, ...])
_ROWS = select(
    *(search.c.id, search.c.code, search.c.position, search.c.name),
    *(search.c.department, search.c.summary, search.c.parts),
).where(search.c.id.in_(bindparam("ids", expanding=True)))


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
    """The other name that matched, when the official one did not."""
    position: int = 0
    """Which question of its item."""


class _Score(NamedTuple):
    """Smaller is better."""

    tier: int
    part: int
    pattern: int
    offset: int
    row: int


class _Query:
    """A folded query and the ways to read it."""

    def __init__(self, words: Sequence[str]) -> None:
        self.key = "".join(words)[:_MAX_KEY]
        self.patterns = patterns_of(self.key)
        self.spoken = any("a" <= sign <= "z" for sign in self.key)
        self.words = [patterns_of(word[:_MAX_KEY]) for word in words[:8]] if words[1:] else []

    def expressions(self) -> tuple[Expression, Expression, Expression]:
        """What to ask the index for: whole names, beginnings, anything inside."""
        exact = [asked_terms(one, begins=True, ends=True) for one in self.patterns]
        begins = [asked_terms(one, begins=True) for one in self.patterns]
        return exact, begins, [*self.inside(), *filter(None, [asked_number_terms(self.key)])]

    def inside(self) -> list[list[str]]:
        """Terms of the query anywhere, or of all its words."""
        groups = [asked_terms(one) for one in self.patterns]
        if self.words:
            likely = [one[-1] if len(one) == 1 else one[1] for one in self.words]
            groups.append([term for one in likely for term in asked_terms(one)][:16])
        return groups


def find_documents(
    connection: Connection, query: str, limit: int = 20, kinds: Iterable[str] | None = None
) -> list[SearchHit]:
    """The best lines for ``query``, best group first, at most ``limit`` (and 200).

    Nothing searchable in the query gives no line.
    """
    words = words_of(query)
    limit = min(limit, MAX_LIMIT)
    wanted = [kind for kind in KINDS if kinds is None or kind in set(kinds)]
    if not words or limit < 1 or not wanted:
        return []
    asked = _Query(words)
    found = _by_name(connection, asked, limit, wanted, limit * 2 + 10)
    if len(found) < limit:
        found |= _by_text(connection, asked, limit, wanted, found)
    return [hit for _, hit in _chosen(found, limit)]


_Found = dict[int, tuple[_Score, SearchHit]]


def _by_name(
    connection: Connection, query: _Query, limit: int, kinds: Sequence[str], most: int
) -> _Found:
    exact, begins, inside = query.expressions()
    asked = [(exact, limit), (begins, limit + 10), (inside, most)]
    numbers = candidates(connection, "title", asked, kinds)
    found = _judged(connection, query, numbers)
    if len(found) < limit and len(numbers) >= most and most < _WIDER:
        return _by_name(connection, query, limit, kinds, _WIDER)
    return found


def _judged(connection: Connection, query: _Query, numbers: Sequence[int]) -> _Found:
    """Of the candidates, those that really match, scored."""
    found: _Found = {}
    for row in _rows(connection, numbers):
        judged = _judge(row, query)
        if judged:
            found[row.id] = judged
    return found


def _rows(connection: Connection, numbers: Sequence[int]) -> Iterable[Row[Any]]:
    if not numbers:
        return []
    return connection.execute(_ROWS, {"ids": list(numbers)})


def _judge(row: Row[Any], query: _Query) -> tuple[_Score, SearchHit] | None:
    parts = [part for part in _PARTS.decode(row.parts) if part[0] != OFFICE]
    best: tuple[_Score, Part, int] | None = None
    for part in parts:
        which, _, key, read = part
        sounds = read.split() if read else []
        for at, pattern in enumerate(query.patterns):
            start = find(pattern, key, sounds)
            if start < 0:
                continue
            score = _Score(_tier(start, pattern, key), _ORDER[which], at, start, row.id)
            if best is None or score < best[0]:
                best = (score, part, len(pattern))
    if best:
        score, part, size = best
        spans = [(score.offset, size)] if part[0] == NAME else []
        alias = part[1] if part[0] in (SHORT, ALIAS) else ""
        return score, _hit(row, spans, alias)
    placed = _word_spans(parts, query) if query.words else None
    if placed is None:
        return None
    return _Score(_WORDS, 0, 0, 0, row.id), _hit(row, placed)


def _tier(start: int, pattern: Pattern, key: str) -> int:
    if start:
        return _INSIDE
    return _EXACT if len(pattern) == len(key) else _BEGINS


def _word_spans(parts: Sequence[Part], query: _Query) -> list[tuple[int, int]] | None:
    """Where the words stand in the name; None unless every word is in some name."""
    spans = []
    for patterns in query.words:
        placed = [
            (part[0], start, len(pattern))
            for part in parts
            for pattern in patterns
            if (start := find(pattern, part[2], part[3].split())) >= 0
        ]
        if not placed:
            return None
        spans += [(start, size) for which, start, size in placed[:1] if which == NAME]
    return spans


def _hit(row: Row[Any], spans: Iterable[tuple[int, int]] = (), alias: str = "") -> SearchHit:
    key = folded(row.name)
    marks = sorted({key.span(start, size) for start, size in spans})
    return SearchHit(
        kind=kind_of(row.id),
        code=row.code,
        name=row.name,
        department=row.department,
        summary=row.summary,
        highlights=tuple(marks),
        alias=alias,
        position=row.position,
    )


def _by_text(
    connection: Connection, query: _Query, limit: int, kinds: Sequence[str], known: _Found
) -> _Found:
    """Lines whose text holds the query's characters, or whose department sounds like it."""
    numbers = candidates(connection, "body", [(query.inside(), limit + len(known))], kinds)
    found: _Found = {}
    for row in _rows(connection, [number for number in numbers if number not in known]):
        if query.spoken and not _department_fits(row, query):
            continue
        found[row.id] = (_Score(_BODY, 0, 0, 0, row.id), _hit(row))
    return found


def _department_fits(row: Row[Any], query: _Query) -> bool:
    offices = [part for part in _PARTS.decode(row.parts) if part[0] == OFFICE]
    return any(
        find(pattern, key, read.split()) >= 0
        for _, _, key, read in offices
        for pattern in query.patterns
    )


def _chosen(found: _Found, limit: int) -> list[tuple[_Score, SearchHit]]:
    """At most ``limit`` lines, grouped by kind, a few kept for every kind that has any."""
    groups: dict[str, list[tuple[_Score, SearchHit]]] = {}
    for scored in sorted(found.values(), key=lambda one: one[0]):
        groups.setdefault(scored[1].kind, []).append(scored)
    order = sorted(groups, key=lambda kind: (groups[kind][0][0].tier, KINDS.index(kind)))
    room = limit
    shares = {}
    for kind in order:
        shares[kind] = min(len(groups[kind]), max(1, limit // _KEPT_FOR_OTHER_KINDS), room)
        room -= shares[kind]
    for kind in order:
        more = min(len(groups[kind]) - shares[kind], room)
        shares[kind] += more
        room -= more
    return [scored for kind in order for scored in groups[kind][: shares[kind]]]
