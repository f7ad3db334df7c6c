"""Tables that every command writes to, whatever its room."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from kiosk.store.metadata import metadata, partial_index
from kiosk.store.types import UtcDateTime

streams = Table(
    "streams",
    metadata,
    Column("terminal", String(8), primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("epoch_number", Integer, nullable=False),
    Column("event_seq", Integer, nullable=False),
    Column("audit_seq", Integer, nullable=False),
    Column("audit_head", String(64), nullable=False),
)
"""One row per terminal: where its event sequence and its audit chain stand."""

outbox = Table(
    "outbox",
    metadata,
    Column("terminal", String(8), primary_key=True),
    Column("epoch", String(36), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("epoch_number", Integer, nullable=False),
    Column("key", String(64), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("occurred_at", UtcDateTime, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("state", String(12), nullable=False, default="queued"),
    Column("code", String(64)),
    Column("settled_at", UtcDateTime),
    UniqueConstraint("key"),
    CheckConstraint("state IN ('queued', 'delivered', 'parked')", name="state"),
)
partial_index(
    "ix_outbox_queue",
    outbox.c.terminal,
    outbox.c.epoch_number,
    outbox.c.seq,
    where=outbox.c.state == "queued",
)

audit_trail = Table(
    "audit_trail",
    metadata,
    Column("terminal", String(8), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject", String(128), nullable=False),
    Column("facts", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)

print_jobs = Table(
    "print_jobs",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("terminal", String(8), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("reprint_of", String(36)),
    Column("state", String(12), nullable=False, default="pending"),
    Column("code", String(64)),
    Column("attempts", Integer, nullable=False, default=0),
    Column("created_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    CheckConstraint(
        "state IN ('pending', 'printing', 'printed', 'failed', 'unknown')", name="state"
    ),
)
Index("ix_print_jobs_subject", print_jobs.c.subject)
partial_index(
    "ix_print_jobs_open",
    print_jobs.c.terminal,
    print_jobs.c.created_at,
    where=print_jobs.c.state == "pending",
)

state_values = Table(
    "state_values",
    metadata,
    Column("terminal", String(8), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
"""Small facts that must survive a restart: cursors, sealed tokens, the latest time seen."""

query_gates = Table(
    "query_gates",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("last_try", UtcDateTime, nullable=False),
)
"""One row per place that asks for a status; updating it is the lock on its tries."""

query_failures = Table(
    "query_failures",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("source", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""Wrong tries of number and query code, kept while they count."""
Index("ix_query_failures_source", query_failures.c.source, query_failures.c.at)
