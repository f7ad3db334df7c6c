"""Which release the content is of, and the lock that content writers share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from kiosk.content.tables import release
from kiosk.store.prepared import driver_execute
from kiosk.store.statements import insert_ignore

_ONLY = 1
_GENERATION = "SELECT generation FROM content_release"
"""Asked with every letter that is typed: the driver's own words cost a tenth."""


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """The release that stands here; ``id`` is empty before the first one."""

    id: str = ""
    version: int = 0
    updated_at: datetime | None = None


def current(connection: Connection) -> ReleaseInfo:
    """The release of the documents."""
    row = connection.execute(select(release.c.id, release.c.version, release.c.updated_at)).first()
    return ReleaseInfo(row.id, row.version, row.updated_at) if row else ReleaseInfo()


def generation(connection: Connection) -> int:
    """Grows with every change of content."""
    if not connection.in_transaction():
        connection.begin()
    rows = driver_execute(connection, _GENERATION, fetch=True)
    return rows[0][0] if rows else 0


def lock(connection: Connection) -> None:
    """Makes content writers go one by one, and marks the content as changed."""
    insert_ignore(connection, release, only=_ONLY, id="", version=0, generation=0, updated_at=None)
    connection.execute(update(release).values(generation=release.c.generation + 1))


def stamp(connection: Connection, info: ReleaseInfo) -> None:
    """Says that the documents are now those of ``info``."""
    lock(connection)
    connection.execute(
        update(release).values(id=info.id, version=info.version, updated_at=info.updated_at)
    )
