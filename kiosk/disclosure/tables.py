"""Tables of disclosure applications. Everything personal is in sealed columns."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from kiosk.disclosure.states import State
from kiosk.store.metadata import metadata
from kiosk.store.types import IsoDate, UtcDateTime

_STATES = ", ".join(f"'{state.value}'" for state in State)

application_counters = Table(
    "application_counters",
    metadata,
    Column("organ", String(32), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last serial given out by an organ in a year."""

applications = Table(
    "applications",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("organ", String(32), nullable=False),
    Column("year", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("number", String(24), nullable=False),
    Column("terminal", String(8), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("helper", String(64)),
    Column("applicant_kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("submitted_at", UtcDateTime, nullable=False),
    Column("received_on", IsoDate, nullable=False),
    Column("limit_days", Integer, nullable=False),
    Column("due_on", IsoDate, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("form", LargeBinary, nullable=False),
    Column("form_print", String(64), nullable=False),
    Column("identity_index", String(64), nullable=False),
    Column("query_code", LargeBinary, nullable=False),
    Column("query_check", String(64), nullable=False),
    UniqueConstraint("organ", "year", "serial"),
    UniqueConstraint("organ", "number"),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
)
"""``id`` is the request id made at the touch. ``form`` and ``query_code`` are sealed;
``form_print``, ``identity_index`` and ``query_check`` are keyed hashes for exact matches."""
Index("ix_applications_state", applications.c.organ, applications.c.state, applications.c.due_on)
Index("ix_applications_identity", applications.c.identity_index)

application_events = Table(
    "application_events",
    metadata,
    Column("application_id", String(36), ForeignKey("applications.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("event", String(24), nullable=False),
    Column("from_state", String(16), nullable=False),
    Column("to_state", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("note", LargeBinary),
)
"""What happened to an application, in order; ``note`` is sealed."""
