"""Sends the outbox: in order, in batches, and settles only what was acknowledged."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import func, select

from kiosk.common.errors import Damaged
from kiosk.store.outbox import OutboxEvent
from kiosk.store.store import Store
from kiosk.store.tables import outbox
from kiosk.sync.errors import Offline, Refused
from kiosk.sync.framing import BadBody, check_depth
from kiosk.sync.link import Link
from kiosk.sync.protocol import (
    MAX_BATCH_BYTES,
    MAX_BODY_BYTES,
    MAX_EVENTS,
    PROTO,
    Event,
    EventBatch,
    EventsAnswer,
    Heartbeat,
    SessionAnswer,
    Withheld,
)

log = logging.getLogger(__name__)

UNREADABLE = (400, 413, 422)
"""Statuses that say: not this body, whenever it comes."""
FORKED = "event.forked"
MAX_ROUNDS = 10_000
"""Bound on the batches of one call; the rest goes with the next."""


@dataclass(slots=True)
class Pushed:
    """What one call of :meth:`Push.drain` did."""

    delivered: int = 0
    parked: int = 0
    batches: int = 0


@dataclass(slots=True)
class Push:
    """Drains the outbox of one store over one line."""

    store: Store
    link: Link
    heartbeat: Heartbeat | None = None
    limit: int = MAX_EVENTS
    done: Pushed = field(default_factory=Pushed)
    _acknowledged: dict[str, int] = field(default_factory=dict)
    """Height of each epoch that this call has heard of; newer than any sign-in's word."""
    _heeded: SessionAnswer | None = None

    def drain(self) -> Pushed:
        """Sends until nothing is queued.

        Raises:
            Offline, Busy, SignInNeeded, Shut: later; what was acknowledged is settled.
            Damaged: ``sync.event_missing`` when the outbox has a hole that nothing explains.
        """
        self._heed(self.link.session)
        while self.done.batches < MAX_ROUNDS:
            events = self.store.outbox.pending(self.limit, MAX_BATCH_BYTES)
            if not events:
                break
            self._send(events)
            self._heed(self.link.session)
        return self.done

    def _send(self, events: Sequence[OutboxEvent]) -> None:
        epoch = events[0].epoch
        line = self._dense(epoch, events[0].seq, events)
        try:
            self._settle(epoch, line, self._exchange(epoch, line))
        except Refused as error:
            if error.answer == "events.hole" and error.expected is not None:
                self._fill(epoch, error.expected, events)
            elif error.status not in UNREADABLE:
                raise Offline(f"http.{error.status}") from error
            elif len(line) > 1:
                self.limit = max(1, len(line) // 2)
            else:
                self._withhold(epoch, events[0], error.answer)

    def _dense(
        self, epoch: str, first: int, events: Sequence[OutboxEvent]
    ) -> list[Event | Withheld]:
        """The line from ``first`` on without a hole: places of parked events are told too."""
        by_seq = {event.seq: event for event in events}
        parked: dict[int, Withheld] | None = None
        line: list[Event | Withheld] = []
        for seq in range(first, first + MAX_EVENTS):
            if seq in by_seq:
                line.append(_event(by_seq[seq]))
                continue
            if seq > events[-1].seq:
                break
            if parked is None:
                parked = self._parked(epoch)
            if seq not in parked:
                break
            line.append(parked[seq])
        if not line:
            raise Damaged("sync.event_missing", epoch=epoch, seq=first)
        return line

    def _parked(self, epoch: str) -> dict[int, Withheld]:
        return {
            event.seq: Withheld(event.seq, event.key, event.code or "event.parked")
            for event in self.store.outbox.parked()
            if event.epoch == epoch
        }

    def _exchange(self, epoch: str, line: Sequence[Event | Withheld]) -> EventsAnswer:
        batch = EventBatch(
            proto=PROTO,
            epoch=epoch,
            events=tuple(entry for entry in line if isinstance(entry, Event)),
            withheld=tuple(entry for entry in line if isinstance(entry, Withheld)),
            heartbeat=self.heartbeat,
        )
        _check_size(batch)
        self.done.batches += 1
        reply = self.link.request("POST", "/v1/events", EventsAnswer, message=batch, expect=202)
        if reply.message is None or reply.message.epoch != epoch:
            raise Offline("answer.wrong_epoch")
        self.heartbeat = None
        return reply.message

    def _settle(self, epoch: str, line: Sequence[Event | Withheld], answer: EventsAnswer) -> None:
        """Settles what was sent here and acknowledged there; nothing else."""
        upto = min(answer.upto, line[-1].seq)
        if upto < line[0].seq:
            raise Offline("answer.no_progress")
        sent = {entry.seq for entry in line if isinstance(entry, Event)}
        held_back = {entry.seq for entry in line if isinstance(entry, Withheld)}
        for verdict in answer.parked:
            if verdict.seq in sent and verdict.seq <= upto:
                self.store.outbox.park(epoch, verdict.seq, verdict.code[:64])
                self.done.parked += 1
                log.warning("event %s/%s parked: %s", epoch, verdict.seq, verdict.code)
        self.done.delivered += self.store.outbox.acknowledge(epoch, upto)
        self._acknowledged[epoch] = max(upto, self._acknowledged.get(epoch, 0))
        self.limit = MAX_EVENTS
        if any(verdict.code == FORKED for verdict in answer.parked if verdict.seq not in held_back):
            self._leave_epoch(epoch, "forked")

    def _fill(self, epoch: str, expected: int, events: Sequence[OutboxEvent]) -> None:
        """The platform lacks events before these: queues them again, or names the parked."""
        if self.store.outbox.requeue_above(epoch, expected - 1):
            log.warning("platform lacks events of %s from %s on; sending again", epoch, expected)
            return
        # What comes first there is parked here: its place is told, its body stays.
        line = self._dense(epoch, expected, events)
        before = [entry for entry in line if entry.seq < events[0].seq]
        self._settle(epoch, before, self._exchange(epoch, before))

    def _withhold(self, epoch: str, event: OutboxEvent, code: str) -> None:
        """An event that cannot be read there: its place is told, the event stays here, parked."""
        line = [Withheld(event.seq, event.key, code)]
        answer = self._exchange(epoch, line)
        if answer.upto < event.seq:
            raise Offline("answer.no_progress")
        taken = all(verdict.seq != event.seq for verdict in answer.parked)
        if taken:
            self.done.delivered += self.store.outbox.acknowledge(epoch, event.seq)
        else:
            self.store.outbox.park(epoch, event.seq, code[:64])
            self.done.parked += 1
        self.limit = MAX_EVENTS

    def _heed(self, session: SessionAnswer | None) -> None:
        """Takes up what the platform said it holds: less than we think, or more."""
        if session is None or session is self._heeded:
            return
        self._heeded = session
        for epoch, height in self._delivered_heights().items():
            held = max(session.cursors.get(epoch, 0), self._acknowledged.get(epoch, 0))
            if held < height:
                self.store.outbox.requeue_above(epoch, held)
                log.warning("platform went back to %s of %s; sending again", held, epoch)
        epoch, issued = self.store.outbox.position()
        if session.cursors.get(epoch, 0) > issued:
            self._leave_epoch(epoch, "platform_ahead")

    def _leave_epoch(self, epoch: str, reason: str) -> None:
        if self.store.outbox.position()[0] == epoch:
            self.store.outbox.begin_epoch(reason)
            log.error("epoch %s ended: %s", epoch, reason)

    def _delivered_heights(self) -> dict[str, int]:
        query = (
            select(outbox.c.epoch, func.max(outbox.c.seq))
            .where(outbox.c.terminal == self.store.terminal, outbox.c.state == "delivered")
            .group_by(outbox.c.epoch)
        )
        with self.store.read() as connection:
            return {row.epoch: row[1] for row in connection.execute(query)}


def _event(event: OutboxEvent) -> Event:
    return Event(event.seq, event.key, event.kind, event.occurred_at, event.payload)


def _check_size(batch: EventBatch) -> None:
    """Refuses here what the platform would, so that no oversize body is ever sent.

    Raises:
        Refused: 413 or 400, as the platform would answer.
    """
    body = msgspec.json.encode(batch)
    if len(body) > MAX_BODY_BYTES:
        raise Refused(413, "body.too_large")
    try:
        check_depth(body)
    except BadBody as error:
        raise Refused(400, error.code) from error
