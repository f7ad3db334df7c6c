"""From the reserve into the hall: every submission once, under the number that was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from kiosk.common.errors import Conflict, Damaged
from kiosk.common.ids import new_id
from kiosk.feedback.submissions.filing import RECEIVED, told_check
from kiosk.feedback.submissions.tables import submission_counters, submission_steps, submissions
from kiosk.store.command import Command
from kiosk.store.outbox import OutboxEvent
from kiosk.store.sealing import Sealer
from kiosk.store.statements import insert_ignore
from kiosk.store.store import Store
from kiosk.store.tables import print_jobs

SUPERSEDED = "printer.superseded"
"""Code of a slip that must not come out: another was handed out."""
_NUMBERED = ("year", "series", "serial", "number", "query_code", "query_check")
_COUNTED = (
    update(submission_counters)
    .where(
        submission_counters.c.hall == bindparam("of"),
        submission_counters.c.year == bindparam("in"),
        submission_counters.c.series == bindparam("of_series"),
        submission_counters.c.last < bindparam("serial"),
    )
    .values(last=bindparam("serial"))
)


@dataclass(frozen=True, slots=True)
class _Filed:
    row: Row[Any]
    steps: list[Row[Any]]


class SubmissionCarrier:
    """Submissions that were handed in while the hall was away. See ADR 8."""

    kind = RECEIVED

    def __init__(self, sealer: Sealer, terminal: str) -> None:
        self._sealer = sealer
        self._series = f"R:{terminal}"

    def subject(self, event: OutboxEvent) -> str:
        return str(event.payload["id"])

    def read(self, here: Connection, event: OutboxEvent) -> _Filed:
        """Raises:
        Damaged: ``reserve.submission_missing``.
        """
        filed = self.subject(event)
        row = here.execute(select(submissions).where(submissions.c.id == filed)).first()
        if row is None:
            raise Damaged("reserve.submission_missing", submission=filed)
        steps = select(submission_steps).where(submission_steps.c.submission_id == filed)
        return _Filed(row, list(here.execute(steps)))

    def put(self, command: Command, found: _Filed, event: OutboxEvent) -> None:
        """Raises:
        Conflict: ``reserve.number_taken``.
        """
        row = found.row
        if insert_ignore(command.connection, submissions, **row._mapping):
            for step in found.steps:
                command.execute(insert(submission_steps).values(**step._mapping))
            _count_up(command, row.hall, row.year, row.series, row.serial)
            filed_at = row.submitted_at.isoformat()
            command.audit("submission.forwarded_to_hall", row.number, filed_at=filed_at)
            command.publish(event.kind, event.key, event.payload)
            return
        query = select(submissions).where(submissions.c.id == row.id).with_for_update()
        standing = command.execute(query).first()
        if standing is None:
            raise Conflict("reserve.number_taken", number=row.number)
        if standing.number != row.number:
            self._renumber(command, standing, row)

    def forget(self, command: Command, event: OutboxEvent) -> None:
        filed = self.subject(event)
        command.execute(delete(submission_steps).where(submission_steps.c.submission_id == filed))
        command.execute(delete(submissions).where(submissions.c.id == filed))

    def take_over(self, hall: Store, here: Store) -> None:
        """How far this machine's reserve series is: no number comes twice after a lost disk."""
        own = select(submission_counters).where(submission_counters.c.series == self._series)
        with hall.read() as connection:
            reached = list(connection.execute(own))
        with here.read() as connection:
            known = {(row.hall, row.year): row.last for row in connection.execute(own)}
        ahead = [row for row in reached if known.get((row.hall, row.year), 0) < row.last]
        if ahead:
            with here.command("system") as command:
                for row in ahead:
                    _count_up(command, row.hall, row.year, row.series, row.last)

    def _renumber(self, command: Command, standing: Row[Any], row: Row[Any]) -> None:
        """The hall had committed the same request, but its answer never came: see ADR 8. The
        resident holds the reserve's number and query code, so those are the submission's."""
        borne = {name: getattr(row, name) for name in _NUMBERED}
        command.execute(
            update(submissions)
            .where(submissions.c.id == row.id)
            .values(version=standing.version + 1, **borne)
        )
        _count_up(command, row.hall, row.year, row.series, row.serial)
        command.execute(
            update(print_jobs)
            .where(print_jobs.c.subject == row.id, print_jobs.c.state == "pending")
            .values(state="failed", code=SUPERSEDED, settled_at=command.now)
        )
        command.audit("submission.renumbered", row.number, was=standing.number)
        told = {"id": row.id, "hall": row.hall, "number": row.number, "was": standing.number}
        check = told_check(row.number, self._sealer.unseal(row.query_code))
        command.publish("submission.renumbered", new_id(), {**told, "query_check": check})


def _count_up(command: Command, hall: str, year: int, series: str, serial: int) -> None:
    """The hall remembers how far the machine's series has come, in case its disk is lost."""
    key = {"hall": hall, "year": year, "series": series}
    insert_ignore(command.connection, submission_counters, **key, last=serial)
    place = {"of": hall, "in": year, "of_series": series, "serial": serial}
    command.execute(_COUNTED, place)
