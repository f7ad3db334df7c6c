"""Evaluations given on the phone, for the halls whose visits they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from kiosk.central import places
from kiosk.central.platform import Platform
from kiosk.central.tables import evaluation_places, evaluations, tickets
from kiosk.feedback.model import Channel
from kiosk.sync.protocol import PROTO, EvaluationsPage, PhoneEvaluation

_ORDER = "evaluations"


def line_up(connection: Connection, given: Iterable[tuple[str, str]]) -> None:
    """Puts evaluations, each by its ticket and hall, behind all that the halls may fetch."""
    last = places.locked(connection, _ORDER)
    for ticket, hall in given:
        last += 1
        row = {"ticket": ticket, "hall": hall, "position": last}
        connection.execute(insert(evaluation_places).values(row))
    places.keep(connection, _ORDER, last)


def line_up_older(platform: Platform) -> None:
    """Those that were given before the platform kept an order, by when they were given."""
    lined_up = select(evaluation_places.c.ticket)
    query = (
        select(evaluations.c.ticket, evaluations.c.hall)
        .where(evaluations.c.channel == Channel.PHONE.value, evaluations.c.ticket.not_in(lined_up))
        .order_by(evaluations.c.given_at)
    )
    with platform.write() as connection:
        older = [(row.ticket, row.hall) for row in connection.execute(query)]
        if older:
            line_up(connection, older)


def page_after(platform: Platform, hall: str, after: int, limit: int) -> EvaluationsPage:
    """The hall's evaluations that were given after a place, the oldest first.

    A place that this platform has not reached, because it was restored from a backup, is
    answered with its own last one: the terminal then starts anew.
    """
    of_hall = evaluation_places.c.hall == hall
    with platform.read() as connection:
        end = connection.execute(select(func.max(evaluation_places.c.position)).where(of_hall))
        last = end.scalar() or 0
        rows = connection.execute(
            select(evaluation_places.c.position, evaluations, tickets.c.business_name)
            .join(evaluations, evaluations.c.ticket == evaluation_places.c.ticket)
            .outerjoin(tickets, tickets.c.id == evaluations.c.ticket)
            .where(of_hall, evaluation_places.c.position > after)
            .order_by(evaluation_places.c.position)
            .limit(limit)
        ).all()
    found = tuple(_told(platform, row) for row in rows)
    behind = rows[-1].position if rows else last
    return EvaluationsPage(PROTO, behind, found, behind >= last)


def _told(platform: Platform, row: Row[Any]) -> PhoneEvaluation:
    """What the hall is told, cut to what its own columns hold."""
    words = {"text": "", "phone": ""}
    if row.words is not None:
        words = json.loads(platform.sealer.unseal(row.words))
    return PhoneEvaluation(
        key=row.key,
        ticket=row.ticket,
        number=row.number[:16],
        service_day=date.fromisoformat(row.service_day),
        business=row.business[:64],
        business_name=(row.business_name or row.business)[:200],
        window=row.window[:16],
        grade=row.grade,
        given_at=datetime.fromisoformat(row.given_at),
        reasons=tuple(row.reasons.split()),
        text=words["text"],
        phone=words["phone"],
    )
