"""Tables of the queue."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    and_,
)

from kiosk.queueing.model import OPEN, CallingRule, CallOutcome, Lane, TicketState
from kiosk.store.metadata import metadata, partial_index
from kiosk.store.types import IsoDate, UtcDateTime


def _either(codes: Iterable[StrEnum]) -> str:
    return ", ".join(f"'{code.value}'" for code in codes)


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
    Column("taken_for", String(64), nullable=False),
    Column("lane", String(12), nullable=False),
    Column("group", String(24), nullable=False),
    Column("reason", String(120), nullable=False),
    Column("rank_at", UtcDateTime, nullable=False),
    Column("due_from", UtcDateTime),
    Column("target_window", String(16)),
    Column("further", String(400), nullable=False),
    Column("visited", String(400), nullable=False),
    Column("appointment_id", String(36)),
    Column("holder", String(64)),
    Column("result", String(24), nullable=False),
    UniqueConstraint("hall", "service_day", "series", "serial"),
    CheckConstraint(f"state IN ({_either(TicketState)})", name="state"),
    CheckConstraint(f"lane IN ({_either(Lane)})", name="lane"),
    sqlite_with_rowid=False,
)
"""``id`` is the request id made at the touch, so one touch can never become two tickets.
``quick_seconds`` and ``slow_seconds`` are the pace that the wait was estimated with.
``queued_at`` never falls within a series, so a clock set back does not reorder the queue.
``business`` is where the ticket stands now, ``taken_for`` what it was taken for; ``further`` and
``visited`` are codes with blanks between. ``rank_at`` and ``due_from`` are the order, see ADR 7.
``reason`` is why the green channel was given. ``holder`` is the keyed blind index of the identity
number, kept only where a business asks for real names; the number itself is nowhere."""
Index(
    "ix_tickets_queue",
    tickets.c.hall,
    tickets.c.state,
    tickets.c.service_day,
    tickets.c.business,
    tickets.c.rank_at,
)
_OPEN_OF_A_PERSON = and_(
    tickets.c.holder.is_not(None), tickets.c.state.in_(sorted(state.value for state in OPEN))
)
partial_index(
    "ux_tickets_holder",
    tickets.c.hall,
    tickets.c.service_day,
    tickets.c.business,
    tickets.c.holder,
    unique=True,
    where=_OPEN_OF_A_PERSON,
)
"""实名取号: one open ticket per person and business, whichever machines they stand at."""

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
    Column("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("outcome", String(12)),
    Column("service_seconds", Integer),
    Column("reason", String(120), nullable=False),
    Column("resumed", Boolean, nullable=False),
    CheckConstraint(f"outcome IN ({_either(CallOutcome)})", name="outcome"),
)
"""One row per call of a ticket to a window, and per resumption of a held one.

``service_seconds`` is the time at the window, from its start (from the call, when nobody pressed
start) to its end: only when somebody was served and the clock did not go backwards meanwhile.
``reason`` is why it was held, transferred or given back. A resumed one was not called out, so
no board shows it."""
Index("ix_calls_ticket", calls.c.ticket_id)
Index("ix_calls_pace", calls.c.hall, calls.c.business, calls.c.ended_at)
Index("ix_calls_day", calls.c.hall, calls.c.service_day, calls.c.window)

window_desks = Table(
    "window_desks",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("window", String(16), primary_key=True),
    Column("ticket_id", String(36), ForeignKey("tickets.id")),
    Column("call_id", String(36), ForeignKey("calls.id")),
    Column("seen_at", UtcDateTime),
    Column("operator", String(64), nullable=False),
    Column("pause_reason", String(120), nullable=False),
    Column("paused_at", UtcDateTime),
)
"""What each window has in hand; the row is the lock that keeps it to one ticket.

``seen_at`` is when the window's program last said that it lives; NULL while none watches over
it, as from the command line. ``pause_reason`` is empty while the window works."""
partial_index(
    "ux_window_desks_ticket",
    window_desks.c.ticket_id,
    unique=True,
    where=window_desks.c.ticket_id.is_not(None),
)
"""No ticket is at two windows."""

window_orders = Table(
    "window_orders",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("window", String(16), primary_key=True),
    Column("businesses", String(800), nullable=False),
    Column("rule", String(16), nullable=False),
    CheckConstraint(f"rule IN ({_either(CallingRule)})", name="rule"),
)
"""What a window serves and in which order, where the supervisor set it otherwise than the
content; ``businesses`` are codes with blanks between."""

business_switches = Table(
    "business_switches",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("business", String(64), primary_key=True),
    Column("closed_reason", String(120), nullable=False),
    Column("day", IsoDate, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""Businesses that the supervisor closed for a day; a row of an earlier day no longer counts."""
