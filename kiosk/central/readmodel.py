"""What the platform can answer residents with, kept up to date by the events of the halls."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from kiosk.central.platform import Platform, moment_text
from kiosk.central.tables import applications, tickets
from kiosk.store.statements import insert_ignore
from kiosk.sync.protocol import Event

Short = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern="^[^\\x00-\\x1f]*$")]
Long = Annotated[str, msgspec.Meta(max_length=400, pattern="^[^\\x00-\\x1f]*$")]
Serial = Annotated[int, msgspec.Meta(ge=1, le=10**9)]

STEPS = {
    "ticket.called": "called",
    "ticket.recalled": "called",
    "ticket.finished": "finished",
    "ticket.missed": "no_show",
    "ticket.restored": "waiting",
    "ticket.cancelled": "cancelled",
}
"""State of a ticket after each event."""


class Unreadable(Exception):
    """The payload is not what its kind promises."""


@dataclass(frozen=True, slots=True)
class TicketIssued:
    """Payload of ``ticket.issued``, as far as the platform reads it."""

    ticket: Short
    number: Short
    service_day: date
    serial: Serial
    business: Short
    business_name: Long
    windows: Annotated[tuple[Short, ...], msgspec.Meta(max_length=100)] = ()


@dataclass(frozen=True, slots=True)
class TicketStep:
    """Payload of every later event of a ticket."""

    ticket: Short
    number: Short
    service_day: date
    business: Short
    window: Long = ""


@dataclass(frozen=True, slots=True)
class ApplicationSubmitted:
    """Payload of ``application.submitted``, as far as the platform reads it."""

    id: Short
    number: Short
    query_check: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    """SHA-256 of number, line feed, query code: the code itself stays at the terminal."""
    state: Short
    received_on: date
    due_on: date
    applicant: Long
    """Masked already by the terminal."""
    provisional: bool = False


def apply(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    """Brings the tables up to the event; a kind that is not known here changes nothing.

    Raises:
        Unreadable: when the payload of a known kind is not as promised.
    """
    writer = _WRITERS.get(event.kind)
    if writer is None:
        return
    try:
        writer(platform, connection, hall, event)
    except msgspec.ValidationError as error:
        raise Unreadable(event.kind) from error


def _issued(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, TicketIssued)
    facts = {
        "serial": told.serial,
        "business_name": told.business_name,
        "windows": "、".join(told.windows)[:400],
        "issued_at": moment_text(event.occurred_at),
    }
    new = _ticket_row(platform, hall, told, "waiting") | facts
    if not insert_ignore(connection, tickets, **new):
        # A window on another machine may have called it before this event came: its state stands.
        connection.execute(_mine(hall, told.ticket).values(facts))


def _stepped(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, TicketStep)
    state = STEPS[event.kind]
    new = _ticket_row(platform, hall, told, state) | {"window": told.window}
    if not insert_ignore(connection, tickets, **new):
        changes: dict[str, Any] = {"state": state, "changed_at": platform.now_text()}
        if told.window:
            changes["window"] = told.window
        connection.execute(_mine(hall, told.ticket).values(changes))


def _mine(hall: str, ticket: str) -> Any:
    """One hall cannot touch another's tickets."""
    return update(tickets).where(tickets.c.id == ticket, tickets.c.hall == hall)


def _ticket_row(
    platform: Platform, hall: str, told: TicketIssued | TicketStep, state: str
) -> dict[str, Any]:
    return {
        "id": told.ticket,
        "hall": hall,
        "number": told.number,
        "business": told.business,
        "business_name": "",
        "service_day": told.service_day.isoformat(),
        "serial": None,
        "state": state,
        "window": "",
        "windows": "",
        "issued_at": "",
        "changed_at": platform.now_text(),
    }


def _submitted(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, ApplicationSubmitted)
    known = select(applications.c.id).where(
        (applications.c.id == told.id)
        | ((applications.c.hall == hall) & (applications.c.number == told.number))
    )
    if connection.execute(known).first() is not None:
        raise Unreadable(event.kind)
    details = {"applicant": told.applicant, "provisional": told.provisional}
    connection.execute(
        insert(applications).values(
            id=told.id,
            number=told.number,
            hall=hall,
            state=told.state,
            received_on=told.received_on.isoformat(),
            due_on=told.due_on.isoformat(),
            query_check=platform.sealer.lookup(told.query_check),
            details=platform.sealer.seal(json.dumps(details, ensure_ascii=False)),
            changed_at=platform.now_text(),
        )
    )


def query_check(platform: Platform, number: str, code: str) -> str:
    """What is kept of a query code.

    The terminal's hash is hashed again under the platform's key, because a code of eight signs
    could be found from its plain hash by trying.
    """
    told = hashlib.sha256(f"{number}\n{code}".encode()).hexdigest()
    return platform.sealer.lookup(told)


_WRITERS: dict[str, Callable[[Platform, Connection, str, Event], None]] = {
    "ticket.issued": _issued,
    "application.submitted": _submitted,
    **dict.fromkeys(STEPS, _stepped),
}
