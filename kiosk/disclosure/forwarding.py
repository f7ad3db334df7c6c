"""From the reserve into the hall: every application once, under the number that was given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from kiosk.common.errors import Conflict, Damaged
from kiosk.common.ids import new_id
from kiosk.disclosure.tables import application_counters, application_events, applications
from kiosk.store.command import Command
from kiosk.store.outbox import OutboxEvent
from kiosk.store.sealing import Sealer
from kiosk.store.statements import insert_ignore
from kiosk.store.store import Store
from kiosk.store.tables import print_jobs

SUPERSEDED = "printer.superseded"
"""Code of a receipt that must not come out: another was handed out."""
_NUMBERED = ("year", "series", "serial", "number", "query_code", "query_check")
"""What an application bears that its applicant holds on paper."""
_COUNTED = (
    update(application_counters)
    .where(
        application_counters.c.organ == bindparam("of"),
        application_counters.c.year == bindparam("in"),
        application_counters.c.series == bindparam("of_series"),
        application_counters.c.last < bindparam("serial"),
    )
    .values(last=bindparam("serial"))
)


@dataclass(frozen=True, slots=True)
class _Filed:
    row: Row[Any]
    steps: list[Row[Any]]


class ApplicationCarrier:
    """Applications that were filed while the hall was away. See ADR 8."""

    kind = "application.submitted"

    def __init__(self, sealer: Sealer, terminal: str) -> None:
        self._sealer = sealer
        self._terminal = terminal

    def subject(self, event: OutboxEvent) -> str:
        return str(event.payload["id"])

    def read(self, here: Connection, event: OutboxEvent) -> _Filed:
        """Raises:
        Damaged: ``reserve.application_missing``.
        """
        filed = self.subject(event)
        row = here.execute(select(applications).where(applications.c.id == filed)).first()
        if row is None:
            raise Damaged("reserve.application_missing", application=filed)
        steps = select(application_events).where(application_events.c.application_id == filed)
        return _Filed(row, list(here.execute(steps)))

    def put(self, command: Command, found: _Filed, event: OutboxEvent) -> None:
        """Raises:
        Conflict: ``reserve.number_taken``.
        """
        row = found.row
        if insert_ignore(command.connection, applications, **row._mapping):
            for step in found.steps:
                command.execute(insert(application_events).values(**step._mapping))
            _count(command, row)
            command.audit(
                "application.forwarded", row.number, filed_at=row.submitted_at.isoformat()
            )
            command.publish(event.kind, event.key, event.payload)
            return
        query = select(applications).where(applications.c.id == row.id).with_for_update()
        standing = command.execute(query).first()
        if standing is None:
            raise Conflict("reserve.number_taken", number=row.number)
        if standing.number != row.number:
            self._renumber(command, standing, row)

    def forget(self, command: Command, event: OutboxEvent) -> None:
        filed = self.subject(event)
        command.execute(
            delete(application_events).where(application_events.c.application_id == filed)
        )
        command.execute(delete(applications).where(applications.c.id == filed))

    def take_over(self, hall: Store, here: Store) -> None:
        """How far this machine's own series is: no number comes twice after a lost disk."""
        own = select(application_counters).where(application_counters.c.series == self._terminal)
        with hall.read() as connection:
            reached = list(connection.execute(own))
        with here.read() as connection:
            known = {(row.organ, row.year): row.last for row in connection.execute(own)}
        ahead = [row for row in reached if known.get((row.organ, row.year), 0) < row.last]
        if ahead:
            with here.command("system") as command:
                for row in ahead:
                    _count_up(command, row.organ, row.year, row.series, row.last)

    def _renumber(self, command: Command, standing: Row[Any], row: Row[Any]) -> None:
        """The hall had committed the same request, but its answer never came: see ADR 8. The
        resident holds the reserve's number and query code, so those are the application's."""
        borne = {name: getattr(row, name) for name in _NUMBERED}
        command.execute(
            update(applications)
            .where(applications.c.id == row.id)
            .values(version=standing.version + 1, **borne)
        )
        _count(command, row)
        command.execute(
            update(print_jobs)
            .where(print_jobs.c.subject == row.id, print_jobs.c.state == "pending")
            .values(state="failed", code=SUPERSEDED, settled_at=command.now)
        )
        command.audit("application.renumbered", row.number, was=standing.number)
        receipt = f"{row.number}\n{self._sealer.unseal(row.query_code)}"
        command.publish(
            "application.renumbered",
            new_id(),
            {
                "id": row.id,
                "hall": row.organ,
                "number": row.number,
                "was": standing.number,
                "query_check": hashlib.sha256(receipt.encode()).hexdigest(),
            },
        )


def _count(command: Command, row: Row[Any]) -> None:
    """The hall remembers how far the machine's series has come, in case its disk is lost."""
    _count_up(command, row.organ, row.year, row.series, row.serial)


def _count_up(command: Command, organ: str, year: int, series: str, serial: int) -> None:
    key = {"organ": organ, "year": year, "series": series}
    insert_ignore(command.connection, application_counters, **key, last=serial)
    place = {"of": organ, "in": year, "of_series": series, "serial": serial}
    command.execute(_COUNTED, place)
