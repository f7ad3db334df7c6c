"""Rows of the tables as the room's own types."""

from __future__ import annotations

from typing import Any

from kiosk.common.errors import Rejected
from kiosk.common.ids import parse_request_id
from kiosk.queueing.estimate import Pace, estimate_wait
from kiosk.queueing.model import Lane, Ticket, TicketState


def to_ticket(row: Any) -> Ticket:
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
        lane=Lane(row.lane),
        group=row.group,
        further=tuple(row.further.split()),
        target_window=row.target_window or "",
        appointment_id=row.appointment_id or "",
        result=row.result,
    )


def known_id(ticket_id: str) -> str:
    """A ticket's id given from outside, as it is stored.

    Raises:
        Rejected: ``ticket.unknown`` for what can be no id.
    """
    try:
        return parse_request_id(ticket_id)
    except Rejected as error:
        raise Rejected("ticket.unknown") from error
