"""Applications that were filed while the hall was away, on their way into it."""

from __future__ import annotations

from kiosk.common.errors import Damaged
from kiosk.disclosure.tables import application_events, application_serials, applications
from kiosk.store.numbered_carrier import NumberedCarrier, NumberedTables
from kiosk.store.sealing import Sealer


class ApplicationCarrier(NumberedCarrier):
    """Applications; a machine's own series is called as the machine."""

    kind = "application.submitted"
    forwarded = "application.forwarded"
    renumbered = "application.renumbered"
    tables = NumberedTables(
        applications, application_events, application_events.c.application_id, application_serials
    )

    def __init__(self, sealer: Sealer, terminal: str) -> None:
        super().__init__(sealer, series=terminal)

    def missing(self, record_id: str) -> Damaged:
        """The reserve has the event of an application, and not the application."""
        return Damaged("reserve.application_missing", application=record_id)
