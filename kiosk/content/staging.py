"""A whole release arriving in pages: kept aside, then swapped in at one stroke."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, exists, select

from kiosk.content import release
from kiosk.content.changes import Change, CheckedPut, checked
from kiosk.content.codec import TYPES, decode
from kiosk.content.editing import overlay
from kiosk.content.editing.history import Occasion
from kiosk.content.records import (
    RELEASE,
    Applied,
    chunks,
    published_of,
    replace_published,
    standing_of,
    tidy,
)
from kiosk.content.tables import documents, staged, tombstones
from kiosk.store.statements import upsert


def stage(connection: Connection, name: str, changes: Iterable[Change]) -> int:
    """Keeps puts under the stage ``name``; deletes are left out. Returns how many were kept.

    Raises:
        Rejected: as :func:`kiosk.content.changes.checked` does.
    """
    kept = 0
    for change in changes:
        if change.op != "put":
            continue
        put = checked(change)
        upsert(
            connection,
            staged,
            stage=name,
            type=put.type,
            id=put.id,
            rev=put.rev,
            sha256=put.sha256,
            doc=put.text,
        )
        kept += 1
    return kept


def discard(connection: Connection, name: str) -> None:
    """Forgets a stage."""
    connection.execute(delete(staged).where(staged.c.stage == name))


def swap(
    connection: Connection,
    name: str,
    types: Collection[str] | None = None,
    occasion: Occasion | None = None,
) -> Applied:
    """Makes the stage the whole content of ``types`` (None: of every type), and forgets it.

    What the platform no longer has goes; documents imported here stay unless replaced, and so
    does a local text over a document of which the stage has nothing newer.
    """
    release.lock(connection)
    wanted = sorted(TYPES if types is None else types)
    done = Applied()
    rows = connection.execute(
        select(staged).where(staged.c.stage == name, staged.c.type.in_(wanted))
    ).all()
    for part in chunks(rows):
        ids = [(row.type, row.id) for row in part]
        standing = standing_of(connection, ids)
        published = published_of(connection, ids, standing)
        puts = []
        for row in part:
            ours = published.get((row.type, row.id))
            if ours and (ours.sha256, ours.rev) == (row.sha256, row.rev):
                done.ignored += 1
                continue
            known = ours is not None or (row.type, row.id) in standing
            done.added += not known
            done.changed += known
            document = decode(row.type, row.doc)
            puts.append(CheckedPut(row.type, row.id, row.rev, row.sha256, row.doc, document))
        replace_published(connection, puts, [], occasion)
    done.removed = _remove_others(connection, name, wanted, occasion)
    connection.execute(delete(tombstones).where(tombstones.c.type.in_(wanted)))
    discard(connection, name)
    tidy(connection, done)
    return done


def _remove_others(
    connection: Connection, name: str, types: Collection[str], occasion: Occasion | None
) -> int:
    """Removes the release's documents that the stage does not hold."""
    kept = exists().where(
        staged.c.stage == name, staged.c.type == documents.c.type, staged.c.id == documents.c.id
    )
    query = select(documents.c.type, documents.c.id).where(
        documents.c.origin == RELEASE, documents.c.type.in_(types), ~kept
    )
    gone = [(row.type, row.id) for row in connection.execute(query)]
    gone += overlay.unstaged(connection, name, types)
    for part in chunks(gone):
        replace_published(connection, [], part, occasion)
    return len(gone)
