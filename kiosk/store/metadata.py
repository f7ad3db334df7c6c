"""The one MetaData on which every room declares its tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, Index, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_partial: list[tuple[Index, ColumnElement[bool]]] = []


def partial_index(
    name: str, *columns: Column[Any], where: ColumnElement[bool], unique: bool = False
) -> Index:
    """An index over the rows for which ``where`` holds.

    Naming PostgreSQL here would load all of its dialect at every start, on machines that have
    SQLite alone; :func:`ready_for_postgresql` adds its part.
    """
    index = Index(name, *columns, unique=unique, sqlite_where=where)
    _partial.append((index, where))
    return index


def ready_for_postgresql() -> None:
    """Tells PostgreSQL's part of every partial index that was declared until now."""
    for index, where in _partial:
        index.dialect_options["postgresql"]["where"] = where
