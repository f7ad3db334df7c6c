"""Consultations, complaints, suggestions, reported errors and opinions on drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kiosk.store.types import IsoDate, UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_STATES = (
    "state IN ('received', 'assigned', 'checking', 'answered', 'disputed', 'forwarded', "
    "'not_accepted', 'withdrawn', 'closed')"
)
_KINDS = "kind IN ('consultation', 'complaint', 'suggestion', 'error', 'comment')"


def upgrade() -> None:
    """Adds the tables."""
    op.create_table(
        "submission_counters",
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=8), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "year", "series", name=op.f("pk_submission_counters")),
    )
    _submissions()
    _steps()
    _answers()


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=8), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("terminal", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("about", sa.String(length=100), nullable=False),
        sa.Column("about_title", sa.String(length=400), nullable=False),
        sa.Column("about_mark", sa.String(length=8), nullable=False),
        sa.Column("place", sa.String(length=16), nullable=False),
        sa.Column("organ", sa.String(length=64), nullable=False),
        sa.Column("organ_name", sa.String(length=200), nullable=False),
        sa.Column("reply_by", sa.String(length=8), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("form_print", sa.String(length=64), nullable=False),
        sa.Column("query_code", sa.LargeBinary(), nullable=False),
        sa.Column("query_check", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("submitted_at", UtcDateTime(length=27), nullable=False),
        sa.Column("received_on", IsoDate(length=10), nullable=False),
        sa.Column("counted_from", IsoDate(length=10), nullable=False),
        sa.Column("limit_days", sa.Integer(), nullable=False),
        sa.Column("extended_days", sa.Integer(), nullable=False),
        sa.Column("due_on", IsoDate(length=10), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("look_by", IsoDate(length=10), nullable=True),
        sa.Column("looked_on", IsoDate(length=10), nullable=True),
        sa.Column("handler", sa.String(length=64), nullable=False),
        sa.Column("merged_into", sa.String(length=36), nullable=True),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("settled_on", IsoDate(length=10), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(_STATES, name=op.f("ck_submissions_state")),
        sa.CheckConstraint(_KINDS, name=op.f("ck_submissions_kind")),
        sa.ForeignKeyConstraint(
            ["merged_into"],
            ["submissions.id"],
            name=op.f("fk_submissions_merged_into"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("hall", "number", name=op.f("uq_submissions_hall_number")),
        sa.UniqueConstraint(
            "hall", "year", "series", "serial", name=op.f("uq_submissions_hall_year_series_serial")
        ),
    )
    op.create_index("ix_submissions_state", "submissions", ["hall", "state", "due_on"])
    op.create_index("ix_submissions_about", "submissions", ["hall", "about", "place"])
    op.create_index("ix_submissions_sent", "submissions", ["terminal", "submitted_at"])
    op.create_index("ix_submissions_merged", "submissions", ["merged_into"])


def _steps() -> None:
    op.create_table(
        "submission_steps",
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("from_state", sa.String(length=16), nullable=False),
        sa.Column("to_state", sa.String(length=16), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("facts", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_submission_steps_submission_id"),
        ),
        sa.PrimaryKeyConstraint("submission_id", "seq", name=op.f("pk_submission_steps")),
    )


def _answers() -> None:
    op.create_table(
        "submission_answers",
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("writer", sa.String(length=64), nullable=False),
        sa.Column("written_at", UtcDateTime(length=27), nullable=False),
        sa.Column("checker", sa.String(length=64), nullable=False),
        sa.Column("given_on", IsoDate(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_submission_answers_submission_id"),
        ),
        sa.PrimaryKeyConstraint("submission_id", "seq", name=op.f("pk_submission_answers")),
    )
