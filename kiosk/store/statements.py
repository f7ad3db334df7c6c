"""The few statements whose form differs between SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import Insert


@cache
def _ignoring(table: Table, dialect: str) -> Insert:
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


@cache
def _replacing(table: Table, dialect: str) -> Insert:
    keys = [column.name for column in table.primary_key.columns]
    others = [column.name for column in table.columns if column.name not in keys]
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        statement = postgresql.insert(table)
        return statement.on_conflict_do_update(
            index_elements=keys, set_={name: statement.excluded[name] for name in others}
        )
    lite = sqlite.insert(table)
    return lite.on_conflict_do_update(
        index_elements=keys, set_={name: lite.excluded[name] for name in others}
    )


@cache
def _adding(table: Table, counted: str, dialect: str) -> Insert:
    keys = [column.name for column in table.primary_key.columns]
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        statement = postgresql.insert(table)
        total = table.c[counted] + statement.excluded[counted]
        return statement.on_conflict_do_update(index_elements=keys, set_={counted: total})
    lite = sqlite.insert(table)
    total = table.c[counted] + lite.excluded[counted]
    return lite.on_conflict_do_update(index_elements=keys, set_={counted: total})


def insert_ignore(connection: Connection, table: Table, **values: Any) -> bool:
    """Inserts a row unless one with its key stands; True when it was inserted."""
    result = connection.execute(
        _ignoring(table, connection.dialect.name),
        values,
        # PostgreSQL's driver tells it for an INSERT only when asked.
        execution_options={"preserve_rowcount": True},
    )
    return result.rowcount == 1


def insert_new(connection: Connection, table: Table, rows: Iterable[Row[Any]]) -> set[str]:
    """Inserts whole rows of the same table, but none that a unique key stops.

    Returns the ids of those inserted.
    """
    values = [dict(row._mapping) for row in rows]
    if not values:
        return set()
    statement = _ignoring(table, connection.dialect.name).returning(table.c.id)
    return set(connection.execute(statement, values).scalars())


def upsert(connection: Connection, table: Table, **values: Any) -> None:
    """Inserts a whole row, or replaces the one with the same primary key."""
    connection.execute(_replacing(table, connection.dialect.name), values)


def add_up(
    connection: Connection, table: Table, counted: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Inserts rows, or adds their ``counted`` to that of the rows with the same primary key."""
    if rows:
        connection.execute(_adding(table, counted, connection.dialect.name), rows)


def lift(
    connection: Connection,
    table: Table,
    counted: str,
    least: Any,
    *,
    key: Mapping[str, Any],
    **new: Any,
) -> None:
    """The row with ``key`` has at least so much in ``counted`` from now on.

    ``new`` is what else a row begins with that was not there.
    """
    insert_ignore(connection, table, **key, **{counted: least}, **new)
    same = and_(*(table.c[name] == value for name, value in key.items()))
    below = table.c[counted] < least
    connection.execute(update(table).where(same, below).values(**{counted: least}))
