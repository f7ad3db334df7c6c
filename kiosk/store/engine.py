"""Engines: SQLCipher with WAL and synchronous=FULL, or PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 10_000
WRITE = "kiosk_write"
"""Execution option of a connection that is going to write."""


def sqlite_engine(path: Path, key: bytes) -> Engine:
    """An engine on an encrypted SQLite file; the raw key opens it in a few milliseconds.

    WAL with synchronous=FULL is the one mode that lost no acknowledged commit in power-cut
    trials. Writers say BEGIN IMMEDIATE, so that a transaction never fails half-way for a lock.
    """
    import sqlcipher3.dbapi2 as sqlcipher

    engine = create_engine(
        f"sqlite:///{path}", module=sqlcipher, pool_size=4, max_overflow=8, query_cache_size=1000
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        writes = connection.get_execution_options().get(WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def postgresql_engine(url: str) -> Engine:
    """An engine on the hall's PostgreSQL; dead connections are found before use."""
    return create_engine(
        url,
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 3, "options": "-c lock_timeout=10000"},
    )
