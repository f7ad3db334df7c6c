"""Visits (一次办事) as other rooms ask for them: a ticket, and where and when it was finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select

from kiosk.common.errors import Rejected
from kiosk.queueing.model import CallOutcome, Ticket
from kiosk.queueing.parts import Parts
from kiosk.queueing.rows import known_id, to_ticket
from kiosk.queueing.tables import calls, tickets


@dataclass(frozen=True, slots=True)
class FinishedVisit:
    """A ticket with its end; ``window`` is empty and ``finished_at`` None while it has none."""

    ticket: Ticket
    window: str
    finished_at: datetime | None


def visit_of(parts: Parts, ticket_id: str) -> FinishedVisit:
    """The visit of a ticket.

    Raises:
        Rejected: ``ticket.unknown``.
    """
    found = _visits(parts, tickets.c.id == known_id(ticket_id))
    if not found:
        raise Rejected("ticket.unknown")
    return found[0]


def visits_numbered(parts: Parts, number: str, day: date) -> list[FinishedVisit]:
    """The visits with a number on a service day; empty when there is none."""
    return _visits(parts, tickets.c.number == number, tickets.c.service_day == day)


def _visits(parts: Parts, *conditions: ColumnElement[bool]) -> list[FinishedVisit]:
    end = calls.c.outcome == CallOutcome.FINISHED.value
    joined = tickets.outerjoin(calls, (calls.c.ticket_id == tickets.c.id) & end)
    query = (
        select(tickets, calls.c.window.label("end_window"), calls.c.ended_at.label("end_at"))
        .select_from(joined)
        .where(tickets.c.hall == parts.hall, *conditions)
    )
    with parts.store.read() as connection:
        rows = connection.execute(query).all()
    return [FinishedVisit(to_ticket(row), row.end_window or "", row.end_at) for row in rows]
