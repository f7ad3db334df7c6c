"""Tickets through a hall's PostgreSQL with many clients at once.

Against one fdatasync of 4 KiB for the wait of one client, and against the bare SQL of the very
same statements, sent by psycopg alone, for what many clients get done.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg
from sqlalchemy import func, select

from kiosk.common.clock import SystemClock
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.hall_simulation.cluster import Cluster, database_name
from kiosk.hall_simulation.plan import PREFIXES, businesses, windows
from kiosk.queueing.service import Queueing
from kiosk.queueing.tables import tickets
from kiosk.settings import Settings
from kiosk.store.engine import postgresql_engine
from kiosk.store.exchange import Exchange
from kiosk.store.migrate import make_schema
from kiosk.store.sealing import Sealer
from kiosk.store.store import Store
from kiosk.store.tables import outbox
from tests.bench.ratio import Ratio, at

MASTER = bytes(32)
CLIENTS = (8, 64)
PROCESSES = 8
"""Clients are spread over so many processes; a kiosk has one client."""
SECONDS = 2.0
ROUNDS = 5
"""Short, each on a hall of its own: nobody is called here, so the queues only grow."""
BLOCK = 4096
Said = tuple[str, tuple[Any, ...]]
_INTO = re.compile(r"INSERT INTO (?P<table>\w+) \((?P<columns>[^)]*)\)")
_OWN = {
    "print_jobs": {"id": "job", "subject": "request"},
    "outbox": {"epoch": "epoch", "seq": "event", "key": "request"},
    "audit_trail": {"seq": "link", "subject": "request"},
}
"""Columns of each table that are another ticket's own each time."""


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
    """Rounds of ours and of bare SQL in turns, on one cluster, each on a fresh copy of a hall."""
    cluster = Cluster()
    try:
        hall = cluster.new_database()
        said = prepared(hall)
        sync = fdatasync_ms(folder)
        for clients in CLIENTS:
            mine, bare = [], []
            for _ in range(ROUNDS):
                for kept, make in ((mine, taking), (bare, partial(replaying, cluster, said))):
                    url = cluster.new_database(database_name(hall))
                    took = played(clients, partial(make, url))
                    require_all(url, len(took) + clients)
                    kept.extend(took)
                    cluster.drop_database(url)
            yield from compared(clients, mine, bare, sync)
    finally:
        cluster.stop()


def require_all(url: str, count: int) -> None:
    """Every ticket that a client was told of stands in the hall, under a number of its own."""
    store = opened(url, "00")
    with store.read() as connection:
        rows = connection.execute(select(tickets.c.series, tickets.c.serial)).all()
        told = connection.execute(select(func.count()).select_from(outbox)).scalar_one()
    store.close()
    if not len(rows) == len(set(rows)) == told == count + len(PREFIXES) + 1:
        raise AssertionError(f"{count} taken, {len(set(rows))} of {len(rows)} stand, {told} told")


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
    for client in range(max(CLIENTS)):
        store.terminal = f"m{client:02d}"
        store.ensure_stream()
    store.terminal = "00"
    store.ensure_stream()
    store.close()
    take = taking(url, "00")
    for business in businesses():
        take(business.code)
    said: list[Said] = []
    ask = Exchange.ask

    def hear(exchange, connection, questions, *, commit=False):
        said.extend((one.sql.decode(), tuple(one.values)) for one in questions)
        return ask(exchange, connection, questions, commit=commit)

    Exchange.ask = hear
    take("b1")
    Exchange.ask = ask
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
    """A client that sends the statements of one ticket one by one, by the driver alone.

    Ids and numbers are its own; nothing is sealed, hashed or checked.
    """

    def __init__(self, cluster: Cluster, said: list[Said], url: str, terminal: str) -> None:
        self._connection = psycopg.connect(
            host=str(cluster.folder), user="postgres", dbname=database_name(url)
        )
        self._cursor = psycopg.RawCursor(self._connection)
        self._said = [(sql, values, _places(sql, values)) for sql, values in said]
        self._terminal = terminal

    def __call__(self, business: str) -> None:
        own: dict[str, Any] = {
            "terminal": self._terminal,
            "request": new_id(),
            "job": new_id(),
            "business": business,
            "series": PREFIXES[int(business[1:])],
        }
        for sql, values, places in self._said:
            given = list(values)
            for place, name in places:
                given[place] = own[name]
            self._cursor.execute(sql, given)
            if sql.startswith("SELECT streams."):
                epoch, _, events, links, _ = self._cursor.fetchone()
                own |= {"epoch": epoch, "event": events + 1, "link": links + 1}
            elif self._cursor.description:
                self._cursor.fetchall()
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


def _places(sql: str, values: tuple[Any, ...]) -> list[tuple[int, str]]:
    """Where a ticket's own values stand among those of a statement."""
    own = {"00": "terminal", "b1": "business", "B": "series"}
    places = [(place, own[value]) for place, value in enumerate(values) if value in own]
    if sql.startswith("UPDATE streams"):
        return [(0, "event"), (1, "link"), *places]
    if "INSERT INTO tickets" in sql:
        request = next(place for place, value in enumerate(values) if len(str(value)) == 36)
        return [(request, "request"), *places]
    into = _INTO.search(sql)
    if into is None:
        return places
    names = _OWN[into["table"]]
    columns = [one.strip() for one in into["columns"].split(",")]
    return places + [(place, names[one]) for place, one in enumerate(columns) if one in names]


def played(clients: int, make: Callable[[str], Any]) -> list[float]:
    """Milliseconds of all tickets that the clients took in one round."""
    context = multiprocessing.get_context("fork")
    start = context.Barrier(PROCESSES)
    told: Any = context.Queue()
    each = clients // PROCESSES
    workers = [
        context.Process(target=_work, args=(make, place * each, each, start, told))
        for place in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    found = [one for _ in workers for one in told.get()]
    for worker in workers:
        worker.join()
    return found


def _work(make: Callable[[str], Any], first: int, count: int, start: Any, told: Any):
    own = [make(f"m{first + place:02d}") for place in range(count)]
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
