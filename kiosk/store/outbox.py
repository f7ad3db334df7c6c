"""The outbox: events that the central platform has not acknowledged yet, in order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from kiosk.common.ids import new_id
from kiosk.store.tables import outbox, streams

if TYPE_CHECKING:
    from kiosk.store.store import Store


@dataclass(frozen=True, slots=True)
class OutboxEvent:
    """An event as it was committed; immutable."""

    epoch: str
    seq: int
    key: str
    kind: str
    occurred_at: datetime
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many events stand where; the three sum to all that were ever issued."""

    queued: int
    parked: int
    delivered: int
    oldest_queued_at: datetime | None


@dataclass(frozen=True, slots=True)
class ParkedEvent:
    """An event that the platform refused; kept for staff to see, never dropped."""

    epoch: str
    seq: int
    key: str
    kind: str
    occurred_at: datetime
    code: str


class Outbox:
    """Reads and settles this terminal's events."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pending(self, limit: int = 100, max_bytes: int = 200_000) -> list[OutboxEvent]:
        """The oldest queued events of one epoch, in order; at least one when any waits."""
        query = (
            select(outbox)
            .where(outbox.c.terminal == self._store.terminal, outbox.c.state == "queued")
            .order_by(outbox.c.epoch_number, outbox.c.seq)
            .limit(limit)
        )
        events: list[OutboxEvent] = []
        size = 0
        with self._store.read() as connection:
            for row in connection.execute(query):
                size += len(row.payload)
                if events and (size > max_bytes or row.epoch != events[0].epoch):
                    break
                payload = json.loads(self._store.sealer.unseal(row.payload))
                events.append(
                    OutboxEvent(row.epoch, row.seq, row.key, row.kind, row.occurred_at, payload)
                )
        return events

    def acknowledge(self, epoch: str, upto: int) -> int:
        """Settles the queued events of ``epoch`` up to and with ``upto``; returns how many."""
        with self._store.command("sync") as command:
            result = command.execute(
                update(outbox)
                .where(
                    outbox.c.terminal == self._store.terminal,
                    outbox.c.epoch == epoch,
                    outbox.c.seq <= upto,
                    outbox.c.state == "queued",
                )
                .values(state="delivered", settled_at=command.now)
            )
            return result.rowcount

    def park(self, epoch: str, seq: int, code: str) -> None:
        """Puts a refused event aside, visible to staff, so that the others go on."""
        with self._store.command("sync") as command:
            command.execute(
                update(outbox)
                .where(
                    outbox.c.terminal == self._store.terminal,
                    outbox.c.epoch == epoch,
                    outbox.c.seq == seq,
                )
                .values(state="parked", code=code, settled_at=command.now)
            )
            command.audit("event.parked", f"{epoch}/{seq}", code=code)

    def requeue_above(self, epoch: str, durable: int) -> int:
        """Queues again what a platform restored from an old backup no longer holds."""
        with self._store.command("sync") as command:
            result = command.execute(
                update(outbox)
                .where(
                    outbox.c.terminal == self._store.terminal,
                    outbox.c.epoch == epoch,
                    outbox.c.seq > durable,
                    outbox.c.state == "delivered",
                )
                .values(state="queued", settled_at=None)
            )
            return result.rowcount

    def parked(self) -> list[ParkedEvent]:
        """The refused events, oldest first."""
        columns = outbox.c
        query = (
            select(columns.epoch, columns.seq, columns.key, columns.kind, columns.occurred_at)
            .add_columns(columns.code)
            .where(columns.terminal == self._store.terminal, columns.state == "parked")
            .order_by(columns.epoch_number, columns.seq)
        )
        with self._store.read() as connection:
            return [ParkedEvent(*row) for row in connection.execute(query)]

    def counts(self) -> OutboxCounts:
        """How many events are queued, parked and delivered."""
        query = (
            select(outbox.c.state, func.count(), func.min(outbox.c.occurred_at))
            .where(outbox.c.terminal == self._store.terminal)
            .group_by(outbox.c.state)
        )
        with self._store.read() as connection:
            found = {state: (count, oldest) for state, count, oldest in connection.execute(query)}
        queued, oldest = found.get("queued", (0, None))
        return OutboxCounts(
            queued, found.get("parked", (0, None))[0], found.get("delivered", (0, None))[0], oldest
        )

    def position(self) -> tuple[str, int]:
        """This terminal's current epoch and the highest number issued in it."""
        query = select(streams.c.epoch, streams.c.event_seq).where(
            streams.c.terminal == self._store.terminal
        )
        with self._store.read() as connection:
            row = connection.execute(query).one()
        return row.epoch, row.event_seq

    def begin_epoch(self, reason: str) -> str:
        """Starts a new epoch, after a restore or when the platform knows more than we do."""
        epoch = new_id()
        with self._store.command("system") as command:
            command.execute(
                update(streams)
                .where(streams.c.terminal == self._store.terminal)
                .values(epoch=epoch, epoch_number=streams.c.epoch_number + 1, event_seq=0)
            )
            command.audit("epoch.begun", epoch, reason=reason)
        return epoch
