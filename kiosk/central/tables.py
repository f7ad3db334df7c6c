"""The platform's own tables; nothing is shared with a terminal's store."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

facts = Table(
    "central_facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

activation_codes = Table(
    "activation_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("reusable", Boolean, nullable=False),
    Column("used_by", String(64)),
)

terminals = Table(
    "terminals",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("hall", String(200), nullable=False),
    Column("number", String(200), nullable=False),
    Column("public_key", String(64), nullable=False, unique=True),
    Column("enrolled_at", String(32), nullable=False),
    Column("revoked", Boolean, nullable=False, default=False),
    Column("forked", Boolean, nullable=False, default=False),
    Column("session_serial", BigInteger, nullable=False, default=0),
    Column("token_hash", String(64), unique=True),
    Column("token_expires", BigInteger, nullable=False, default=0),
    Column("last_seen", String(32)),
    Column("heartbeat", Text),
)

cursors = Table(
    "event_cursors",
    metadata,
    Column("terminal", String(36), primary_key=True),
    Column("epoch", String(200), primary_key=True),
    Column("upto", BigInteger, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("terminal", String(36), nullable=False),
    Column("epoch", String(200), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("key", String(200), nullable=False, unique=True),
    Column("fingerprint", String(64), nullable=False),
    Column("kind", String(200), nullable=False),
    Column("occurred_at", String(40), nullable=False),
    Column("received_at", String(40), nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("parked", String(200)),
    UniqueConstraint("terminal", "epoch", "seq"),
)

parked_events = Table(
    "parked_events",
    metadata,
    Column("terminal", String(36), primary_key=True),
    Column("epoch", String(200), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("code", String(200), nullable=False),
    Column("received_at", String(40), nullable=False),
    Column("body", LargeBinary),
)

tickets = Table(
    "tickets",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("hall", String(200), nullable=False),
    Column("number", String(80), nullable=False),
    Column("business", String(200), nullable=False),
    Column("business_name", String(400), nullable=False),
    Column("service_day", String(10), nullable=False),
    Column("serial", BigInteger),
    Column("state", String(40), nullable=False),
    Column("window", String(400), nullable=False),
    Column("windows", String(400), nullable=False),
    Column("issued_at", String(40), nullable=False),
    Column("changed_at", String(40), nullable=False),
    Index("tickets_in_line", "hall", "business", "service_day", "state"),
)

ticket_ranks = Table(
    "ticket_ranks",
    metadata,
    Column("ticket", String(80), primary_key=True),
    Column("rank_at", String(40), nullable=False),
)
"""The moment by which the hall orders a ticket, where the hall tells it."""

ticket_marks = Table(
    "ticket_marks",
    metadata,
    Column("ticket", String(80), primary_key=True),
    Column("name", String(16), primary_key=True),
    Column("value", String(80), nullable=False),
)
"""What else a ticket's page says: ``lane``, how its resident ``came`` to an appointment, and which
number it ``was`` before the hall gave it another."""

evaluations = Table(
    "evaluations",
    metadata,
    Column("ticket", String(80), primary_key=True),
    Column("key", String(80), nullable=False, unique=True),
    Column("hall", String(200), nullable=False),
    Column("number", String(80), nullable=False),
    Column("business", String(200), nullable=False),
    Column("window", String(400), nullable=False),
    Column("service_day", String(10), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("grade", Integer, nullable=False),
    Column("reasons", String(400), nullable=False),
    Column("words", LargeBinary),
    Column("form_print", String(64), nullable=False),
    Column("given_at", String(40), nullable=False),
    Column("due_on", String(10)),
    Index("evaluations_of_hall", "hall", "service_day"),
)
"""One evaluation per visit: the ticket is the key, whoever comes first. ``words`` is sealed."""

evaluation_places = Table(
    "evaluation_places",
    metadata,
    Column("ticket", String(80), primary_key=True),
    Column("hall", String(200), nullable=False),
    Column("position", BigInteger, nullable=False, unique=True),
    Index("evaluation_places_of_hall", "hall", "position"),
)
"""The evaluations given on the phone, in the order in which their hall fetches them."""

evaluation_invitations = Table(
    "evaluation_invitations",
    metadata,
    Column("ticket", String(80), primary_key=True),
    Column("hall", String(200), nullable=False),
)
"""Visits whose window asked for an evaluation."""

applications = Table(
    "applications",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("number", String(80), nullable=False, index=True),
    Column("hall", String(200), nullable=False),
    Column("state", String(80), nullable=False),
    Column("received_on", String(10), nullable=False),
    Column("due_on", String(10), nullable=False),
    Column("query_check", String(64), nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("changed_at", String(40), nullable=False),
    UniqueConstraint("hall", "number"),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("number", String(80), nullable=False, index=True),
    Column("hall", String(200), nullable=False),
    Column("state", String(80), nullable=False),
    Column("query_check", String(64), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("changed_at", String(40), nullable=False),
    UniqueConstraint("hall", "number"),
)
"""What residents told the halls; ``details`` is sealed."""

submission_answers = Table(
    "submission_answers",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("submission", String(80), nullable=False),
    Column("number", String(80), nullable=False),
    Column("hall", String(200), nullable=False),
    Column("position", BigInteger, nullable=False, unique=True),
    Column("answer", LargeBinary, nullable=False),
    Column("given_at", String(40), nullable=False),
    Index("submission_answers_of_hall", "hall", "position"),
)
"""Answers given at the platform, in the order in which their hall fetches them; sealed."""

officers = Table(
    "officers",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("issued_at", String(40), nullable=False),
    Column("revoked", Boolean, nullable=False),
)
"""Staff of the platform, who read what waits and answer."""

query_attempts = Table(
    "query_attempts",
    metadata,
    Column("subject", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("type", String(40), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("position", BigInteger, nullable=False, unique=True),
    Column("rev", BigInteger, nullable=False),
    Column("op", String(6), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("doc", Text),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("position", BigInteger, primary_key=True),
    Column("version", BigInteger, nullable=False, unique=True),
    Column("release", String(200), nullable=False),
    Column("published_at", String(40), nullable=False),
    Column("counts", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

bookings = Table(
    "bookings",
    metadata,
    Column("hall", String(200), primary_key=True),
    Column("reference", String(64), primary_key=True),
    Column("position", BigInteger, nullable=False, unique=True),
    Column("booking", LargeBinary, nullable=False),
    Index("bookings_of_hall", "hall", "position"),
)
"""Appointments made with the platform, in the order of their last change; sealed."""
