"""The quality set: what people type, and whether what they want is among the first three lines."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.common.clock import FixedClock
from kiosk.content.service import Content
from kiosk.settings import resource_root
from kiosk.store.store import Store

QUERIES = Path(__file__).parent / "search_quality" / "queries.tsv"
FIRST = 3
NEEDED = 0.95
NEEDED_OF_A_CLASS = 0.8


@dataclass(frozen=True)
class Asked:
    kind: str
    query: str
    wanted: frozenset[str]
    names: str


def asked() -> Iterator[Asked]:
    """The lines of the set."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for kind, query, codes, names in csv.reader(lines, delimiter="\t"):
            yield Asked(kind, query, frozenset(codes.split(",")), names)


def missed(content: Content, one: Asked) -> str:
    """What came instead of what was wanted; empty when that is among the first.

    A question of an item opens the item's guide, so it counts as the item.
    """
    first = content.search(one.query, limit=20)[:FIRST]
    if one.wanted & {hit.code for hit in first}:
        return ""
    came = " / ".join(hit.name for hit in first) or "nothing"
    return f"{one.kind} {one.query} -> {came} (wanted {one.names})"


@pytest.fixture
def filled(sqlite_store: Store, clock: FixedClock) -> Content:
    content = Content(sqlite_store, clock)
    content.load_snapshot(resource_root() / "offline_cache")
    return content


def test_what_people_type_is_among_the_first_three_lines(filled: Content) -> None:
    lines = list(asked())
    misses = {one: told for one in lines if (told := missed(filled, one))}
    of_class, missed_of = Counter(one.kind for one in lines), Counter(one.kind for one in misses)
    shares = {kind: 1 - missed_of[kind] / count for kind, count in of_class.items()}
    told = [f"{kind} {share:.0%} of {of_class[kind]}" for kind, share in shares.items()]
    report = "\n".join([*told, *misses.values()])
    assert len(lines) >= 240
    assert len(misses) <= (1 - NEEDED) * len(lines), report
    assert min(shares.values()) >= NEEDED_OF_A_CLASS, report
