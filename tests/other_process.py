"""What a process of its own does in tests: one thing after another, told after each commit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.common.clock import SystemClock
from kiosk.settings import Settings
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store


def do_and_tell(
    key_file: str,
    database: str,
    terminal: str,
    count: str,
    begun: Callable[[Store, Settings], Callable[[], str]],
) -> None:
    """Does ``count`` times what ``begun`` gives, each told in a line of its own.

    ``database`` is a PostgreSQL address or the path of the SQLite file. Waits for a line on stdin
    before it starts.
    """
    master = read_key_file(Path(key_file))
    if database.startswith("postgresql"):
        engine = postgresql_engine(database)
    else:
        engine = sqlite_engine(Path(database), derive(master, "database"))
    store = Store(engine, Sealer(master), SystemClock(), terminal)
    store.ensure_stream()
    settings = Settings(hall_code="150799", hall_name="示范大厅", terminal=terminal)
    once = begun(store, settings)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(int(count)):
        sys.stdout.write(f"{once()}\n")
        sys.stdout.flush()
    store.close()
