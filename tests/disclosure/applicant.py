"""A process that files applications until it is done or killed; prints each after its commit.

``python -m tests.disclosure.applicant KEY_FILE DATABASE TERMINAL COUNT [REQUEST_ID]``, where
DATABASE is a PostgreSQL address or the path of the SQLite file. Waits for a line on stdin.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.common.clock import SystemClock
from kiosk.common.ids import new_id
from kiosk.disclosure.service import Disclosure
from kiosk.settings import Settings
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store
from tests.disclosure.forms import citizen


def main(key_file, database, terminal, count, request_id=None):
    master = read_key_file(Path(key_file))
    if database.startswith("postgresql"):
        engine = postgresql_engine(database)
    else:
        engine = sqlite_engine(Path(database), derive(master, "database"))
    store = Store(engine, Sealer(master), SystemClock(), terminal)
    store.ensure_stream()
    settings = Settings(hall_code="150799", hall_name="示范大厅", terminal=terminal)
    disclosure = Disclosure(store, settings)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(int(count)):
        receipt = disclosure.submit(citizen(), request_id=request_id or new_id())
        sys.stdout.write(f"{receipt.number} {receipt.id} {receipt.query_code}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
