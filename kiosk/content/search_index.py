# ruff: noqa: S608 - the names in these statements are this module's own constants
"""The inverted index under the search: FTS5 in SQLite, tsvector in PostgreSQL, one behaviour.

Rows are numbered by rank (kind, then complete guides, then short names), so that an index read
in its own order gives the best rows first and may stop after a few: no scoring of thousands.
Both databases are asked the same boolean expressions over the same terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, TextClause, func, select, table, text

Expression = Sequence[Sequence[str]]
"""Any of these groups of terms, each group whole."""


@dataclass(frozen=True, slots=True)
class Combined:
    """Any of these choices; a choice is several expressions, each of which must hold."""

    choices: Sequence[Sequence[Expression]]


KINDS = (
    "service_item",
    "organ",
    "notice",
    "policy",
    "question",
    "bundle",
    "form",
    "draft",
    "procurement",
    "project",
    "list_entry",
    "credit",
)
"""What can be found, in the order of row numbers, which must stay as it is."""
RANGES = (KINDS[:1], KINDS[1:4], KINDS[4:5], KINDS[5:])
"""Kinds that are read in one go: the kinds with few rows before those with many, so that none is
left out; of items and questions there are so many that each is read alone."""

_KIND_SHIFT = 56
_RANK_SHIFT = 40


def row_number(kind: str, *, complete: bool, length: int, seq: int) -> int:
    """The number of a row: its rank first, then the order in which it came."""
    rank = (0 if complete else 128) + min(length, 127)
    return (KINDS.index(kind) << _KIND_SHIFT) | (rank << _RANK_SHIFT) | seq


def numbers_of(kinds: Sequence[str]) -> tuple[int, int]:
    """The first and last row number that neighbouring kinds may have."""
    places = [KINDS.index(kind) for kind in kinds]
    return min(places) << _KIND_SHIFT, ((max(places) + 1) << _KIND_SHIFT) - 1


def kind_of(number: int) -> str:
    """The kind of a row, from its number."""
    return KINDS[number >> _KIND_SHIFT]


def add(connection: Connection, rows: Sequence[tuple[int, set[str], set[str]]]) -> None:
    """Indexes rows given as (number, terms of the title, terms of the body)."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "INSERT INTO content_search_terms (id, title, body)"
                " VALUES (:id, array_to_tsvector(:title), array_to_tsvector(:body))"
            ),
            [{"id": id_, "title": sorted(t), "body": sorted(b)} for id_, t, b in rows],
        )
        return
    fields = {"title": [t for _, t, _ in rows], "body": [b for _, _, b in rows]}
    for field, terms in fields.items():
        connection.execute(
            text(f"INSERT INTO content_search_{field} (rowid, terms) VALUES (:id, :terms)"),
            [
                {"id": row[0], "terms": " ".join(sorted(one))}
                for row, one in zip(rows, terms, strict=True)
            ],
        )


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Takes rows out of the index."""
    parameters = [{"id": number} for number in numbers]
    if not parameters:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM content_search_terms WHERE id = :id"), parameters)
        return
    for field in ("title", "body"):
        connection.execute(
            text(f"DELETE FROM content_search_{field} WHERE rowid = :id"), parameters
        )


def clear(connection: Connection) -> None:
    """Takes everything out of the index."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM content_search_terms"))
        return
    for field in ("title", "body"):
        connection.execute(text(f"DELETE FROM content_search_{field}"))


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows that fit ``terms`` among ``kinds``, the best ``most`` by rank."""

    terms: Expression | Combined
    kinds: Sequence[str]
    most: int


def candidates(connection: Connection, field: str, asked: Sequence[Asked]) -> list[Row[Any]]:
    """Rows of the search table that answer any of ``asked``, each once.

    ``field`` is ``title`` or ``body``.
    """
    dialect = connection.dialect.name
    parameters: dict[str, object] = {}
    for at, one in enumerate(asked):
        parameters[f"q{at}"] = _compiled(one.terms, dialect)
        parameters[f"a{at}"], parameters[f"z{at}"] = numbers_of(one.kinds)
        parameters[f"n{at}"] = one.most
    found = connection.execute(_statement(dialect, field, len(asked)), parameters).all()
    return list({row.id: row for row in found}.values())


def _compiled(expression: Expression | Combined, dialect: str) -> str:
    conjunction, alternative, quote = _SIGNS[dialect == "postgresql"]
    if isinstance(expression, Combined):
        choices = (
            conjunction.join(f"({_compiled(one, dialect)})" for one in choice)
            for choice in expression.choices
        )
        return alternative.join(f"({choice})" for choice in choices)
    groups = (conjunction.join(f"{quote}{term}{quote}" for term in one) for one in expression)
    return alternative.join(f"({group})" for group in groups)


_SIGNS = {True: (" & ", " | ", "'"), False: (" AND ", " OR ", '"')}
"""And, or, and what stands around a term, for PostgreSQL and for SQLite."""


@cache
def _statement(dialect: str, field: str, asked: int) -> TextClause:
    if dialect == "postgresql":
        source = (
            f"SELECT id FROM content_search_terms WHERE {field} @@ CAST(:q{{n}} AS tsquery)"
            " AND id BETWEEN :a{n} AND :z{n} ORDER BY id LIMIT :n{n}"
        )
    else:
        name = f"content_search_{field}"
        source = (
            f"SELECT rowid AS id FROM {name} WHERE {name} MATCH :q{{n}}"
            " AND rowid BETWEEN :a{n} AND :z{n} ORDER BY rowid LIMIT :n{n}"
        )
    parts = [f"SELECT id FROM ({source.format(n=n)}) AS part{n}" for n in range(asked)]
    return text(
        "SELECT s.id, s.code, s.position, s.name, s.department, s.summary, s.parts"
        f" FROM ({' UNION ALL '.join(parts)}) AS found JOIN content_search AS s ON s.id = found.id"
    )


def optimise(connection: Connection) -> None:
    """Brings the index into one piece after a large change; reading is faster for it."""
    if connection.dialect.name == "postgresql":
        return
    for field in ("title", "body"):
        name = f"content_search_{field}"
        connection.execute(text(f"INSERT INTO {name} ({name}) VALUES ('optimize')"))


def statistics(connection: Connection) -> Mapping[str, int]:
    """How many rows each part of the index holds; they must be equal."""
    names = {"rows": "content_search"}
    postgresql = connection.dialect.name == "postgresql"
    names["indexed"] = "content_search_terms" if postgresql else "content_search_title"
    return {
        label: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for label, name in names.items()
    }
