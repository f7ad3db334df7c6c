"""One command = one transaction = state + audit link + outbox event + print job together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, bindparam, insert, select, update

from kiosk.common.ids import new_id
from kiosk.store.prepared import Ask, Prepared, together
from kiosk.store.sealing import Sealer
from kiosk.store.tables import audit_trail, outbox, print_jobs, streams
from kiosk.store.types import utc_text

_STREAM = Prepared(
    select(
        streams.c.epoch,
        streams.c.epoch_number,
        streams.c.event_seq,
        streams.c.audit_seq,
        streams.c.audit_head,
    )
    .where(streams.c.terminal == bindparam("of"))
    .with_for_update()
)
_ADVANCE = Prepared(
    update(streams)
    .where(streams.c.terminal == bindparam("of"))
    .values(
        event_seq=bindparam("events"), audit_seq=bindparam("links"), audit_head=bindparam("head")
    )
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
    _stream: Any = None

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

    def ask_last(self, asks: Sequence[Ask]) -> list[Any]:
        """First rows of prepared statements, and the place in the terminal's stream with them.

        It saves the end of the command a round trip to a hall's database. From here on the
        terminal's other commands wait, so everything else that is locked is locked before.
        """
        place = Ask(_STREAM, {"of": self.terminal})
        *rows, self._stream = together(self.connection, [*asks, place])
        return rows

    def audit(self, action: str, subject: str, **facts: str | int) -> None:
        """Adds a link to the audit chain: who did what to which subject. No personal data."""
        self._links.append(_Link(action, subject, canonical(facts)))

    def publish(self, kind: str, key: str, payload: Mapping[str, Any]) -> None:
        """Puts an event into the outbox; ``key`` is the id made at the touch."""
        self._events.append(_Event(kind, key, canonical(payload)))

    def print(
        self, kind: str, subject: str, *, reprint_of: str | None = None, job_id: str = ""
    ) -> str:
        """Asks for a slip in the same commit; returns the id of the print job.

        ``job_id``, a UUID made at the touch, lets the same request be told from another.
        """
        job = {
            "id": job_id or new_id(),
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

    def conclude(self, *, commit: bool = False) -> None:
        """Writes what was collected; with ``commit`` a hall's database commits in the same breath.

        Called by the store just before the commit.
        """
        writes = [Ask(_ADD_JOB, job) for job in self._jobs]
        if self._events or self._links:
            if self._stream is None:
                self.ask_last([])
            writes += self._records()
        if writes:
            together(self.connection, writes, commit=commit)

    def _records(self) -> list[Ask]:
        stream, at = self._stream, moment_text(self.now)
        asks = [
            Ask(
                _ADD_EVENT,
                {
                    "terminal": self.terminal,
                    "epoch": stream.epoch,
                    "seq": seq,
                    "epoch_number": stream.epoch_number,
                    "key": event.key,
                    "kind": event.kind,
                    "occurred_at": self.now,
                    "payload": self._sealer.seal(event.payload),
                    "state": "queued",
                },
            )
            for seq, event in enumerate(self._events, stream.event_seq + 1)
        ]
        head = stream.audit_head
        for seq, link in enumerate(self._links, stream.audit_seq + 1):
            said = (self.actor, link.action, link.subject, link.facts)
            head = chain_hash(head, self.terminal, seq, at, said)
            row = {
                "terminal": self.terminal,
                "seq": seq,
                "at": self.now,
                "actor": self.actor,
                "action": link.action,
                "subject": link.subject,
                "facts": link.facts,
                "hash": head,
            }
            asks.append(Ask(_ADD_LINK, row))
        end = {
            "of": self.terminal,
            "events": stream.event_seq + len(self._events),
            "links": stream.audit_seq + len(self._links),
            "head": head,
        }
        return [*asks, Ask(_ADVANCE, end)]
