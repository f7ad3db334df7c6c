"""One step of one ticket: a single UPDATE that allows it, its audit link and its event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Update, bindparam, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.queueing.model import TicketAction, TicketState, after, following, origins
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import known_id
from kiosk.queueing.tables import tickets
from kiosk.store.command import Command

EVENTS = {
    TicketAction.CALL: "ticket.called",
    TicketAction.RECALL: "ticket.recalled",
    TicketAction.START: "ticket.started",
    TicketAction.FINISH: "ticket.finished",
    TicketAction.MISS: "ticket.missed",
    TicketAction.HOLD: "ticket.held",
    TicketAction.RESUME: "ticket.resumed",
    TicketAction.TRANSFER: "ticket.transferred",
    TicketAction.NEXT: "ticket.moved_on",
    TicketAction.RETURN: "ticket.returned",
    TicketAction.RESTORE: "ticket.restored",
    TicketAction.CANCEL: "ticket.cancelled",
    TicketAction.LAPSE: "ticket.lapsed",
}

_OF_TODAY = {
    TicketAction.CALL,
    TicketAction.RESUME,
    TicketAction.RESTORE,
    TicketAction.CANCEL,
}
"""Steps that only a ticket of the service day may take; one in hand can always be brought to
its end."""

_TICKET = select(tickets).where(
    tickets.c.id == bindparam("ticket"), tickets.c.hall == bindparam("of")
)


@cache
def _move(action: TicketAction, changed: tuple[str, ...], only: tuple[str, ...]) -> Update:
    """``changed`` are columns to be set, ``only`` columns that must hold a value."""
    values: dict[str, Any] = {"state": following(action).value}
    if action is TicketAction.MISS:
        values["misses"] = tickets.c.misses + 1
    values |= {name: bindparam(f"new_{name}", type_=tickets.c[name].type) for name in changed}
    needed = [
        tickets.c[name] == bindparam(f"only_{name}", type_=tickets.c[name].type) for name in only
    ]
    return (
        update(tickets)
        .where(
            tickets.c.id == bindparam("ticket"),
            tickets.c.hall == bindparam("of"),
            tickets.c.state.in_([state.value for state in origins(action)]),
            *needed,
        )
        .values(**values)
        .returning(*tickets.c)
    )


def moved(
    parts: Parts,
    command: Command,
    ticket_id: str,
    action: TicketAction,
    *,
    only: dict[str, Any] | None = None,
    **new: Any,
) -> Row[Any]:
    """Moves a ticket by one step of the table, setting the columns ``new`` with it.

    Raises:
        Rejected: ``ticket.unknown``, ``ticket.of_another_day`` or ``ticket.<action>_refused``.
        Conflict: ``ticket.changed_meanwhile``, also when a column is not as in ``only``.
    """
    needed = dict(only or {})
    day = None
    if action in _OF_TODAY:
        needed["service_day"] = day = parts.numbering.day(command.connection, command.now)
    step = {"ticket": known_id(ticket_id), "of": parts.hall}
    wanted = {f"only_{name}": value for name, value in needed.items()}
    setting = {f"new_{name}": value for name, value in new.items()}
    statement = _move(action, tuple(new), tuple(needed))
    row = command.execute(statement, {**step, **wanted, **setting}).first()
    if row is not None:
        return row
    standing = command.execute(_TICKET, step).first()
    if standing is None:
        raise Rejected("ticket.unknown")
    if day is not None and standing.service_day != day:
        raise Rejected("ticket.of_another_day", number=standing.number)
    after(TicketState(standing.state), action, number=standing.number)
    raise Conflict("ticket.changed_meanwhile", number=standing.number)


def standing_ticket(parts: Parts, command: Command, ticket_id: str) -> Row[Any]:
    """The ticket as it stands; Rejected ``ticket.unknown``."""
    step = {"ticket": known_id(ticket_id), "of": parts.hall}
    row = command.execute(_TICKET, step).first()
    if row is None:
        raise Rejected("ticket.unknown")
    return row


def locked_in_turn(command: Command, *which: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """Tickets, each locked until the commit, in the order of their ids.

    Whoever locks more than one does it by this, after its desks: two that do can then never wait
    for each other.
    """
    query = select(tickets).where(*which).order_by(tickets.c.id).with_for_update()
    return command.execute(query).all()


def tell(
    parts: Parts, command: Command, action: TicketAction, row: Row[Any], **facts: str | int
) -> None:
    """Audit link and event of a step, in the same commit; nothing about a person."""
    kind = EVENTS[action]
    command.audit(kind, row.id, number=row.number, **facts)
    command.publish(
        kind,
        new_id(),
        {
            "ticket": row.id,
            "hall": parts.hall,
            "number": row.number,
            "service_day": row.service_day.isoformat(),
            "business": row.business,
            "at": command.now.isoformat(),
            **facts,
        },
    )
