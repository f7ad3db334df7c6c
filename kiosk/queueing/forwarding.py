"""From the reserve into the hall: every ticket once, in order of time, in its place.

The reserve's outbox is the list of what the hall has not got. A page of it is moved by one
commit in the hall, which the ids make harmless to repeat, and marked by one in the reserve
afterwards: a crash between the two moves it again and finds it there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.common.errors import Conflict, Damaged, Rejected
from kiosk.common.ids import new_id
from kiosk.queueing.model import TicketState
from kiosk.queueing.tables import ticket_counters, tickets
from kiosk.store.carrying import Carrier
from kiosk.store.command import Command
from kiosk.store.hall_link import within
from kiosk.store.outbox import OutboxEvent
from kiosk.store.statements import insert_ignore
from kiosk.store.store import Store
from kiosk.store.tables import outbox, print_jobs

log = logging.getLogger(__name__)

ACTOR = "forwarder"
PAGE = 20
FORWARD_SECONDS = 5.0
"""For one page; a hall that takes longer is still away."""
SUPERSEDED = "printer.superseded"
"""Code of a slip that must not come out: its number was never shown to anybody."""
SETTLED = ("printed", "failed", "unknown")

_REFUSALS = (Rejected, Conflict, Damaged, IntegrityError)

_TICKET = select(tickets).where(tickets.c.id == bindparam("ticket"))
_STANDING = _TICKET.with_for_update()
_PUBLISHED = select(outbox.c.seq).where(outbox.c.key == bindparam("published"))
_JOBS = select(print_jobs).where(
    print_jobs.c.subject == bindparam("of"), print_jobs.c.state.in_(SETTLED)
)
_COUNTED = (
    update(ticket_counters)
    .where(
        ticket_counters.c.hall == bindparam("of"),
        ticket_counters.c.day == bindparam("on"),
        ticket_counters.c.series == bindparam("in"),
        ticket_counters.c.last < bindparam("serial"),
    )
    .values(last=bindparam("serial"), queued_at=bindparam("at"))
)


class Forwarder:
    """Moves what lies in one machine's reserve. Several at once do no harm."""

    def __init__(self, hall: Store, reserve: Store, carriers: Iterable[Carrier] = ()) -> None:
        """``carriers`` know the records of other rooms."""
        self._hall = hall
        self._reserve = reserve
        self._carriers = {carrier.kind: carrier for carrier in carriers}

    def waiting(self) -> int:
        """How many records the hall has not got yet."""
        return self._reserve.outbox.counts().queued

    def forward_all(self) -> int:
        """Moves everything, oldest first; returns how many records were moved.

        What the hall can never take is parked in the reserve, visible to staff, and the others
        go on.

        Raises:
            Unavailable: the hall went away again; the rest stays for the next time.
        """
        moved = 0
        while events := self._reserve.outbox.pending(PAGE):
            moved += self._move_together(events) or sum(map(self._move_alone, events))
        return moved

    def _move_together(self, events: list[OutboxEvent]) -> int:
        """A page in one commit; 0 when one of them stands in its way."""
        try:
            self._forward(events)
        except _REFUSALS:
            return 0
        self._mark(events)
        return len(events)

    def _move_alone(self, event: OutboxEvent) -> int:
        try:
            self._forward([event])
        except _REFUSALS as error:
            code = getattr(error, "code", "reserve.refused")
            log.exception("reserve record %s parked: %s", event.key, code)
            self._reserve.outbox.park(event.epoch, event.seq, code)
            return 0
        self._mark([event])
        return 1

    def _forward(self, events: list[OutboxEvent]) -> None:
        found = [(event, *self._read(event)) for event in events]
        with within(FORWARD_SECONDS), self._hall.command(ACTOR) as command:
            for event, row, jobs in found:
                carrier = self._carriers.get(event.kind)
                if carrier is not None:
                    carrier.put(command, row, event)
                elif row is None:
                    self._tell_once(command, event)
                else:
                    self._place(command, row, event)
                for job in jobs:
                    insert_ignore(command.connection, print_jobs, **job._mapping)

    def _place(self, command: Command, row: Row[Any], event: OutboxEvent) -> None:
        standing = self._put(command, row, event)
        if standing is not None and standing.number != row.number:
            _renumber(command, standing, row)

    def _read(self, event: OutboxEvent) -> tuple[Any, list[Row[Any]]]:
        carrier = self._carriers.get(event.kind)
        if carrier is not None:
            with self._reserve.read() as connection:
                found = carrier.read(connection, event)
                return found, list(connection.execute(_JOBS, {"of": carrier.subject(event)}))
        ticket_id = event.payload.get("ticket") if event.kind == "ticket.issued" else None
        if ticket_id is None:
            return None, []
        with self._reserve.read() as connection:
            row = connection.execute(_TICKET, {"ticket": ticket_id}).first()
            jobs = connection.execute(_JOBS, {"of": ticket_id}).all()
        if row is None:
            raise Damaged("reserve.ticket_missing", ticket=ticket_id)
        return row, list(jobs)

    def _put(self, command: Command, row: Row[Any], event: OutboxEvent) -> Row[Any] | None:
        """Puts the ticket into the hall; the one that stood there already, if any did.

        A ticket of the same person and business that stands in the hall is no reason to take
        away a number that a resident holds: both stay, and the second is marked in the audit.
        """
        values = dict(row._mapping)
        flags: dict[str, str | int] = {}
        if not insert_ignore(command.connection, tickets, **values):
            standing = command.execute(_STANDING, {"ticket": row.id}).first()
            if standing is not None:
                return standing
            values["holder"] = None
            flags["second_of_person"] = 1
            if not insert_ignore(command.connection, tickets, **values):
                raise Conflict("reserve.number_taken", number=row.number)
        _count(command, row)
        command.audit(
            "ticket.forwarded",
            row.id,
            number=row.number,
            business=row.business,
            taken_at=row.issued_at.isoformat(),
            **flags,
        )
        command.publish(event.kind, event.key, event.payload)
        return None

    def _tell_once(self, command: Command, event: OutboxEvent) -> None:
        if command.execute(_PUBLISHED, {"published": event.key}).first() is None:
            command.publish(event.kind, event.key, event.payload)

    def _mark(self, events: list[OutboxEvent]) -> None:
        """The hall has them: the copies here count no more and forget whose they were."""
        with self._reserve.command(ACTOR) as command:
            for event in events:
                command.execute(
                    update(outbox)
                    .where(
                        outbox.c.terminal == self._reserve.terminal,
                        outbox.c.epoch == event.epoch,
                        outbox.c.seq == event.seq,
                    )
                    .values(state="delivered", settled_at=command.now)
                )
                if event.kind in self._carriers:
                    self._carriers[event.kind].forget(command, event)
                command.execute(
                    update(tickets)
                    .where(tickets.c.id == event.payload.get("ticket", ""))
                    .values(state=TicketState.LAPSED.value, holder=None)
                )


def _count(command: Command, row: Row[Any]) -> None:
    """The hall remembers how far the machine's series has come, in case its disk is lost."""
    place = {"of": row.hall, "on": row.service_day, "in": row.series}
    insert_ignore(
        command.connection,
        ticket_counters,
        hall=row.hall,
        day=row.service_day,
        series=row.series,
        last=row.serial,
        queued_at=row.queued_at,
    )
    command.execute(_COUNTED, {**place, "serial": row.serial, "at": row.queued_at})


def _renumber(command: Command, standing: Row[Any], row: Row[Any]) -> None:
    """The hall had committed the same request, but its answer never came: see ADR 8.

    The resident holds the reserve's number, so that is the ticket's number. If the other one
    was called meanwhile and nobody came, the ticket waits again in its place.
    """
    missed = standing.state == TicketState.NO_SHOW.value
    state = TicketState.WAITING.value if missed else standing.state
    command.execute(
        update(tickets)
        .where(tickets.c.id == row.id)
        .values(
            service_day=row.service_day,
            series=row.series,
            serial=row.serial,
            number=row.number,
            state=state,
        )
    )
    _count(command, row)
    command.execute(
        update(print_jobs)
        .where(print_jobs.c.subject == row.id, print_jobs.c.state == "pending")
        .values(state="failed", code=SUPERSEDED, settled_at=command.now)
    )
    command.audit("ticket.renumbered", row.id, number=row.number, was=standing.number)
    command.publish(
        "ticket.renumbered",
        new_id(),
        {
            "ticket": row.id,
            "hall": row.hall,
            "number": row.number,
            "was": standing.number,
            "service_day": row.service_day.isoformat(),
            "serial": row.serial,
            "business": standing.business,
            "state": state,
            "at": command.now.isoformat(),
        },
    )
