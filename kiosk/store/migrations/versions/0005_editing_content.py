"""Editing of the hall's own content: proposals, kept versions, tasks of the wall."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables."""
