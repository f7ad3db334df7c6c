"""Versions: what is replaced is kept with its text, what stands only with where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, tuple_, update

from kiosk.content.changes import CheckedPut
from kiosk.content.codec import Document, decode, name_of
from kiosk.content.editing.tables import versions
from kiosk.content.tables import documents
from kiosk.content.version_mark import version_mark

Identity = tuple[str, str]

PLATFORM = "platform"
"""Who made what the platform published."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When, by whom and why documents change.

    ``first`` is the first load of a terminal: nobody prints the whole wall because of it.
    """

    at: datetime
    made_by: str = PLATFORM
    approved_by: str = ""
    why: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A document as it stood before a change."""

    type: str
    id: str
    rev: int
    sha256: str
    origin: str
    text: str
    document: Document


def occasion(
    connection: Connection, at: datetime, *, made_by: str = PLATFORM, why: str = ""
) -> Occasion:
    """The occasion of a load; the first one when no item stands yet."""
    query = select(documents.c.id).where(documents.c.type == "service_item").limit(1)
    return Occasion(at, made_by, why=why, first=connection.execute(query).first() is None)


def held(connection: Connection, ids: Sequence[Identity]) -> dict[Identity, Held]:
    """The documents among ``ids`` that stand, with their text."""
    table = documents.c
    rows = connection.execute(
        select(table.type, table.id, table.rev, table.sha256, table.origin, table.doc).where(
            tuple_(table.type, table.id).in_(ids)
        )
    )
    return {(row.type, row.id): Held(*row, decode(row.type, row.doc)) for row in rows}


def keep(
    connection: Connection,
    before: dict[Identity, Held],
    puts: Sequence[CheckedPut],
    origin: str,
    occasion: Occasion,
) -> None:
    """Keeps the texts of ``before`` that are no longer those of ``puts``, and notes the new ones.

    A document that the platform adds is not noted: its text stands, and nothing is known of it
    that the document does not say itself.
    """
    new = {(put.type, put.id): put for put in puts}
    gone = [
        one
        for identity, one in before.items()
        if identity not in new or new[identity].sha256 != one.sha256
    ]
    fresh = [
        put
        for identity, put in new.items()
        if (identity not in before and (occasion.approved_by or not occasion.first))
        or (identity in before and before[identity].sha256 != put.sha256)
    ]
    if not gone and not fresh:
        return
    numbers, standing = _numbers(connection, [*new, *before])
    _close(connection, gone, numbers, standing, occasion.at)
    _open(connection, fresh, numbers, origin, occasion)


def _numbers(
    connection: Connection, ids: Sequence[Identity]
) -> tuple[dict[Identity, int], dict[Identity, int]]:
    """The last number of each document, and the number of the version that stands."""
    table = versions.c
    wanted = tuple_(table.type, table.id).in_(ids)
    last = select(table.type, table.id, func.max(table.number)).where(wanted)
    rows = connection.execute(last.group_by(table.type, table.id))
    numbers = {(row[0], row[1]): int(row[2]) for row in rows}
    rows = connection.execute(
        select(table.type, table.id, table.number).where(wanted, table.until.is_(None))
    )
    return numbers, {(row.type, row.id): row.number for row in rows}


def _close(
    connection: Connection,
    gone: Sequence[Held],
    numbers: dict[Identity, int],
    standing: dict[Identity, int],
    at: datetime,
) -> None:
    ended: list[dict[str, Any]] = []
    unknown: list[dict[str, Any]] = []
    for one in gone:
        identity = (one.type, one.id)
        if identity in standing:
            ended.append(
                {"t": one.type, "i": one.id, "n": standing[identity], "d": one.text, "u": at}
            )
            continue
        numbers[identity] = numbers.get(identity, 0) + 1
        row = _row(one.type, one.id, numbers[identity], one.document, one.sha256, one.origin)
        unknown.append(row | {"doc": one.text, "until": at, "made_by": "", "why": ""})
    if ended:
        statement = update(versions).where(
            versions.c.type == bindparam("t"),
            versions.c.id == bindparam("i"),
            versions.c.number == bindparam("n"),
        )
        connection.execute(
            statement.values(doc=bindparam("d"), until=bindparam("u", type_=versions.c.until.type)),
            ended,
        )
    if unknown:
        connection.execute(insert(versions), unknown)


def _open(
    connection: Connection,
    fresh: Sequence[CheckedPut],
    numbers: dict[Identity, int],
    origin: str,
    occasion: Occasion,
) -> None:
    rows = []
    for put in fresh:
        identity = (put.type, put.id)
        numbers[identity] = numbers.get(identity, 0) + 1
        row = _row(put.type, put.id, numbers[identity], put.document, put.sha256, origin)
        rows.append(
            row
            | {
                "since": occasion.at,
                "made_by": occasion.made_by,
                "approved_by": occasion.approved_by,
                "why": occasion.why,
            }
        )
    if rows:
        connection.execute(insert(versions), rows)


def _row(
    kind: str, identity: str, number: int, document: Document, sha256: str, origin: str
) -> dict[str, Any]:
    return {
        "type": kind,
        "id": identity,
        "number": number,
        "name": name_of(document),
        "mark": version_mark(document),
        "sha256": sha256,
        "origin": origin,
        "doc": "",
        "since": None,
        "until": None,
        "made_by": "",
        "approved_by": "",
        "why": "",
    }


def standing_row(connection: Connection, kind: str, identity: str) -> Row[Any] | None:
    """The row of a document that stands."""
    query = select(documents).where(documents.c.type == kind, documents.c.id == identity)
    return connection.execute(query).first()
