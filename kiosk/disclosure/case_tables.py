"""Tables of what the desk does with an application. Everything personal is in sealed columns."""

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
from kiosk.store.types import IsoDate, UtcDateTime


def _application() -> Column[str]:
    return Column("application_id", String(36), ForeignKey("applications.id"), nullable=False)


application_stops = Table(
    "application_stops",
    metadata,
    Column("id", String(36), primary_key=True),
    _application(),
    Column("kind", String(16), nullable=False),
    Column("party", LargeBinary),
    Column("organ", String(64), nullable=False, default=""),
    Column("since", IsoDate, nullable=False),
    Column("period_ends", IsoDate, nullable=False),
    Column("until", IsoDate),
    Column("opinion", String(16), nullable=False, default=""),
    Column("note", LargeBinary),
    CheckConstraint("kind IN ('correction', 'third_party', 'joint_organ', 'payment')", name="kind"),
    CheckConstraint("opinion IN ('', 'agrees', 'objects', 'silent')", name="opinion"),
)
"""Whiles in which the clock stands. ``since`` is the day the letter went out, ``period_ends``
the last day to answer it, ``until`` the day the answer came, empty as long as the stop lasts."""
Index("ix_application_stops_application", application_stops.c.application_id)

application_extensions = Table(
    "application_extensions",
    metadata,
    Column("id", String(36), primary_key=True),
    _application(),
    Column("days", Integer, nullable=False),
    Column("reason", LargeBinary, nullable=False),
    Column("proposed_by", String(64), nullable=False),
    Column("proposed_at", UtcDateTime, nullable=False),
    Column("decided_by", String(64)),
    Column("decided_at", UtcDateTime),
    Column("decision", String(16), nullable=False, default=""),
    Column("note", LargeBinary),
    CheckConstraint("decision IN ('', 'approved', 'refused')", name="decision"),
)
"""Extensions proposed by one person and decided by another."""
Index("ix_application_extensions_application", application_extensions.c.application_id)

application_fees = Table(
    "application_fees",
    metadata,
    Column("id", String(36), primary_key=True),
    _application(),
    Column("basis", String(8), nullable=False),
    Column("count", Integer, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("notified_on", IsoDate, nullable=False),
    Column("pay_by", IsoDate, nullable=False),
    Column("paid_on", IsoDate),
    Column("actor", String(64), nullable=False),
    Column("tariff_version", Integer),
    CheckConstraint("basis IN ('items', 'pages')", name="basis"),
)
"""Notices of the processing fee; ``amount`` is in yuan, ``tariff_version`` that of the office's
own tariff, empty for the national one."""
Index("ix_application_fees_application", application_fees.c.application_id)

application_corrections = Table(
    "application_corrections",
    metadata,
    Column("id", String(36), primary_key=True),
    _application(),
    Column("what", LargeBinary, nullable=False),
    Column("asked_on", IsoDate, nullable=False),
    Column("reply_by", IsoDate, nullable=False),
    Column("supplied_on", IsoDate),
    Column("supplied", LargeBinary),
)
"""What an applicant was asked to put right; ``supplied`` keeps the old and the new wording."""
Index("ix_application_corrections_application", application_corrections.c.application_id)

application_proceedings = Table(
    "application_proceedings",
    metadata,
    Column("id", String(36), primary_key=True),
    _application(),
    Column("kind", String(24), nullable=False),
    Column("filed_on", IsoDate, nullable=False),
    Column("authority", String(64), nullable=False),
    Column("result", String(16), nullable=False, default="pending"),
    Column("decided_on", IsoDate),
    Column("note", LargeBinary),
    CheckConstraint("kind IN ('review', 'direct_suit', 'suit_after_review')", name="kind"),
    CheckConstraint("result IN ('pending', 'upheld', 'corrected', 'other')", name="result"),
)
"""Administrative reviews and suits over an answer, table 4 of the annual report."""
Index("ix_application_proceedings_application", application_proceedings.c.application_id)

application_answers = Table(
    "application_answers",
    metadata,
    Column("id", String(36), primary_key=True),
    _application(),
    Column("seq", Integer, nullable=False),
    Column("row", String(8), nullable=False),
    Column("grounds", String, nullable=False, default="[]"),
    Column("open_part", LargeBinary, nullable=False),
    Column("reasons", LargeBinary, nullable=False),
    Column("remedy", String(1), nullable=False),
    Column("answered_on", IsoDate, nullable=False),
    Column("letter_id", String(36)),
    Column("superseded", Boolean, nullable=False, default=False),
    UniqueConstraint("application_id", "seq"),
    CheckConstraint("remedy IN ('A', 'B')", name="remedy"),
)
"""Answers given; ``row`` is the annual report's, ``grounds`` a JSON list of reason codes. An
answer that was amended or done again is ``superseded`` by the next."""

application_assignments = Table(
    "application_assignments",
    metadata,
    Column("id", String(36), primary_key=True),
    _application(),
    Column("department", String(32), nullable=False),
    Column("handler", String(64), nullable=False, default=""),
    Column("reason", String(200), nullable=False, default=""),
    Column("actor", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""Who had the case, in order of time; an empty department: it was taken back."""
Index("ix_application_assignments_application", application_assignments.c.application_id)
