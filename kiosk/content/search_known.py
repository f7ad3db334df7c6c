"""What is remembered of the index between two keystrokes: its kinds, and what things are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from kiosk.content.lexicon import LONGEST, Lexicon, shipped
from kiosk.content.search_index import RANGES, numbers_of
from kiosk.content.search_lines import ALIAS, NAME, SHORT
from kiosk.content.search_near import Near, Whole
from kiosk.content.search_reader import PARTS, Remembered, line_of
from kiosk.content.tables import search

_TOGETHER = 1_500
"""So few rows are read in one go, whatever their kinds, and their names kept in memory."""
_NAMED = 4_000
"""So many rows of each range are asked what they are called: the best by rank."""


@dataclass(frozen=True, slots=True)
class Known:
    """``ranges`` are the kinds that there are, those to be read in one go together."""

    lexicon: Lexicon
    ranges: Sequence[Sequence[str]] = RANGES
    remembered: Remembered = field(default_factory=Remembered)


def nothing_known() -> Known:
    """For whom remembers nothing: the shipped words, every kind."""
    return Known(shipped())


def read_known(connection: Connection) -> Known:
    """Reads what the documents that can be found are called, and which kinds there are."""
    sizes = _ranges(connection)
    few = [kinds for kinds, count in sizes if count <= _TOGETHER]
    whole = Whole()
    lexicon = Lexicon(_names(connection, whole), shipped())
    return Known(lexicon, [kinds for kinds, _ in sizes], _near(connection, few, whole))


def _near(connection: Connection, few: Sequence[Sequence[str]], whole: Whole) -> Remembered:
    """The names of kinds with few documents, for :mod:`.search_near`."""
    spans = [numbers_of(kinds) for kinds in few]
    remembered = Remembered(Near(spans), whole)
    c = search.c
    columns = (c.id, c.code, c.position, c.name, c.department, c.summary, c.parts)
    for first, last in spans:
        rows = connection.execute(select(*columns).where(c.id.between(first, last)).order_by(c.id))
        for row in rows:
            line = remembered.lines[row.id] = line_of(*row)
            remembered.near.add(row.id, line.coded)
    return remembered


def _names(connection: Connection, whole: Whole) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for kinds in (("service_item",), ("organ",), ("bundle",)):
        first, last = numbers_of(kinds)
        rows = connection.execute(
            select(search.c.id, search.c.parts)
            .where(search.c.id.between(first, last))
            .order_by(search.c.id)
            .limit(_NAMED)
        )
        for number, text in rows:
            for which, _, key, read in PARTS.decode(text):
                if which in (NAME, SHORT, ALIAS) and len(key) <= LONGEST:
                    found.setdefault(key, read)
                    whole.add(number, key, read.split())
    return list(found.items())


def _ranges(connection: Connection) -> list[tuple[list[str], int]]:
    counts = [(list(kinds), _count(connection, kinds)) for kinds in RANGES]
    merged: list[list[str]] = []
    sizes: list[int] = []
    for kinds, count in counts:
        if not count:
            continue
        if len(merged) > 1 and sizes[-1] + count <= _TOGETHER:
            merged[-1] += kinds
            sizes[-1] += count
        else:
            merged.append(kinds)
            sizes.append(count)
    return list(zip(merged, sizes, strict=True))


def _count(connection: Connection, kinds: Sequence[str]) -> int:
    first, last = numbers_of(kinds)
    query = select(func.count()).where(search.c.id.between(first, last))
    return connection.execute(query).scalar_one()
