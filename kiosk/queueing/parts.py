"""What the use cases of the queue share."""

from __future__ import annotations

from kiosk.common.workdays import Calendar
from kiosk.queueing.hall import HallContent, HallTable, read_hall
from kiosk.queueing.numbering import Numbering
from kiosk.queueing.pace import Paces
from kiosk.store.store import Store


class Parts:
    """Store, content and rules of one hall, with its table of businesses kept decoded."""

    def __init__(self, store: Store, content: HallContent, hall: str, calendar: Calendar) -> None:
        self.store = store
        self.content = content
        self.hall = hall
        self.calendar = calendar
        self.numbering = Numbering(hall)
        self.paces = Paces(store, hall)
        self._table: tuple[object, HallTable] | None = None

    def table(self) -> HallTable:
        """Businesses and windows, read again only when the content's release has changed."""
        release = self.content.release()
        if self._table is None or self._table[0] != release:
            self._table = (release, read_hall(self.content))
        return self._table[1]
