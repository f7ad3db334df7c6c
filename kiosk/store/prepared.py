"""Statements of the one commit that people wait for, compiled once and handed to the driver.

SQLAlchemy Core writes the SQL and knows the types; what it does anew for each execution (cache
look-up, execution context, result object) costs more time than the statement itself.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any, NamedTuple

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeDecorator, TypeEngine

_Processor = Callable[[Any], Any]


class _Form(NamedTuple):
    """A statement in the words of one database."""

    sql: str
    constants: Mapping[str, Any]
    """Binds with their values, where the statement itself gives them."""
    binders: Mapping[str, _Processor]
    positions: Sequence[str] | None
    """Names in the order of the question marks; None where the driver takes names."""
    row: Callable[[Iterable[Any]], Any] | None
    """Makes a row; None for a statement that gives none."""
    readers: Sequence[tuple[int, _Processor]]
    """Makes the column's value of the driver's, by place."""


class Prepared:
    """A Core statement with named parameters, always given the same names.

    No lists (``IN``) and no column defaults: each value is given with every execution. Texts,
    numbers and bytes come as the driver gives them, columns of this project's types as theirs.
    """

    def __init__(self, statement: Executable) -> None:
        self._statement: Any = statement
        self._forms: dict[str, _Form] = {}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Executes a statement whose rows nobody needs.

        Raises:
            DBAPIError: as from ``connection.execute``.
        """
        self._executed(connection, values)

    def first(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """The first row, with its columns as attributes, or None.

        Raises:
            DBAPIError: as from ``connection.execute``.
        """
        form, rows = self._executed(connection, values)
        if not rows or form.row is None:
            return None
        row = list(rows[0])
        for at, reader in form.readers:
            row[at] = reader(row[at])
        return form.row(row)

    def _executed(
        self, connection: Connection, values: Mapping[str, Any]
    ) -> tuple[_Form, Sequence[Any]]:
        dialect = connection.dialect
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _compiled(self._statement, dialect, list(values))
        bound = {**form.constants, **values}
        for name, binder in form.binders.items():
            bound[name] = binder(bound[name])
        given = bound if form.positions is None else [bound[name] for name in form.positions]
        return form, driver_execute(connection, form.sql, given, fetch=form.row is not None)


def driver_execute(
    connection: Connection, sql: str, given: Any = (), *, fetch: bool = False
) -> Sequence[Any]:
    """Executes the driver's own SQL; rows as the driver gives them.

    Raises:
        DBAPIError: as from ``connection.execute``; parameters do not stand in its text.
    """
    driver = connection.connection
    try:
        with closing(driver.cursor()) as cursor:
            cursor.execute(sql, given)
            return cursor.fetchall() if fetch else ()
    except connection.dialect.loaded_dbapi.Error as error:
        lost = connection.dialect.is_disconnect(error, driver.dbapi_connection, None)
        if lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql,
            None,
            error,
            connection.dialect.loaded_dbapi.Error,
            hide_parameters=True,
            connection_invalidated=lost,
            dialect=connection.dialect,
        ) from error


def _compiled(statement: Any, dialect: Dialect, names: Sequence[str]) -> _Form:
    compiled = statement.compile(dialect=dialect, column_keys=names)
    binds = ((name, _native(bind.type, dialect)) for bind, name in compiled.bind_names.items())
    binders = ((name, kind.bind_processor(dialect)) for name, kind in binds)
    columns = list(statement.exported_columns)
    row = namedtuple("row", [one.name for one in columns], rename=True)  # type: ignore[misc]  # known only now
    return _Form(
        sql=compiled.string,
        constants={n: bind.value for bind, n in compiled.bind_names.items() if not bind.required},
        binders={name: binder for name, binder in binders if binder},
        positions=compiled.positiontup,
        row=row._make if columns else None,
        readers=[
            (at, reader)
            for at, one in enumerate(columns)
            if isinstance(one.type, TypeDecorator)
            and (reader := _native(one.type, dialect).result_processor(dialect, None))
        ],
    )


def _native(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
