"""Reads the queue's report: one day at a time, all of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from kiosk.common.errors import Rejected
from kiosk.queueing.model import CallOutcome, Lane, TicketState
from kiosk.queueing.parts import Parts
from kiosk.queueing.report_model import (
    NEVER_CALLED,
    CallFact,
    Counting,
    QueueReport,
    ReportBy,
    TicketFact,
    hour_label,
)
from kiosk.queueing.tables import calls, tickets

LONGEST_SPAN_DAYS = 366
_LANES = {lane.value: lane for lane in Lane}
_STATES = {state.value: state for state in TicketState}
_OUTCOMES: dict[str | None, CallOutcome | None] = {
    None: None,
    **{outcome.value: outcome for outcome in CallOutcome},
}
"""Looked up, not built: a year's report reads half a million of them."""
WINDOW_LABEL = "{key} 号窗口"


def queue_report(parts: Parts, first: date, last: date, by: ReportBy) -> QueueReport:
    """The report of a span of service days, both ends within.

    Raises:
        Rejected: ``report.span_backwards``, ``report.span_too_long``.
    """
    if last < first:
        raise Rejected("report.span_backwards", first=first, last=last)
    if (last - first).days >= LONGEST_SPAN_DAYS:
        raise Rejected("report.span_too_long", most=LONGEST_SPAN_DAYS)
    counting = Counting(by)
    names: dict[str, str] = {}
    with parts.store.read() as connection:
        for day in _days(connection, parts.hall, first, last):
            taken = _tickets(connection, parts.hall, day, names)
            counting.add_day(taken, _calls(connection, parts.hall, day))
    otherwise = WINDOW_LABEL if by is ReportBy.WINDOW else "{key}"
    return counting.report(first, last, _labels(parts, by, names), otherwise)


def _days(connection: Connection, hall: str, first: date, last: date) -> list[date]:
    """Service days of the span on which a ticket was taken."""
    within = tickets.c.service_day.between(first, last)
    query = select(tickets.c.service_day).where(tickets.c.hall == hall, within).distinct()
    return sorted(connection.execute(query).scalars())


def _tickets(
    connection: Connection, hall: str, day: date, names: dict[str, str]
) -> list[TicketFact]:
    """The day's tickets; ``names`` learns what their businesses were called then."""
    columns = tickets.c
    query = select(
        columns.id,
        columns.queued_at,
        columns.taken_for,
        columns.business,
        columns.business_name,
        columns.lane,
        columns.state,
    ).where(columns.hall == hall, columns.service_day == day)
    found = []
    for row in connection.execute(query):
        names[row.business] = row.business_name
        fact = TicketFact(
            row.id, day, row.queued_at, row.taken_for, _LANES[row.lane], _STATES[row.state]
        )
        found.append(fact)
    return found


def _calls(connection: Connection, hall: str, day: date) -> list[CallFact]:
    columns = calls.c
    query = select(
        columns.ticket_id,
        columns.business,
        columns.window,
        columns.called_at,
        columns.ended_at,
        columns.outcome,
        columns.service_seconds,
    ).where(columns.hall == hall, columns.service_day == day)
    return [
        CallFact(
            row.ticket_id,
            day,
            row.business,
            row.window,
            row.called_at,
            row.ended_at,
            _OUTCOMES[row.outcome],
            row.service_seconds,
        )
        for row in connection.execute(query)
    ]


def _labels(parts: Parts, by: ReportBy, names: Mapping[str, str]) -> dict[str, str]:
    """Names of keys in their order; a key without one, like a day, stands for itself."""
    if by is ReportBy.HOUR:
        return {f"{hour:02d}": hour_label(f"{hour:02d}") for hour in range(24)}
    table = parts.table()
    if by is ReportBy.BUSINESS:
        standing = {code: queue.business.name for code, queue in table.queues.items()}
        return standing | {code: name for code, name in names.items() if code not in standing}
    if by is ReportBy.WINDOW:
        return {NEVER_CALLED: "未叫号"}
    return {}
