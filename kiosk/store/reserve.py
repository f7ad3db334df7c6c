"""The reserve's file, and reading from it what the hall cannot tell."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from kiosk.common.clock import Clock
from kiosk.common.errors import Damaged, Unavailable
from kiosk.settings import Settings
from kiosk.store.engine import sqlite_engine
from kiosk.store.faults import faults_named
from kiosk.store.hall_link import within
from kiosk.store.migrate import make_schema
from kiosk.store.schema import require_current
from kiosk.store.sealing import Sealer, derive
from kiosk.store.store import Store

log = logging.getLogger(__name__)

FILE = "reserve.db"
CONNECT_SECONDS = 1.0
"""How long a page waits for the hall before it is read from the copy."""


def open_reserve(settings: Settings, master: bytes, clock: Clock) -> Store:
    """The reserve of this machine, made at the first start.

    A file that cannot be read is kept beside a new one: it may hold tickets that the hall has
    not seen, and a hall's kiosk must start without it.

    Raises:
        Unavailable: the data folder cannot be written.
    """
    path = settings.data_dir / FILE
    try:
        return _opened(settings, master, clock)
    except Damaged as error:
        if error.code == "store.schema_newer" or not path.exists():
            raise
        kept = path.with_name(f"{FILE}.damaged-{clock.now():%Y%m%dT%H%M%SZ}")
        log.exception("reserve damaged (%s): kept as %s", error.code, kept.name)
        path.replace(kept)
        for ending in ("-wal", "-shm"):
            beside = path.with_name(FILE + ending)
            if beside.exists():
                beside.replace(kept.with_name(kept.name + ending))
        return _opened(settings, master, clock)


def _opened(settings: Settings, master: bytes, clock: Clock) -> Store:
    engine = sqlite_engine(settings.data_dir / FILE, derive(master, "database"))
    store = Store(engine, Sealer(master), clock, settings.terminal)
    try:
        if not require_current(store):
            make_schema(store)
        store.ensure_stream()
    except BaseException:
        store.close()
        raise
    return store


class ReadingStore(Store):
    """The hall's store, read from the machine's own copy while the hall is away."""

    def __init__(self, hall: Store, copy: Store, away: Callable[[], bool]) -> None:
        super().__init__(hall.engine, hall.sealer, hall.clock, hall.terminal)
        self._copy = copy
        self._away = away

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction on whichever answers, the hall first."""
        connection = None if self._away() else self._hall()
        if connection is None:
            with self._copy.read() as copied:
                yield copied
            return
        with faults_named(), connection:
            yield connection

    def _hall(self) -> Connection | None:
        try:
            with within(CONNECT_SECONDS), faults_named():
                return self.engine.connect()
        except Unavailable:
            return None
