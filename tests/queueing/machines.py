"""Machines of one hall for the tests: real stores, real lines, a small hall's content."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from uuid import uuid4

from sqlalchemy import select

from kiosk.queueing.keeping import Keeper
from kiosk.queueing.reserve import HallQueueing, Reserve
from kiosk.queueing.tables import tickets
from kiosk.settings import QueueSettings
from kiosk.store.engine import postgresql_engine
from kiosk.store.hall_link import HallLink
from kiosk.store.reserve import open_reserve
from kiosk.store.sealing import Sealer, read_key_file
from kiosk.store.store import Store
from kiosk.store.tables import outbox
from tests.queueing.small_hall import small_hall

LONG = 60.0
"""Seconds that nothing here takes; a test that waits them out has failed."""


class Machine:
    """One terminal of a hall whose database is at ``url``."""

    def __init__(self, url, folder, settings, clock, terminal="03", limit_ms=1500, content=None):
        folder.mkdir(exist_ok=True)
        shutil.copy2(settings.key_path, folder / settings.key_path.name)
        queue = QueueSettings(reserve_after_ms=limit_ms)
        self.settings = replace(settings, data_dir=folder, terminal=terminal, queue=queue)
        self.master = read_key_file(self.settings.key_path)
        self.clock = clock
        self.content = content or small_hall()
        self.store = Store(postgresql_engine(url), Sealer(self.master), clock, terminal)
        self.link = HallLink(self.store.engine)
        self.here = open_reserve(self.settings, self.master, clock)
        self.reserve = Reserve(self.store, self.here, self.link, self.settings)
        self.keeper = Keeper(self.reserve, self.settings)
        self.queueing = HallQueueing(self.store, self.content, self.settings, self.reserve)

    def join(self):
        self.store.ensure_stream()
        self.keeper.refresh()
        return self

    def take(self, business="anytime", request_id=None, **asked):
        return self.queueing.take(business, request_id=request_id or str(uuid4()), **asked)

    def settle(self):
        """Brings everything into the hall, as the keeper does in the background."""
        until = time.monotonic() + LONG
        while self.keeper.step() < 30 or self.reserve.standing_in:
            assert time.monotonic() < until
            time.sleep(0.05)

    def close(self):
        self.keeper.stop()
        self.here.close()
        self.store.close()


def in_hall(store):
    """(number, terminal) of the hall's tickets in the order of calling."""
    with store.read() as connection:
        query = select(tickets.c.number, tickets.c.terminal).order_by(tickets.c.rank_at)
        return [tuple(row) for row in connection.execute(query)]


def events(store, kind=None):
    """Kinds and keys of the store's events in order."""
    with store.read() as connection:
        query = select(outbox.c.kind, outbox.c.key).order_by(outbox.c.terminal, outbox.c.seq)
        rows = [tuple(row) for row in connection.execute(query)]
    return [row for row in rows if kind in (None, row[0])]
