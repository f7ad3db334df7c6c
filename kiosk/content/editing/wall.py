"""Tasks that a change of content leaves behind: tiles of the wall, local texts that gave way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.common.clock import hall_date
from kiosk.common.ids import new_id
from kiosk.content.codec import Document, name_of
from kiosk.content.editing.history import Held, Identity, Occasion
from kiosk.content.editing.model import WALL, Task, TaskKind, TileChange
from kiosk.content.editing.tables import tasks
from kiosk.content.model import ServiceItem
from kiosk.content.terms import ItemState
from kiosk.content.version_mark import version_mark

TILE = ("name", "department", "theme", "address", "mark")
"""What stands on a tile, or in its code."""

Facts = dict[str, str]


def tile_facts(document: Document | None) -> Facts:
    """What a tile says of an item; empty for what has no tile."""
    if not isinstance(document, ServiceItem) or document.state is ItemState.CANCELLED:
        return {}
    return {
        "name": document.tile_name,
        "department": document.department,
        "theme": "、".join(document.themes),
        "address": document.online_url,
        "mark": version_mark(document),
    }


def note(
    connection: Connection,
    before: Mapping[Identity, Held],
    after: Mapping[Identity, Document],
    occasion: Occasion,
) -> None:
    """Leaves a task for every tile that is different now; none at the first load.

    A tile that changes twice before anybody printed it is one task; one that is again as it
    hangs on the wall is none.
    """
    touched = [key for key in {**before, **after} if key[0] == "service_item"]
    if not touched or occasion.first:
        return
    waiting = _waiting(connection, [code for _, code in touched])
    rows = []
    for key in touched:
        old = before.get(key)
        row = waiting.get(key[1])
        hanging = json.loads(row.before) if row else tile_facts(old.document if old else None)
        now = tile_facts(after.get(key))
        if row is not None:
            connection.execute(delete(tasks).where(tasks.c.id == row.id))
        if hanging != now:
            day = row.day if row is not None else hall_date(occasion.at)
            rows.append(_row(key, day, hanging, now, occasion))
    if rows:
        connection.execute(insert(tasks), rows)


def _waiting(connection: Connection, codes: Sequence[str]) -> dict[str, Row[Any]]:
    query = select(tasks).where(
        tasks.c.type == "service_item",
        tasks.c.document.in_(codes),
        tasks.c.kind.in_([kind.value for kind in WALL]),
        tasks.c.done_at.is_(None),
    )
    return {row.document: row for row in connection.execute(query)}


def _row(key: Identity, day: date, hanging: Facts, now: Facts, occasion: Occasion) -> Facts:
    kind = TaskKind.REPRINT if hanging and now else TaskKind.PUT_UP if now else TaskKind.TAKE_DOWN
    shown = now or hanging
    row: dict[str, Any] = {
        "id": new_id(),
        "day": day,
        "kind": kind.value,
        "type": key[0],
        "document": key[1],
        "name": shown["name"],
        "department": shown["department"],
        "before": json.dumps(hanging, ensure_ascii=False),
        "after": json.dumps(now, ensure_ascii=False),
        "created_at": occasion.at,
        "done_by": "",
        "done_at": None,
    }
    return row


def tell_gave_way(
    connection: Connection, gone: Mapping[Identity, Document | None], occasion: Occasion
) -> None:
    """Tells staff whose local text gave way to a newer one of the platform, or to none."""
    rows = [
        {
            "id": new_id(),
            "day": hall_date(occasion.at),
            "kind": TaskKind.OVERLAY_GONE.value,
            "type": key[0],
            "document": key[1],
            "name": name_of(document) if document else key[1],
            "department": document.department if isinstance(document, ServiceItem) else "",
            "before": "{}",
            "after": "{}",
            "created_at": occasion.at,
            "done_by": "",
            "done_at": None,
        }
        for key, document in gone.items()
    ]
    if rows:
        connection.execute(insert(tasks), rows)


def task_of(row: Row[Any]) -> Task:
    """A row as the desk shows it."""
    before, after = json.loads(row.before), json.loads(row.after)
    changes = tuple(
        TileChange(what, before.get(what, ""), after.get(what, ""))
        for what in TILE
        if before.get(what, "") != after.get(what, "")
    )
    return Task(
        id=row.id,
        day=row.day,
        kind=TaskKind(row.kind),
        type=row.type,
        code=row.document,
        name=row.name,
        department=row.department,
        changes=changes,
        done_by=row.done_by,
        done_at=row.done_at,
    )


def tasks_for(connection: Connection, day: date, kinds: Sequence[TaskKind]) -> list[Task]:
    """The tasks of a day, and those of days before that nobody has done, the oldest first."""
    standing = (tasks.c.day == day) | ((tasks.c.day < day) & tasks.c.done_at.is_(None))
    query = (
        select(tasks)
        .where(standing, tasks.c.kind.in_([kind.value for kind in kinds]))
        .order_by(tasks.c.day, tasks.c.department, tasks.c.name, tasks.c.document)
    )
    return [task_of(row) for row in connection.execute(query)]


def finish(connection: Connection, row: Row[Any], actor: str, at: object) -> None:
    """Notes who did a task and when."""
    connection.execute(update(tasks).where(tasks.c.id == row.id).values(done_by=actor, done_at=at))
