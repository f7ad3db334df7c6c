"""Tables of submissions. What a resident wrote and who it was is in sealed columns."""

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

from kiosk.feedback.submissions.model import Kind
from kiosk.feedback.submissions.states import State
from kiosk.store.metadata import metadata
from kiosk.store.serials import Serials
from kiosk.store.types import IsoDate, UtcDateTime

_STATES = ", ".join(f"'{state.value}'" for state in State)
_KINDS = ", ".join(f"'{kind.value}'" for kind in Kind)

submission_counters = Table(
    "submission_counters",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("series", String(8), primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last serial given out in a terminal's series in a year; its reserve's is a series of its
own, with an ``R`` in front of the serial."""
submission_serials = Serials(submission_counters)

submissions = Table(
    "submissions",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("hall", String(32), nullable=False),
    Column("year", Integer, nullable=False),
    Column("series", String(8), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("number", String(24), nullable=False),
    Column("terminal", String(8), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("about", String(100), nullable=False),
    Column("about_title", String(400), nullable=False),
    Column("about_mark", String(8), nullable=False),
    Column("place", String(16), nullable=False),
    Column("organ", String(64), nullable=False),
    Column("organ_name", String(200), nullable=False),
    Column("reply_by", String(8), nullable=False),
    Column("named", Boolean, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("form_print", String(64), nullable=False),
    Column("query_code", LargeBinary, nullable=False),
    Column("query_check", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("submitted_at", UtcDateTime, nullable=False),
    Column("received_on", IsoDate, nullable=False),
    Column("counted_from", IsoDate, nullable=False),
    Column("limit_days", Integer, nullable=False),
    Column("extended_days", Integer, nullable=False),
    Column("due_on", IsoDate, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("look_by", IsoDate),
    Column("looked_on", IsoDate),
    Column("handler", String(64), nullable=False),
    Column("merged_into", String(36), ForeignKey("submissions.id")),
    Column("disputed", Boolean, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("settled_on", IsoDate),
    Column("version", Integer, nullable=False),
    UniqueConstraint("hall", "year", "series", "serial"),
    UniqueConstraint("hall", "number"),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    CheckConstraint(f"kind IN ({_KINDS})", name="kind"),
)
"""``id`` is the request id made at the touch and the key of the event. ``words`` seals the text,
the name and the number to call; ``named`` says whether a name was left. ``query_code`` is sealed;
``form_print`` and ``query_check`` are keyed hashes for exact matches.

``counted_from`` is the day after which the limit counts: the day of receipt, for an opinion the
draft's last day, after a dispute the day of that. ``look_by`` and ``looked_on`` are the first look
at an error. ``outcome`` is a reason of not accepting, where it was forwarded to, or what became
of a reported error. ``settled_on`` is the day the hall owed nothing any more. ``version`` grows
with every change; two people at once do not overwrite one another."""
Index("ix_submissions_state", submissions.c.hall, submissions.c.state, submissions.c.due_on)
Index("ix_submissions_about", submissions.c.hall, submissions.c.about, submissions.c.place)
Index("ix_submissions_sent", submissions.c.terminal, submissions.c.submitted_at)
Index("ix_submissions_merged", submissions.c.merged_into)

submission_steps = Table(
    "submission_steps",
    metadata,
    Column("submission_id", String(36), ForeignKey("submissions.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("step", String(16), nullable=False),
    Column("from_state", String(16), nullable=False),
    Column("to_state", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("note", LargeBinary),
    Column("facts", String, nullable=False),
)
"""What happened, in order: who, when, why. ``note`` is sealed, ``facts`` is canonical JSON without
personal data."""

submission_answers = Table(
    "submission_answers",
    metadata,
    Column("submission_id", String(36), ForeignKey("submissions.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("text", LargeBinary, nullable=False),
    Column("writer", String(64), nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("checker", String(64), nullable=False),
    Column("given_on", IsoDate),
)
"""Answers, sealed; without ``given_on`` one waits for its second look. ``checker`` is empty where
no second look was taken."""
