# ruff: noqa: E501, S608 - generated from the rooms' tables

"""Disclosure applications, whole: the desk's acts, letters, drafts, the editable calendar."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kiosk.store.types import IsoDate, UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REMADE = ("application_events", "applications", "application_counters")
"""Tables whose columns or keys changed, those that refer to others first."""
MOVED = {
    "application_counters": ("organ, year, last", "series", "''"),
    "applications": (
        "id, organ, year, serial, number, terminal, channel, helper, applicant_kind, state,"
        " submitted_at, received_on, limit_days, due_on, provisional, form, form_print,"
        " identity_index, query_code, query_check",
        "series, extended_days, delayed_days, version, department, handler, outcome, source, reading_help",
        "'', 0, 0, 1, '', '', '', 'live', false",
    ),
    "application_events": (
        "application_id, seq, event, from_state, to_state, at, actor, note",
        "facts",
        "'{}'",
    ),
}
"""By table: the columns that stay, the new ones, and what rows of before have in them."""


def upgrade() -> None:
    """Remakes the register around the rows that it holds; adds the tables of the desk."""
    for name in REMADE:
        op.execute(f"CREATE TABLE old_{name} AS SELECT * FROM {name}")
    for name in REMADE:
        op.drop_table(name)
    _make_register()
    for name in reversed(REMADE):
        kept, new, given = MOVED[name]
        op.execute(f"INSERT INTO {name} ({kept}, {new}) SELECT {kept}, {given} FROM old_{name}")
        op.drop_table(f"old_{name}")
    _add_desk()
    _add_paper()


def _make_register() -> None:
    op.create_table(
        "application_counters",
        sa.Column("organ", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=8), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organ", "year", "series", name=op.f("pk_application_counters")),
    )
    op.create_table(
        "applications",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("organ", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=8), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("terminal", sa.String(length=8), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("helper", sa.String(length=64), nullable=True),
        sa.Column("applicant_kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("submitted_at", UtcDateTime(length=27), nullable=False),
        sa.Column("received_on", IsoDate(length=10), nullable=True),
        sa.Column("first_received_on", IsoDate(length=10), nullable=True),
        sa.Column("limit_days", sa.Integer(), nullable=False),
        sa.Column("extended_days", sa.Integer(), nullable=False),
        sa.Column("delayed_days", sa.Integer(), nullable=False),
        sa.Column("due_on", IsoDate(length=10), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("form", sa.LargeBinary(), nullable=False),
        sa.Column("form_print", sa.String(length=64), nullable=False),
        sa.Column("identity_index", sa.String(length=64), nullable=False),
        sa.Column("query_code", sa.LargeBinary(), nullable=False),
        sa.Column("query_check", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=32), nullable=False),
        sa.Column("handler", sa.String(length=64), nullable=False),
        sa.Column("closed_on", IsoDate(length=10), nullable=True),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("reading_help", sa.Boolean(), nullable=False),
        sa.CheckConstraint("source IN ('live', 'imported')", name=op.f("ck_applications_source")),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'unconfirmed', 'registered', 'in_progress', 'correction', 'third_party', 'joint_organ', 'reasons', 'extended', 'payment', 'answered', 'delivered', 'archived', 'review', 'litigation', 'discontinued', 'withdrawn')",
            name=op.f("ck_applications_state"),
        ),
        sa.CheckConstraint(
            "(received_on IS NULL) = (due_on IS NULL)",
            name=op.f("ck_applications_due_with_receipt"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint("organ", "number", name=op.f("uq_applications_organ_number")),
        sa.UniqueConstraint(
            "organ",
            "year",
            "series",
            "serial",
            name=op.f("uq_applications_organ_year_series_serial"),
        ),
    )
    op.create_index("ix_applications_identity", "applications", ["identity_index"], unique=False)
    op.create_index(
        "ix_applications_received", "applications", ["organ", "received_on"], unique=False
    )
    op.create_index(
        "ix_applications_state", "applications", ["organ", "state", "due_on"], unique=False
    )
    op.create_table(
        "application_events",
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column("from_state", sa.String(length=16), nullable=False),
        sa.Column("to_state", sa.String(length=16), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("on_date", IsoDate(length=10), nullable=True),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("letter_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_events_application_id"),
        ),
        sa.PrimaryKeyConstraint("application_id", "seq", name=op.f("pk_application_events")),
    )


def _add_desk() -> None:
    op.create_table(
        "application_stops",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("party", sa.LargeBinary(), nullable=True),
        sa.Column("organ", sa.String(length=64), nullable=False),
        sa.Column("since", IsoDate(length=10), nullable=False),
        sa.Column("period_ends", IsoDate(length=10), nullable=False),
        sa.Column("until", IsoDate(length=10), nullable=True),
        sa.Column("opinion", sa.String(length=16), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('correction', 'third_party', 'joint_organ', 'payment')",
            name=op.f("ck_application_stops_kind"),
        ),
        sa.CheckConstraint(
            "opinion IN ('', 'agrees', 'objects', 'silent')",
            name=op.f("ck_application_stops_opinion"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_stops_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_stops")),
    )
    op.create_index(
        "ix_application_stops_application", "application_stops", ["application_id"], unique=False
    )
    op.create_table(
        "application_extensions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("proposed_by", sa.String(length=64), nullable=False),
        sa.Column("proposed_at", UtcDateTime(length=27), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.Column("decided_at", UtcDateTime(length=27), nullable=True),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "decision IN ('', 'approved', 'refused')",
            name=op.f("ck_application_extensions_decision"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_extensions_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_extensions")),
    )
    op.create_index(
        "ix_application_extensions_application",
        "application_extensions",
        ["application_id"],
        unique=False,
    )
    op.create_table(
        "application_fees",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("basis", sa.String(length=8), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("notified_on", IsoDate(length=10), nullable=False),
        sa.Column("pay_by", IsoDate(length=10), nullable=False),
        sa.Column("paid_on", IsoDate(length=10), nullable=True),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.CheckConstraint("basis IN ('items', 'pages')", name=op.f("ck_application_fees_basis")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_application_fees_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_fees")),
    )
    op.create_index(
        "ix_application_fees_application", "application_fees", ["application_id"], unique=False
    )
    op.create_table(
        "application_corrections",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("what", sa.LargeBinary(), nullable=False),
        sa.Column("asked_on", IsoDate(length=10), nullable=False),
        sa.Column("reply_by", IsoDate(length=10), nullable=False),
        sa.Column("supplied_on", IsoDate(length=10), nullable=True),
        sa.Column("supplied", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_corrections_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_corrections")),
    )
    op.create_index(
        "ix_application_corrections_application",
        "application_corrections",
        ["application_id"],
        unique=False,
    )
    op.create_table(
        "application_proceedings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("filed_on", IsoDate(length=10), nullable=False),
        sa.Column("authority", sa.String(length=64), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=False),
        sa.Column("decided_on", IsoDate(length=10), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('review', 'direct_suit', 'suit_after_review')",
            name=op.f("ck_application_proceedings_kind"),
        ),
        sa.CheckConstraint(
            "result IN ('pending', 'upheld', 'corrected', 'other')",
            name=op.f("ck_application_proceedings_result"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_proceedings_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_proceedings")),
    )
    op.create_index(
        "ix_application_proceedings_application",
        "application_proceedings",
        ["application_id"],
        unique=False,
    )
    op.create_table(
        "application_answers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("row", sa.String(length=8), nullable=False),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("open_part", sa.LargeBinary(), nullable=False),
        sa.Column("reasons", sa.LargeBinary(), nullable=False),
        sa.Column("remedy", sa.String(length=1), nullable=False),
        sa.Column("answered_on", IsoDate(length=10), nullable=False),
        sa.Column("letter_id", sa.String(length=36), nullable=True),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.CheckConstraint("remedy IN ('A', 'B')", name=op.f("ck_application_answers_remedy")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_answers_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_answers")),
        sa.UniqueConstraint(
            "application_id", "seq", name=op.f("uq_application_answers_application_id_seq")
        ),
    )
    op.create_table(
        "application_assignments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("department", sa.String(length=32), nullable=False),
        sa.Column("handler", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_assignments_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_assignments")),
    )
    op.create_index(
        "ix_application_assignments_application",
        "application_assignments",
        ["application_id"],
        unique=False,
    )


def _add_paper() -> None:
    op.create_table(
        "application_letters",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("organ", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("drafted_by", sa.String(length=64), nullable=False),
        sa.Column("drafted_at", UtcDateTime(length=27), nullable=False),
        sa.Column("issued_by", sa.String(length=64), nullable=True),
        sa.Column("issued_at", UtcDateTime(length=27), nullable=True),
        sa.Column("issued_on", IsoDate(length=10), nullable=True),
        sa.Column("delivered_on", IsoDate(length=10), nullable=True),
        sa.Column("delivery", sa.String(length=16), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'issued', 'void')", name=op.f("ck_application_letters_state")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_letters_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_letters")),
        sa.UniqueConstraint(
            "organ",
            "year",
            "series",
            "serial",
            name=op.f("uq_application_letters_organ_year_series_serial"),
        ),
    )
    op.create_index(
        "ix_application_letters_application",
        "application_letters",
        ["application_id"],
        unique=False,
    )
    op.create_table(
        "letter_counters",
        sa.Column("organ", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=32), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organ", "year", "series", name=op.f("pk_letter_counters")),
    )
    op.create_table(
        "letter_templates",
        sa.Column("organ", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.Column("approved_by", sa.String(length=64), nullable=True),
        sa.Column("approved_at", UtcDateTime(length=27), nullable=True),
        sa.PrimaryKeyConstraint("organ", "kind", "version", name=op.f("pk_letter_templates")),
    )
    op.create_table(
        "application_attachments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("media", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("redacted_from", sa.String(length=36), nullable=True),
        sa.Column("redactions", sa.String(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.CheckConstraint(
            "role IN ('supplement', 'scan', 'release')",
            name=op.f("ck_application_attachments_role"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_attachments_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_attachments")),
    )
    op.create_index(
        "ix_application_attachments_application",
        "application_attachments",
        ["application_id"],
        unique=False,
    )
    op.create_table(
        "application_drafts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("code_check", sa.String(length=64), nullable=False),
        sa.Column("form", sa.LargeBinary(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("saved_at", UtcDateTime(length=27), nullable=False),
        sa.Column("expires_at", UtcDateTime(length=27), nullable=False),
        sa.Column("terminal", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_drafts")),
        sa.UniqueConstraint("code_check", name=op.f("uq_application_drafts_code_check")),
    )
    op.create_index(
        "ix_application_drafts_expiry", "application_drafts", ["expires_at"], unique=False
    )
    op.create_table(
        "workday_years",
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("days_off", sa.String(), nullable=False),
        sa.Column("work_days", sa.String(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.CheckConstraint(
            "source IN ('published', 'hall', 'platform')", name=op.f("ck_workday_years_source")
        ),
        sa.PrimaryKeyConstraint("hall", "year", name=op.f("pk_workday_years")),
    )
    op.create_table(
        "workday_closures",
        sa.Column("hall", sa.String(length=32), nullable=False),
        sa.Column("day", IsoDate(length=10), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(length=27), nullable=False),
        sa.PrimaryKeyConstraint("hall", "day", name=op.f("pk_workday_closures")),
    )
