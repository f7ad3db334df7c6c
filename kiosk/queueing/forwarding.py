"""From the reserve into the hall: every ticket once, in order of time, in its place.

The reserve's outbox is the list of what the hall has not got. A page of it is moved by one
commit in the hall, which the ids make harmless to repeat, and marked by one in the reserve
afterwards: a crash between the two moves it again and finds it there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.common.errors import Conflict, Damaged, Rejected
from kiosk.common.ids import new_id
from kiosk.queueing.model import TicketState
from kiosk.queueing.steps import locked_in_turn
from kiosk.queueing.tables import ticket_counters, tickets
from kiosk.store.carrying import Carrier
from kiosk.store.command import Command
from kiosk.store.hall_link import within
from kiosk.store.outbox import OutboxEvent
from kiosk.store.print_queue import supersede
from kiosk.store.statements import insert_ignore, insert_new
from kiosk.store.store import Store
from kiosk.store.tables import outbox, print_jobs

log = logging.getLogger(__name__)

ACTOR = "forwarder"
PAGE = 20
FORWARD_SECONDS = 5.0
"""For one page; a hall that takes longer is still away."""
SETTLED = ("printed", "failed", "unknown")

_REFUSALS = (Rejected, Conflict, Damaged, IntegrityError)

_STANDING = select(tickets).where(tickets.c.id == bindparam("ticket"))
_PUBLISHED = select(outbox.c.seq).where(outbox.c.key == bindparam("published"))
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


class Page(NamedTuple):
    """One page of the reserve's outbox."""

    found: int
    moved: int


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

    def forward_page(self) -> Page | None:
        """Moves the oldest records; None when there are none.

        What the hall can never take is parked in the reserve, visible to staff, and the others
        go on.

        Raises:
            Unavailable: the hall went away again; the rest stays for the next time.
        """
        events = self._reserve.outbox.pending(PAGE)
        if not events:
            return None
        moved = self._move_together(events) or sum(map(self._move_alone, events))
        return Page(len(events), moved)

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
        rows = self._read([of for event in events if (of := _issued(event))])
        carried = self._carried(events)
        jobs = self._slips([*rows, *(c.subject(event) for c, event, _ in carried.values())])
        with within(FORWARD_SECONDS), self._hall.command(ACTOR) as command:
            new = insert_new(command.connection, tickets, rows.values())
            locked_in_turn(command, tickets.c.id.in_(rows.keys() - new))
            for event in events:
                ticket_id = _issued(event)
                if event.seq in carried:
                    carrier, _, found = carried[event.seq]
                    carrier.put(command, found, event)
                elif ticket_id is None:
                    self._tell_once(command, event)
                elif ticket_id in new:
                    _told(command, rows[ticket_id], event)
                else:
                    _stood_in_the_way(command, rows[ticket_id], event)
            _count(command, rows.values())
            insert_new(command.connection, print_jobs, jobs)

    def _read(self, ids: list[str]) -> dict[str, Row[Any]]:
        """The tickets by id."""
        with self._reserve.read() as connection:
            query = select(tickets).where(tickets.c.id.in_(ids))
            found = {row.id: row for row in connection.execute(query)}
        for ticket_id in ids:
            if ticket_id not in found:
                raise Damaged("reserve.ticket_missing", ticket=ticket_id)
        return {ticket_id: found[ticket_id] for ticket_id in ids}

    def _carried(self, events: list[OutboxEvent]) -> dict[int, tuple[Carrier, OutboxEvent, Any]]:
        """The records of other rooms as they lie here, with who knows them, by place in the
        outbox."""
        known = [(self._carriers[e.kind], e) for e in events if e.kind in self._carriers]
        with self._reserve.read() as here:
            return {e.seq: (carrier, e, carrier.read(here, e)) for carrier, e in known}

    def _slips(self, subjects: list[str]) -> Sequence[Row[Any]]:
        """The slips of these that came out or did not."""
        settled = print_jobs.c.state.in_(SETTLED)
        query = select(print_jobs).where(print_jobs.c.subject.in_(subjects), settled)
        with self._reserve.read() as connection:
            return connection.execute(query).all()

    def _tell_once(self, command: Command, event: OutboxEvent) -> None:
        if command.execute(_PUBLISHED, {"published": event.key}).first() is None:
            command.publish(event.kind, event.key, event.payload)

    def _mark(self, events: list[OutboxEvent]) -> None:
        """The hall has them: the copies here count no more and forget whose they were."""
        moved = [event.payload.get("ticket", "") for event in events]
        with self._reserve.command(ACTOR) as command:
            command.execute(
                update(outbox)
                .where(
                    outbox.c.terminal == self._reserve.terminal,
                    outbox.c.epoch == events[0].epoch,
                    outbox.c.seq.in_([event.seq for event in events]),
                )
                .values(state="delivered", settled_at=command.now)
            )
            for event in events:
                if event.kind in self._carriers:
                    self._carriers[event.kind].forget(command, event)
            command.execute(
                update(tickets)
                .where(tickets.c.id.in_(moved))
                .values(state=TicketState.LAPSED.value, holder=None)
            )


def _issued(event: OutboxEvent) -> str | None:
    """The ticket that an event gave; None for any other event."""
    return event.payload.get("ticket") if event.kind == "ticket.issued" else None


def _told(command: Command, row: Row[Any], event: OutboxEvent, **flags: int) -> None:
    command.audit(
        "ticket.forwarded",
        row.id,
        number=row.number,
        business=row.business,
        taken_at=row.issued_at.isoformat(),
        **flags,
    )
    command.publish(event.kind, event.key, event.payload)


def _stood_in_the_way(command: Command, row: Row[Any], event: OutboxEvent) -> None:
    """Something in the hall kept the ticket from being put there.

    Itself, moved before or committed without an answer; or a ticket of the same person and
    business, which is no reason to take away a number that a resident holds: both stay, and
    the second is marked in the audit.
    """
    standing = command.execute(_STANDING, {"ticket": row.id}).first()
    if standing is not None:
        if standing.number != row.number:
            _renumber(command, standing, row)
        return
    if not insert_ignore(command.connection, tickets, **{**row._mapping, "holder": None}):
        raise Conflict("reserve.number_taken", number=row.number)
    _told(command, row, event, second_of_person=1)


def _count(command: Command, rows: Iterable[Row[Any]]) -> None:
    """The hall remembers how far the machine's series have come, in case its disk is lost."""
    reached: dict[tuple[Any, str], Row[Any]] = {}
    for row in sorted(rows, key=lambda row: int(row.serial)):
        reached[row.service_day, row.series] = row
    for (day, series), row in sorted(reached.items()):
        insert_ignore(
            command.connection,
            ticket_counters,
            hall=row.hall,
            day=day,
            series=series,
            last=row.serial,
            queued_at=row.queued_at,
        )
        place = {"of": row.hall, "on": day, "in": series}
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
    supersede(command, row.id)
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
