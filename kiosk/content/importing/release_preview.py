"""What loading a release folder would change, document by document."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from kiosk.common.errors import Rejected
from kiosk.content import queries, release
from kiosk.content.codec import from_plain
from kiosk.content.importing.planning import ADDED, CHANGED, REMOVED, UNCHANGED, Plan, Planned
from kiosk.content.records import chunks, standing_of
from kiosk.content.snapshot import read_snapshot


def plan_of_release(connection: Connection, folder: Path) -> Plan:
    """Compares a release with what stands.

    Raises:
        Rejected, Damaged: as :func:`kiosk.content.snapshot.read_snapshot`; ``snapshot.older``.
    """
    snapshot = read_snapshot(folder)
    standing = release.current(connection)
    if snapshot.manifest.version < standing.version:
        raise Rejected("snapshot.older", release=snapshot.manifest.release, standing=standing.id)
    plan = Plan()
    listed: set[tuple[str, str]] = set()
    for part in chunks(snapshot.changes):
        here = standing_of(connection, [(change.type, change.id) for change in part])
        for change in part:
            listed.add((change.type, change.id))
            known = here.get((change.type, change.id))
            before = None
            if known is not None:
                before = queries.document(connection, change.type, change.id)
            after = from_plain(change.type, change.doc)
            same = known is not None and known.sha256 == change.sha256
            outcome = ADDED if known is None else UNCHANGED if same else CHANGED
            plan.entries.append(Planned(change.type, change.id, outcome, 0, before, after, known))
    for kind, identity, _rev, _hash in queries.inventory(connection):
        if (kind, identity) not in listed:
            before = queries.document(connection, kind, identity)
            plan.entries.append(Planned(kind, identity, REMOVED, 0, before, None, None))
    return plan
