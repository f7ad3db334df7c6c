# ruff: noqa: E501 - generated from the room's tables

"""Editing of the hall's own content: proposals, kept versions, tasks of the wall."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kiosk.store.types import IsoDate, UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables."""
    op.create_table(
        "content_proposals",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("takes_effect_on", IsoDate(length=10), nullable=True),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("made_at", UtcDateTime(length=27), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=False),
        sa.Column("decided_at", UtcDateTime(length=27), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("public_by", IsoDate(length=10), nullable=True),
        sa.Column("effective_at", UtcDateTime(length=27), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'proposed', 'approved', 'in_effect', 'sent_back', 'withdrawn', 'superseded')",
            name=op.f("ck_content_proposals_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_proposals")),
        sa.UniqueConstraint("request_id", name=op.f("uq_content_proposals_request_id")),
    )
    op.create_index(
        "ix_content_proposals_state", "content_proposals", ["state", "made_at"], unique=False
    )
    op.create_table(
        "content_proposal_parts",
        sa.Column("proposal", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("op", sa.String(length=8), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'in_effect', 'superseded')",
            name=op.f("ck_content_proposal_parts_state"),
        ),
        sa.PrimaryKeyConstraint("proposal", "position", name=op.f("pk_content_proposal_parts")),
    )
    op.create_index(
        "ix_content_proposal_parts_document", "content_proposal_parts", ["type", "id"], unique=False
    )
    op.create_table(
        "content_versions",
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.String(length=8), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=8), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("since", UtcDateTime(length=27), nullable=True),
        sa.Column("until", UtcDateTime(length=27), nullable=True),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("approved_by", sa.String(length=64), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("type", "id", "number", name=op.f("pk_content_versions")),
    )
    op.create_table(
        "content_set_aside",
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("type", "id", name=op.f("pk_content_set_aside")),
    )
    op.create_table(
        "content_tasks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("day", IsoDate(length=10), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(length=27), nullable=False),
        sa.Column("done_by", sa.String(length=64), nullable=False),
        sa.Column("done_at", UtcDateTime(length=27), nullable=True),
        sa.CheckConstraint(
            "kind IN ('reprint', 'put_up', 'take_down', 'overlay_gone')",
            name=op.f("ck_content_tasks_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_tasks")),
    )
    op.create_index("ix_content_tasks_day", "content_tasks", ["day"], unique=False)
    op.create_index(
        "ix_content_tasks_document", "content_tasks", ["type", "document"], unique=False
    )
    op.create_table(
        "content_issued",
        sa.Column("outlet", sa.String(length=12), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=8), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.PrimaryKeyConstraint("outlet", "type", "id", name=op.f("pk_content_issued")),
    )
