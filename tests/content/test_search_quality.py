"""The quality set: what people type, and whether what they want is among the first three lines."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.service import Content

LISTS = Path(__file__).parent / "search_quality"
FIRST = 3
NEEDED = 0.95
NEEDED_OF_A_CLASS = 0.8
NEEDED_UNSEEN = 0.85
"""Of a list that nothing was changed for."""
SHOWN_FOR_NOTHING = 4


@dataclass(frozen=True)
class Asked:
    kind: str
    query: str
    wanted: frozenset[str]
    names: str


def asked(name: str) -> Iterator[Asked]:
    """The lines of a list."""
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for kind, query, codes, names in csv.reader(lines, delimiter="\t"):
            yield Asked(kind, query, frozenset(codes.split(",")) - {""}, names)


def missed(content: Content, one: Asked) -> str:
    """What came instead of what was wanted; empty when that is among the first.

    A question of an item opens the item's guide, so it counts as the item.
    """
    first = content.search(one.query, limit=20)[:FIRST]
    if one.wanted & {hit.code for hit in first}:
        return ""
    came = " / ".join(hit.name for hit in first) or "nothing"
    return f"{one.kind} {one.query} -> {came} (wanted {one.names})"


def test_what_people_type_is_among_the_first_three_lines(standing_hall: Content) -> None:
    lines = list(asked("queries.tsv"))
    misses = {one: told for one in lines if (told := missed(standing_hall, one))}
    of_class, missed_of = Counter(one.kind for one in lines), Counter(one.kind for one in misses)
    shares = {kind: 1 - missed_of[kind] / count for kind, count in of_class.items()}
    told = [f"{kind} {share:.0%} of {of_class[kind]}" for kind, share in shares.items()]
    report = "\n".join([*told, *misses.values()])
    assert len(lines) >= 700
    assert len(misses) <= (1 - NEEDED) * len(lines), report
    assert min(shares.values()) >= NEEDED_OF_A_CLASS, report


def test_what_was_never_looked_at_is_mostly_found_too(standing_hall: Content) -> None:
    lines = list(asked("held_back.tsv"))
    misses = [told for one in lines if (told := missed(standing_hall, one))]
    assert len(misses) <= (1 - NEEDED_UNSEEN) * len(lines), "\n".join(misses)


def test_what_the_hall_has_no_answer_for_shows_nothing_else(standing_hall: Content) -> None:
    shown = {
        one.query: others
        for one in asked("nothing.tsv")
        if (others := {hit.name for hit in standing_hall.search(one.query)} - names_of(one))
    }
    assert len(shown) <= SHOWN_FOR_NOTHING, shown


def names_of(one: Asked) -> set[str]:
    """What may be shown all the same: the organ that is asked about."""
    return {f"示范县{name}" for name in one.names.split(" / ") if name}
