"""News of changes: a screen looks again when something changed, and rests meanwhile.

PostgreSQL tells by NOTIFY, whichever machine made the commit; see :mod:`kiosk.store.herald`.
SQLite is asked once a second for a number that every other commit changes.
"""

from __future__ import annotations

import selectors
import socket
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Engine

from kiosk.store.engine import ALIVE
from kiosk.store.herald import CHANNEL

if TYPE_CHECKING:
    import psycopg

POLL_SECONDS = 1.0
CALM_SECONDS = 0.3
"""So long after a look all news is taken together: twenty machines tell more than one can show."""
LOOK_ANYWAY_SECONDS = 10.0
"""A machine that died between its commit and its telling told nobody."""
FIRST_RETRY_SECONDS = 0.5
LONGEST_RETRY_SECONDS = 15.0


class Changes(Protocol):
    """One watcher's ear; used by one thread, closed from any."""

    def wait(self, timeout: float) -> bool:
        """True when something may have changed since the last call: look again.

        The first call answers True at once, and so does one that got the line back after it
        was lost. False after ``timeout`` seconds without news, or when closed.
        """
        ...

    def close(self) -> None:
        """Ends a waiting ``wait`` and gives the connection back."""
        ...


def open_changes(engine: Engine) -> Changes:
    """An ear on the engine's database, with a connection of its own."""
    if engine.dialect.name == "postgresql":
        return HallChanges(engine)
    return FileChanges(engine)


class FileChanges:
    """Asks SQLite's ``data_version``, which other connections' commits change."""

    def __init__(self, engine: Engine, poll_seconds: float = POLL_SECONDS) -> None:
        self._engine = engine
        self._poll = poll_seconds
        self._connection: Any = None
        self._version: int | None = None
        self._closed = threading.Event()
        self._turn = threading.Lock()

    def wait(self, timeout: float) -> bool:
        until = time.monotonic() + timeout
        while not self._closed.is_set():
            if self._changed():
                return True
            left = until - time.monotonic()
            if left <= 0:
                return False
            self._closed.wait(min(left, self._poll))
        return False

    def close(self) -> None:
        self._closed.set()
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _changed(self) -> bool:
        with self._turn:
            if self._closed.is_set():
                return False
            if self._connection is None:
                pooled = self._engine.raw_connection()
                pooled.detach()
                self._connection = pooled
            with closing(self._connection.cursor()) as cursor:
                cursor.execute("PRAGMA data_version")
                version = int(cursor.fetchone()[0])
        before, self._version = self._version, version
        return version != before


class HallChanges:
    """Listens on a connection of its own; a lost line is tried again with growing rests."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: psycopg.Connection[Any] | None = None
        self._retry_at = 0.0
        self._rest = FIRST_RETRY_SECONDS
        self._looked_at = 0.0
        self._closed = threading.Event()
        self._woken, self._waker = socket.socketpair()
        self._turn = threading.Lock()

    def wait(self, timeout: float) -> bool:
        until = time.monotonic() + timeout
        with self._turn:
            while not self._closed.is_set():
                if self._connection is None:
                    if self._listen():
                        return self._look()
                    rest = min(self._retry_at, until) - time.monotonic()
                    self._closed.wait(max(rest, 0.0))
                elif self._news(until):
                    return self._look()
                if time.monotonic() >= until:
                    return False
        return False

    def _look(self) -> bool:
        self._looked_at = time.monotonic()
        return True

    def _news(self, until: float) -> bool:
        """Whether to look again by then: something was told, or nothing for too long."""
        self._closed.wait(max(0.0, min(self._looked_at + CALM_SECONDS, until) - time.monotonic()))
        anyway = self._looked_at + LOOK_ANYWAY_SECONDS
        if self._heard(min(until, anyway) - time.monotonic()):
            return True
        return self._connection is not None and time.monotonic() >= anyway

    def close(self) -> None:
        self._closed.set()
        self._waker.send(b"x")
        with self._turn:
            self._hang_up()
        self._waker.close()
        self._woken.close()

    def _listen(self) -> bool:
        import psycopg

        if time.monotonic() < self._retry_at:
            return False
        cargs, cparams = self._engine.dialect.create_connect_args(self._engine.url)
        try:
            connection = psycopg.connect(
                *cargs, **{"connect_timeout": 3, **cparams, **ALIVE}, autocommit=True
            )
        except psycopg.OperationalError:
            self._retry_at = time.monotonic() + self._rest
            self._rest = min(self._rest * 2, LONGEST_RETRY_SECONDS)
            return False
        try:
            connection.execute(f"LISTEN {CHANNEL}")
        except psycopg.OperationalError:
            connection.close()
            return False
        self._rest, self._connection = FIRST_RETRY_SECONDS, connection
        return True

    def _heard(self, seconds: float) -> bool:
        """Whether news came within the time; a lost line ends the waiting without."""
        import psycopg

        connection = self._connection
        if connection is None:
            return False
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(connection.fileno(), selectors.EVENT_READ)
                selector.register(self._woken, selectors.EVENT_READ)
                ready = selector.select(max(seconds, 0.0))
            if not ready or self._closed.is_set():
                return False
            return bool(list(connection.notifies(timeout=0.05)))
        except psycopg.OperationalError:
            self._hang_up()
            return False

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
