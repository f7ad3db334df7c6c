# ruff: noqa: E501, S608 - generated from the rooms' tables

"""A whole hall's queue: order by one moment, windows, appointments, evaluations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kiosk.store.types import IsoDate, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REMADE = ("window_desks", "calls", "tickets")
"""Tables whose checks changed, those that refer to others first."""
MOVED = {
    "tickets": (
        "id, hall, service_day, series, serial, number, business, business_name, windows, item_code,"
        " item_name, terminal, issued_at, queued_at, waiting_ahead, quick_seconds, slow_seconds,"
        " state, misses",
        'taken_for, lane, "group", reason, rank_at, further, visited, result',
        "business, 'ordinary', '', '', queued_at, '', '', ''",
    ),
    "calls": (
        'id, ticket_id, hall, service_day, business, "window", actor, called_at, recalls,'
        " recalled_at, ended_at, outcome, service_seconds",
        "reason, resumed",
        "'', false",
    ),
    "window_desks": ('hall, "window", ticket_id, call_id', "operator, pause_reason", "'', ''"),
}
"""By table: the columns that stay, the new ones, and what rows of before have in them."""


def upgrade() -> None:
    """Adds the new tables; remakes the queue's own around the rows that they hold."""
    _add_rooms()
    for name in REMADE:
        op.execute(f"CREATE TABLE old_{name} AS SELECT * FROM {name}")
    for name in REMADE:
        op.drop_table(name)
    _make_queue()
    for name in reversed(REMADE):
        kept, new, given = MOVED[name]
        op.execute(f"INSERT INTO {name} ({kept}, {new}) SELECT {kept}, {given} FROM old_{name}")
        op.drop_table(f"old_{name}")


def _add_rooms() -> None:
    op.create_table(
        "appointment_slots",
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("business", sa.String(length=64), nullable=False),
        sa.Column("starts_at", UtcDateTime(length=27), nullable=False),
        sa.Column("booked", sa.Integer(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.CheckConstraint("booked >= 0", name=op.f("ck_appointment_slots_booked")),
        sa.PrimaryKeyConstraint("hall", "business", "starts_at", name=op.f("pk_appointment_slots")),
    )
    op.create_table(
        "appointments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("business", sa.String(length=64), nullable=False),
        sa.Column("business_name", sa.String(length=200), nullable=False),
        sa.Column("day", IsoDate(length=10), nullable=False),
        sa.Column("starts_at", UtcDateTime(length=27), nullable=False),
        sa.Column("ends_at", UtcDateTime(length=27), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=True),
        sa.Column("person", sa.LargeBinary(), nullable=True),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("code_check", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=True),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("terminal", sa.String(length=8), nullable=False),
        sa.Column("booked_at", UtcDateTime(length=27), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("settled_at", UtcDateTime(length=27), nullable=True),
        sa.Column("ticket_id", sa.String(length=36), nullable=True),
        sa.CheckConstraint(
            "channel IN ('kiosk', 'desk', 'import', 'platform')",
            name=op.f("ck_appointments_channel"),
        ),
        sa.CheckConstraint(
            "state IN ('booked', 'checked_in', 'late', 'cancelled', 'no_show')",
            name=op.f("ck_appointments_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("hall", "code_check", name=op.f("uq_appointments_hall_code_check")),
        sa.UniqueConstraint("hall", "reference", name=op.f("uq_appointments_hall_reference")),
    )
    op.create_index("ix_appointments_day", "appointments", ["hall", "day", "state"], unique=False)
    op.create_index("ix_appointments_holder", "appointments", ["holder", "day"], unique=False)
    op.create_index(
        "uq_appointments_person",
        "appointments",
        ["hall", "holder", "business", "starts_at"],
        unique=True,
        sqlite_where=sa.text("state != 'cancelled'"),
        postgresql_where=sa.text("state != 'cancelled'"),
    )

    op.create_table(
        "business_switches",
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("business", sa.String(length=64), nullable=False),
        sa.Column("closed_reason", sa.String(length=120), nullable=False),
        sa.Column("day", IsoDate(length=10), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.PrimaryKeyConstraint("hall", "business", name=op.f("pk_business_switches")),
    )
    op.create_table(
        "evaluation_invitations",
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("service_day", IsoDate(length=10), nullable=False),
        sa.Column("business", sa.String(length=64), nullable=False),
        sa.Column("business_name", sa.String(length=200), nullable=False),
        sa.Column("window", sa.String(length=16), nullable=False),
        sa.Column("asked_at", UtcDateTime(length=27), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_evaluation_invitations")),
    )
    op.create_index(
        "ix_evaluation_invitations_day",
        "evaluation_invitations",
        ["hall", "service_day"],
        unique=False,
    )

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
            "(grade > 2) = (follow = '')", name=op.f("ck_evaluations_followed_when_poor")
        ),
        sa.CheckConstraint(
            "follow IN ('', 'open', 'rectified', 'called_back', 'appealed', 'set_aside')",
            name=op.f("ck_evaluations_follow"),
        ),
        sa.CheckConstraint("grade BETWEEN 1 AND 5", name=op.f("ck_evaluations_grade")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluations")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_evaluations_ticket_id")),
    )
    op.create_index("ix_evaluations_day", "evaluations", ["hall", "service_day"], unique=False)
    op.create_index(
        "ix_evaluations_follow", "evaluations", ["hall", "follow", "due_on"], unique=False
    )

    op.create_table(
        "window_orders",
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("window", sa.String(length=16), nullable=False),
        sa.Column("businesses", sa.String(length=800), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.CheckConstraint(
            "rule IN ('longest_wait', 'business_order')", name=op.f("ck_window_orders_rule")
        ),
        sa.PrimaryKeyConstraint("hall", "window", name=op.f("pk_window_orders")),
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
            ["evaluation_id"], ["evaluations.id"], name=op.f("fk_evaluation_steps_evaluation_id")
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "seq", name=op.f("pk_evaluation_steps")),
    )


def _make_queue() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("service_day", IsoDate(length=10), nullable=False),
        sa.Column("series", sa.String(length=8), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("business", sa.String(length=64), nullable=False),
        sa.Column("business_name", sa.String(length=200), nullable=False),
        sa.Column("windows", sa.String(length=400), nullable=False),
        sa.Column("item_code", sa.String(length=64), nullable=False),
        sa.Column("item_name", sa.String(length=400), nullable=False),
        sa.Column("terminal", sa.String(length=8), nullable=False),
        sa.Column("issued_at", UtcDateTime(length=27), nullable=False),
        sa.Column("queued_at", UtcDateTime(length=27), nullable=False),
        sa.Column("waiting_ahead", sa.Integer(), nullable=False),
        sa.Column("quick_seconds", sa.Float(), nullable=True),
        sa.Column("slow_seconds", sa.Float(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("taken_for", sa.String(length=64), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("group", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("rank_at", UtcDateTime(length=27), nullable=False),
        sa.Column("due_from", UtcDateTime(length=27), nullable=True),
        sa.Column("target_window", sa.String(length=16), nullable=True),
        sa.Column("further", sa.String(length=400), nullable=False),
        sa.Column("visited", sa.String(length=400), nullable=False),
        sa.Column("appointment_id", sa.String(length=36), nullable=True),
        sa.Column("holder", sa.String(length=64), nullable=True),
        sa.Column("result", sa.String(length=24), nullable=False),
        sa.CheckConstraint(
            "lane IN ('ordinary', 'priority', 'appointment')", name=op.f("ck_tickets_lane")
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'held', 'finished', 'no_show', 'cancelled', 'lapsed')",
            name=op.f("ck_tickets_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sa.UniqueConstraint(
            "hall",
            "service_day",
            "series",
            "serial",
            name=op.f("uq_tickets_hall_service_day_series_serial"),
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_tickets_queue",
        "tickets",
        ["hall", "state", "service_day", "business", "rank_at"],
        unique=False,
    )
    op.create_index(
        "ux_tickets_holder",
        "tickets",
        ["hall", "service_day", "business", "holder"],
        unique=True,
        sqlite_where=sa.text(
            "holder IS NOT NULL AND state IN ('called', 'held', 'serving', 'waiting')"
        ),
        postgresql_where=sa.text(
            "holder IS NOT NULL AND state IN ('called', 'held', 'serving', 'waiting')"
        ),
    )

    op.create_table(
        "calls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=False),
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("service_day", IsoDate(length=10), nullable=False),
        sa.Column("business", sa.String(length=64), nullable=False),
        sa.Column("window", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("called_at", UtcDateTime(length=27), nullable=False),
        sa.Column("recalls", sa.Integer(), nullable=False),
        sa.Column("recalled_at", UtcDateTime(length=27), nullable=True),
        sa.Column("started_at", UtcDateTime(length=27), nullable=True),
        sa.Column("ended_at", UtcDateTime(length=27), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("service_seconds", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("resumed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('finished', 'no_show', 'held', 'transferred', 'moved_on', 'returned', 'lapsed')",
            name=op.f("ck_calls_outcome"),
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_calls_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    op.create_index("ix_calls_day", "calls", ["hall", "service_day", "window"], unique=False)
    op.create_index("ix_calls_pace", "calls", ["hall", "business", "ended_at"], unique=False)
    op.create_index("ix_calls_ticket", "calls", ["ticket_id"], unique=False)

    op.create_table(
        "window_desks",
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("window", sa.String(length=16), nullable=False),
        sa.Column("ticket_id", sa.String(length=36), nullable=True),
        sa.Column("call_id", sa.String(length=36), nullable=True),
        sa.Column("seen_at", UtcDateTime(length=27), nullable=True),
        sa.Column("operator", sa.String(length=64), nullable=False),
        sa.Column("pause_reason", sa.String(length=120), nullable=False),
        sa.Column("paused_at", UtcDateTime(length=27), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_window_desks_call_id")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_window_desks_ticket_id")
        ),
        sa.PrimaryKeyConstraint("hall", "window", name=op.f("pk_window_desks")),
    )
    op.create_index(
        "ux_window_desks_ticket",
        "window_desks",
        ["ticket_id"],
        unique=True,
        sqlite_where=sa.text("ticket_id IS NOT NULL"),
        postgresql_where=sa.text("ticket_id IS NOT NULL"),
    )
