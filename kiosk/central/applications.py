"""Where disclosure applications stand, as the halls tell it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from kiosk.central.platform import Platform
from kiosk.central.query_codes import kept_check
from kiosk.central.tables import applications
from kiosk.central.told import Long, Serial, Short, Unreadable
from kiosk.store.statements import insert_ignore
from kiosk.sync.protocol import Event


@dataclass(frozen=True, slots=True)
class ApplicationSubmitted:
    """Payload of ``application.submitted``, as far as the platform reads it."""

    id: Short
    number: Short
    query_check: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    """SHA-256 of number, line feed, query code: the code itself stays at the terminal."""
    state: Short
    received_on: date | None
    """None while it waits for its confirmation; then it has no limit either."""
    due_on: date | None
    applicant: Long
    """Masked already by the terminal."""
    provisional: bool = False
    mark_key: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")] = ""
    """The hall's public key for the check marks of its receipts."""


@dataclass(frozen=True, slots=True)
class ApplicationChanged:
    """Payload of ``application.changed``: where the application stands now."""

    id: Short
    number: Short
    state: Short
    received_on: date | None
    due_on: date | None
    provisional: bool
    version: Serial


@dataclass(frozen=True, slots=True)
class ApplicationRenumbered:
    """Payload of ``application.renumbered``: the receipt that was handed out bears another."""

    id: Short
    number: Short
    query_check: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


def _submitted(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, ApplicationSubmitted)
    known = select(applications).where(
        (applications.c.id == told.id)
        | ((applications.c.hall == hall) & (applications.c.number == told.number))
    )
    standing = connection.execute(known).first()
    check = kept_check(platform, told.query_check)
    if standing is None:
        said = {"applicant": told.applicant, "mark_key": told.mark_key}
        details = {**said, "provisional": told.provisional, "version": 1}
        connection.execute(
            insert(applications).values(
                id=told.id,
                number=told.number,
                hall=hall,
                query_check=check,
                **_standing(platform, told, details),
            )
        )
        return
    if standing.hall != hall or standing.query_check != _UNTOLD:
        raise Unreadable(event.kind)
    # Another machine of the hall told of a later step first: that state stands.
    said = {"applicant": told.applicant, "mark_key": told.mark_key}
    details = _details(platform, standing) | said
    connection.execute(
        _own(hall, told.id).values(query_check=check, details=_sealed(platform, details))
    )


def _changed(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, ApplicationChanged)
    details = {"applicant": "", "provisional": told.provisional, "version": told.version}
    values = _standing(platform, told, details)
    new = {"id": told.id, "number": told.number, "hall": hall, "query_check": _UNTOLD, **values}
    if insert_ignore(connection, applications, **new):
        return
    standing = connection.execute(select(applications).where(applications.c.id == told.id)).first()
    if standing is None or standing.hall != hall:
        raise Unreadable(event.kind)
    kept = _details(platform, standing)
    if told.version > kept.get("version", 1):
        moved = {"provisional": told.provisional, "version": told.version}
        values["details"] = _sealed(platform, kept | moved)
        connection.execute(_own(hall, told.id).values(values))


def _renumbered(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, ApplicationRenumbered)
    check = kept_check(platform, told.query_check)
    connection.execute(_own(hall, told.id).values(number=told.number, query_check=check))


_UNTOLD = ""
"""In place of the check of a query code, until the application itself was told."""


def _own(hall: str, application: str) -> Any:
    """One hall cannot touch another's applications."""
    return update(applications).where(applications.c.id == application, applications.c.hall == hall)


def _standing(
    platform: Platform, told: ApplicationSubmitted | ApplicationChanged, details: dict[str, Any]
) -> dict[str, Any]:
    return {
        "state": told.state,
        "received_on": told.received_on.isoformat() if told.received_on else "",
        "due_on": told.due_on.isoformat() if told.due_on else "",
        "details": _sealed(platform, details),
        "changed_at": platform.now_text(),
    }


def _details(platform: Platform, row: Any) -> dict[str, Any]:
    details: dict[str, Any] = json.loads(platform.sealer.unseal(row.details))
    return details


def _sealed(platform: Platform, details: dict[str, Any]) -> bytes:
    return platform.sealer.seal(json.dumps(details, ensure_ascii=False))


WRITERS: dict[str, Callable[[Platform, Connection, str, Event], None]] = {
    "application.submitted": _submitted,
    "application.changed": _changed,
    "application.renumbered": _renumbered,
}
"""What each kind of event does to the tables."""
