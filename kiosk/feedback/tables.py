"""Tables of evaluations. What a resident wrote is in sealed columns."""

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

from kiosk.feedback.model import Follow
from kiosk.store.metadata import metadata
from kiosk.store.types import IsoDate, UtcDateTime

_FOLLOWS = ", ".join(f"'{state.value}'" for state in Follow)

evaluations = Table(
    "evaluations",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("hall", String(32), nullable=False),
    Column("ticket_id", String(36), nullable=False),
    Column("number", String(16), nullable=False),
    Column("service_day", IsoDate, nullable=False),
    Column("business", String(64), nullable=False),
    Column("business_name", String(200), nullable=False),
    Column("window", String(16), nullable=False),
    Column("finished_at", UtcDateTime, nullable=False),
    Column("terminal", String(8), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("grade", Integer, nullable=False),
    Column("reasons", String(200), nullable=False),
    Column("words", LargeBinary),
    Column("form_print", String(64), nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
    Column("follow", String(12), nullable=False),
    Column("due_on", IsoDate),
    Column("provisional", Boolean, nullable=False),
    UniqueConstraint("ticket_id", "channel"),
    CheckConstraint("grade BETWEEN 1 AND 5", name="grade"),
    CheckConstraint(f"follow IN ({_FOLLOWS})", name="follow"),
    CheckConstraint("(grade > 2) = (follow = '')", name="followed_when_poor"),
)
"""一次一评: at most one of a ticket in the hall and one on the phone, of which the phone's counts,
see :mod:`kiosk.feedback.service`. ``id`` is the request id made at the touch and the key of the
event. ``terminal`` is empty for the phone's. ``words`` seals the free text and the number to call
back; ``form_print`` is a keyed hash of the whole form, by which a request that comes again is told
from another one; it is empty for the phone's, whose requests the platform tells apart."""
Index("ix_evaluations_day", evaluations.c.hall, evaluations.c.service_day)
Index("ix_evaluations_follow", evaluations.c.hall, evaluations.c.follow, evaluations.c.due_on)

evaluation_steps = Table(
    "evaluation_steps",
    metadata,
    Column("evaluation_id", String(36), ForeignKey("evaluations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("action", String(16), nullable=False),
    Column("to_state", String(12), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("note", LargeBinary),
)
"""What was done about a poor grade, in order; ``note`` is sealed."""

evaluation_invitations = Table(
    "evaluation_invitations",
    metadata,
    Column("ticket_id", String(36), primary_key=True),
    Column("hall", String(32), nullable=False),
    Column("service_day", IsoDate, nullable=False),
    Column("business", String(64), nullable=False),
    Column("business_name", String(200), nullable=False),
    Column("window", String(16), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("actor", String(64), nullable=False),
)
"""Visits whose window asked for an evaluation; asking twice is one invitation."""
Index(
    "ix_evaluation_invitations_day",
    evaluation_invitations.c.hall,
    evaluation_invitations.c.service_day,
)
