"""The statement that puts a ticket into its place."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    insert,
    or_,
    select,
)

from kiosk.queueing.model import SERIAL_DIGITS, TicketState
from kiosk.queueing.numbering import STANDING
from kiosk.queueing.order import not_due
from kiosk.queueing.tables import ticket_counters, tickets
from kiosk.store.prepared import Prepared

OF_DAY = (
    tickets.c.hall == bindparam("hall"),
    tickets.c.service_day == bindparam("service_day"),
)
_UNDUE = bindparam("undue", type_=Integer())
_RANK = func.coalesce(
    bindparam("rank", type_=tickets.c.rank_at.type),
    ticket_counters.c.queued_at,
    type_=tickets.c.rank_at.type,
)
"""An ordinary ticket's moment is when it queued."""
_WAITING_AHEAD = (
    select(func.count())
    .where(
        *OF_DAY,
        tickets.c.state == TicketState.WAITING.value,
        tickets.c.business == bindparam("business"),
        or_(not_due() < _UNDUE, and_(not_due() == _UNDUE, tickets.c.rank_at <= _RANK)),
    )
    .correlate(ticket_counters)
)
_LAST = ticket_counters.c.last
_ZEROS = case(
    *((10**digits > _LAST, "0" * (SERIAL_DIGITS - digits)) for digits in range(1, SERIAL_DIGITS)),
    else_="",
)
_OF_PLACE: dict[str, ColumnElement[Any]] = {
    "serial": _LAST,
    "number": bindparam("in", type_=String()).concat(_ZEROS).concat(cast(_LAST, String())),
    "queued_at": ticket_counters.c.queued_at,
    "rank_at": _RANK,
    "waiting_ahead": _WAITING_AHEAD.scalar_subquery(),
}
"""What the place in the series decides; ``number`` is what people see and hear, e.g. A015."""
_COLUMNS = [
    _OF_PLACE.get(column.name, cast(bindparam(column.name, type_=column.type), column.type))
    for column in tickets.columns
]
ADD = Prepared(
    insert(tickets)
    .from_select([column.name for column in tickets.columns], select(*_COLUMNS).where(*STANDING))
    .returning(*(tickets.c[name] for name in _OF_PLACE))
)
"""Adds the ticket at the counter's place, and counts who is called before it: after the counter's
row is locked, nobody comes between."""
