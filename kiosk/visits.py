"""Tells the evaluation room of visits: the queue and it are strangers to each other."""

from __future__ import annotations

from datetime import date

from kiosk.feedback.model import Visit
from kiosk.queueing.service import Queueing
from kiosk.queueing.visits import FinishedVisit


class QueueVisits:
    """The queue's tickets as visits; see :class:`kiosk.feedback.model.Visits`."""

    def __init__(self, queueing: Queueing) -> None:
        self._queueing = queueing

    def visit(self, ticket_id: str) -> Visit:
        """A visit by its ticket; Rejected ``ticket.unknown``."""
        return _visit(self._queueing.visit(ticket_id))

    def numbered(self, number: str, day: date) -> list[Visit]:
        """The visits with a number on a service day."""
        return [_visit(found) for found in self._queueing.visits_numbered(number, day)]


def _visit(found: FinishedVisit) -> Visit:
    ticket = found.ticket
    return Visit(
        ticket_id=ticket.id,
        number=ticket.number,
        service_day=ticket.service_day,
        reference=ticket.reference,
        business=ticket.business,
        business_name=ticket.business_name,
        window=found.window,
        finished_at=found.finished_at,
    )
