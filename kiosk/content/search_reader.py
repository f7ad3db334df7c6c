# ruff: noqa: S608 - the names in these statements are this module's own constants
"""Reading the index: which lines answer boolean expressions over terms, best first.

A keystroke asks the driver itself, because an ORM's care for each statement costs more than the
answer, and it reads only numbers: what the lines say is remembered from one keystroke to the
next, and most of what the next letter leaves was on the screen already.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from kiosk.content.search_entries import Part
from kiosk.content.search_index import Span, kind_of, numbers_of
from kiosk.content.search_lines import CODE, OFFICE
from kiosk.content.search_near import Near, Whole
from kiosk.content.search_terms import Combined, Expression, Pattern
from kiosk.store.prepared import driver_execute

PARTS = msgspec.json.Decoder(tuple[Part, ...])
_REMEMBERED = 4_000
"""So many lines are kept in memory, about 8 MB."""
_REMEMBERED_BEGINNINGS = 500
_SAME = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows that fit ``terms`` among ``kinds``, the best ``most`` by rank."""

    terms: Expression | Combined
    kinds: Sequence[str]
    most: int


class Line(NamedTuple):
    """A row of the search table, ready to be judged."""

    number: int
    kind: str
    code: str
    position: int
    name: str
    department: str
    summary: str
    names: tuple[Part, ...]
    said: tuple[Part, ...]
    """With the department's name."""
    coded: tuple[Part, ...]
    """With codes."""


@dataclass(slots=True)
class Remembered:
    """What was read since the content last changed."""

    near: Near = field(default_factory=Near)
    whole: Whole = field(default_factory=Whole)
    lines: dict[int, Line] = field(default_factory=dict)
    begun: dict[tuple[Span, str], Sequence[int]] = field(default_factory=dict)
    """All rows of a span that begin with what was typed, where they are few."""
    periods: dict[tuple[str, str], tuple[date | None, date | None]] = field(default_factory=dict)
    """From when until when a document is shown, by kind and code."""


class Reader:
    """The index as one keystroke asks it."""

    def __init__(self, connection: Connection, remembered: Remembered) -> None:
        self._connection = connection
        self._remembered = remembered
        self._dialect = connection.dialect.name
        if not connection.in_transaction():
            connection.begin()

    def lines(self, field: str, asked: Sequence[Asked]) -> list[Line]:
        """Lines that answer any of ``asked``, each once; ``field`` is ``title`` or ``body``."""
        near = self._remembered.near
        numbers: dict[int, None] = {}
        far: list[tuple[Asked, Span]] = []
        for one in asked:
            span = numbers_of(one.kinds)
            if field == "title" and near.covers(span):
                numbers |= dict.fromkeys(near.numbers(one.terms, span, one.most))
            else:
                far.append((one, span))
        if far:
            numbers |= dict.fromkeys(self._far(field, far))
        return self.named(numbers)

    def _far(self, field: str, asked: Sequence[tuple[Asked, Span]]) -> Iterable[int]:
        given: dict[str, object] = {}
        for at, (one, span) in enumerate(asked):
            given[f"q{at}"] = compiled(one.terms, self._dialect)
            given[f"a{at}"], given[f"z{at}"] = span
            given[f"n{at}"] = one.most
        statement = _numbers(self._dialect, field, len(asked))
        rows = driver_execute(self._connection, statement, given, fetch=True)
        return (row[0] for row in rows)

    def begun(self, span: Span, key: str) -> list[Line] | None:
        """All lines of a span that may begin with ``key``, if fewer letters left few already."""
        known = self._remembered.begun
        for size in range(len(key), 0, -1):
            numbers = known.get((span, key[:size]))
            if numbers is not None:
                return self.named(numbers)
        return None

    def remember_begun(self, span: Span, key: str, lines: Sequence[Line]) -> None:
        """Keeps the lines as all that begin with ``key``."""
        known = self._remembered.begun
        if len(known) >= _REMEMBERED_BEGINNINGS:
            known.clear()
        known[span, key] = [line.number for line in lines]

    def whole(self, patterns: Iterable[Pattern]) -> list[Line]:
        """Lines that may have a pattern for a name, as far as short names are remembered."""
        rows = self._remembered.whole.rows
        return self.named(dict.fromkeys(row for one in patterns for row in rows(one)[:_SAME]))

    def named(self, numbers: Iterable[int]) -> list[Line]:
        """Lines by their numbers, from memory or read now."""
        known = self._remembered.lines
        missing = [number for number in numbers if number not in known]
        if not missing:
            return [known[number] for number in numbers]
        if len(known) + len(missing) > _REMEMBERED:
            known = self._remembered.lines = {
                number: line
                for number, line in known.items()
                if number in numbers or self._remembered.near.covers((number, number))
            }
        postgresql = self._dialect == "postgresql"
        ids = missing if postgresql else json.dumps(missing)
        rows = driver_execute(self._connection, _LINES[postgresql], {"ids": ids}, fetch=True)
        known.update((row[0], line_of(*row)) for row in rows)
        return [known[number] for number in numbers if number in known]


def line_of(
    number: int, code: str, position: int, name: str, department: str, summary: str, parts: str
) -> Line:
    """A row of the search table as a line."""
    every = PARTS.decode(parts)
    said = tuple(part for part in every if part[0] != CODE)
    coded = tuple(part for part in every if part[0] != OFFICE)
    names = tuple(part for part in said if part[0] != OFFICE)
    return Line(
        number, kind_of(number), code, position, name, department, summary, names, said, coded
    )


def compiled(expression: Expression | Combined, dialect: str) -> str:
    """The expression in the words of the database's full text search."""
    conjunction, alternative, quote = _SIGNS[dialect == "postgresql"]
    if isinstance(expression, Combined):
        choices = (
            conjunction.join(f"({compiled(one, dialect)})" for one in choice)
            for choice in expression.choices
        )
        return alternative.join(f"({choice})" for choice in choices)
    groups = (quote + f"{quote}{conjunction}{quote}".join(one) + quote for one in expression if one)
    return alternative.join(f"({group})" for group in groups)


_SIGNS = {True: (" & ", " | ", "'"), False: (" AND ", " OR ", '"')}
"""And, or, and what stands around a term, for PostgreSQL and for SQLite."""

_COLUMNS = "SELECT id, code, position, name, department, summary, parts FROM content_search"
_LINES: Mapping[bool, str] = {
    True: f"{_COLUMNS} WHERE id = ANY(%(ids)s)",
    False: f"{_COLUMNS} WHERE id IN (SELECT value FROM json_each(:ids))",
}


@cache
def _numbers(dialect: str, field: str, asked: int) -> str:
    if dialect == "postgresql":
        source = (
            f"SELECT id FROM content_search_terms WHERE {field} @@ CAST(%(q{{n}})s AS tsquery)"
            " AND id BETWEEN %(a{n})s AND %(z{n})s ORDER BY id LIMIT %(n{n})s"
        )
    else:
        name = f"content_search_{field}"
        source = (
            f"SELECT rowid AS id FROM {name} WHERE {name} MATCH :q{{n}}"
            " AND rowid BETWEEN :a{n} AND :z{n} ORDER BY rowid LIMIT :n{n}"
        )
    parts = [f"SELECT id FROM ({source.format(n=n)}) AS part{n}" for n in range(asked)]
    return " UNION ALL ".join(parts)
