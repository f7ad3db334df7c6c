"""Checks the audit chain: an edited, removed or cut link is found and named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk.store.command import chain_hash, moment_text
from kiosk.store.tables import audit_trail, streams

if TYPE_CHECKING:
    from kiosk.store.store import Store


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """``broken_at`` is the number of the first link that does not hold, 0 when all hold."""

    terminal: str
    links: int
    head: str
    broken_at: int = 0

    @property
    def intact(self) -> bool:
        return self.broken_at == 0


def verify(store: Store) -> list[AuditVerdict]:
    """Walks the chain of every terminal in the store."""
    with store.read() as connection:
        stand = connection.execute(select(streams).order_by(streams.c.terminal)).all()
    return [_walk(store, row.terminal, row.audit_seq, row.audit_head) for row in stand]


def _walk(store: Store, terminal: str, length: int, head: str) -> AuditVerdict:
    query = (
        select(audit_trail)
        .where(audit_trail.c.terminal == terminal)
        .order_by(audit_trail.c.seq)
        .execution_options(yield_per=1000)
    )
    previous = "0" * 64
    expected = 0
    with store.read() as connection, connection.execute(query) as links:
        for row in links:
            expected += 1
            said = (row.actor, row.action, row.subject, row.facts)
            computed = chain_hash(previous, terminal, row.seq, moment_text(row.at), said)
            if row.seq != expected or computed != row.hash:
                return AuditVerdict(terminal, expected, previous, broken_at=expected)
            previous = row.hash
    if expected != length or previous != head:
        return AuditVerdict(terminal, expected, previous, broken_at=expected + 1)
    return AuditVerdict(terminal, expected, head)
