"""What the platform can answer residents with, kept up to date by the events of the halls."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from sqlalchemy import Connection, select, update

from kiosk.central import applications, submissions
from kiosk.central.platform import Platform, moment_text
from kiosk.central.tables import (
    evaluation_invitations,
    evaluations,
    ticket_marks,
    ticket_ranks,
    tickets,
)
from kiosk.central.told import Code, Long, Serial, Short, Unreadable
from kiosk.store.statements import insert_ignore
from kiosk.sync.protocol import Event

STEPS = {
    "ticket.called": "called",
    "ticket.recalled": "called",
    "ticket.started": "serving",
    "ticket.finished": "finished",
    "ticket.missed": "no_show",
    "ticket.held": "held",
    "ticket.resumed": "serving",
    "ticket.transferred": "waiting",
    "ticket.moved_on": "waiting",
    "ticket.returned": "waiting",
    "ticket.restored": "waiting",
    "ticket.cancelled": "cancelled",
    "ticket.lapsed": "lapsed",
}
"""State of a ticket after each event."""


class GivenBefore(Unreadable):
    """The visit has its evaluation already: the one that stands here counts."""

    code = "evaluation.given_before"


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
    rank_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    lane: Code = "ordinary"


@dataclass(frozen=True, slots=True)
class TicketRenumbered:
    """Payload of ``ticket.renumbered``: the resident holds another number than the hall told."""

    ticket: Short
    number: Short
    was: Short
    service_day: date
    serial: Serial
    business: Short
    state: Short
    window: Long = ""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Payload of ``appointment.checked_in``; ``came`` is early, on_time, late or too_late."""

    ticket: Short
    came: Code


@dataclass(frozen=True, slots=True)
class TicketStep:
    """Payload of every later event of a ticket."""

    ticket: Short
    number: Short
    service_day: date
    business: Short
    window: Long = ""


@dataclass(frozen=True, slots=True)
class EvaluationGiven:
    """Payload of ``evaluation.given``; the number to call back stays in the hall."""

    ticket: Short
    number: Short
    service_day: date
    business: Short
    window: Long
    channel: Short
    grade: Annotated[int, msgspec.Meta(ge=1, le=5)]
    reasons: Annotated[tuple[Code, ...], msgspec.Meta(max_length=20)] = ()
    text: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class EvaluationAsked:
    """Payload of ``evaluation.asked``."""

    ticket: Short


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
    if told.rank_at is not None:
        rank = moment_text(told.rank_at)
        insert_ignore(connection, ticket_ranks, ticket=told.ticket, rank_at=rank)

    if told.lane != "ordinary":
        _mark(connection, hall, told.ticket, lane=told.lane)


def _renumbered(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    """The number changes; the state only for whom the other number was called in vain."""
    told = msgspec.convert(event.payload, TicketRenumbered)
    new = _ticket_row(platform, hall, told, told.state) | {"serial": told.serial}
    if not insert_ignore(connection, tickets, **new):
        mine = _mine(hall, told.ticket)
        connection.execute(mine.values(number=told.number, serial=told.serial))
        missed = mine.where(tickets.c.state == "no_show")
        connection.execute(missed.values(state=told.state, changed_at=platform.now_text()))
    _mark(connection, hall, told.ticket, was=told.was)


def _checked_in(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, CheckedIn)
    _mark(connection, hall, told.ticket, came=told.came)


def _mark(connection: Connection, hall: str, ticket: str, **marks: str) -> None:
    """Only on a ticket of the hall."""
    owner = select(tickets.c.hall).where(tickets.c.id == ticket)
    if connection.execute(owner).scalar() == hall:
        for name, value in marks.items():
            insert_ignore(connection, ticket_marks, ticket=ticket, name=name, value=value)


def _stepped(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, TicketStep)
    state = STEPS[event.kind]
    new = _ticket_row(platform, hall, told, state) | {"window": told.window}
    if not insert_ignore(connection, tickets, **new):
        changes: dict[str, Any] = {
            "state": state,
            "business": told.business,
            "changed_at": platform.now_text(),
        }
        if told.window:
            changes["window"] = told.window
        connection.execute(_mine(hall, told.ticket).values(changes))


def _mine(hall: str, ticket: str) -> Any:
    """One hall cannot touch another's tickets."""
    return update(tickets).where(tickets.c.id == ticket, tickets.c.hall == hall)


def _ticket_row(
    platform: Platform, hall: str, told: TicketIssued | TicketStep | TicketRenumbered, state: str
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


def _evaluated(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, EvaluationGiven)
    owner = select(tickets.c.hall).where(tickets.c.id == told.ticket)
    if connection.execute(owner).scalar() not in (None, hall):
        raise Unreadable(event.kind)
    words = {"text": told.text, "phone": ""}
    new = insert_ignore(
        connection,
        evaluations,
        ticket=told.ticket,
        key=event.key,
        hall=hall,
        number=told.number,
        business=told.business,
        window=told.window,
        service_day=told.service_day.isoformat(),
        channel=told.channel,
        grade=told.grade,
        reasons=" ".join(told.reasons),
        words=platform.sealer.seal(json.dumps(words, ensure_ascii=False)) if told.text else None,
        form_print="",
        given_at=moment_text(event.occurred_at),
        due_on=told.due_on.isoformat() if told.due_on else None,
    )
    if not new:
        raise GivenBefore(event.kind)


def _asked(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, EvaluationAsked)
    insert_ignore(connection, evaluation_invitations, ticket=told.ticket, hall=hall)


_WRITERS: dict[str, Callable[[Platform, Connection, str, Event], None]] = {
    "ticket.issued": _issued,
    "ticket.renumbered": _renumbered,
    "appointment.checked_in": _checked_in,
    "evaluation.given": _evaluated,
    "evaluation.asked": _asked,
    **dict.fromkeys(STEPS, _stepped),
    **applications.WRITERS,
    **submissions.WRITERS,
}
