"""The service day and the serials: never backwards, never twice, no gap."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, bindparam, case, select, update

from kiosk.common.clock import hall_date
from kiosk.queueing.model import service_day
from kiosk.queueing.tables import service_days, ticket_counters
from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore

_STANDING_DAY = select(service_days.c.day).where(service_days.c.hall == bindparam("of"))
_HELD_DAY = _STANDING_DAY.with_for_update(read=True)
_ADVANCE_DAY = (
    update(service_days)
    .where(service_days.c.hall == bindparam("of"), service_days.c.day < bindparam("today"))
    .values(day=bindparam("today"))
)
_NOW = bindparam("now", type_=ticket_counters.c.queued_at.type)
_NEXT_SERIAL = (
    update(ticket_counters)
    .where(
        ticket_counters.c.hall == bindparam("of"),
        ticket_counters.c.day == bindparam("on"),
        ticket_counters.c.series == bindparam("in"),
    )
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
        self._advanced_to: date | None = None

    def day(self, connection: Connection, now: datetime) -> date:
        """The service day at ``now``, for reading."""
        return service_day(now, connection.execute(_STANDING_DAY, {"of": self._hall}).scalar())

    def hold_day(self, command: Command) -> date:
        """The service day of this command; it cannot be left behind before the commit.

        A new day is written before the row is read with a shared lock: nobody holds that lock
        while asking to write, so two machines at midnight wait for each other in one direction.
        """
        today = hall_date(command.now)
        if self._advanced_to is None or today > self._advanced_to:
            self._advance(command, today)
        standing = command.execute(_HELD_DAY, {"of": self._hall}).scalar()
        if standing is None or standing < today:  # the commit that advanced it was rolled back
            self._advance(command, today)
            standing = today
        self._advanced_to = standing
        return service_day(command.now, standing)

    def _advance(self, command: Command, today: date) -> None:
        if not insert_ignore(command.connection, service_days, hall=self._hall, day=today):
            command.execute(_ADVANCE_DAY, {"of": self._hall, "today": today})

    def next_serial(self, command: Command, day: date, series: str) -> tuple[int, datetime]:
        """The next serial of a series and the time at which it joins the queue.

        One UPDATE … RETURNING takes it; the row stays locked until the commit, so a serial
        that was rolled back is given to the next and no gap remains.
        """
        wanted = {"of": self._hall, "on": day, "in": series, "now": command.now}
        row = command.execute(_NEXT_SERIAL, wanted).first()
        if row is None:
            insert_ignore(
                command.connection,
                ticket_counters,
                hall=self._hall,
                day=day,
                series=series,
                last=0,
                queued_at=command.now,
            )
            row = command.execute(_NEXT_SERIAL, wanted).one()
        return row.last, row.queued_at
