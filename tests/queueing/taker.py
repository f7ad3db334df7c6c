"""A process that takes tickets until it is done or killed; prints each number after its commit.

``python -m tests.queueing.taker KEY_FILE DATABASE TERMINAL COUNT [REQUEST_ID]``, where DATABASE is
a PostgreSQL address or the path of the SQLite file. Waits for a line on stdin before it starts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import uuid4

from kiosk.common.clock import SystemClock
from kiosk.queueing.service import Queueing
from kiosk.settings import Settings
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store
from tests.queueing.small_hall import small_hall


def main(key_file, database, terminal, count, request_id=None):
    master = read_key_file(Path(key_file))
    if database.startswith("postgresql"):
        engine = postgresql_engine(database)
    else:
        engine = sqlite_engine(Path(database), derive(master, "database"))
    store = Store(engine, Sealer(master), SystemClock(), terminal)
    store.ensure_stream()
    settings = Settings(hall_code="150799", hall_name="示范大厅", terminal=terminal)
    queueing = Queueing(store, small_hall(), settings)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(int(count)):
        ticket = queueing.take("anytime", request_id=request_id or str(uuid4()))
        sys.stdout.write(f"{ticket.number} {ticket.id} {ticket.waiting_ahead}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
