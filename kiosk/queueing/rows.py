"""Rows of the tables as the room's own types."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.queueing.estimate import Pace, estimate_wait
from kiosk.queueing.model import Ticket, TicketState


def to_ticket(row: Row[Any]) -> Ticket:
    """A row of ``tickets``."""
    known = row.quick_seconds is not None and row.slow_seconds is not None
    pace = Pace(row.quick_seconds, row.slow_seconds) if known else None
    return Ticket(
        id=row.id,
        number=row.number,
        business=row.business,
        business_name=row.business_name,
        issued_at=row.issued_at,
        service_day=row.service_day,
        serial=row.serial,
        waiting_ahead=row.waiting_ahead,
        estimate=estimate_wait(pace, row.waiting_ahead),
        windows=tuple(row.windows.split()),
        item_code=row.item_code,
        item_name=row.item_name,
        terminal=row.terminal,
        state=TicketState(row.state),
    )
