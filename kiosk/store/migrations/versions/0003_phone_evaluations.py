"""Evaluations given on the phone come into the hall beside those given at a kiosk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kiosk.store.types import IsoDate, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REMADE = ("evaluation_steps", "evaluations")
"""SQLite changes no constraint in place: the tables are remade, the referring one first."""


def upgrade() -> None:
    """A visit's evaluation is unique by where it was given; every row stays as it is."""
    for name in REMADE:
        op.execute(f"CREATE TABLE old_{name} AS SELECT * FROM {name}")  # noqa: S608  fixed names
    for name in REMADE:
        op.drop_table(name)
    _make()
    for name in reversed(REMADE):
        columns = ", ".join(f'"{column}"' for column in COLUMNS[name])
        moved = f"INSERT INTO {name} ({columns}) SELECT {columns} FROM old_{name}"  # noqa: S608  fixed names
        op.execute(moved)
        op.drop_table(f"old_{name}")


COLUMNS = {
    "evaluations": (
        *("id", "hall", "ticket_id", "number", "service_day", "business", "business_name"),
        *("window", "finished_at", "terminal", "channel", "grade", "reasons", "words"),
        *("form_print", "given_at", "follow", "due_on", "provisional"),
    ),
    "evaluation_steps": ("evaluation_id", "seq", "action", "to_state", "at", "actor", "note"),
}


def _make() -> None:
    op.create_table(
        "evaluations",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("service_day", IsoDate(length=10), nullable=False),
        sa.Column("business", sa.String(length=64), nullable=False),
        sa.Column("business_name", sa.String(length=200), nullable=False),
        sa.Column("window", sa.String(length=16), nullable=False),
        sa.Column("finished_at", UtcDateTime(length=27), nullable=False),
        sa.Column("terminal", sa.String(length=8), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.String(length=200), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("form_print", sa.String(length=64), nullable=False),
        sa.Column("given_at", UtcDateTime(length=27), nullable=False),
        sa.Column("follow", sa.String(length=12), nullable=False),
        sa.Column("due_on", IsoDate(length=10), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "follow IN ('', 'open', 'rectified', 'called_back', 'appealed', 'set_aside')",
            name=op.f("ck_evaluations_follow"),
        ),
        sa.CheckConstraint("grade BETWEEN 1 AND 5", name=op.f("ck_evaluations_grade")),
        sa.CheckConstraint(
            "(grade > 2) = (follow = '')", name=op.f("ck_evaluations_followed_when_poor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluations")),
        sa.UniqueConstraint("ticket_id", "channel", name=op.f("uq_evaluations_ticket_id_channel")),
    )
    op.create_index("ix_evaluations_day", "evaluations", ["hall", "service_day"], unique=False)
    op.create_index(
        "ix_evaluations_follow", "evaluations", ["hall", "follow", "due_on"], unique=False
    )
    op.create_table(
        "evaluation_steps",
        sa.Column("evaluation_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("to_state", sa.String(length=12), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["evaluation_id"],
            ["evaluations.id"],
            name=op.f("fk_evaluation_steps_evaluation_id"),
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "seq", name=op.f("pk_evaluation_steps")),
    )
