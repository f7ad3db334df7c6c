"""Rows of the tables as the room's own types."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.queueing.model import Ticket, TicketState, Wait


def to_ticket(row: Row[Any]) -> Ticket:
    """A row of ``tickets``."""
    known = row.wait_low is not None and row.wait_high is not None
    return Ticket(
        id=row.id,
        number=row.number,
        business=row.business,
        business_name=row.business_name,
        issued_at=row.issued_at,
        service_day=row.service_day,
        serial=row.serial,
        waiting_ahead=row.waiting_ahead,
        estimate=Wait(row.wait_low, row.wait_high) if known else None,
        windows=tuple(row.windows.split()),
        item_code=row.item_code,
        item_name=row.item_name,
        terminal=row.terminal,
        state=TicketState(row.state),
    )
