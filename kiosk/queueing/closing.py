"""Closing the service day: nothing that is still open is left hanging."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, not_, or_, select, update

from kiosk.common.ids import new_id
from kiosk.queueing.desk import Desk
from kiosk.queueing.estimate import LONGEST_SERVICE_SECONDS
from kiosk.queueing.model import AT_DESK, OPEN, CallOutcome, TicketAction, TicketState
from kiosk.queueing.parts import Parts
from kiosk.queueing.steps import locked_in_turn, tell
from kiosk.queueing.tables import calls, tickets, window_desks
from kiosk.store.command import Command

SYSTEM = "system"
_IN_HAND = tuple(sorted(state.value for state in AT_DESK))
_OPEN = tuple(sorted(state.value for state in OPEN))


_LAPSE = (
    update(tickets)
    .where(tickets.c.id == bindparam("lapsing"))
    .values(state=TicketState.LAPSED.value)
)


def close_day(parts: Parts, *, actor: str) -> int:
    """Ends the service day: every open ticket lapses, every desk is free; returns how many.

    Tickets may still be taken afterwards where a business is open at any hour; they belong to
    the same service day and are closed with it the next time.
    """
    with parts.store.command(actor) as command:
        day = parts.numbering.day(command.connection, command.now)
        lapsed = _lapse(parts, command, tickets.c.service_day <= day, in_hand=True)
        command.audit("day.closed", day.isoformat(), lapsed=lapsed)
        command.publish(
            "day.closed",
            new_id(),
            {
                "hall": parts.hall,
                "service_day": day.isoformat(),
                "lapsed": lapsed,
                "at": command.now.isoformat(),
            },
        )
    return lapsed


def close_earlier_days(parts: Parts) -> None:
    """Closes what earlier days left open, once a day and process, before its first use.

    A ticket in hand lapses only when its call is so old that nobody can be serving it: where a
    hall works through midnight, the service goes on.
    """
    today = parts.untidied_day()
    if today is None:
        return
    old = tickets.c.service_day < today
    with parts.store.read() as connection:
        query = select(tickets.c.id).where(
            tickets.c.hall == parts.hall, old, tickets.c.state.in_(_OPEN)
        )
        hanging = connection.execute(query.limit(1)).first()
    if hanging is not None:
        with parts.store.command(SYSTEM) as command:
            _lapse(parts, command, old, in_hand=False)
    parts.tidied(today)


def lapse_in_hand(parts: Parts, command: Command, desk: Desk, row: Row[Any]) -> None:
    """The ticket that a desk has in hand lapses."""
    desk.end(CallOutcome.LAPSED)
    tell(parts, command, TicketAction.LAPSE, row, window=desk.window)


def _lapse(parts: Parts, command: Command, which: ColumnElement[bool], *, in_hand: bool) -> int:
    """Desks first, in the order of windows, then tickets: as every window locks them."""
    freed = _free_desks(parts, command, which, in_hand=in_hand)
    rows = locked_in_turn(
        command,
        tickets.c.hall == parts.hall,
        which,
        tickets.c.state.in_(_OPEN),
        or_(not_(tickets.c.state.in_(_IN_HAND)), tickets.c.id.in_(list(freed))),
    )
    ended = [{"lapsing": row.id} for row in rows]
    if ended:
        command.execute(_LAPSE, ended)
    for row in sorted(rows, key=lambda row: (row.service_day, row.rank_at, row.id)):
        desk = freed.get(row.id)
        if desk is None:
            tell(parts, command, TicketAction.LAPSE, row)
        else:
            lapse_in_hand(parts, command, desk, row)
    return len(rows)


def _free_desks(
    parts: Parts, command: Command, which: ColumnElement[bool], *, in_hand: bool
) -> dict[str, Desk]:
    """The locked desks whose ticket is to lapse, by ticket."""
    oldest = command.now - timedelta(seconds=LONGEST_SERVICE_SECONDS)
    joined = window_desks.join(tickets, tickets.c.id == window_desks.c.ticket_id).join(
        calls, calls.c.id == window_desks.c.call_id
    )
    query = (
        select(window_desks.c.window)
        .select_from(joined)
        .where(and_(window_desks.c.hall == parts.hall, which))
        .order_by(window_desks.c.window)
    )
    if not in_hand:
        query = query.where(calls.c.called_at < oldest)
    desks = [
        Desk.locked(command, parts.hall, window)
        for window in command.execute(query).scalars().all()
    ]
    return {desk.ticket_id: desk for desk in desks if desk.ticket_id is not None}
