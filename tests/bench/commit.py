"""A durable ticket against one fdatasync of 4 KiB on the same disk, and against the bare driver."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from kiosk.store import prepared
from kiosk.store.engine import open_encrypted
from kiosk.store.sealing import derive, read_key_file
from tests.bench.halls import demonstration
from tests.bench.ratio import Ratio, at, milliseconds

ROUNDS = 300
BLOCK = 4096
ID_LENGTH = 36

Statement = tuple[str, list[Any]]


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """Ticket, audit link, event and print job in one commit."""
    terminal = demonstration(folder)

    def take() -> None:
        terminal.queueing.take("hj", request_id=new_id())

    take()
    with _bare_commit(terminal, folder) as bare_commit:
        sides = (take, bare_commit, _sync_block(folder))
        for act in sides:
            act()
        rounds = [[milliseconds(act) for act in sides] for _ in range(ROUNDS)]
    ours, bare, sync = (at(0.5, list(side)) for side in zip(*rounds, strict=True))
    terminal.close()
    yield Ratio("ticket commit p50 / fdatasync of 4 KiB", ours, sync, "ms", "≤ 2.5×")
    yield Ratio("ticket commit p50 / bare driver", ours, bare, "ms", "")
    yield Ratio("bare driver p50 / fdatasync of 4 KiB", bare, sync, "ms", "the floor")


def _sync_block(folder: Path) -> Callable[[], None]:
    handle = os.open(folder / "block", os.O_RDWR | os.O_CREAT)
    os.write(handle, bytes(BLOCK * (ROUNDS + 1)))
    os.fsync(handle)
    places = count()

    def sync_block() -> None:
        os.pwrite(handle, os.urandom(BLOCK), BLOCK * next(places))
        os.fdatasync(handle)

    return sync_block


@contextmanager
def _bare_commit(terminal: Terminal, folder: Path) -> Iterator[Callable[[], None]]:
    """The same statements on a copy of the database, with nothing but the driver."""
    one, two = _statements(terminal), _statements(terminal)
    terminal.store.engine.dispose()
    copy = folder / "copy.db"
    shutil.copy(terminal.store.engine.url.database or "", copy)
    key = derive(read_key_file(terminal.settings.key_path), "database")
    rounds = count(2)

    def commit() -> None:
        ids: dict[str, str] = {}
        steps = next(rounds)
        connection.execute("BEGIN IMMEDIATE")
        for (sql, old), (_, new) in zip(one, two, strict=True):
            given = [_moved(a, b, steps, ids) for a, b in zip(old, new, strict=True)]
            connection.execute(sql, given).fetchall()
        connection.execute("COMMIT")

    with closing(open_encrypted(copy, key)) as connection:
        yield commit


def _statements(terminal: Terminal) -> list[Statement]:
    """What one ticket executes."""
    seen: list[Statement] = []
    execute = prepared.driver_execute

    def noted(connection: Any, sql: str, given: Any = (), *, fetch: bool = False) -> Any:
        seen.append((sql, list(given)))
        return execute(connection, sql, given, fetch=fetch)

    with patch.object(prepared, "driver_execute", noted):
        terminal.queueing.take("hj", request_id=new_id())
    return seen


def _moved(one: Any, two: Any, steps: int, ids: dict[str, str]) -> Any:
    """A value as in a later ticket: numbers that grew go on growing, ids are new ones."""
    if isinstance(one, int):
        return one + steps * (two - one)
    if one != two and isinstance(one, str) and len(one) == ID_LENGTH:
        return ids.setdefault(one, new_id())
    return one
