"""What is read of the queue: lists and figures, each of one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from kiosk.common.errors import Rejected
from kiosk.queueing.estimate import estimate_wait
from kiosk.queueing.model import (
    BusinessState,
    Serving,
    Ticket,
    TicketState,
    TicketView,
    WaitingRow,
    WindowFigures,
    minutes_between,
)
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import known_id, to_ticket
from kiosk.queueing.tables import calls, tickets, window_desks


def business_states(parts: Parts) -> list[BusinessState]:
    """All businesses in the hall's order, with how many wait and whether they give tickets."""
    now = parts.store.clock.now()
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, now)
        waiting = _counts(connection, parts.hall, day, tickets.c.state == TicketState.WAITING.value)
        issued = _counts(connection, parts.hall, day)
    found = []
    for code, queue in parts.table().queues.items():
        business = queue.business
        refusal = queue.refusal(now, parts.calendar)
        reason = refusal.code if refusal else ""
        quota = business.daily_quota
        if refusal is None and quota is not None and issued.get(code, 0) >= quota:
            reason = "business.quota_full"
        opens_at = refusal.params.get("opens_at") if refusal else None
        found.append(
            BusinessState(
                code=code,
                name=business.name,
                prefix=business.prefix,
                open=not reason,
                waiting=waiting.get(code, 0),
                windows=queue.windows,
                opens_at=opens_at if isinstance(opens_at, datetime) else None,
                reason=reason,
                summary=business.summary,
                remind=business.remind,
            )
        )
    return found


def ticket_view(parts: Parts, ticket_id: str) -> TicketView:
    """A ticket and where it stands now.

    Raises:
        Rejected: ``ticket.unknown``.
    """
    ticket_id = known_id(ticket_id)
    latest = calls.c.called_at.desc()
    with parts.store.read() as connection:
        row = connection.execute(
            select(tickets).where(tickets.c.id == ticket_id, tickets.c.hall == parts.hall)
        ).first()
        if row is None:
            raise Rejected("ticket.unknown")
        call = connection.execute(
            select(calls).where(calls.c.ticket_id == ticket_id).order_by(latest).limit(1)
        ).first()
        before = or_(
            tickets.c.queued_at < row.queued_at,
            and_(tickets.c.queued_at == row.queued_at, tickets.c.serial < row.serial),
        )
        same = tickets.c.business == row.business
        ahead = _waiting_count(connection, parts.hall, row.service_day, same, before)
    ticket = to_ticket(row)
    waits = ticket.state is TicketState.WAITING
    pace = parts.paces.of(ticket.business, len(ticket.windows)) if waits else None
    return TicketView(
        **{field.name: getattr(ticket, field.name) for field in fields(Ticket)},
        ahead_now=ahead if waits else 0,
        estimate_now=estimate_wait(pace, ahead),
        window="" if call is None or waits else call.window,
        called_at=None if call is None or waits else call.called_at,
        recalls=0 if call is None or waits else call.recalls,
    )


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
    served = None if window is None else parts.table().served_by(window)
    now = parts.store.clock.now()
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, now)
        query = (
            select(tickets)
            .where(
                tickets.c.hall == parts.hall,
                tickets.c.service_day == day,
                tickets.c.state == state.value,
                *_served(served),
            )
            .order_by(tickets.c.queued_at, tickets.c.series, tickets.c.serial)
        )
        rows = connection.execute(query).all()
    return [
        WaitingRow(
            ticket_id=row.id,
            number=row.number,
            business=row.business,
            business_name=row.business_name,
            item_name=row.item_name,
            source=row.terminal,
            waited_minutes=minutes_between(row.queued_at, now),
            state=TicketState(row.state),
            missed=row.misses,
        )
        for row in rows
    ]


def in_service(parts: Parts, window: str) -> Serving | None:
    """The ticket in service at a window, of whatever day.

    Raises:
        Rejected: ``window.unknown`` or ``window.serves_nothing``.
    """
    parts.table().served_by(window)
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
    )


def waiting_in_hall(parts: Parts) -> int:
    """How many wait in the whole hall today."""
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, parts.store.clock.now())
        return _waiting_count(connection, parts.hall, day)


def window_figures(parts: Parts, window: str) -> WindowFigures:
    """The day's figures at a window.

    Raises:
        Rejected: ``window.unknown`` or ``window.serves_nothing``.
    """
    waiting = listed(parts, window, TicketState.WAITING)
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, parts.store.clock.now())
        done = connection.execute(
            select(func.count(), func.avg(calls.c.service_seconds)).where(
                calls.c.hall == parts.hall,
                calls.c.service_day == day,
                calls.c.window == window,
                calls.c.outcome == TicketState.FINISHED.value,
            )
        ).one()
    return WindowFigures(
        waiting=len(waiting),
        longest_wait_minutes=max((row.waited_minutes for row in waiting), default=None),
        done_today=done[0],
        average_seconds=None if done[1] is None else round(done[1]),
    )


def _served(businesses: Sequence[str] | None) -> list[ColumnElement[bool]]:
    return [] if businesses is None else [tickets.c.business.in_(businesses)]


def _waiting_count(
    connection: Connection, hall: str, day: date, *further: ColumnElement[bool]
) -> int:
    query = select(func.count()).where(
        tickets.c.hall == hall,
        tickets.c.service_day == day,
        tickets.c.state == TicketState.WAITING.value,
        *further,
    )
    return connection.execute(query).scalar_one()


def _counts(
    connection: Connection, hall: str, day: date, *further: ColumnElement[bool]
) -> dict[str, int]:
    query = (
        select(tickets.c.business, func.count())
        .where(tickets.c.hall == hall, tickets.c.service_day == day, *further)
        .group_by(tickets.c.business)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
