"""What a search gives, and how its lines are ordered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.content.normalise import folded
from kiosk.content.search_reader import Line

GROUPS = (
    "service_item",
    "bundle",
    "question",
    "policy",
    "draft",
    "organ",
    "notice",
    "form",
    "list_entry",
    "project",
    "credit",
    "procurement",
)
"""Kinds in the order in which their groups are shown, when none has a better match."""

EXACT, BEGINS, INSIDE, WORDS, MEANT, BODY = range(6)
"""How a line matched, best first: ``MEANT`` is by synonyms, mended slips or some of the words."""

_OF_OFFICES = ("list_entry", "project", "credit", "procurement")
"""What offices publish about their own work: seldom what somebody came for."""
_KEPT_FOR_OTHER_KINDS = 10
"""A tenth of the lines is kept for each other kind that has hits."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One result. ``highlights`` are (start, length) on ``name``, for pinyin too."""

    kind: str
    """One of GROUPS."""
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


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines for a query; ``meant`` is what was looked for where the query had a slip."""

    hits: tuple[SearchHit, ...] = ()
    meant: str = ""
    suggestions: tuple[str, ...] = ()
    """Queries that would find something, where this one found nothing."""


class Score(NamedTuple):
    """Smaller is better."""

    tier: int
    part: int
    pattern: int
    offset: int
    row: int


class Match(NamedTuple):
    """A line and how it matched; ``spans`` are on the folded name."""

    score: Score
    line: Line
    spans: Sequence[tuple[int, int]] = ()
    alias: str = ""
    whole: bool = False
    """Whether the query is at least half of a name."""


Found = dict[int, Match]


def best_of(found: Mapping[int, Match], limit: int) -> list[Match]:
    """At most ``limit`` lines, grouped by kind, a few kept for every kind that has any."""
    groups: dict[str, list[Match]] = {}
    for match in sorted(found.values(), key=lambda one: one.score):
        groups.setdefault(match.line.kind, []).append(match)
    order = sorted(groups, key=lambda kind: _standing(groups[kind], kind))
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


def _standing(group: Sequence[Match], kind: str) -> tuple[int, int, int]:
    """Where a group stands: one with a whole name first, one with text hits only last.

    Among those found by meaning, the group whose best line fits better comes first.
    """
    score = group[0].score
    behind = kind in _OF_OFFICES
    if score.tier == EXACT:
        return int(behind), 0, GROUPS.index(kind)
    if score.tier < MEANT:
        place = 1 if any(one.whole for one in group) else 2
        return place + behind, 0, GROUPS.index(kind)
    fit = score.part if score.tier == MEANT else 0
    return score.tier, fit, GROUPS.index(kind)


def hit_of(match: Match) -> SearchHit:
    """The line of a match, its marks on the name as written."""
    line = match.line
    marks: list[tuple[int, int]] = []
    if match.spans:
        key = folded(line.name)
        marks = sorted({key.span(start, size) for start, size in match.spans})
    return SearchHit(
        kind=line.kind,
        code=line.code,
        name=line.name,
        department=line.department,
        summary=line.summary,
        highlights=tuple(marks),
        alias=match.alias,
        position=line.position,
    )
