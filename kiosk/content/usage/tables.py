"""Counts of use by day."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from kiosk.store.metadata import metadata
from kiosk.store.types import IsoDate

usage = Table(
    "content_usage",
    metadata,
    Column("day", IsoDate, primary_key=True),
    Column("measure", String(8), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
)
"""``measure`` is of :class:`Measure`; ``kind`` and ``key`` name a document. For a query the kind is
empty and the key its known words, see :mod:`kiosk.content.usage.words`."""
