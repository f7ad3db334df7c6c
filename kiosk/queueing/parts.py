"""What the use cases of the queue share."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.common.workdays import Calendar
from kiosk.content.model import Business, Window
from kiosk.queueing.hall import HallContent, HallTable, build_table
from kiosk.queueing.numbering import Numbering
from kiosk.queueing.pace import Paces
from kiosk.store.store import Store

KEPT_FOR_SECONDS = 1.0


class _Read(NamedTuple):
    at: float
    source: tuple[tuple[Business, ...], tuple[Window, ...]]
    table: HallTable


class Parts:
    """Store, content and rules of one hall, with its table of businesses kept decoded."""

    def __init__(self, store: Store, content: HallContent, hall: str, calendar: Calendar) -> None:
        self.store = store
        self.content = content
        self.hall = hall
        self.calendar = calendar
        self.numbering = Numbering(hall)
        self.paces = Paces(store, hall)
        self._read: _Read | None = None

    def table(self) -> HallTable:
        """Businesses and windows; asked of the content at most once a second.

        A hall that did not change keeps its table, so its hours are parsed once.
        """
        now = self.store.clock.monotonic()
        last = self._read
        if last is not None and now - last.at < KEPT_FOR_SECONDS:
            return last.table
        source = (tuple(self.content.businesses()), tuple(self.content.windows()))
        table = last.table if last and last.source == source else build_table(*source)
        self._read = _Read(now, source, table)
        return table
