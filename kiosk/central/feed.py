"""The content feed: documents in the order of their last change, and signed checkpoints."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select

from kiosk.central.errors import Refusal
from kiosk.central.platform import Platform
from kiosk.central.tables import checkpoints, documents, facts
from kiosk.common.errors import Damaged
from kiosk.store.statements import upsert
from kiosk.sync.protocol import (
    MAX_CHANGES,
    PROTO,
    Change,
    ChangesPage,
    Checkpoint,
    TypeDigest,
    document_hash,
    signed_bytes,
)

RELEASE_CURSOR = "release:"
"""A terminal that carries a whole release says ``release:<id>`` for the position behind it."""

NOTHING = ""
"""Checkpoint of a platform that has not published anything yet."""

PAGE_CHARACTERS = 2_000_000
"""Size at which a page of the feed ends early."""

_LINE = msgspec.json.Decoder(Change)


class Release(msgspec.Struct, frozen=True):
    """``release.json`` of a snapshot folder."""

    release: str
    version: int
    created: str
    counts: dict[str, int]
    sha256: dict[str, str]


def load_snapshot(platform: Platform, folder: Path) -> bool:
    """Publishes a snapshot that is newer than what stands; True when it was.

    Raises:
        Damaged: ``snapshot.damaged`` when a file is missing or is not what release.json says.
    """
    try:
        release = msgspec.json.decode((folder / "release.json").read_bytes(), type=Release)
        with platform.read() as connection:
            stand = _latest(connection)
            held = {(row.type, row.id): row for row in connection.execute(select(documents))}
        if stand is not None and stand.version >= release.version:
            return False
        changes = [change for kind in sorted(release.counts) for change in _read(folder, kind)]
        told = {kind: _file_hash(folder, kind) for kind in release.counts}
    except (OSError, msgspec.DecodeError) as error:
        raise Damaged("snapshot.damaged", file=str(folder)) from error
    if told != release.sha256:
        raise Damaged("snapshot.damaged", file=str(folder))
    fresh = [change for change in changes if not _same(held.get((change.type, change.id)), change)]
    kept = {(change.type, change.id) for change in changes}
    gone = [
        Change(row.type, row.id, row.rev + 1, "delete")
        for key, row in held.items()
        if key not in kept and row.op == "put"
    ]
    publish(platform, [*fresh, *gone], release=release.release, version=release.version)
    return True


def _read(folder: Path, kind: str) -> list[Change]:
    path = folder / f"{kind}.jsonl"
    changes = [_LINE.decode(line) for line in path.read_bytes().splitlines()]
    for change in changes:
        if change.type != kind or document_hash(change.doc) != change.sha256:
            raise Damaged("snapshot.damaged", file=str(path))
    return changes


def _file_hash(folder: Path, kind: str) -> str:
    return hashlib.sha256((folder / f"{kind}.jsonl").read_bytes()).hexdigest()


def _same(row: Row[Any] | None, change: Change) -> bool:
    return row is not None and (row.op, row.rev, row.sha256) == ("put", change.rev, change.sha256)


def put(kind: str, identity: str, doc: dict[str, Any], rev: int) -> Change:
    """The change that makes ``doc`` the document ``identity`` of its type."""
    return Change(kind, identity, rev, "put", document_hash(doc), doc)


def publish(
    platform: Platform,
    changes: Sequence[Change],
    *,
    release: str | None = None,
    version: int | None = None,
) -> str:
    """Makes changes and a checkpoint public in one commit; returns the checkpoint's id."""
    with platform.write() as connection:
        stand = _latest(connection, lock=True)
        highest = connection.execute(select(func.max(documents.c.position))).scalar() or 0
        position = max(highest, stand.position if stand else 0)
        for place, change in enumerate(changes, position + 1):
            _store(connection, change, place)
        # A checkpoint has a position of its own, so that publishing nothing new is legal too.
        position += len(changes) + 1
        digests = _digests(connection)
        version = max(version or 0, stand.version + 1 if stand else 1)
        connection.execute(
            insert(checkpoints).values(
                position=position,
                version=version,
                release=release or (stand.release if stand else ""),
                published_at=platform.now_text(),
                counts=json.dumps({kind: digest.count for kind, digest in digests.items()}),
                sha256=json.dumps({kind: digest.hexdigest() for kind, digest in digests.items()}),
            )
        )
        if release:
            upsert(connection, facts, name=RELEASE_CURSOR + release, value=str(position))
    return str(position)


def _store(connection: Connection, change: Change, position: int) -> None:
    doc = None if change.doc is None else msgspec.json.encode(change.doc).decode()
    upsert(
        connection,
        documents,
        type=change.type,
        id=change.id,
        position=position,
        rev=change.rev,
        op=change.op,
        sha256=change.sha256,
        doc=doc,
    )


def _digests(connection: Connection) -> dict[str, TypeDigest]:
    columns = documents.c
    query = select(columns.type, columns.id, columns.rev, columns.sha256).where(columns.op == "put")
    digests: dict[str, TypeDigest] = {}
    # Sorted here: databases order text by their own collations.
    for kind, identity, rev, sha256 in sorted(tuple(row) for row in connection.execute(query)):
        digests.setdefault(kind, TypeDigest()).add(identity, rev, sha256)
    return digests


def _latest(connection: Connection, *, lock: bool = False) -> Row[Any] | None:
    query = select(checkpoints).order_by(checkpoints.c.position.desc()).limit(1)
    return connection.execute(query.with_for_update() if lock else query).first()


def changes_since(
    platform: Platform, cursor: str, limit: int = MAX_CHANGES, kind: str | None = None
) -> ChangesPage:
    """The page of changes behind ``cursor``; an empty cursor starts from nothing.

    Raises:
        Refusal: 410 ``changes.cursor_unknown``: the terminal is to start from nothing.
    """
    with platform.read() as connection:
        stand = _latest(connection)
        if stand is None:
            return ChangesPage(PROTO, cursor, NOTHING, (), True)
        end = stand.position
        after = _position(connection, cursor, end)
        query = select(documents).where(documents.c.position > after)
        if kind is not None:
            query = query.where(documents.c.type == kind)
        if not cursor:
            query = query.where(documents.c.op == "put")
        rows = connection.execute(query.order_by(documents.c.position).limit(limit + 1)).all()
    page = _fitting(rows[:limit])
    done = len(page) == len(rows)
    behind = end if done else page[-1].position
    return ChangesPage(PROTO, str(behind), str(end), tuple(map(_change, page)), done)


def _fitting(rows: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    """As many rows as make a page of moderate size, one at least when there is any."""
    size = 0
    for index, row in enumerate(rows):
        size += len(row.doc or "")
        if index and size > PAGE_CHARACTERS:
            return rows[:index]
    return rows


def _position(connection: Connection, cursor: str, end: int) -> int:
    if not cursor:
        return 0
    if cursor.startswith(RELEASE_CURSOR) and cursor.isprintable():
        found = connection.execute(select(facts.c.value).where(facts.c.name == cursor)).scalar()
        cursor = found or ""
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 18) or int(cursor) > end:
        raise Refusal(410, "changes.cursor_unknown")
    return int(cursor)


def _change(row: Row[Any]) -> Change:
    doc = None if row.doc is None else json.loads(row.doc)
    return Change(row.type, row.id, row.rev, row.op, row.sha256, doc)


def checkpoint(platform: Platform, identity: str) -> Checkpoint:
    """A checkpoint, freshly signed, so that its expiry counts from now.

    Raises:
        Refusal: 404 ``checkpoint.unknown``.
    """
    if not (identity.isascii() and identity.isdigit() and len(identity) < 18):
        raise Refusal(404, "checkpoint.unknown")
    with platform.read() as connection:
        query = select(checkpoints).where(checkpoints.c.position == int(identity))
        row = connection.execute(query).first()
    if row is None:
        raise Refusal(404, "checkpoint.unknown")
    unsigned = Checkpoint(
        proto=PROTO,
        id=identity,
        version=row.version,
        release=row.release,
        published_at=datetime.fromisoformat(row.published_at),
        expires_at=platform.clock.now() + timedelta(days=platform.config.checkpoint_days),
        counts=json.loads(row.counts),
        sha256=json.loads(row.sha256),
    )
    signature = platform.signing_key.sign(signed_bytes(unsigned)).hex()
    return replace(unsigned, signature=signature)


def document(platform: Platform, kind: str, identity: str) -> dict[str, Any] | None:
    """A published document, or None."""
    query = select(documents.c.doc).where(
        documents.c.type == kind, documents.c.id == identity, documents.c.op == "put"
    )
    with platform.read() as connection:
        text = connection.execute(query).scalar()
    return None if text is None else json.loads(text)


def all_documents(platform: Platform, kind: str) -> list[dict[str, Any]]:
    """All published documents of a type, by id."""
    query = select(documents.c.doc).where(documents.c.type == kind, documents.c.op == "put")
    with platform.read() as connection:
        rows = connection.execute(query.order_by(documents.c.id)).scalars().all()
    return [json.loads(text) for text in rows if text]
