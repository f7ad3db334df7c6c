"""A window's desk: what it has in hand, and the lock that keeps it to one ticket."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, insert, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.queueing.model import CallOutcome
from kiosk.queueing.tables import calls, tickets, window_desks
from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore

_AT = (
    window_desks.c.hall == bindparam("of"),
    window_desks.c.window == bindparam("at_window"),
)
_LOCK = select(window_desks).where(*_AT).with_for_update()
_NOW = bindparam("now", type_=window_desks.c.seen_at.type)
_PUT = (
    update(window_desks)
    .where(*_AT)
    .values(
        ticket_id=bindparam("ticket"),
        call_id=bindparam("call"),
        seen_at=case((window_desks.c.seen_at.is_not(None), _NOW)),
    )
)
"""A step at the desk shows that somebody is there; a desk that nothing watches stays unwatched."""
_ADD_CALL = insert(calls)
_NUMBER = select(tickets.c.number).where(tickets.c.id == bindparam("ticket"))
_CALL = select(calls).where(calls.c.id == bindparam("call"))
_START_CALL = update(calls).where(calls.c.id == bindparam("call")).values(started_at=_NOW)
_END_CALL = (
    update(calls)
    .where(calls.c.id == bindparam("call"))
    .values(
        ended_at=bindparam("ended"),
        outcome=bindparam("with_outcome"),
        service_seconds=bindparam("seconds"),
        reason=bindparam("for_reason"),
    )
)
_RECALL = (
    update(calls)
    .where(calls.c.id == bindparam("call"))
    .values(recalls=calls.c.recalls + 1, recalled_at=bindparam("at"))
    .returning(calls.c.recalls)
)
_TIMED = {
    CallOutcome.FINISHED,
    CallOutcome.MOVED_ON,
    CallOutcome.TRANSFERRED,
    CallOutcome.HELD,
}
"""Outcomes after which somebody was served, so that the time at the window means something."""


class Desk:
    """One window inside one command; made by :meth:`locked`."""

    def __init__(self, command: Command, hall: str, window: str, row: Row[Any]) -> None:
        self.window = window
        self.pause_reason: str = row.pause_reason
        self.seen_at: datetime | None = row.seen_at
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
            insert_ignore(
                command.connection,
                window_desks,
                hall=hall,
                window=window,
                operator="",
                pause_reason="",
            )
            row = command.execute(_LOCK, at).one()
        return cls(command, hall, window, row)

    @property
    def ticket_id(self) -> str | None:
        """The ticket in hand."""
        return self._ticket_id

    def require_free(self) -> None:
        """Raises Rejected ``call.window_busy`` while a ticket is in hand."""
        if self._ticket_id is not None:
            number = self._command.execute(_NUMBER, {"ticket": self._ticket_id}).scalar_one()
            raise Rejected("call.window_busy", window=self.window, number=number)

    def require_working(self) -> None:
        """Raises Rejected ``window.paused`` while the window pauses."""
        if self.pause_reason:
            raise Rejected("window.paused", window=self.window, reason=self.pause_reason)

    def require(self, ticket_id: str) -> None:
        """Raises Rejected ``call.not_at_window`` unless this ticket is in hand here."""
        if self._ticket_id is None or self._ticket_id != ticket_id:
            raise Rejected("call.not_at_window", window=self.window)

    def put(self, ticket: Row[Any], *, resumed: bool = False) -> None:
        """Takes a ticket in hand: called, or ``resumed`` and in service at once."""
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
                "started_at": self._command.now if resumed else None,
                "reason": "",
                "resumed": resumed,
            },
        )
        self._hold(ticket.id, call_id)

    def start(self) -> None:
        """Marks that the resident has come."""
        self._command.execute(_START_CALL, {"call": self._call_id, "now": self._command.now})

    def recall(self) -> int:
        """Counts a recall; returns how many there were."""
        asked = {"call": self._call_id, "at": self._command.now}
        return int(self._command.execute(_RECALL, asked).scalar_one())

    def end(self, outcome: CallOutcome, reason: str = "") -> int | None:
        """Frees the desk; returns the seconds of service, None for no service or a bad clock."""
        call = self._command.execute(_CALL, {"call": self._call_id}).one()
        began = call.started_at or call.called_at
        seconds = _seconds(began, self._command.now) if outcome in _TIMED else None
        self._command.execute(
            _END_CALL,
            {
                "call": self._call_id,
                "ended": self._command.now,
                "with_outcome": outcome.value,
                "seconds": seconds,
                "for_reason": reason,
            },
        )
        self._hold(None, None)
        return seconds

    def _hold(self, ticket_id: str | None, call_id: str | None) -> None:
        self._command.execute(
            _PUT,
            {
                "of": self._hall,
                "at_window": self.window,
                "ticket": ticket_id,
                "call": call_id,
                "now": self._command.now,
            },
        )
        self._ticket_id, self._call_id = ticket_id, call_id


def _seconds(began: datetime, ended: datetime) -> int | None:
    seconds = int((ended - began).total_seconds())
    return seconds if seconds >= 0 else None
