"""One command = one transaction = state + audit link + outbox event + print job together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, bindparam, insert, update

from kiosk.common.ids import new_id
from kiosk.store.prepared import Prepared
from kiosk.store.sealing import Sealer
from kiosk.store.tables import audit_trail, outbox, print_jobs, streams
from kiosk.store.types import utc_text

_ADVANCE = Prepared(
    update(streams)
    .where(streams.c.terminal == bindparam("of"))
    .values(
        event_seq=streams.c.event_seq + bindparam("events"),
        audit_seq=streams.c.audit_seq + bindparam("links"),
    )
    .returning(
        streams.c.epoch,
        streams.c.epoch_number,
        streams.c.event_seq,
        streams.c.audit_seq,
        streams.c.audit_head,
    )
)
_SET_HEAD = Prepared(
    update(streams)
    .where(streams.c.terminal == bindparam("of"))
    .values(audit_head=bindparam("head"))
)
_ADD_EVENT = Prepared(insert(outbox))
_ADD_LINK = Prepared(insert(audit_trail))
_ADD_JOB = Prepared(insert(print_jobs))


@dataclass(frozen=True, slots=True)
class _Event:
    kind: str
    key: str
    payload: str


@dataclass(frozen=True, slots=True)
class _Link:
    action: str
    subject: str
    facts: str


def canonical(value: Mapping[str, Any]) -> str:
    """JSON with sorted keys and no blanks: the same facts give the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def chain_hash(previous: str, terminal: str, seq: int, at: str, link: tuple[str, ...]) -> str:
    """The hash of an audit link over the one before it and all that it says."""
    text = json.dumps([previous, terminal, seq, at, *link], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def moment_text(moment: datetime) -> str:
    """How a moment enters the audit hash: UTC with microseconds."""
    return utc_text(moment)


@dataclass(slots=True)
class Command:
    """What a use case may do inside its transaction; made by ``Store.command``.

    Audit links and events are numbered when the command ends, so that the terminal's stream
    row is locked only for the last moment of the transaction.
    """

    connection: Connection
    now: datetime
    actor: str
    terminal: str
    _sealer: Sealer
    _events: list[_Event] = field(default_factory=list)
    _links: list[_Link] = field(default_factory=list)
    _jobs: list[dict[str, Any]] = field(default_factory=list)
    _shown: bool = False

    @property
    def news(self) -> bool:
        """Whether others should look again. A slip that came out is shown to nobody else."""
        recorded = any(not link.action.startswith("print.") for link in self._links)
        return self._shown or recorded or bool(self._events)

    def show(self) -> None:
        """Others should look again although this command records nothing."""
        self._shown = True

    def execute(self, statement: Executable, params: Any = None) -> CursorResult[Any]:
        """Runs a Core statement in the transaction."""
        return self.connection.execute(statement, params)

    def audit(self, action: str, subject: str, **facts: str | int) -> None:
        """Adds a link to the audit chain: who did what to which subject. No personal data."""
        self._links.append(_Link(action, subject, canonical(facts)))

    def publish(self, kind: str, key: str, payload: Mapping[str, Any]) -> None:
        """Puts an event into the outbox; ``key`` is the id made at the touch."""
        self._events.append(_Event(kind, key, canonical(payload)))

    def print(self, kind: str, subject: str, *, reprint_of: str | None = None) -> str:
        """Asks for a slip in the same commit; returns the id of the print job."""
        job = {
            "id": new_id(),
            "terminal": self.terminal,
            "kind": kind,
            "subject": subject,
            "reprint_of": reprint_of,
            "state": "pending",
            "attempts": 0,
            "created_at": self.now,
        }
        self._jobs.append(job)
        return str(job["id"])

    def conclude(self) -> None:
        """Writes what was collected; called by the store just before the commit."""
        for job in self._jobs:
            _ADD_JOB.run(self.connection, job)
        if not self._events and not self._links:
            return
        row = _ADVANCE.first(
            self.connection,
            {"of": self.terminal, "events": len(self._events), "links": len(self._links)},
        )
        self._write_events(row.epoch, row.epoch_number, row.event_seq - len(self._events))
        self._write_links(row.audit_seq - len(self._links), row.audit_head)

    def _write_events(self, epoch: str, epoch_number: int, before: int) -> None:
        for seq, event in enumerate(self._events, before + 1):
            _ADD_EVENT.run(
                self.connection,
                {
                    "terminal": self.terminal,
                    "epoch": epoch,
                    "seq": seq,
                    "epoch_number": epoch_number,
                    "key": event.key,
                    "kind": event.kind,
                    "occurred_at": self.now,
                    "payload": self._sealer.seal(event.payload),
                    "state": "queued",
                },
            )

    def _write_links(self, before: int, head: str) -> None:
        if not self._links:
            return
        at = moment_text(self.now)
        for seq, link in enumerate(self._links, before + 1):
            said = (self.actor, link.action, link.subject, link.facts)
            head = chain_hash(head, self.terminal, seq, at, said)
            _ADD_LINK.run(
                self.connection,
                {
                    "terminal": self.terminal,
                    "seq": seq,
                    "at": self.now,
                    "actor": self.actor,
                    "action": link.action,
                    "subject": link.subject,
                    "facts": link.facts,
                    "hash": head,
                },
            )
        _SET_HEAD.run(self.connection, {"of": self.terminal, "head": head})
