"""Finding: as you type, by names, then by document numbers, then by what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from kiosk.content.normalise import words_of
from kiosk.content.search_hits import (
    EXACT,
    GROUPS,
    Answer,
    Found,
    SearchHit,
    best_of,
    hit_of,
)
from kiosk.content.search_known import Known, nothing_known
from kiosk.content.search_meaning import by_meaning
from kiosk.content.search_names import Query, by_name, by_text
from kiosk.content.search_numbers import by_number
from kiosk.content.search_reader import Reader
from kiosk.content.understanding import understand

MAX_LIMIT = 200
_FEW = 3
"""With fewer lines by name, it is asked what may have been meant."""
_SUGGESTED = 4

__all__ = ["GROUPS", "Answer", "SearchHit", "answer", "find_documents"]


def find_documents(
    connection: Connection, query: str, limit: int = 20, kinds: Iterable[str] | None = None
) -> list[SearchHit]:
    """The best lines for ``query``, best group first, at most ``limit`` (and 200).

    Nothing searchable in the query gives no line.
    """
    return list(answer(connection, query, limit, kinds).hits)


def answer(
    connection: Connection,
    query: str,
    limit: int = 20,
    kinds: Iterable[str] | None = None,
    known: Known | None = None,
    *,
    as_typed: bool = False,
) -> Answer:
    """As :func:`find_documents`, with what was meant where the query had a slip.

    ``known`` is what the caller remembers of the index; without it, only the shipped words are
    used to understand the query. ``as_typed`` looks for neither other words nor slips.
    """
    words = words_of(query)
    limit = min(limit, MAX_LIMIT)
    known = known or nothing_known()
    chosen = set(GROUPS if kinds is None else kinds)
    ranges = [kept for some in known.ranges if (kept := [one for one in some if one in chosen])]
    if not words or limit < 1 or not ranges:
        return Answer()
    asked = Query(words)
    reader = Reader(connection, known.remembered)
    found = _only(by_name(reader, asked, limit, ranges), chosen)
    meant = suggestions = None
    understood = False
    if not as_typed and _wanting(found) and len(asked.key) > 1:
        numbered = _only(by_number(reader, words, ranges), chosen)
        found = numbered | found
        understood = bool(numbered)
        if not numbered and not asked.key.isdigit():
            meaning = understand(words, known.lexicon)
            more = _only(by_meaning(reader, meaning, ranges, found), chosen)
            meant = meaning.plain if meaning.corrected and more and not found else None
            understood = bool(more) and (meaning.corrected or len(meaning.concepts) > 1)
            found |= more
            suggestions = None if found else known.lexicon.resembling(meaning.topic, _SUGGESTED)
    if len(found) < limit and not understood:
        found |= _only(by_text(reader, asked, limit, ranges, found), chosen)
    hits = tuple(hit_of(match) for match in best_of(found, limit))
    return Answer(hits, meant or "", () if hits else tuple(suggestions or ()))


def _wanting(found: Found) -> bool:
    """Whether names as typed gave too little: no whole name, and hardly a document."""
    if any(match.score.tier == EXACT for match in found.values()):
        return False
    return sum(match.line.kind != "question" for match in found.values()) < _FEW


def _only(found: Found, chosen: set[str]) -> Found:
    return {at: match for at, match in found.items() if match.line.kind in chosen}
