"""Reading proposals and versions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.content.editing.model import (
    OPEN,
    Light,
    Part,
    PartState,
    Proposal,
    ProposalState,
    Timing,
    Version,
    timing,
)
from kiosk.content.editing.tables import parts, proposals, versions
from kiosk.content.tables import documents

MOST = 500


def proposal_row(connection: Connection, identity: str, *, lock: bool = False) -> Row[Any]:
    """One proposal.

    Raises:
        Rejected: ``editing.unknown``.
    """
    query = select(proposals).where(proposals.c.id == identity)
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise Rejected("editing.unknown")
    return row


def parts_of(connection: Connection, identity: str) -> tuple[Part, ...]:
    """The documents of a proposal in their order, with whether they changed since."""
    return tuple(part_of(row) for row in connection.execute(_parts(identity)))


def _parts(identity: str) -> Select[Any]:
    same = and_(documents.c.type == parts.c.type, documents.c.id == parts.c.id)
    return (
        select(parts, documents.c.sha256)
        .select_from(parts.outerjoin(documents, same))
        .where(parts.c.proposal == identity)
        .order_by(parts.c.position)
    )


def part_of(row: Row[Any]) -> Part:
    """A row with the hash of what stands."""
    state = PartState(row.state)
    return Part(
        type=row.type,
        code=row.id,
        name=row.name,
        op=row.op,
        before=row.before,
        after=row.after,
        base=row.base,
        state=state,
        stale=state is PartState.OPEN and (row.sha256 or "") != row.base,
    )


def proposal_of(row: Row[Any], these: tuple[Part, ...], today: date) -> Proposal:
    """A row with its documents and its light."""
    state = ProposalState(row.state)
    light = timing(
        state,
        today=today,
        wanted_on=row.takes_effect_on,
        due_on=row.public_by,
        effective_on=hall_date(row.effective_at) if row.effective_at else None,
    )
    if state in (ProposalState.PROPOSED, ProposalState.APPROVED) and any(p.stale for p in these):
        light = Timing(Light.YELLOW, "editing.cause.stale")
    return Proposal(
        id=row.id,
        state=state,
        title=row.title,
        source=row.source,
        why=row.why,
        words=row.words,
        takes_effect_on=row.takes_effect_on,
        made_by=row.made_by,
        made_at=row.made_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        note=row.note,
        public_by=row.public_by,
        effective_at=row.effective_at,
        version=row.version,
        count=row.parts,
        errors=row.errors,
        parts=these,
        timing=light,
    )


def rows_of(
    connection: Connection,
    today: date,
    states: Collection[ProposalState],
    document: tuple[str, str] | None = None,
    limit: int = MOST,
) -> list[Proposal]:
    """Proposals without their texts, the newest first; of one document if it is named."""
    query = select(proposals).where(proposals.c.state.in_([state.value for state in states]))
    if document is not None:
        mine = select(parts.c.proposal).where(
            parts.c.type == document[0], parts.c.id == document[1]
        )
        query = query.where(proposals.c.id.in_(mine))
    query = query.order_by(proposals.c.made_at.desc(), proposals.c.id).limit(limit)
    return [proposal_of(row, (), today) for row in connection.execute(query)]


def open_of_all(connection: Connection) -> dict[tuple[str, str], tuple[ProposalState, str]]:
    """State and id of the newest open proposal of every document that has one."""
    query = (
        select(parts.c.type, parts.c.id, proposals.c.state, proposals.c.id.label("proposal"))
        .join(proposals, proposals.c.id == parts.c.proposal)
        .where(proposals.c.state.in_([state.value for state in OPEN]))
        .order_by(proposals.c.made_at, proposals.c.id)
    )
    return {
        (row.type, row.id): (ProposalState(row.state), row.proposal)
        for row in connection.execute(query)
    }


def document_rows(
    connection: Connection, kind: str, text: str, limit: int
) -> list[tuple[str, str, str, str, str]]:
    """Lines of documents, those that were changed here first, then by name."""
    table = documents.c
    query = select(table.type, table.id, table.name, table.department, table.origin)
    if kind:
        query = query.where(table.type == kind)
    if text:
        like = f"%{text.replace('%', '')}%"
        query = query.where(
            table.name.like(like) | table.id.like(like) | table.department.like(like)
        )
    query = query.order_by(table.origin, table.type.desc(), table.sort_key, table.id).limit(limit)
    return [tuple(row) for row in connection.execute(query)]


def names_of(connection: Connection, kinds: Collection[str]) -> dict[str, dict[str, str]]:
    """Names by type and code, in the order of lists."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    table = documents.c
    query = select(table.type, table.id, table.name).where(table.type.in_(kinds))
    for kind, code, name in connection.execute(query.order_by(table.sort_key, table.id)):
        found[kind][code] = name
    return found


def counts(connection: Connection) -> dict[ProposalState, int]:
    """How many proposals there are, by state."""
    query = select(proposals.c.state, func.count()).group_by(proposals.c.state)
    return {ProposalState(state): int(number) for state, number in connection.execute(query)}


def versions_of(connection: Connection, kind: str, identity: str) -> list[Version]:
    """The kept versions of a document, the newest first."""
    query = (
        select(versions)
        .where(versions.c.type == kind, versions.c.id == identity)
        .order_by(versions.c.number.desc())
    )
    return [version_of(row) for row in connection.execute(query)]


def version_of(row: Row[Any]) -> Version:
    """A row without its text."""
    return Version(
        type=row.type,
        code=row.id,
        number=row.number,
        name=row.name,
        mark=row.mark,
        sha256=row.sha256,
        origin=row.origin,
        since=row.since,
        until=row.until,
        made_by=row.made_by,
        approved_by=row.approved_by,
        why=row.why,
    )


def version_text(connection: Connection, kind: str, identity: str, number: int) -> str:
    """The text of a version, wherever it lies.

    Raises:
        Rejected: ``editing.version_unknown``.
    """
    query = select(versions).where(
        versions.c.type == kind, versions.c.id == identity, versions.c.number == number
    )
    row = connection.execute(query).first()
    if row is None:
        raise Rejected("editing.version_unknown", number=number)
    return str(row.doc) if row.until is not None else standing_text(connection, kind, identity)


def standing_text(connection: Connection, kind: str, identity: str) -> str:
    """The text that stands; empty when there is none."""
    query = select(documents.c.doc).where(documents.c.type == kind, documents.c.id == identity)
    return connection.execute(query).scalar() or ""


def due(connection: Connection, today: date) -> list[str]:
    """Approved proposals whose date has come, in the order of their approval."""
    query = (
        select(proposals.c.id)
        .where(
            proposals.c.state == ProposalState.APPROVED.value,
            proposals.c.takes_effect_on.is_(None) | (proposals.c.takes_effect_on <= today),
        )
        .order_by(proposals.c.decided_at, proposals.c.id)
    )
    return list(connection.execute(query).scalars())
