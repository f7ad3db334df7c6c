"""Tickets through a hall's PostgreSQL with many clients at once.

Against one fdatasync of 4 KiB for the wait of one client, and against the bare SQL of the very
same statements, sent by psycopg alone, for what many clients get done.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg
from sqlalchemy import event

from kiosk.common.clock import SystemClock
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.hall_simulation.cluster import Cluster, database_name
from kiosk.hall_simulation.plan import PREFIXES, businesses, windows
from kiosk.queueing.service import Queueing
from kiosk.settings import Settings
from kiosk.store.engine import postgresql_engine
from kiosk.store.migrate import make_schema
from kiosk.store.sealing import Sealer
from kiosk.store.store import Store
from tests.bench.ratio import Ratio, at

MASTER = bytes(32)
CLIENTS = (8, 64)
PROCESSES = 8
"""Clients are spread over so many processes; a kiosk has one client."""
SECONDS = 4.0
ROUNDS = 3
BLOCK = 4096
Said = tuple[str, dict[str, Any]]


class SimulatedHall:
    """The content of a simulated hall, held in memory."""

    def __init__(self) -> None:
        self._businesses, self._windows = businesses(), windows(20)

    def businesses(self):
        return self._businesses

    def windows(self):
        return self._windows

    def guide(self, code):
        raise Rejected("guide.unknown")


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """Rounds of ours and of bare SQL in turns, on one cluster."""
    cluster = Cluster()
    try:
        url = cluster.new_database()
        said = prepared(url)
        address = {"host": str(cluster.folder), "user": "postgres", "dbname": database_name(url)}
        sync = fdatasync_ms(folder)
        for clients in CLIENTS:
            mine, bare = [], []
            for number in range(ROUNDS):
                mine += played(clients, partial(taking, url), f"m{number}")
                bare += played(clients, partial(replaying, address, said), f"b{number}")
            yield from compared(clients, mine, bare, sync)
    finally:
        cluster.stop()


def compared(clients: int, mine: list[float], bare: list[float], sync: float) -> Iterator[Ratio]:
    """The lines of the table for one number of clients."""
    spent = SECONDS * ROUNDS
    yield Ratio(
        f"hall, {clients} clients: tickets a second / bare SQL",
        len(mine) / spent,
        len(bare) / spent,
        "/s",
        "≥ 0.5×",
    )
    for name, quantile in (("p50", 0.5), ("p99", 0.99)):
        ours, other = at(quantile, mine), at(quantile, bare)
        yield Ratio(f"hall, {clients} clients: {name} / bare SQL", ours, other, "ms", "≤ 2×")
    yield Ratio(f"hall, {clients} clients: p50 / fdatasync of 4 KiB", at(0.5, mine), sync, "ms", "")


def prepared(url: str) -> list[Said]:
    """Makes the schema and a stream per client; the statements of one ticket."""
    store = opened(url, "00")
    make_schema(store)
    for kind in "mb":
        for number in range(ROUNDS):
            for client in range(max(CLIENTS)):
                store.terminal = f"{kind}{number}{client:02d}"
                store.ensure_stream()
    store.terminal = "00"
    store.ensure_stream()
    said: list[Said] = []
    take = taking(url, "00")
    store.close()

    def hear(conn, cursor, statement, parameters, context, executemany):
        said.append((statement, dict(parameters or {})))

    for business in businesses():
        take(business.code)
    event.listen(take.engine, "before_cursor_execute", hear)
    take("b1")
    event.remove(take.engine, "before_cursor_execute", hear)
    take.close()
    return said


def opened(url: str, terminal: str) -> Store:
    return Store(postgresql_engine(url), Sealer(MASTER), SystemClock(), terminal)


class taking:  # noqa: N801  called like a function, and closed
    """A client that takes tickets through the program."""

    def __init__(self, url: str, terminal: str) -> None:
        self._store = opened(url, terminal)
        self.engine = self._store.engine
        settings = Settings(hall_code="990000", hall_name="模拟大厅", terminal=terminal)
        self._queue = Queueing(self._store, SimulatedHall(), settings)

    def __call__(self, business: str) -> None:
        self._queue.take(business, request_id=new_id())

    def close(self) -> None:
        self._store.close()


class replaying:  # noqa: N801  called like a function, and closed
    """A client that sends the statements of one ticket, with ids and numbers of its own."""

    def __init__(self, address: dict[str, str], said: list[Said], terminal: str) -> None:
        self._connection = psycopg.connect(**address)
        self._said = said
        self._terminal = terminal

    def __call__(self, business: str) -> None:
        own: dict[str, Any] = {"business": business, "terminal": self._terminal}
        request, prefix = new_id(), PREFIXES[int(business[1:])]
        cursor = self._connection.cursor()
        for statement, values in self._said:
            facts = {**values, **{name: own[name] for name in own.keys() & values.keys()}}
            for name in ("of", "terminal"):
                if values.get(name) == "00":
                    facts[name] = self._terminal
            if "ticket_counters" in statement:
                facts["in"] = prefix
            elif "INSERT INTO tickets" in statement:
                facts |= {"id": request, "series": prefix, "number": f"{prefix}{own['serial']}"}
            elif "INSERT INTO outbox" in statement:
                facts |= {"key": request, "seq": own["event"]}
            elif "INSERT INTO audit_trail" in statement:
                facts |= {"seq": own["link"], "subject": request}
            elif "INSERT INTO print_jobs" in statement:
                facts |= {"id": new_id(), "subject": request}
            cursor.execute(statement, facts)
            if "UPDATE ticket_counters" in statement:
                own["serial"] = cursor.fetchone()[0]
            elif "UPDATE streams" in statement and "RETURNING" in statement:
                row = cursor.fetchone()
                own["event"], own["link"] = row[2], row[3]
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


def played(clients: int, make: Callable[[str], Any], kind: str) -> list[float]:
    """Milliseconds of all tickets that the clients took in one round."""
    context = multiprocessing.get_context("fork")
    start = context.Barrier(PROCESSES)
    told: Any = context.Queue()
    each = clients // PROCESSES
    workers = [
        context.Process(target=_work, args=(make, kind, place * each, each, start, told))
        for place in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    found = [one for _ in workers for one in told.get()]
    for worker in workers:
        worker.join()
    return found


def _work(make: Callable[[str], Any], kind: str, first: int, count: int, start: Any, told: Any):
    own = [make(f"{kind}{first + place:02d}") for place in range(count)]
    for one in own:
        one("b0")
    start.wait()
    lists: list[list[float]] = [[] for _ in own]
    until = time.perf_counter() + SECONDS
    threads = [
        Thread(target=_take, args=(one, until, kept)) for one, kept in zip(own, lists, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in own:
        one.close()
    told.put([value for kept in lists for value in kept])


def _take(client: Callable[[str], None], until: float, kept: list[float]) -> None:
    chance = random.Random(id(client))
    while (begun := time.perf_counter()) < until:
        client(f"b{chance.randrange(len(PREFIXES))}")
        kept.append((time.perf_counter() - begun) * 1000)


def fdatasync_ms(folder: Path, rounds: int = 200) -> float:
    """Median of one fdatasync of 4 KiB on the same disk."""
    handle = os.open(folder / "block", os.O_RDWR | os.O_CREAT)
    spent = []
    for place in range(rounds):
        begun = time.perf_counter()
        os.pwrite(handle, os.urandom(BLOCK), BLOCK * place)
        os.fdatasync(handle)
        spent.append((time.perf_counter() - begun) * 1000)
    os.close(handle)
    return at(0.5, spent)
