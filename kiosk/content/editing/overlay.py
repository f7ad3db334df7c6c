"""The platform's documents under local texts: kept aside, so that checkpoints still hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, select, tuple_

from kiosk.content.editing.history import Identity
from kiosk.content.editing.tables import set_aside
from kiosk.content.tables import staged
from kiosk.store.statements import upsert


@dataclass(frozen=True, slots=True)
class Aside:
    """What is known of a platform's document that does not show."""

    rev: int
    sha256: str


def aside_of(connection: Connection, ids: Sequence[Identity]) -> dict[Identity, Aside]:
    """Those of ``ids`` over which a local text stands, or that were removed here."""
    table = set_aside.c
    rows = connection.execute(
        select(table.type, table.id, table.rev, table.sha256).where(
            tuple_(table.type, table.id).in_(ids)
        )
    )
    return {(row.type, row.id): Aside(row.rev, row.sha256) for row in rows}


def put_aside(
    connection: Connection, kind: str, identity: str, *, rev: int, sha256: str, text: str
) -> None:
    """Keeps the platform's document while a local text takes its place."""
    upsert(connection, set_aside, type=kind, id=identity, rev=rev, sha256=sha256, doc=text)


def forget(connection: Connection, ids: Iterable[Identity]) -> None:
    """The platform's document shows again, has a newer text, or is withdrawn."""
    wanted = list(ids)
    if wanted:
        here = tuple_(set_aside.c.type, set_aside.c.id).in_(wanted)
        connection.execute(delete(set_aside).where(here))


def unstaged(connection: Connection, stage: str, types: Collection[str]) -> list[Identity]:
    """Set aside, and no longer in the whole release that is staged."""
    kept = exists().where(
        staged.c.stage == stage, staged.c.type == set_aside.c.type, staged.c.id == set_aside.c.id
    )
    query = select(set_aside.c.type, set_aside.c.id).where(set_aside.c.type.in_(types), ~kept)
    return [(row.type, row.id) for row in connection.execute(query)]
