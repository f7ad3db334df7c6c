"""Names what a database driver only hints at, so that a person can be told what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from kiosk.common.errors import Damaged, KioskError, Unavailable

_HINTS: tuple[tuple[str, type[KioskError], str], ...] = (
    ("database or disk is full", Unavailable, "store.disk_full"),
    ("readonly database", Unavailable, "store.read_only"),
    ("read-only transaction", Unavailable, "store.read_only"),
    ("database is locked", Unavailable, "store.busy"),
    ("disk i/o error", Unavailable, "store.disk_error"),
    ("unable to open database file", Unavailable, "store.unreachable"),
    ("hall database is away", Unavailable, "hall.away"),
    ("hall database did not answer", Unavailable, "hall.slow"),
    ("no space left on device", Unavailable, "store.disk_full"),
    ("file is not a database", Damaged, "store.wrong_key"),
    ("file is encrypted", Damaged, "store.wrong_key"),
    ("malformed", Damaged, "store.damaged"),
    ("no such table", Damaged, "store.schema_missing"),
)


def named(error: DBAPIError) -> KioskError | None:
    """The error of this project that stands for ``error``; None when it is our own bug."""
    text = str(error.orig).lower()
    for hint, kind, code in _HINTS:
        if hint in text:
            return kind(code)
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return Unavailable("store.unreachable")
    if isinstance(error, DatabaseError) and "encrypt" in text:
        return Damaged("store.wrong_key")
    return None


@contextmanager
def faults_named() -> Iterator[None]:
    """Turns a driver's error inside the block into one that a person can act on."""
    try:
        yield
    except DBAPIError as error:
        fault = named(error)
        if fault is None:
            raise
        raise fault from error
