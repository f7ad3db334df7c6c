"""A durable ticket against one fdatasync of 4 KiB on the same disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from kiosk.common.ids import new_id
from tests.bench.halls import demonstration
from tests.bench.ratio import Ratio, interleaved

ROUNDS = 300
BLOCK = 4096


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """Ticket, audit link, event and print job in one commit."""
    terminal = demonstration(folder)
    handle = os.open(folder / "block", os.O_RDWR | os.O_CREAT)
    os.write(handle, bytes(BLOCK * (ROUNDS + 1)))
    os.fsync(handle)
    places = count()

    def sync_block() -> None:
        os.pwrite(handle, os.urandom(BLOCK), BLOCK * next(places))
        os.fdatasync(handle)

    def take() -> None:
        terminal.queueing.take("hj", request_id=new_id())

    take()
    sync_block()
    ours, other = interleaved(take, sync_block, ROUNDS - 1)
    os.close(handle)
    terminal.close()
    yield Ratio("ticket commit p50 / fdatasync of 4 KiB", ours, other, "ms", "≤ 2.5×")
