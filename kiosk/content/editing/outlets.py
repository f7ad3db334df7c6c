"""Parity: what the wall, the handbook, notices and codes say is what the screen says now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from kiosk.content.codec import decode, name_of
from kiosk.content.editing.tables import issued
from kiosk.content.model import ServiceItem
from kiosk.content.tables import documents
from kiosk.content.terms import ItemState
from kiosk.content.version_mark import version_mark
from kiosk.store.statements import upsert


class Outlet(StrEnum):
    """Where a document shows on paper. The screen and its codes are drawn from what stands
    whenever they are looked at: there is nothing of theirs to note."""

    WALL = "wall"
    SLIP = "slip"
    HANDBOOK = "handbook"

    @property
    def label(self) -> str:
        """The outlet as staff call it."""
        return _WORDS[self]


_WORDS = {
    Outlet.WALL: "二维码墙",
    Outlet.SLIP: "一次性告知单",
    Outlet.HANDBOOK: "办事一本通",
}


Marks = dict[tuple[str, str], tuple[str, str]]
"""Mark and name by (type, id)."""


@dataclass(frozen=True, slots=True)
class StaleCopy:
    """A copy that carries another mark; ``now`` is empty for what no longer stands."""

    type: str
    code: str
    name: str
    mark: str
    now: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Parity:
    """One outlet: how many copies are right, which are not, and which items it lacks."""

    outlet: Outlet
    right: int
    stale: tuple[StaleCopy, ...]
    missing: tuple[tuple[str, str], ...]
    """(code, name) of items that stand and were never issued there; none where nothing was."""

    @property
    def used(self) -> bool:
        """Whether anything was ever issued there."""
        return bool(self.right or self.stale)


def note(
    connection: Connection,
    outlet: Outlet,
    marks: Iterable[tuple[str, str, str]],
    at: datetime,
) -> None:
    """Notes (type, id, mark) of what was printed or built for an outlet."""
    for kind, identity, mark in marks:
        upsert(connection, issued, outlet=outlet.value, type=kind, id=identity, mark=mark, at=at)


def hung(connection: Connection, task: Row[Any], at: datetime) -> None:
    """The tile of a task is on the wall now, or off it."""
    here = (issued.c.outlet == Outlet.WALL.value) & (issued.c.type == task.type)
    connection.execute(delete(issued).where(here, issued.c.id == task.document))
    query = select(documents.c.doc).where(
        documents.c.type == task.type, documents.c.id == task.document
    )
    text = connection.execute(query).scalar()
    if text is not None:
        mark = version_mark(decode(task.type, text))
        note(connection, Outlet.WALL, [(task.type, task.document, mark)], at)


def parity(connection: Connection) -> list[Parity]:
    """All outlets in their order."""
    rows = connection.execute(select(issued)).all()
    if not rows:
        return [Parity(outlet, 0, (), ()) for outlet in Outlet]
    now = _marks(connection, {"service_item", *(row.type for row in rows)})
    return [
        _of(outlet, [row for row in rows if row.outlet == outlet.value], now) for outlet in Outlet
    ]


def _of(outlet: Outlet, rows: list[Row[Any]], now: Marks) -> Parity:
    stale = []
    for row in rows:
        mark, name = now.get((row.type, row.id), ("", row.id))
        if mark != row.mark:
            stale.append(StaleCopy(row.type, row.id, name, row.mark, mark, row.at))
    there = {(row.type, row.id) for row in rows}
    missing = [
        (code, name)
        for (kind, code), (_, name) in sorted(now.items())
        if kind == "service_item" and rows and (kind, code) not in there
    ]
    stale.sort(key=lambda one: (bool(one.now), one.name, one.code))
    lacks_some = outlet in (Outlet.WALL, Outlet.HANDBOOK)
    return Parity(
        outlet, len(rows) - len(stale), tuple(stale), tuple(missing) if lacks_some else ()
    )


def _marks(connection: Connection, types: Collection[str]) -> Marks:
    """Mark and name of every document that shows."""
    query = select(documents.c.type, documents.c.id, documents.c.doc).where(
        documents.c.type.in_(types)
    )
    found = {}
    for row in connection.execute(query.execution_options(yield_per=200)):
        document = decode(row.type, row.doc)
        if not (isinstance(document, ServiceItem) and document.state is ItemState.CANCELLED):
            found[row.type, row.id] = (version_mark(document), name_of(document))
    return found
