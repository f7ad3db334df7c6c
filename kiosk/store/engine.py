"""Engines: SQLCipher with WAL and synchronous=FULL, or PostgreSQL."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DisconnectionError

from kiosk.common.errors import Rejected
from kiosk.store.prepared import driver_execute

if TYPE_CHECKING:
    import sqlcipher3.dbapi2 as sqlcipher

BUSY_TIMEOUT_MS = 10_000
BESIDE_BYTES = 64 * 1024
WRITE = "kiosk_write"
"""Execution option of a connection that is going to write."""

_PREPARE = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
)


def sqlite_engine(path: Path, key: bytes) -> Engine:
    """An engine on an encrypted SQLite file; the raw key opens it in a few milliseconds.

    WAL with synchronous=FULL is the one mode that lost no acknowledged commit in power-cut
    trials. Writers say BEGIN IMMEDIATE, so that a transaction never fails half-way for a lock.
    """
    import sqlcipher3.dbapi2 as sqlcipher

    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        creator=lambda: open_encrypted(path, key),
        pool_size=4,
        max_overflow=8,
        pool_use_lifo=True,  # the connection used last has the pages decrypted in its cache
        query_cache_size=1000,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        writes = connection.get_execution_options().get(WRITE, False)
        driver_execute(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def unlock(address: str, key: bytes, **options: Any) -> sqlcipher.Connection:
    """A plain connection with the key set; the library's own lines on stderr are off."""
    import sqlcipher3.dbapi2 as sqlcipher

    connection = sqlcipher.connect(address, isolation_level=None, **options)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def open_encrypted(path: Path, key: bytes) -> sqlcipher.Connection:
    """A connection with the key set that commits durably, or reads only where nobody can write."""
    import sqlcipher3.dbapi2 as sqlcipher

    connection = unlock(str(path), key, check_same_thread=False)
    try:
        for statement in _PREPARE:
            connection.execute(statement)
    except sqlcipher.OperationalError as error:
        connection.close()
        if _is_full(path):
            raise sqlcipher.OperationalError("database or disk is full") from error
        if not _is_frozen(path):
            raise
        return unlock(
            f"{path.absolute().as_uri()}?immutable=1", key, uri=True, check_same_thread=False
        )
    except BaseException:
        connection.close()
        raise
    return connection


def _is_full(path: Path) -> bool:
    """Whether not even the small file is possible that WAL needs beside the database."""
    return path.parent.exists() and shutil.disk_usage(path.parent).free < BESIDE_BYTES


def _is_frozen(path: Path) -> bool:
    """Whether the database lies on a disk that went read-only and all of it is in the one file.

    WAL needs a file beside the database even to read. Where nobody can write, what stands can
    be read without one; a WAL that holds commits must not be passed over, though.
    """
    wal = path.with_name(path.name + "-wal")
    pending = wal.exists() and wal.stat().st_size > 0
    return path.exists() and not pending and not os.access(path.parent, os.W_OK)


ALIVE: dict[str, str | int] = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A line to the hall database that died without a word is noticed within about ten seconds."""
_SESSION = {
    "lock_timeout": 10_000,
    "idle_in_transaction_session_timeout": 15_000,
    "tcp_keepalives_idle": 5,
    "tcp_keepalives_interval": 2,
    "tcp_keepalives_count": 3,
}
"""The same seen from the server: a machine that died in the middle of a command must not keep
its locks, because the whole hall would wait for them."""


TRUSTED_SECONDS = 1.0
"""A connection that was used so lately is used again without asking whether it lives."""


def postgresql_engine(url: str) -> Engine:
    """An engine on the hall's PostgreSQL; dead connections are found before use.

    Raises:
        Rejected: ``store.bad_address`` when ``url`` is no address of a PostgreSQL database.
    """
    try:
        engine = create_engine(
            url,
            pool_size=8,
            max_overflow=8,
            pool_use_lifo=True,
            connect_args={
                **ALIVE,
                "prepare_threshold": None,  # see kiosk.store.exchange
                "options": " ".join(f"-c {name}={value}" for name, value in _SESSION.items()),
            },
        )
    except (ArgumentError, ValueError) as error:
        raise Rejected("store.bad_address") from error
    _watch_lines(engine)
    return engine


def _watch_lines(engine: Engine) -> None:
    """Asks a connection that rested whether it lives; and all of them once one was lost.

    To ask each time would cost every ticket a round trip.
    """
    lost_at = 0.0

    @event.listens_for(engine, "checkin")
    def rests(driver: Any, record: Any) -> None:
        record.info["used"] = time.monotonic()

    @event.listens_for(engine, "invalidate")
    def lost(driver: Any, record: Any, error: Any) -> None:
        nonlocal lost_at
        lost_at = time.monotonic()

    @event.listens_for(engine, "checkout")
    def wakes(driver: Any, record: Any, proxy: Any) -> None:
        used = record.info.get("used")
        if used is None or used > max(lost_at, time.monotonic() - TRUSTED_SECONDS):
            return
        try:
            engine.dialect.do_ping(driver)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error
