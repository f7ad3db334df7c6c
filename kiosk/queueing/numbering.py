"""The service day and the serials: never backwards, never twice, no gap."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, bindparam, case, exists, select, update

from kiosk.common.clock import hall_date
from kiosk.queueing.model import service_day
from kiosk.queueing.tables import service_days, ticket_counters
from kiosk.store.command import Command
from kiosk.store.prepared import Ask, Prepared
from kiosk.store.statements import insert_ignore

_STANDING_DAY = select(service_days.c.day).where(service_days.c.hall == bindparam("of"))
_ADVANCE_DAY = (
    update(service_days)
    .where(service_days.c.hall == bindparam("of"), service_days.c.day < bindparam("today"))
    .values(day=bindparam("today"))
)
_NOW = bindparam("now", type_=ticket_counters.c.queued_at.type)
STANDING = (
    ticket_counters.c.hall == bindparam("of"),
    ticket_counters.c.day == bindparam("on"),
    ticket_counters.c.series == bindparam("in"),
    ~exists().where(service_days.c.hall == bindparam("of"), service_days.c.day > bindparam("on")),
)
"""The counter of a series, on condition that no later day was ever served."""
_NEXT_PLACE = Prepared(
    update(ticket_counters)
    .where(*STANDING)
    .values(
        last=ticket_counters.c.last + 1,
        queued_at=case(
            (ticket_counters.c.queued_at < _NOW, _NOW), else_=ticket_counters.c.queued_at
        ),
    )
    .returning(ticket_counters.c.last, ticket_counters.c.queued_at)
)


class Numbering:
    """Days and serials of one hall."""

    def __init__(self, hall: str) -> None:
        self._hall = hall

    def day(self, connection: Connection, now: datetime) -> date:
        """The service day at ``now``."""
        return service_day(now, connection.execute(_STANDING_DAY, {"of": self._hall}).scalar())

    def next_place(self, day: date, series: str, now: datetime) -> Ask:
        """Takes the next serial of a series of the day; no row when the day has none.

        It is one UPDATE … RETURNING. The counter's row stays locked until the commit, so a
        serial that was rolled back is given to the next and no gap remains.
        """
        return Ask(_NEXT_PLACE, {"of": self._hall, "on": day, "in": series, "now": now})

    def begin(self, command: Command, series: str) -> date:
        """The service day with a counter of the series: a new day, a new series, or a clock that
        was set back behind the service day."""
        today = hall_date(command.now)
        if not insert_ignore(command.connection, service_days, hall=self._hall, day=today):
            command.execute(_ADVANCE_DAY, {"of": self._hall, "today": today})
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
        return day
