"""Statements of the one commit that people wait for, compiled once and handed to the driver.

SQLAlchemy Core writes the SQL and knows the types; what it does anew for each execution (cache
look-up, execution context, result object) costs more time than the statement itself.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
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
    order: Sequence[str]
    """Names of the values in the order in which the database is given them."""
    row: Callable[[Iterable[Any]], Any] | None
    """Makes a row; None for a statement that gives none."""
    readers: Sequence[tuple[int, _Processor]]
    """Makes the column's value of the driver's, by place."""

    def given(self, values: Mapping[str, Any]) -> list[Any]:
        bound = {**self.constants, **values}
        for name, binder in self.binders.items():
            bound[name] = binder(bound[name])
        return [bound[name] for name in self.order]

    def first(self, rows: Sequence[Any]) -> Any:
        if not rows or self.row is None:
            return None
        row = list(rows[0])
        for at, reader in self.readers:
            row[at] = reader(row[at])
        return self.row(row)


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
        together(connection, [Ask(self, values)])

    def first(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """The first row, with its columns as attributes, or None.

        Raises:
            DBAPIError: as from ``connection.execute``.
        """
        return together(connection, [Ask(self, values)])[0]

    def form(self, dialect: Dialect, names: Iterable[str]) -> _Form:
        """The statement for a database, compiled at its first use."""
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _compiled(self._statement, dialect, list(names))
        return form


class Ask(NamedTuple):
    """A statement and what it is given."""

    statement: Prepared
    values: Mapping[str, Any]


def together(connection: Connection, asks: Sequence[Ask], *, commit: bool = False) -> list[Any]:
    """The first row of each statement, executed in this order; None where there is none.

    A hall's database gets all of them, and with ``commit`` the COMMIT too, in one round trip.
    On SQLite, where a round trip is a function call, ``commit`` is left to the caller.

    Raises:
        DBAPIError: as from ``connection.execute``, of the first that failed.
    """
    forms = [ask.statement.form(connection.dialect, ask.values) for ask in asks]
    if connection.dialect.name == "postgresql":
        answers = _exchanged(connection, forms, asks, commit=commit)
        return [form.first(rows) for form, rows in zip(forms, answers, strict=True)]
    return [
        form.first(
            driver_execute(connection, form.sql, form.given(ask.values), fetch=form.row is not None)
        )
        for form, ask in zip(forms, asks, strict=True)
    ]


def _exchanged(
    connection: Connection, forms: Sequence[_Form], asks: Sequence[Ask], *, commit: bool
) -> list[Any]:
    from kiosk.store.exchange import Exchange, Question

    questions = [
        Question(form.sql.encode(), form.given(ask.values))
        for form, ask in zip(forms, asks, strict=True)
    ]
    exchange: Exchange = connection.info.setdefault("kiosk_exchange", Exchange())
    driver: Any = connection.connection.dbapi_connection
    with _errors_as_core_has_them(connection, forms[0].sql):
        return exchange.ask(driver, questions, commit=commit)


def driver_execute(
    connection: Connection, sql: str, given: Any = (), *, fetch: bool = False
) -> Sequence[Any]:
    """Executes the driver's own SQL; rows as the driver gives them.

    Raises:
        DBAPIError: as from ``connection.execute``; parameters do not stand in its text.
    """
    with (
        _errors_as_core_has_them(connection, sql),
        closing(connection.connection.cursor()) as cursor,
    ):
        cursor.execute(sql, given)
        return cursor.fetchall() if fetch else ()


@contextmanager
def _errors_as_core_has_them(connection: Connection, sql: str) -> Iterator[None]:
    try:
        yield
    except connection.dialect.loaded_dbapi.Error as error:
        driver = connection.connection.dbapi_connection
        lost = connection.dialect.is_disconnect(error, driver, None)
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
    if dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg as Numbered

        dialect = Numbered(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]  # theirs
    compiled = statement.compile(dialect=dialect, column_keys=names)
    binds = ((name, _native(bind.type, dialect)) for bind, name in compiled.bind_names.items())
    binders = ((name, kind.bind_processor(dialect)) for name, kind in binds)
    columns = list(statement.exported_columns)
    row = namedtuple("row", [one.name for one in columns], rename=True)  # type: ignore[misc]  # known only now
    return _Form(
        sql=compiled.string,
        constants={n: bind.value for bind, n in compiled.bind_names.items() if not bind.required},
        binders={name: binder for name, binder in binders if binder},
        order=compiled.positiontup,
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
