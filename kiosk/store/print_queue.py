"""Print jobs and their outcomes: printed, failed or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from kiosk.store.tables import print_jobs

if TYPE_CHECKING:
    from kiosk.store.command import Command
    from kiosk.store.store import Store

SUPERSEDED = "printer.superseded"
"""Code of a slip that must not come out: another was handed out; never offered."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A slip that was asked for."""

    id: str
    kind: str
    subject: str
    reprint_of: str | None
    state: str
    code: str | None
    created_at: datetime


_COLUMNS = [print_jobs.c[name] for name in PrintJob.__dataclass_fields__]


class PrintQueue:
    """This terminal's print jobs. An unknown outcome is never silently printed again."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claim_next(self) -> PrintJob | None:
        """Takes the oldest waiting job for printing; no other worker gets it."""
        oldest = (
            select(print_jobs.c.id)
            .where(print_jobs.c.terminal == self._store.terminal, print_jobs.c.state == "pending")
            .order_by(print_jobs.c.created_at, print_jobs.c.id)
            .limit(1)
        )
        with self._store.read() as connection:
            if connection.execute(oldest).first() is None:
                return None
        with self._store.command("printer") as command:
            row = command.execute(
                update(print_jobs)
                .where(print_jobs.c.id == oldest.scalar_subquery(), print_jobs.c.state == "pending")
                .values(state="printing", attempts=print_jobs.c.attempts + 1)
                .returning(*_COLUMNS)
            ).first()
        return PrintJob(**row._mapping) if row else None

    def settle(self, job_id: str, state: str, code: str | None = None) -> None:
        """Records the outcome: ``printed``, ``failed`` or ``unknown``, with the printer's code."""
        with self._store.command("printer") as command:
            command.execute(
                update(print_jobs)
                .where(print_jobs.c.id == job_id)
                .values(state=state, code=code, settled_at=command.now)
            )
            command.audit(f"print.{state}", job_id, code=code or "")

    def recover(self, older_than: timedelta = timedelta(0)) -> int:
        """At start: what was being printed, or waited when the power went, is unknown now.

        It is offered as a marked reprint instead of coming out into the next person's hands.
        """
        with self._store.command("system") as command:
            result = command.execute(
                update(print_jobs)
                .where(
                    print_jobs.c.terminal == self._store.terminal,
                    print_jobs.c.state.in_(("pending", "printing")),
                    print_jobs.c.created_at <= command.now - older_than,
                )
                .values(state="unknown", code="printer.interrupted", settled_at=command.now)
            )
            if result.rowcount:
                command.audit("print.interrupted", self._store.terminal, jobs=result.rowcount)
            return result.rowcount

    def job(self, job_id: str) -> PrintJob | None:
        """One job."""
        query = select(*_COLUMNS).where(print_jobs.c.id == job_id)
        with self._store.read() as connection:
            row = connection.execute(query).first()
        return PrintJob(**row._mapping) if row else None

    def of(self, kind: str, subject: str) -> list[PrintJob]:
        """All jobs for one ticket or application, oldest first."""
        query = (
            select(*_COLUMNS)
            .where(print_jobs.c.kind == kind, print_jobs.c.subject == subject)
            .order_by(print_jobs.c.created_at)
        )
        with self._store.read() as connection:
            return [PrintJob(**row._mapping) for row in connection.execute(query)]

    def unsettled(self, kind: str, since: datetime) -> list[PrintJob]:
        """Jobs without a known slip since then, newest first, for which a reprint is offered."""
        reprinted = select(print_jobs.c.reprint_of).where(print_jobs.c.reprint_of.is_not(None))
        query = (
            select(*_COLUMNS)
            .where(
                print_jobs.c.terminal == self._store.terminal,
                print_jobs.c.kind == kind,
                print_jobs.c.state.in_(("failed", "unknown")),
                print_jobs.c.created_at >= since,
                print_jobs.c.id.not_in(reprinted),
            )
            .order_by(print_jobs.c.created_at.desc())
        )
        with self._store.read() as connection:
            return [PrintJob(**row._mapping) for row in connection.execute(query)]


def supersede(command: Command, subject: str) -> None:
    """Slips of a record that wait to be printed bear a number that nobody was given."""
    command.execute(
        update(print_jobs)
        .where(print_jobs.c.subject == subject, print_jobs.c.state == "pending")
        .values(state="failed", code=SUPERSEDED, settled_at=command.now)
    )
