"""Tables of letters and attachments. Everything personal is in sealed columns."""

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

from kiosk.store.metadata import metadata
from kiosk.store.serials import Serials
from kiosk.store.types import IsoDate, UtcDateTime

application_letters = Table(
    "application_letters",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("application_id", String(36), ForeignKey("applications.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("organ", String(32), nullable=False),
    Column("year", Integer, nullable=False),
    Column("series", String(32), nullable=False),
    Column("serial", Integer),
    Column("number", String(64), nullable=False, default=""),
    Column("subject", String(200), nullable=False, default=""),
    Column("body", LargeBinary, nullable=False),
    Column("template_version", Integer, nullable=False, default=0),
    Column("state", String(8), nullable=False, default="draft"),
    Column("drafted_by", String(64), nullable=False),
    Column("drafted_at", UtcDateTime, nullable=False),
    Column("issued_by", String(64)),
    Column("issued_at", UtcDateTime),
    Column("issued_on", IsoDate),
    Column("delivered_on", IsoDate),
    Column("delivery", String(16), nullable=False, default=""),
    UniqueConstraint("organ", "year", "series", "serial"),
    CheckConstraint("state IN ('draft', 'issued', 'void')", name="state"),
)
"""Letters of a case. ``body`` is sealed JSON; ``serial`` and ``number`` come with the issue and
are never given twice: a void letter keeps its own."""
Index("ix_application_letters_application", application_letters.c.application_id)

letter_counters = Table(
    "letter_counters",
    metadata,
    Column("organ", String(32), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("series", String(32), primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last serial of a series of letters in a year."""
letter_serials = Serials(letter_counters)

letter_templates = Table(
    "letter_templates",
    metadata,
    Column("organ", String(32), primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("body", String, nullable=False),
    Column("author", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("approved_by", String(64)),
    Column("approved_at", UtcDateTime),
)
"""Templates that the office edited; one is used once a second person approved it."""

application_attachments = Table(
    "application_attachments",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("application_id", String(36), ForeignKey("applications.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("media", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("redacted_from", String(36)),
    Column("redactions", String, nullable=False, default="[]"),
    Column("released", Boolean, nullable=False, default=False),
    Column("actor", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("role IN ('supplement', 'scan', 'release')", name="role"),
)
"""Files of a case, sealed. ``redactions`` is JSON: the areas blackened, each with its reason."""
Index("ix_application_attachments_application", application_attachments.c.application_id)
