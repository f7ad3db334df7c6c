# ruff: noqa: S608 - the names in these statements are this module's own constants
"""The inverted index under the search: FTS5 in SQLite, tsvector in PostgreSQL, one behaviour.

Rows are numbered by rank (kind, then complete guides, then short names), so that an index read
in its own order gives the best rows first and may stop after a few: no scoring of thousands.
Both databases are asked the same boolean expressions over the same terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, TextClause, func, select, table, text

Expression = Sequence[Sequence[str]]
"""Any of these groups of terms, each group whole."""

KINDS = ("service_item", "question", "policy", "organ", "notice")
"""What can be found, in the order in which groups are shown."""

_KIND_SHIFT = 56
_RANK_SHIFT = 40
_FTS = "USING fts5(terms, content='', contentless_delete=1, detail=none, "
_TOKENS = "tokenize=\"ascii tokenchars '^$~=#'\")"


def create_search_index(connection: Connection) -> None:
    """Makes the index beside the tables of the metadata; part of the first migration."""
    for statement in _creation(connection.dialect.name):
        connection.exec_driver_sql(statement)


def drop_search_index(connection: Connection) -> None:
    """Removes what :func:`create_search_index` made."""
    names = ["content_search_title", "content_search_body"]
    if connection.dialect.name == "postgresql":
        names = ["content_search_terms"]
    for name in names:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def _creation(dialect: str) -> list[str]:
    if dialect == "postgresql":
        name = "content_search_terms"
        columns = "id bigint PRIMARY KEY, title tsvector NOT NULL, body tsvector NOT NULL"
        return [
            f"CREATE TABLE IF NOT EXISTS {name} ({columns})",
            f"CREATE INDEX IF NOT EXISTS ix_{name}_title ON {name} USING gin (title)",
            f"CREATE INDEX IF NOT EXISTS ix_{name}_body ON {name} USING gin (body)",
        ]
    return [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS content_search_{field} {_FTS}{_TOKENS}"
        for field in ("title", "body")
    ]


def row_number(kind: str, *, complete: bool, length: int, seq: int) -> int:
    """The number of a row: its rank first, then the order in which it came."""
    rank = (0 if complete else 128) + min(length, 127)
    return (KINDS.index(kind) << _KIND_SHIFT) | (rank << _RANK_SHIFT) | seq


def numbers_of(kind: str) -> tuple[int, int]:
    """The first and last row number that a kind may have."""
    first = KINDS.index(kind) << _KIND_SHIFT
    return first, first + (1 << _KIND_SHIFT) - 1


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


def candidates(
    connection: Connection,
    field: str,
    asked: Sequence[tuple[Expression, int]],
    kinds: Sequence[str],
) -> list[int]:
    """Row numbers that answer any of ``asked`` (expression, how many a kind at most).

    ``field`` is ``title`` or ``body``. A number may come more than once.
    """
    dialect = connection.dialect.name
    parameters: dict[str, object] = {}
    for at, (expression, most) in enumerate(asked):
        parameters[f"q{at}"] = _compiled(expression, dialect)
        parameters[f"n{at}"] = most
    for at, kind in enumerate(kinds):
        parameters[f"a{at}"], parameters[f"z{at}"] = numbers_of(kind)
    statement = _statement(dialect, field, len(asked), len(kinds))
    return list(dict.fromkeys(connection.execute(statement, parameters).scalars()))


def _compiled(expression: Expression, dialect: str) -> str:
    if dialect == "postgresql":
        groups = (" & ".join(f"'{term}'" for term in group) for group in expression)
        return " | ".join(f"({group})" for group in groups)
    groups = (" AND ".join(f'"{term}"' for term in group) for group in expression)
    return " OR ".join(f"({group})" for group in groups)


@cache
def _statement(dialect: str, field: str, expressions: int, kinds: int) -> TextClause:
    if dialect == "postgresql":
        source = (
            f"SELECT id FROM content_search_terms WHERE {field} @@ CAST(:q{{q}} AS tsquery)"
            " AND id BETWEEN :a{k} AND :z{k} ORDER BY id LIMIT :n{q}"
        )
    else:
        name = f"content_search_{field}"
        source = (
            f"SELECT rowid AS id FROM {name} WHERE {name} MATCH :q{{q}}"
            " AND rowid BETWEEN :a{k} AND :z{k} ORDER BY rowid LIMIT :n{q}"
        )
    parts = [
        f"SELECT id FROM ({source.format(q=q, k=k)}) AS part{q}_{k}"
        for q in range(expressions)
        for k in range(kinds)
    ]
    return text(" UNION ALL ".join(parts))


def statistics(connection: Connection) -> Mapping[str, int]:
    """How many rows each part of the index holds; they must be equal."""
    names = {"rows": "content_search"}
    postgresql = connection.dialect.name == "postgresql"
    names["indexed"] = "content_search_terms" if postgresql else "content_search_title"
    return {
        label: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for label, name in names.items()
    }
