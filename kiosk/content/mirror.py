"""A copy of the hall's content on the machine, for when the hall database is away."""

from __future__ import annotations

import json

from sqlalchemy import select, update

from kiosk.content import release, staging
from kiosk.content.changes import DocumentChange
from kiosk.content.tables import documents
from kiosk.content.tables import release as stamps
from kiosk.store.store import Store

_STAGE = "mirror"


def mirror(hall: Store, reserve: Store) -> bool:
    """Makes the content of ``reserve`` the hall's, in one commit; False when it already was.

    Equal generations mean equal content, so what was remembered of one holds for the other.

    Raises:
        Unavailable: the hall did not answer; the copy is as it was.
    """
    with reserve.read() as connection:
        held = release.generation(connection)
    with hall.read() as connection:
        standing = connection.execute(select(stamps)).first()
        if standing is None or standing.generation == held:
            return False
        rows = connection.execute(select(documents)).all()
    changes = [
        DocumentChange(row.type, row.id, row.rev, "put", row.sha256, json.loads(row.doc))
        for row in rows
    ]
    with reserve.command("content") as command:
        staging.discard(command.connection, _STAGE)
        staging.stage(command.connection, _STAGE, changes)
        staging.swap(command.connection, _STAGE)
        command.execute(
            update(stamps).values(
                id=standing.id,
                version=standing.version,
                generation=standing.generation,
                updated_at=standing.updated_at,
            )
        )
    return True
