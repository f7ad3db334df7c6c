"""Blocks onto pages, one page at a time: a book is never in memory as a whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.documents.blocks import Block, Gap, Paragraph


@dataclass(frozen=True, slots=True)
class Entry:
    """A block in the flow; ``header`` is drawn again above it at the top of a page."""

    block: Block
    keep_with_next: bool = False
    header: Block | None = None
    new_page: bool = False
    """It stands at the top of a page of its own."""
    need: float = 0.0
    """It stands on a page only where so much is free, though it may be continued on the next."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its place below the top of the page's body."""

    block: Block
    top: float


def flow(entries: Iterable[Entry], body: float, first: float) -> Iterator[list[Placed]]:
    """Fills pages: headings stay with what follows, rows and short blocks stay whole.

    ``first`` is the height of the first page's body. Entries are taken as they are needed.
    """
    source = iter(entries)
    waiting: deque[Entry] = deque()
    page: list[Placed] = []
    room, top = first, 0.0
    while _look_ahead(waiting, source):
        if page and (waiting[0].new_page or top + _needed(waiting, body) > room):
            yield page
            page, room, top = [], body, 0.0
        entry = waiting.popleft()
        if not page:
            if isinstance(entry.block, Gap):
                continue
            if entry.header:
                page.append(Placed(entry.header, 0.0))
                top = entry.header.height
        parts = None if top + entry.block.height <= room else entry.block.split(room - top)
        if parts:
            waiting.appendleft(replace(entry, block=parts[1], new_page=False))
        block = parts[0] if parts else entry.block
        page.append(Placed(block, top))
        top = room if parts else top + block.height
    yield page


def _look_ahead(waiting: deque[Entry], source: Iterator[Entry]) -> bool:
    """Has the next entry at hand, and all that must stand with it."""
    while not waiting or waiting[-1].keep_with_next:
        following = next(source, None)
        if following is None:
            break
        waiting.append(following)
    return bool(waiting)


def _needed(waiting: Sequence[Entry], body: float) -> float:
    """Height that must be free for the next entry and all that must stand with it."""
    height = need = 0.0
    for entry in waiting:
        need = max(need, entry.need)
        height += _least(entry.block, body)
        if not entry.keep_with_next:
            break
    return max(height, need)


def _least(block: Block, body: float) -> float:
    """The least of a block that may stand at the foot of a page."""
    if isinstance(block, Paragraph) and len(block.lines) > 3:
        return 2 * block.style.line
    return min(block.height, body)
