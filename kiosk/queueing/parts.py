"""What the use cases of the queue share."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select

from kiosk.common.clock import hall_date
from kiosk.common.workdays import Calendar
from kiosk.content.model import Business, Window
from kiosk.queueing.hall import Closing, HallContent, HallTable, WindowOrder, build_table
from kiosk.queueing.model import CallingRule
from kiosk.queueing.numbering import Numbering
from kiosk.queueing.pace import Paces
from kiosk.queueing.tables import business_switches, window_orders
from kiosk.settings import Settings
from kiosk.store.store import Store

KEPT_FOR_SECONDS = 1.0

_ORDERS = select(window_orders).where(window_orders.c.hall == bindparam("of"))
_CLOSINGS = select(business_switches).where(
    business_switches.c.hall == bindparam("of"),
    business_switches.c.day >= bindparam("today", type_=business_switches.c.day.type),
)


class _Source(NamedTuple):
    businesses: tuple[Business, ...]
    windows: tuple[Window, ...]
    orders: dict[str, WindowOrder]
    closings: dict[str, Closing]


class _Read(NamedTuple):
    at: float
    source: _Source
    table: HallTable


class Parts:
    """Store, content and rules of one hall, with its table of businesses kept decoded."""

    def __init__(
        self, store: Store, content: HallContent, settings: Settings, calendar: Calendar
    ) -> None:
        self.store = store
        self.content = content
        self.hall = settings.hall_code
        self.rules = settings.queue
        self.calendar = calendar
        self.numbering = Numbering(self.hall)
        self.paces = Paces(store, self.hall)
        self._read: _Read | None = None
        self._tidied: date | None = None

    def table(self) -> HallTable:
        """Businesses and windows; read at most once a second.

        A hall that did not change keeps its table, so its hours are parsed once.
        """
        now = self.store.clock.monotonic()
        last = self._read
        if last is not None and now - last.at < KEPT_FOR_SECONDS:
            return last.table
        source = self._look()
        table = last.table if last and last.source == source else build_table(*source)
        self._read = _Read(now, source, table)
        return table

    def forget(self) -> None:
        """Reads the hall again at the next use: call it after changing a window or business."""
        self._read = None

    def untidied_day(self) -> date | None:
        """Today, unless this process has already closed what earlier days left open."""
        today = hall_date(self.store.clock.now())
        return None if self._tidied is not None and today <= self._tidied else today

    def tidied(self, day: date) -> None:
        """Says that nothing before ``day`` is left open."""
        self._tidied = day

    def _look(self) -> _Source:
        today = hall_date(self.store.clock.now())
        with self.store.read() as connection:
            orders = {
                row.window: WindowOrder(tuple(row.businesses.split()), CallingRule(row.rule))
                for row in connection.execute(_ORDERS, {"of": self.hall})
            }
            closings = {
                row.business: Closing(row.day, row.closed_reason)
                for row in connection.execute(_CLOSINGS, {"of": self.hall, "today": today})
            }
        businesses, windows = self.content.businesses(), self.content.windows()
        return _Source(tuple(businesses), tuple(windows), orders, closings)
