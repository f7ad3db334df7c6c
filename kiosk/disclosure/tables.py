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

from kiosk.disclosure.calendar_tables import workday_closures, workday_years
from kiosk.disclosure.case_tables import (
    application_answers,
    application_assignments,
    application_corrections,
    application_extensions,
    application_fees,
    application_proceedings,
    application_stops,
)
from kiosk.disclosure.paper_tables import (
    application_attachments,
    application_letters,
    letter_counters,
    letter_serials,
    letter_templates,
)
from kiosk.disclosure.states import State
from kiosk.store.metadata import metadata
from kiosk.store.serials import Serials
from kiosk.store.types import IsoDate, UtcDateTime

__all__ = [
    "application_answers",
    "application_assignments",
    "application_attachments",
    "application_corrections",
    "application_counters",
    "application_drafts",
    "application_events",
    "application_extensions",
    "application_fees",
    "application_letters",
    "application_proceedings",
    "application_serials",
    "application_stops",
    "applications",
    "letter_counters",
    "letter_serials",
    "letter_templates",
    "workday_closures",
    "workday_years",
]

_STATES = ", ".join(f"'{state.value}'" for state in State)

application_counters = Table(
    "application_counters",
    metadata,
    Column("organ", String(32), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("series", String(8), primary_key=True, default=""),
    Column("last", Integer, nullable=False),
)
"""The last serial given out by an organ in a year; ``series`` is the terminal's, for numbers
given out while the hall was away, and empty for all others."""
application_serials = Serials(application_counters)

applications = Table(
    "applications",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("organ", String(32), nullable=False),
    Column("year", Integer, nullable=False),
    Column("series", String(8), nullable=False, default=""),
    Column("serial", Integer, nullable=False),
    Column("number", String(24), nullable=False),
    Column("terminal", String(8), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("helper", String(64)),
    Column("applicant_kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("submitted_at", UtcDateTime, nullable=False),
    Column("received_on", IsoDate),
    Column("first_received_on", IsoDate),
    Column("limit_days", Integer, nullable=False),
    Column("extended_days", Integer, nullable=False, default=0),
    Column("delayed_days", Integer, nullable=False, default=0),
    Column("due_on", IsoDate),
    Column("provisional", Boolean, nullable=False),
    Column("form", LargeBinary, nullable=False),
    Column("form_print", String(64), nullable=False),
    Column("identity_index", String(64), nullable=False),
    Column("query_code", LargeBinary, nullable=False),
    Column("query_check", String(64), nullable=False),
    Column("version", Integer, nullable=False, default=1),
    Column("department", String(32), nullable=False, default=""),
    Column("handler", String(64), nullable=False, default=""),
    Column("closed_on", IsoDate),
    Column("outcome", String(8), nullable=False, default=""),
    Column("source", String(16), nullable=False, default="live"),
    Column("signature", LargeBinary),
    Column("reading_help", Boolean, nullable=False, default=False),
    UniqueConstraint("organ", "year", "series", "serial"),
    UniqueConstraint("organ", "number"),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    CheckConstraint("source IN ('live', 'imported')", name="source"),
    CheckConstraint("(received_on IS NULL) = (due_on IS NULL)", name="due_with_receipt"),
)
"""``id`` is the request id made at the touch. ``form``, ``query_code`` and ``signature`` are
sealed; ``form_print``, ``identity_index`` and ``query_check`` are keyed hashes for exact matches.

``received_on`` is missing until a plain letter, a fax or a message is confirmed;
``first_received_on`` is the first date of receipt when a correction made a new one. The limit
is ``limit_days`` and ``extended_days`` (Article 33) and ``delayed_days`` (Article 35). ``version``
grows with every change of the case. ``closed_on`` is the day the procedure ended, ``outcome``
the row of the annual report; both are empty while it runs."""
Index("ix_applications_state", applications.c.organ, applications.c.state, applications.c.due_on)
Index("ix_applications_identity", applications.c.identity_index)
Index("ix_applications_received", applications.c.organ, applications.c.received_on)

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
    Column("on_date", IsoDate),
    Column("facts", String, nullable=False, default="{}"),
    Column("letter_id", String(36)),
)
"""What happened to an application, in order; ``note`` is sealed, ``facts`` is canonical JSON
without personal data. ``on_date`` is the day in law, where it is another than that of ``at``."""

application_drafts = Table(
    "application_drafts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("code_check", String(64), nullable=False, unique=True),
    Column("form", LargeBinary, nullable=False),
    Column("step", Integer, nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("terminal", String(8), nullable=False),
)
"""Forms begun and not handed in, sealed; found by a keyed hash of the resume code alone."""
Index("ix_application_drafts_expiry", application_drafts.c.expires_at)
