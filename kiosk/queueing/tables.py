"""Tables of the queue."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from kiosk.queueing.model import TicketState
from kiosk.store.metadata import metadata
from kiosk.store.types import IsoDate, UtcDateTime

_STATES = ", ".join(f"'{state.value}'" for state in TicketState)

service_days = Table(
    "service_days",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("day", IsoDate, nullable=False),
)
"""One row per hall: the latest service day. It only ever grows."""

ticket_counters = Table(
    "ticket_counters",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("day", IsoDate, primary_key=True),
    Column("series", String(8), primary_key=True),
    Column("last", Integer, nullable=False),
    Column("queued_at", UtcDateTime, nullable=False),
)
"""The last serial of a series, and the latest time at which one of it joined the queue."""

tickets = Table(
    "tickets",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("hall", String(32), nullable=False),
    Column("service_day", IsoDate, nullable=False),
    Column("series", String(8), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("number", String(16), nullable=False),
    Column("business", String(64), nullable=False),
    Column("business_name", String(200), nullable=False),
    Column("windows", String(400), nullable=False),
    Column("item_code", String(64), nullable=False),
    Column("item_name", String(400), nullable=False),
    Column("terminal", String(8), nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("queued_at", UtcDateTime, nullable=False),
    Column("waiting_ahead", Integer, nullable=False),
    Column("quick_seconds", Float),
    Column("slow_seconds", Float),
    Column("state", String(12), nullable=False),
    Column("misses", Integer, nullable=False),
    UniqueConstraint("hall", "service_day", "series", "serial"),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    sqlite_with_rowid=False,
)
"""``id`` is the request id made at the touch, so one touch can never become two tickets.
``quick_seconds`` and ``slow_seconds`` are the pace that the wait was estimated with.
``queued_at`` never falls within a series, so a clock set back does not reorder the queue."""
Index(
    "ix_tickets_queue",
    tickets.c.hall,
    tickets.c.service_day,
    tickets.c.business,
    tickets.c.state,
    tickets.c.queued_at,
)

calls = Table(
    "calls",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("ticket_id", String(36), ForeignKey("tickets.id"), nullable=False),
    Column("hall", String(32), nullable=False),
    Column("service_day", IsoDate, nullable=False),
    Column("business", String(64), nullable=False),
    Column("window", String(16), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("called_at", UtcDateTime, nullable=False),
    Column("recalls", Integer, nullable=False),
    Column("recalled_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("outcome", String(12)),
    Column("service_seconds", Integer),
    CheckConstraint("outcome IN ('finished', 'no_show')", name="outcome"),
)
"""One row per call of a ticket to a window; ``service_seconds`` only when it was finished and
the clock did not go backwards meanwhile."""
Index("ix_calls_ticket", calls.c.ticket_id)
Index("ix_calls_pace", calls.c.hall, calls.c.business, calls.c.outcome, calls.c.ended_at)
Index("ix_calls_day", calls.c.hall, calls.c.service_day, calls.c.window)

window_desks = Table(
    "window_desks",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("window", String(16), primary_key=True),
    Column("ticket_id", String(36), ForeignKey("tickets.id")),
    Column("call_id", String(36), ForeignKey("calls.id")),
)
"""What each window has in service; the row is the lock that keeps it to one ticket."""
