"""Documents as published, their columns for lists, and what the search stands on."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from kiosk.store.metadata import metadata
from kiosk.store.types import UtcDateTime

_Rank = BigInteger().with_variant(Integer, "sqlite")
"""On SQLite an INTEGER primary key is the row's own number, which the index needs."""

_Bytewise = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that both databases order alike."""

documents = Table(
    "content_documents",
    metadata,
    Column("type", String(16), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("origin", String(8), nullable=False),
    Column("doc", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("department", Text, nullable=False, default=""),
    Column("sort_key", _Bytewise, nullable=False, default=""),
    Column("summary", Text, nullable=False, default=""),
    Column("listed", Boolean, nullable=False, default=True),
    Column("complete", Boolean, nullable=False, default=True),
    Column("tile_name", Text, nullable=False, default=""),
    Column("online_url", Text, nullable=False, default=""),
)
"""``origin`` is ``release`` (the platform's, part of a checkpoint) or ``local`` (imported here).

``listed`` is False for what residents no longer see: a cancelled item.
"""
Index("ix_content_documents_sort", documents.c.type, documents.c.sort_key)

facets = Table(
    "content_facets",
    metadata,
    Column("facet", String(12), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
)
"""What browsing counts and search filters by: department, theme, audience, label, channel, life
event, case type and visits of the listed items."""
Index("ix_content_facets_id", facets.c.id)

tombstones = Table(
    "content_tombstones",
    metadata,
    Column("type", String(16), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("rev", Integer, nullable=False),
)
"""Revisions at which documents were withdrawn: an older put must not bring one back."""

staged = Table(
    "content_staged",
    metadata,
    Column("stage", String(64), primary_key=True),
    Column("type", String(16), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("doc", Text, nullable=False),
)
"""Documents of a release that is still arriving; no reader looks here."""

release = Table(
    "content_release",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("updated_at", UtcDateTime),
)
"""One row: the release that the documents are of. Writers lock it, so they go one by one.

``generation`` grows with every change of any document; what is remembered of older ones is stale.
"""

search = Table(
    "content_search",
    metadata,
    Column("id", _Rank, primary_key=True, autoincrement=False),
    Column("seq", _Rank, nullable=False),
    Column("type", String(16), nullable=False),
    Column("document", String(64), nullable=False),
    Column("code", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("parts", Text, nullable=False),
)
"""One row for each thing that can be found; its ``id`` is its rank, best first."""
Index("ix_content_search_document", search.c.type, search.c.document)
Index("ix_content_search_seq", search.c.seq)
