"""Taking events in: each exactly once, in the order of ``seq``, acknowledged after the commit."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Row, insert, select, update

from kiosk.central import readmodel
from kiosk.central.errors import Refusal
from kiosk.central.platform import Platform, moment_text
from kiosk.central.tables import cursors, events, parked_events, terminals
from kiosk.central.terminals import Caller
from kiosk.central.told import Unreadable
from kiosk.common.errors import Rejected
from kiosk.common.ids import parse_request_id
from kiosk.store.statements import insert_ignore, upsert
from kiosk.sync.protocol import (
    PROTO,
    Event,
    EventBatch,
    EventsAnswer,
    Heartbeat,
    Parked,
    Withheld,
    canonical,
    fingerprint,
)

CONFLICTING = "event.key_conflict"
"""The key was used before, for something else."""
FORKED = "event.forked"
"""The place (epoch, seq) is taken by another event: two machines go by one identity."""


@dataclass(frozen=True, slots=True)
class _Sender:
    platform: Platform
    connection: Connection
    terminal: str
    hall: str
    epoch: str


def receive(platform: Platform, caller: Caller, batch: EventBatch) -> EventsAnswer:
    """Commits a batch and says how far the terminal's line is held.

    Raises:
        Refusal: 422 ``events.order`` when the batch is not dense, 409 ``events.hole`` with the
            ``seq`` to go on from when events before it are missing.
    """
    line: list[Event | Withheld] = sorted(
        (*batch.events, *batch.withheld), key=lambda entry: entry.seq
    )
    numbers = [entry.seq for entry in line]
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise Refusal(422, "events.order")
    with platform.write() as connection:
        _lock(connection, caller.id)
        upto = _held(connection, caller.id, batch.epoch)
        if numbers and numbers[0] > upto + 1:
            raise Refusal(409, "events.hole", upto + 1)
        sender = _Sender(platform, connection, caller.id, caller.hall, batch.epoch)
        verdicts = [(entry.seq, _take(sender, entry)) for entry in line]
        upto = max(upto, numbers[-1]) if numbers else upto
        values = {"terminal": caller.id, "epoch": batch.epoch, "upto": upto}
        upsert(connection, cursors, **values)
        note_heartbeat(platform, connection, caller.id, batch.heartbeat)
    parked = tuple(Parked(seq, code) for seq, code in verdicts if code)
    return EventsAnswer(PROTO, batch.epoch, upto, parked)


def _lock(connection: Connection, terminal: str) -> None:
    """One batch of a terminal at a time; SQLite has one writer anyway."""
    query = select(terminals.c.id).where(terminals.c.id == terminal).with_for_update()
    connection.execute(query)


def _held(connection: Connection, terminal: str, epoch: str) -> int:
    query = select(cursors.c.upto).where(cursors.c.terminal == terminal, cursors.c.epoch == epoch)
    return connection.execute(query).scalar() or 0


def note_heartbeat(
    platform: Platform, connection: Connection, terminal: str, beat: Heartbeat | None
) -> None:
    """Keeps the latest word on how a terminal is."""
    values = {"last_seen": platform.now_text()}
    if beat is not None:
        values["heartbeat"] = canonical(beat).decode()
    connection.execute(update(terminals).where(terminals.c.id == terminal).values(values))


def _take(sender: _Sender, entry: Event | Withheld) -> str | None:
    """Records one entry; returns the code it is parked with, None when it was taken in."""
    if isinstance(entry, Withheld):
        return _take_withheld(sender, entry)
    known = _known(sender, entry)
    if known is not None:
        return _compare(sender, entry, known)
    try:
        parse_request_id(entry.key)
    except Rejected:
        return _park(sender, entry, "event.bad_key", canonical(entry))
    code = _materialise(sender, entry)
    sender.connection.execute(
        insert(events).values(
            terminal=sender.terminal,
            epoch=sender.epoch,
            seq=entry.seq,
            key=entry.key,
            fingerprint=fingerprint(entry),
            kind=entry.kind,
            occurred_at=moment_text(entry.occurred_at),
            received_at=sender.platform.now_text(),
            payload=_sealed(sender, canonical(entry.payload)),
            parked=code,
        )
    )
    return code


def _take_withheld(sender: _Sender, entry: Withheld) -> str | None:
    taken = select(events.c.parked).where(
        events.c.terminal == sender.terminal,
        events.c.epoch == sender.epoch,
        events.c.seq == entry.seq,
        events.c.key == entry.key,
    )
    row = sender.connection.execute(taken).first()
    if row is None:
        return _park(sender, entry, entry.code, None)
    return None if row.parked is None else str(row.parked)


def _known(sender: _Sender, event: Event) -> Row[str, str, str | None] | None:
    """The record that holds the event's key or, failing that, its place in the line."""
    mine = (events.c.terminal == sender.terminal) & (events.c.epoch == sender.epoch)
    query = select(events.c.key, events.c.fingerprint, events.c.parked).where(
        (events.c.key == event.key) | (mine & (events.c.seq == event.seq))
    )
    found = sender.connection.execute(query).all()
    return min(found, key=lambda row: row.key != event.key, default=None)


def _compare(sender: _Sender, event: Event, known: Row[str, str, str | None]) -> str | None:
    """The stored verdict for the same event again; anything else is parked for people."""
    if known.key != event.key:
        fork = update(terminals).where(terminals.c.id == sender.terminal).values(forked=True)
        sender.connection.execute(fork)
        return _park(sender, event, FORKED, canonical(event))
    if known.fingerprint != fingerprint(event):
        return _park(sender, event, CONFLICTING, canonical(event))
    return None if known.parked is None else str(known.parked)


def _park(sender: _Sender, entry: Event | Withheld, code: str, body: bytes | None) -> str:
    insert_ignore(
        sender.connection,
        parked_events,
        terminal=sender.terminal,
        epoch=sender.epoch,
        seq=entry.seq,
        key=entry.key,
        code=code,
        received_at=sender.platform.now_text(),
        body=None if body is None else _sealed(sender, body),
    )
    return code


def _materialise(sender: _Sender, event: Event) -> str | None:
    try:
        with sender.connection.begin_nested():
            readmodel.apply(sender.platform, sender.connection, sender.hall, event)
    except Unreadable as refused:
        return refused.code
    return None


def _sealed(sender: _Sender, body: bytes) -> bytes:
    return sender.platform.sealer.seal(body.decode())
