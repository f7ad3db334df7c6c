"""The line to a hall's PostgreSQL: every wait on it has an end.

A statement that nobody answers is given up by closing the connection, so a transaction whose
COMMIT was not sent by then can never commit. While the database is known to be away, and
somebody looks whether it is back, new connections are refused at once instead of tried.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from queue import Empty, SimpleQueue
from typing import Any

import psycopg
from sqlalchemy import Engine, event

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 20.0
"""No single statement of this program takes so long; only a database that is stuck does."""
LATE = "the hall database did not answer in time"
AWAY = "the hall database is away"

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)
_unlimited: ContextVar[bool] = ContextVar("unlimited", default=False)
_probing: ContextVar[bool] = ContextVar("probing", default=False)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Whatever this thread asks of a hall database in the block ends by then, well or not."""
    earlier, end = _deadline.get(), time.monotonic() + seconds
    token = _deadline.set(end if earlier is None else min(earlier, end))
    try:
        yield
    finally:
        _deadline.reset(token)


@contextmanager
def patient() -> Iterator[None]:
    """For the few statements that may take long on a large hall, such as a migration's."""
    token = _unlimited.set(True)
    try:
        yield
    finally:
        _unlimited.reset(token)


def time_left() -> float | None:
    """Seconds until the deadline of :func:`within`; None when there is none."""
    deadline = _deadline.get()
    return None if deadline is None else deadline - time.monotonic()


class HallConnection(psycopg.Connection[Any]):
    """A connection that is closed when it is not answered in time."""

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Waits for the server, no longer than this thread may."""
        left = time_left()
        if left is None and not _unlimited.get():
            left = PATIENCE_SECONDS
        if left is None or (timeout is not None and timeout < left):
            return super().wait(gen, interval, timeout)
        if left > 0:
            try:
                return super().wait(gen, interval, left)
            except psycopg.errors._WaitTimeout:
                pass
        self.pgconn.finish()
        raise psycopg.OperationalError(LATE)


class HallLink:
    """Makes the connections of an engine, and knows whether they can be made.

    ``attend`` says that somebody probes the line; only then is it trusted to be away.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._away = False
        self._on_loss: Callable[[], None] | None = None
        event.listen(engine, "do_connect", self._connect)

    @property
    def away(self) -> bool:
        """Whether the last connection failed and nobody has reached the database since."""
        return self._away

    def attend(self, on_loss: Callable[[], None] | None) -> None:
        """From now on ``on_loss`` is called when the line is lost, and its caller probes."""
        self._on_loss = on_loss
        if on_loss is None:
            self._away = False

    @contextmanager
    def probing(self, seconds: float) -> Iterator[None]:
        """In the block connections are tried even though the database is away."""
        token = _probing.set(True)
        try:
            with within(seconds):
                yield
        finally:
            _probing.reset(token)

    def reached(self) -> None:
        """The database answered, be it over a line that was there before: it is not away."""
        if self._away:
            self._away = False
            log.info("hall database: back")

    def _connect(self, dialect: Any, record: Any, cargs: Any, cparams: Any) -> HallConnection:
        if self._away and not _probing.get():
            raise psycopg.OperationalError(AWAY)
        try:
            connection = _connected(cargs, cparams)
        except psycopg.OperationalError:
            self._lost()
            raise
        self.reached()
        return connection

    def _lost(self) -> None:
        if self._on_loss is None or self._away:
            return
        self._away = True
        log.warning("hall database: away")
        self._on_loss()


def _connected(cargs: Any, cparams: Any) -> HallConnection:
    """A new connection; one that comes after the deadline is closed by whoever waited for it.

    The driver's own limit on connecting is two seconds at least, more than a resident waits.
    """
    left = time_left()
    if left is None:
        return HallConnection.connect(*cargs, **cparams)
    if left <= 0:
        raise psycopg.OperationalError(LATE)
    arrived: SimpleQueue[HallConnection | psycopg.Error] = SimpleQueue()
    abandoned = threading.Event()

    def connect() -> None:
        try:
            made = HallConnection.connect(*cargs, **cparams)
        except psycopg.Error as error:
            arrived.put(error)
            return
        arrived.put(made)
        if abandoned.is_set():
            made.close()

    threading.Thread(target=connect, name="hall-connect", daemon=True).start()
    try:
        outcome = arrived.get(timeout=left)
    except Empty:
        abandoned.set()
        _close_late(arrived)
        raise psycopg.OperationalError(LATE) from None
    if isinstance(outcome, psycopg.Error):
        raise outcome
    return outcome


def _close_late(arrived: SimpleQueue[HallConnection | psycopg.Error]) -> None:
    """Closes one that came between the deadline and the word that nobody waits any more."""
    try:
        late = arrived.get_nowait()
    except Empty:
        return
    if isinstance(late, HallConnection):
        late.close()
