"""Tables of the working days that the hall keeps itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, String, Table

from kiosk.store.metadata import metadata
from kiosk.store.types import IsoDate, UtcDateTime

workday_years = Table(
    "workday_years",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("days_off", String, nullable=False),
    Column("work_days", String, nullable=False),
    Column("source", String(16), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("source IN ('published', 'hall', 'platform')", name="source"),
)
"""A year's days off and make-up work days, each JSON of ISO date to name."""

workday_closures = Table(
    "workday_closures",
    metadata,
    Column("hall", String(32), primary_key=True),
    Column("day", IsoDate, primary_key=True),
    Column("name", String(64), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""Days off of the region or the hall alone (全国年节及纪念日放假办法 Article 4)."""
