"""The whole hall at one moment: windows, recent calls, who waits, the day's figures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, type_coerce

from kiosk.queueing.estimate import estimate_wait
from kiosk.queueing.floor import is_silent
from kiosk.queueing.model import (
    AT_DESK,
    OUTCOMES,
    BoardCall,
    BusinessWaiting,
    CallOutcome,
    HallFigures,
    TicketState,
    WindowState,
    following,
    minutes_between,
)
from kiosk.queueing.parts import Parts
from kiosk.queueing.queries import served_on, waiting_counts
from kiosk.queueing.tables import calls, tickets, window_desks

AVERAGED = 500
"""Tickets over which the average wait is taken: a large hall's last hours, a small one's day."""
_AFTER_OUTCOME = {outcome: following(action) for action, outcome in OUTCOMES.items()}
_LATEST = type_coerce(func.coalesce(calls.c.recalled_at, calls.c.called_at), calls.c.called_at.type)


def windows_state(parts: Parts) -> list[WindowState]:
    """All windows of the hall that serve something, in the content's order."""
    now = parts.store.clock.now()
    table = parts.table()
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, now)
        desks = _desks(connection, parts.hall)
        done = _done_by_window(connection, parts.hall, day)
    found = []
    for window, order in table.windows.items():
        desk = desks.get(window)
        if not order.businesses and desk is None:
            continue
        count, average = done.get(window, (0, None))
        found.append(
            WindowState(
                window=window,
                name=table.names[window],
                operator=desk.operator if desk else "",
                businesses=order.businesses,
                rule=order.rule,
                paused=bool(desk and desk.pause_reason),
                pause_reason=desk.pause_reason if desk else "",
                seen_seconds_ago=_seconds_ago(desk.seen_at, now) if desk else None,
                lost=bool(desk and is_silent(parts, desk.seen_at, now)),
                number=(desk.number or "") if desk else "",
                since=(desk.started_at or desk.called_at) if desk else None,
                done_today=count,
                average_seconds=average,
            )
        )
    return found


def _desks(connection: Connection, hall: str) -> dict[str, Row[Any]]:
    joined = window_desks.outerjoin(tickets, tickets.c.id == window_desks.c.ticket_id).outerjoin(
        calls, calls.c.id == window_desks.c.call_id
    )
    query = (
        select(window_desks, tickets.c.number, calls.c.called_at, calls.c.started_at)
        .select_from(joined)
        .where(window_desks.c.hall == hall)
    )
    return {row.window: row for row in connection.execute(query)}


def _done_by_window(
    connection: Connection, hall: str, day: date
) -> dict[str, tuple[int, int | None]]:
    query = (
        select(calls.c.window, func.count(), func.avg(calls.c.service_seconds))
        .where(*served_on(hall, day))
        .group_by(calls.c.window)
    )
    return {
        row[0]: (row[1], None if row[2] is None else round(row[2]))
        for row in connection.execute(query)
    }


def _seconds_ago(seen_at: datetime | None, now: datetime) -> int | None:
    return None if seen_at is None else max(0, int((now - seen_at).total_seconds()))


def calls_today(parts: Parts, limit: int) -> list[BoardCall]:
    """Today's calls, the latest called or recalled first; a ticket resumed is not called out."""
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, parts.store.clock.now())
        query = (
            select(calls, tickets.c.number, tickets.c.state, _LATEST.label("latest"))
            .select_from(calls.join(tickets, tickets.c.id == calls.c.ticket_id))
            .where(
                calls.c.hall == parts.hall,
                calls.c.service_day == day,
                calls.c.resumed.is_(False),
            )
            .order_by(_LATEST.desc(), calls.c.called_at.desc(), calls.c.id)
            .limit(limit)
        )
        rows = connection.execute(query).all()
    names = {code: queue.business.name for code, queue in parts.table().queues.items()}
    return [_board_call(row, names) for row in rows]


def _board_call(row: Row[Any], names: dict[str, str]) -> BoardCall:
    if row.outcome is None:
        state = TicketState(row.state)
    else:
        state = _AFTER_OUTCOME[CallOutcome(row.outcome)]
    return BoardCall(
        call_id=row.id,
        number=row.number,
        business_name=names.get(row.business, ""),
        window=row.window,
        called_at=row.latest,
        recalls=row.recalls,
        state=state,
    )


def waiting_by_business(parts: Parts) -> list[BusinessWaiting]:
    """For each business in the hall's order: how many wait, and what a newcomer would wait."""
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, parts.store.clock.now())
        waiting = waiting_counts(connection, parts.hall, day)
    found = []
    table = parts.table()
    for code, queue in table.queues.items():
        pace = parts.paces.of(code, table.capacity(code))
        ahead = waiting.get(code, 0)
        found.append(
            BusinessWaiting(
                code,
                queue.business.name,
                queue.business.prefix,
                ahead,
                estimate_wait(pace, ahead),
            )
        )
    return found


def hall_figures(parts: Parts) -> HallFigures:
    """The hall's figures of the service day."""
    now = parts.store.clock.now()
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, now)
        states = _by_state(connection, parts.hall, day)
        longest = _longest_waiting(connection, parts.hall, day, now)
        average = _average_wait(connection, parts.hall, day)
        served = connection.execute(
            select(func.avg(calls.c.service_seconds)).where(*served_on(parts.hall, day))
        ).scalar()
    return HallFigures(
        waiting=states.get(TicketState.WAITING, 0),
        serving=sum(states.get(state, 0) for state in AT_DESK),
        done=states.get(TicketState.FINISHED, 0),
        no_show=states.get(TicketState.NO_SHOW, 0),
        longest_wait_minutes=longest,
        average_wait_minutes=average,
        average_service_seconds=None if served is None else round(served),
        windows_open=sum(_works(state) for state in windows_state(parts)),
    )


def _works(state: WindowState) -> bool:
    watched = state.seen_seconds_ago is not None and not state.lost
    return not state.paused and (watched or bool(state.number))


def _by_state(connection: Connection, hall: str, day: date) -> dict[TicketState, int]:
    query = (
        select(tickets.c.state, func.count())
        .where(tickets.c.hall == hall, tickets.c.service_day == day)
        .group_by(tickets.c.state)
    )
    return {TicketState(row[0]): row[1] for row in connection.execute(query)}


def _longest_waiting(connection: Connection, hall: str, day: date, now: datetime) -> int | None:
    """Minutes that the longest waiting one has waited; an appointment not due does not wait."""
    oldest: datetime | None = connection.execute(
        select(func.min(tickets.c.queued_at)).where(
            tickets.c.hall == hall,
            tickets.c.service_day == day,
            tickets.c.state == TicketState.WAITING.value,
            tickets.c.due_from.is_(None) | (tickets.c.due_from <= now),
        )
    ).scalar()
    return None if oldest is None else minutes_between(oldest, now)


def _average_wait(connection: Connection, hall: str, day: date) -> int | None:
    """Mean minutes from queueing to the first call, of the latest called today."""
    first = (
        select(calls.c.ticket_id, func.min(calls.c.called_at).label("at"))
        .where(calls.c.hall == hall, calls.c.service_day == day)
        .group_by(calls.c.ticket_id)
        .subquery()
    )
    rows = connection.execute(
        select(tickets.c.queued_at, first.c.at)
        .join(first, first.c.ticket_id == tickets.c.id)
        .order_by(first.c.at.desc())
        .limit(AVERAGED)
    ).all()
    if not rows:
        return None
    seconds: list[float] = [max(0.0, (row.at - row.queued_at).total_seconds()) for row in rows]
    return round(sum(seconds) / len(seconds) / 60)
