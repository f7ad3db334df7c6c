"""A fee notice keeps the version of the tariff that it was made by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Notices of before were made by the national tariff: the new column stays empty."""
    op.add_column("application_fees", sa.Column("tariff_version", sa.Integer()))
