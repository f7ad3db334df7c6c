"""The exchange tables straight from a database, read only and of one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    MetaData,
    create_engine,
    event,
    inspect,
    make_url,
    select,
)
from sqlalchemy import (
    Table as SqlTable,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from kiosk.common.errors import Rejected, Unavailable
from kiosk.content.importing.drafts import Drafts
from kiosk.content.importing.exchange import TABLES
from kiosk.content.importing.limits import MAX_ROWS
from kiosk.content.importing.reading_tables import read_tables
from kiosk.content.importing.table import Table

_PAGE = 1000
_CONNECT_SECONDS = 10
_STATEMENT_MS = 120_000


def database_name(url: str) -> str:
    """The database as reports and the audit trail name it: never its user or password.

    Raises:
        Rejected: ``import.database_url``.
    """
    parsed = _parsed(url)
    place = parsed.host or Path(parsed.database or "").name
    return f"{place}/{parsed.database}" if parsed.host else place


def read_exchange_database(url: str) -> Drafts:
    """All exchange tables of a database together.

    Raises:
        Rejected: ``import.database_url``, ``import.database_kind``, ``import.not_found``,
            ``import.database_no_tables``, or as :func:`read_tables`.
        Unavailable: ``import.database_unreachable``.
    """
    try:
        with _opened(_parsed(url)) as connection:
            names = {name.lower(): name for name in inspect(connection).get_table_names()}
            found = {name: names[name] for name in TABLES if name in names}
            if not found:
                raise Rejected("import.database_no_tables")
            tables = [Table(_rows(connection, real), name) for name, real in found.items()]
            return read_tables(tables)
    except (SQLAlchemyError, DBAPIError) as error:
        raise Unavailable("import.database_unreachable") from error


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        kind = parsed.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise Rejected("import.database_url") from error
    if kind not in ("sqlite", "postgresql"):
        raise Rejected("import.database_kind", kind=kind[:20])
    return parsed


@contextmanager
def _opened(url: URL) -> Iterator[Connection]:
    engine = _postgresql(url) if url.get_backend_name() == "postgresql" else _sqlite(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _postgresql(url: URL) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        isolation_level="REPEATABLE READ",
        connect_args={
            "connect_timeout": _CONNECT_SECONDS,
            "options": f"-c default_transaction_read_only=on -c statement_timeout={_STATEMENT_MS}",
        },
    )


def _sqlite(url: URL) -> Engine:
    from sqlcipher3 import dbapi2

    path = Path(url.database or "")
    if not path.is_file():
        raise Rejected("import.not_found")
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    engine = create_engine("sqlite://", creator=lambda: dbapi2.connect(address, uri=True),
                           module=dbapi2, poolclass=NullPool)  # fmt: skip

    @event.listens_for(engine, "connect")
    def read_only(connection: object, record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]  # a DBAPI connection
        cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    return engine


def _rows(connection: Connection, name: str) -> Iterator[tuple[int, list[str] | None]]:
    """The head, then the rows as text, a page at a time; numbered as they come."""
    columns = [column["name"] for column in inspect(connection).get_columns(name)]
    yield 1, [column.lower() for column in columns]
    table = SqlTable(name, MetaData(), *(Column(column) for column in columns))
    order = [table.c[column] for column in columns if column.lower() in ("cd_batch", "row_guid")]
    query = select(table).order_by(*order).limit(MAX_ROWS + 1)
    result = connection.execution_options(stream_results=True, yield_per=_PAGE).execute(query)
    for number, row in enumerate(result, 2):
        yield number, [_text(value) for value in row]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        return ""
    return str(value)
