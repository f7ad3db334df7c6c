"""What is read of tickets and lines, each answer of one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from kiosk.common.errors import Rejected
from kiosk.common.text import half_width
from kiosk.queueing.estimate import estimate_wait
from kiosk.queueing.hall import Queue, WindowOrder, shown
from kiosk.queueing.model import (
    SERVED,
    BusinessState,
    CallingRule,
    Lane,
    Serving,
    Ticket,
    TicketState,
    TicketView,
    WaitingRow,
    WindowFigures,
    minutes_between,
)
from kiosk.queueing.order import before, calling_order, within_reach
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import known_id, to_ticket
from kiosk.queueing.tables import calls, tickets, window_desks

LONGEST_NUMBER = 16


def business_states(parts: Parts) -> list[BusinessState]:
    """All businesses in the hall's order, with how many wait and whether they give tickets."""
    now = parts.store.clock.now()
    queues = parts.table().queues
    limited = any(queue.business.daily_quota is not None for queue in queues.values())
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, now)
        waiting = waiting_counts(connection, parts.hall, day)
        issued = _issued_counts(connection, parts.hall, day) if limited else {}
    return [
        _business_state(parts, queue, now, waiting.get(code, 0), issued.get(code, 0))
        for code, queue in queues.items()
    ]


def _business_state(
    parts: Parts, queue: Queue, now: datetime, waiting: int, issued: int
) -> BusinessState:
    business = queue.business
    refusal = queue.refusal(now, parts.calendar)
    reason = refusal.code if refusal else ""
    if refusal is None and business.daily_quota is not None and issued >= business.daily_quota:
        reason = "business.quota_full"
    opens_at = refusal.params.get("opens_at") if refusal else None
    return BusinessState(
        code=business.code,
        name=business.name,
        prefix=business.prefix,
        open=not reason,
        waiting=waiting,
        windows=queue.windows,
        opens_at=opens_at if isinstance(opens_at, datetime) else None,
        reason=reason,
        summary=business.summary,
        remind=business.remind,
        real_name=business.real_name,
        notice=str(refusal.params.get("reason", "")) if refusal else "",
    )


def ticket_view(parts: Parts, ticket_id: str) -> TicketView:
    """A ticket and where it stands now.

    Raises:
        Rejected: ``ticket.unknown``.
    """
    ticket_id = known_id(ticket_id)
    with parts.store.read() as connection:
        row = connection.execute(
            select(tickets).where(tickets.c.id == ticket_id, tickets.c.hall == parts.hall)
        ).first()
        if row is None:
            raise Rejected("ticket.unknown")
        return _view(parts, connection, row)


def by_number(parts: Parts, number: str, day: date | None) -> TicketView:
    """The ticket with that number on a service day, today's by default.

    Raises:
        Rejected: ``ticket.unknown_number``.
    """
    typed = half_width(number).strip().upper()
    with parts.store.read() as connection:
        on = day or parts.numbering.day(connection, parts.store.clock.now())
        row = None
        if 0 < len(typed) <= LONGEST_NUMBER and typed.isprintable():
            row = connection.execute(
                select(tickets).where(
                    tickets.c.hall == parts.hall,
                    tickets.c.service_day == on,
                    func.upper(tickets.c.number) == typed,
                )
            ).first()
        if row is None:
            raise Rejected("ticket.unknown_number", number=shown(typed))
        return _view(parts, connection, row)


def _view(parts: Parts, connection: Connection, row: Row[Any]) -> TicketView:
    ticket = to_ticket(row)
    waits = ticket.state is TicketState.WAITING
    ahead = _ahead(parts, connection, row) if waits else 0
    call = None if waits else _latest_call(connection, ticket.id)
    capacity = parts.table().capacity(ticket.business) if waits else 0
    pace = parts.paces.of(ticket.business, capacity) if waits else None
    return TicketView(
        **{field.name: getattr(ticket, field.name) for field in fields(Ticket)},
        ahead_now=ahead,
        estimate_now=estimate_wait(pace, ahead),
        window="" if call is None else call.window,
        called_at=None if call is None else call.called_at,
        recalls=0 if call is None else call.recalls,
    )


def _ahead(parts: Parts, connection: Connection, row: Row[Any]) -> int:
    now = parts.store.clock.now()
    undue = int(row.due_from is not None and row.due_from > now)
    query = select(func.count()).where(
        tickets.c.hall == parts.hall,
        tickets.c.service_day == row.service_day,
        tickets.c.state == TicketState.WAITING.value,
        tickets.c.business == row.business,
        before(undue, row.rank_at, row.serial),
    )
    return connection.execute(query, {"now": now}).scalar_one()


def _latest_call(connection: Connection, ticket_id: str) -> Row[Any] | None:
    latest = calls.c.called_at.desc()
    return connection.execute(
        select(calls).where(calls.c.ticket_id == ticket_id).order_by(latest).limit(1)
    ).first()


def tickets_of(parts: Parts, day: date | None) -> list[Ticket]:
    """All tickets of a service day, today's by default, in the order of issue."""
    with parts.store.read() as connection:
        on = day or parts.numbering.day(connection, parts.store.clock.now())
        rows = connection.execute(
            select(tickets)
            .where(tickets.c.hall == parts.hall, tickets.c.service_day == on)
            .order_by(tickets.c.queued_at, tickets.c.series, tickets.c.serial)
        )
        return [to_ticket(row) for row in rows]


def listed(parts: Parts, window: str | None, state: TicketState) -> list[WaitingRow]:
    """Today's tickets in one state in the order of calling, of a window or of the hall.

    Raises:
        Rejected: ``window.unknown`` or ``window.serves_nothing``.
    """
    if window is None:
        order = WindowOrder((), CallingRule.LONGEST_WAIT)
        reach = []
    else:
        order = parts.table().serving(window)
        reach = [within_reach(tickets, order.businesses, window)]
    now = parts.store.clock.now()
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, now)
        query = (
            select(tickets)
            .where(
                tickets.c.hall == parts.hall,
                tickets.c.service_day == day,
                tickets.c.state == state.value,
                *reach,
            )
            .order_by(*calling_order(tickets, *order))
        )
        rows = connection.execute(query, {"now": now}).all()
        last = _last_calls(connection, rows) if state is TicketState.HELD else {}
    return [_waiting_row(row, now, last.get(row.id)) for row in rows]


def _waiting_row(row: Row[Any], now: datetime, call: Row[Any] | None) -> WaitingRow:
    return WaitingRow(
        ticket_id=row.id,
        number=row.number,
        business=row.business,
        business_name=row.business_name,
        item_name=row.item_name,
        source=row.terminal,
        waited_minutes=minutes_between(row.queued_at, now),
        state=TicketState(row.state),
        missed=row.misses,
        lane=Lane(row.lane),
        group=row.group,
        due=row.due_from is None or row.due_from <= now,
        target_window=row.target_window or "",
        further=tuple(row.further.split()),
        held_at="" if call is None else call.window,
        reason="" if call is None else call.reason,
    )


def _last_calls(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, Row[Any]]:
    """The latest call of each ticket, by ticket."""
    ids = [row.id for row in rows]
    found = connection.execute(
        select(calls).where(calls.c.ticket_id.in_(ids)).order_by(calls.c.called_at)
    )
    return {call.ticket_id: call for call in found}


def in_service(parts: Parts, window: str) -> Serving | None:
    """The ticket in hand at a window, of whatever day.

    Raises:
        Rejected: ``window.unknown`` or ``window.serves_nothing``.
    """
    parts.table().serving(window)
    joined = window_desks.join(calls, calls.c.id == window_desks.c.call_id)
    at_desk = (window_desks.c.hall == parts.hall, window_desks.c.window == window)
    with parts.store.read() as connection:
        call = connection.execute(select(calls).select_from(joined).where(*at_desk)).first()
        if call is None:
            return None
        row = connection.execute(select(tickets).where(tickets.c.id == call.ticket_id)).one()
    return Serving(
        ticket=to_ticket(row),
        call_id=call.id,
        called_at=call.called_at,
        waited_minutes=minutes_between(row.queued_at, call.called_at),
        recalls=call.recalls,
        started_at=call.started_at,
    )


def waiting_in_hall(parts: Parts) -> int:
    """How many wait in the whole hall today."""
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, parts.store.clock.now())
        return sum(waiting_counts(connection, parts.hall, day).values())


def window_figures(parts: Parts, window: str) -> WindowFigures:
    """The day's figures at a window.

    Raises:
        Rejected: ``window.unknown`` or ``window.serves_nothing``.
    """
    waiting = listed(parts, window, TicketState.WAITING)
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, parts.store.clock.now())
        at_window = calls.c.window == window
        done = connection.execute(
            select(func.count(), func.avg(calls.c.service_seconds)).where(
                *served_on(parts.hall, day), at_window
            )
        ).one()
    return WindowFigures(
        waiting=len(waiting),
        longest_wait_minutes=max((row.waited_minutes for row in waiting), default=None),
        done_today=done[0],
        average_seconds=None if done[1] is None else round(done[1]),
    )


def served_on(hall: str, day: date) -> tuple[ColumnElement[bool], ...]:
    """Calls of a day by which a business was served to its end."""
    return (
        calls.c.hall == hall,
        calls.c.service_day == day,
        calls.c.outcome.in_([outcome.value for outcome in SERVED]),
    )


def waiting_counts(connection: Connection, hall: str, day: date) -> dict[str, int]:
    """How many wait, by business."""
    query = (
        select(tickets.c.business, func.count())
        .where(
            tickets.c.hall == hall,
            tickets.c.service_day == day,
            tickets.c.state == TicketState.WAITING.value,
        )
        .group_by(tickets.c.business)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _issued_counts(connection: Connection, hall: str, day: date) -> dict[str, int]:
    query = (
        select(tickets.c.taken_for, func.count())
        .where(tickets.c.hall == hall, tickets.c.service_day == day)
        .group_by(tickets.c.taken_for)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
