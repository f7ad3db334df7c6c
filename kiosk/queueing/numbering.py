"""The service day and the serials: never backwards, never twice, no gap."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, case, exists, select, update

from kiosk.common.clock import hall_date
from kiosk.queueing.model import service_day
from kiosk.queueing.tables import service_days, ticket_counters
from kiosk.store.command import Command
from kiosk.store.prepared import Prepared
from kiosk.store.statements import insert_ignore

_STANDING_DAY = select(service_days.c.day).where(service_days.c.hall == bindparam("of"))
_ADVANCE_DAY = (
    update(service_days)
    .where(service_days.c.hall == bindparam("of"), service_days.c.day < bindparam("today"))
    .values(day=bindparam("today"))
)
_NOW = bindparam("now", type_=ticket_counters.c.queued_at.type)
_NEXT_PLACE = Prepared(
    update(ticket_counters)
    .where(
        ticket_counters.c.hall == bindparam("of"),
        ticket_counters.c.day == bindparam("on"),
        ticket_counters.c.series == bindparam("in"),
        ~exists().where(
            service_days.c.hall == bindparam("of"), service_days.c.day > bindparam("on")
        ),
    )
    .values(
        last=ticket_counters.c.last + 1,
        queued_at=case(
            (ticket_counters.c.queued_at < _NOW, _NOW), else_=ticket_counters.c.queued_at
        ),
    )
    .returning(ticket_counters.c.last, ticket_counters.c.queued_at)
)


class Place(NamedTuple):
    """A place in a series: the day, the serial, and when it joins the queue."""

    day: date
    serial: int
    queued_at: datetime


class Numbering:
    """Days and serials of one hall."""

    def __init__(self, hall: str) -> None:
        self._hall = hall

    def day(self, connection: Connection, now: datetime) -> date:
        """The service day at ``now``."""
        return service_day(now, connection.execute(_STANDING_DAY, {"of": self._hall}).scalar())

    def next_place(self, command: Command, series: str) -> Place:
        """The next place of a series on the service day.

        One UPDATE … RETURNING takes it, on condition that no later day was ever served. The
        counter's row stays locked until the commit, so a serial that was rolled back is given
        to the next and no gap remains.
        """
        today = hall_date(command.now)
        return self._taken(command, today, series) or self._first(command, today, series)

    def _taken(self, command: Command, day: date, series: str) -> Place | None:
        wanted: dict[str, Any] = {"of": self._hall, "on": day, "in": series, "now": command.now}
        row = _NEXT_PLACE.first(command.connection, wanted)
        return None if row is None else Place(day, row.last, row.queued_at)

    def _first(self, command: Command, today: date, series: str) -> Place:
        """A new day, a new series, or a clock that was set back behind the service day."""
        if not insert_ignore(command.connection, service_days, hall=self._hall, day=today):
            command.execute(_ADVANCE_DAY, {"of": self._hall, "today": today})
        while True:
            day = self.day(command.connection, command.now)
            insert_ignore(
                command.connection,
                ticket_counters,
                hall=self._hall,
                day=day,
                series=series,
                last=0,
                queued_at=command.now,
            )
            place = self._taken(command, day, series)
            if place is not None:
                return place
            # another machine began a later day between the two statements: take that day
