"""A window's desk: what it has in service, and the lock that keeps it to one ticket."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.queueing.model import TicketState
from kiosk.queueing.tables import calls, tickets, window_desks
from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore

_LOCK = (
    select(window_desks.c.ticket_id, window_desks.c.call_id)
    .where(
        window_desks.c.hall == bindparam("of"),
        window_desks.c.window == bindparam("at_window"),
    )
    .with_for_update()
)
_PUT = (
    update(window_desks)
    .where(
        window_desks.c.hall == bindparam("of"),
        window_desks.c.window == bindparam("at_window"),
    )
    .values(ticket_id=bindparam("ticket"), call_id=bindparam("call"))
)
_ADD_CALL = insert(calls)
_NUMBER = select(tickets.c.number).where(tickets.c.id == bindparam("ticket"))
_CALL = select(calls).where(calls.c.id == bindparam("call"))
_END_CALL = (
    update(calls)
    .where(calls.c.id == bindparam("call"))
    .values(
        ended_at=bindparam("ended"),
        outcome=bindparam("with_outcome"),
        service_seconds=bindparam("seconds"),
    )
)
_RECALL = (
    update(calls)
    .where(calls.c.id == bindparam("call"))
    .values(recalls=calls.c.recalls + 1, recalled_at=bindparam("at"))
    .returning(calls.c.recalls)
)


class Desk:
    """One window inside one command; made by :meth:`locked`."""

    def __init__(self, command: Command, hall: str, window: str, row: Row[Any]) -> None:
        self.window = window
        self._command = command
        self._hall = hall
        self._ticket_id: str | None = row.ticket_id
        self._call_id: str | None = row.call_id

    @classmethod
    def locked(cls, command: Command, hall: str, window: str) -> Desk:
        """The desk of a window, locked until the commit: two presses come one after the other."""
        at = {"of": hall, "at_window": window}
        row = command.execute(_LOCK, at).first()
        if row is None:
            insert_ignore(command.connection, window_desks, hall=hall, window=window)
            row = command.execute(_LOCK, at).one()
        return cls(command, hall, window, row)

    def require_free(self) -> None:
        """Raises Rejected ``call.window_busy`` while a ticket is in service."""
        if self._ticket_id is not None:
            number = self._command.execute(_NUMBER, {"ticket": self._ticket_id}).scalar_one()
            raise Rejected("call.window_busy", window=self.window, number=number)

    def require(self, ticket_id: str) -> None:
        """Raises Rejected ``call.not_at_window`` unless this ticket is in service here."""
        if self._ticket_id is None or self._ticket_id != ticket_id:
            raise Rejected("call.not_at_window", window=self.window)

    def put(self, ticket: Row[Any]) -> None:
        """Takes a called ticket into service."""
        call_id = new_id()
        self._command.execute(
            _ADD_CALL,
            {
                "id": call_id,
                "ticket_id": ticket.id,
                "hall": self._hall,
                "service_day": ticket.service_day,
                "business": ticket.business,
                "window": self.window,
                "actor": self._command.actor,
                "called_at": self._command.now,
                "recalls": 0,
            },
        )
        self._hold(ticket.id, call_id)

    def recall(self) -> int:
        """Counts a recall; returns how many there were."""
        asked = {"call": self._call_id, "at": self._command.now}
        return int(self._command.execute(_RECALL, asked).scalar_one())

    def end(self, outcome: TicketState) -> int | None:
        """Frees the desk; returns the seconds of service, None for a no-show or a bad clock."""
        call = self._command.execute(_CALL, {"call": self._call_id}).one()
        finished = outcome is TicketState.FINISHED
        seconds = _seconds(call.called_at, self._command.now) if finished else None
        self._command.execute(
            _END_CALL,
            {
                "call": self._call_id,
                "ended": self._command.now,
                "with_outcome": outcome.value,
                "seconds": seconds,
            },
        )
        self._hold(None, None)
        return seconds

    def _hold(self, ticket_id: str | None, call_id: str | None) -> None:
        at = {"of": self._hall, "at_window": self.window}
        self._command.execute(_PUT, {**at, "ticket": ticket_id, "call": call_id})
        self._ticket_id, self._call_id = ticket_id, call_id


def _seconds(called: datetime, ended: datetime) -> int | None:
    seconds = int((ended - called).total_seconds())
    return seconds if seconds >= 0 else None
