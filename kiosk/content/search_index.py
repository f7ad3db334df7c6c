# ruff: noqa: S608 - the names in these statements are this module's own constants
"""The inverted index under the search: FTS5 in SQLite, tsvector in PostgreSQL, one behaviour.

Rows are numbered by rank (kind, then complete guides, then short names), so that an index read
in its own order gives the best rows first and may stop after a few: no scoring of thousands.
Both databases are asked the same boolean expressions over the same terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select, table, text

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
RANGES = (KINDS[:1], KINDS[1:4], KINDS[4:5], KINDS[5:8], KINDS[8:])
"""Kinds that are read in one go: the kinds with few rows before those with many, so that none is
left out; of items and questions there are so many that each is read alone."""

_KIND_SHIFT = 56
_RANK_SHIFT = 40


Span = tuple[int, int]
"""The first and last row number of neighbouring rows."""


def row_number(kind: str, *, complete: bool, length: int, seq: int) -> int:
    """The number of a row: its rank first, then the order in which it came."""
    rank = (0 if complete else 128) + min(length, 127)
    return (KINDS.index(kind) << _KIND_SHIFT) | (rank << _RANK_SHIFT) | seq


def numbers_of(kinds: Sequence[str]) -> Span:
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
