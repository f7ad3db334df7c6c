"""What is sought, read and shown, counted by day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kiosk.store.types import IsoDate

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the counts."""
    op.create_table(
        "content_usage",
        sa.Column("day", IsoDate(length=10), nullable=False),
        sa.Column("measure", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "measure", "kind", "key", name=op.f("pk_content_usage")),
    )
