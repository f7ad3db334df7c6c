"""Proposals, kept versions, the platform's texts under local ones, tasks, what was given out."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from kiosk.content.editing.model import PartState, ProposalState, TaskKind
from kiosk.store.metadata import metadata
from kiosk.store.types import IsoDate, UtcDateTime


def _one_of(column: str, values: object) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"  # type: ignore[attr-defined]


proposals = Table(
    "content_proposals",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("request_id", String(64), nullable=False, unique=True),
    Column("state", String(12), nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("takes_effect_on", IsoDate),
    Column("made_by", String(64), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("decided_by", String(64), nullable=False),
    Column("decided_at", UtcDateTime),
    Column("note", Text, nullable=False),
    Column("public_by", IsoDate),
    Column("effective_at", UtcDateTime),
    Column("version", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    CheckConstraint(_one_of("state", ProposalState), name="state"),
)
Index("ix_content_proposals_state", proposals.c.state, proposals.c.made_at)

parts = Table(
    "content_proposal_parts",
    metadata,
    Column("proposal", String(36), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("type", String(16), nullable=False),
    Column("id", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("op", String(8), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("base", String(64), nullable=False),
    Column("state", String(12), nullable=False),
    CheckConstraint(_one_of("state", PartState), name="state"),
)
"""``base`` is the hash of the text that the maker saw: with another one standing it is stale."""
Index("ix_content_proposal_parts_document", parts.c.type, parts.c.id)

versions = Table(
    "content_versions",
    metadata,
    Column("type", String(16), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("mark", String(8), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("origin", String(8), nullable=False),
    Column("doc", Text, nullable=False),
    Column("since", UtcDateTime),
    Column("until", UtcDateTime),
    Column("made_by", String(64), nullable=False),
    Column("approved_by", String(64), nullable=False),
    Column("why", Text, nullable=False),
)
"""``doc`` is empty while the version stands: its text is in content_documents.

A document that never changed here has no row, so a first release is not kept twice.
"""

set_aside = Table(
    "content_set_aside",
    metadata,
    Column("type", String(16), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("doc", Text, nullable=False),
)
"""The platform's documents over which a local text stands, or that were removed here."""

tasks = Table(
    "content_tasks",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("day", IsoDate, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("type", String(16), nullable=False),
    Column("document", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("done_by", String(64), nullable=False),
    Column("done_at", UtcDateTime),
    CheckConstraint(_one_of("kind", TaskKind), name="kind"),
)
"""``before`` and ``after`` are the tile's facts as JSON, empty where there is no tile."""
Index("ix_content_tasks_day", tasks.c.day)
Index("ix_content_tasks_document", tasks.c.type, tasks.c.document)

issued = Table(
    "content_issued",
    metadata,
    Column("outlet", String(12), primary_key=True),
    Column("type", String(16), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("mark", String(8), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""The mark under which a document was last printed or built for an outlet that does not renew
itself: the wall, slips and notices, the handbook, codes given to others."""
