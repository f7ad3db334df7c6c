"""实名取号: which open ticket a person already has; the person is known by a blind index alone."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.queueing.model import OPEN
from kiosk.queueing.parts import Parts
from kiosk.queueing.tables import tickets

_OPEN = tuple(sorted(state.value for state in OPEN))


def open_of_person(
    parts: Parts, holder: str, businesses: tuple[str, ...], *, but: str = ""
) -> str | None:
    """Number of the open ticket of today that a person has for one of these businesses;
    ``but`` is the id of a ticket that does not count.
    """
    with parts.store.read() as connection:
        day = parts.numbering.day(connection, parts.store.clock.now())
        return connection.execute(
            select(tickets.c.number).where(
                tickets.c.hall == parts.hall,
                tickets.c.service_day == day,
                tickets.c.business.in_(businesses),
                tickets.c.holder == holder,
                tickets.c.id != but,
                tickets.c.state.in_(_OPEN),
            )
        ).scalar()


def open_of_holder(parts: Parts, ticket_id: str, business: str | None) -> str | None:
    """Number of the other open ticket of the person who holds this one.

    ``business`` is where the ticket was to go; None: where it stands, or its next business.
    """
    with parts.store.read() as connection:
        row = connection.execute(select(tickets).where(tickets.c.id == ticket_id)).first()
    if row is None or row.holder is None:
        return None
    goals = (business,) if business else (row.business, *row.further.split()[:1])
    return open_of_person(parts, row.holder, goals, but=ticket_id)
