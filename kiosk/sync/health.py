"""How the terminal is, for its heartbeat."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select

from kiosk.store.store import Store
from kiosk.store.tables import print_jobs, streams
from kiosk.sync.protocol import Heartbeat

SETTLED = ("printed", "failed", "unknown")


def heartbeat(
    store: Store, data_dir: Path, *, clock_offset: float | None, content_version: int
) -> Heartbeat:
    """Queue, disk, clock, content, audit chain and paper at this moment.

    With the head of the audit chain the platform keeps a witness outside the terminal: whoever
    cut the chain's end off could make it whole again here, but not there.
    """
    counts = store.outbox.counts()
    links, head = _chain(store)
    return Heartbeat(
        queued=counts.queued,
        parked=counts.parked,
        oldest_at=counts.oldest_queued_at,
        clock_offset=clock_offset,
        content_version=content_version,
        disk_free=shutil.disk_usage(data_dir).free,
        audit_head=head,
        audit_links=links,
        paper=_paper(store),
    )


def _chain(store: Store) -> tuple[int, str]:
    query = select(streams.c.audit_seq, streams.c.audit_head).where(
        streams.c.terminal == store.terminal
    )
    with store.read() as connection:
        row = connection.execute(query).one()
    return row.audit_seq, row.audit_head


def _paper(store: Store) -> str:
    """What became of the last slip: ``printed``, or the printer's code; empty before the first.

    The printer itself is not asked: it may be at work for a resident.
    """
    query = (
        select(print_jobs.c.state, print_jobs.c.code)
        .where(print_jobs.c.terminal == store.terminal, print_jobs.c.state.in_(SETTLED))
        .order_by(print_jobs.c.settled_at.desc(), print_jobs.c.id)
        .limit(1)
    )
    with store.read() as connection:
        row = connection.execute(query).first()
    if row is None:
        return ""
    return str(row.state if row.state == "printed" else row.code or row.state)
