"""A deterministic world: the real client and server logic, and a seeded line between them.

Nothing here sleeps or opens a socket. One seed always gives the same run: which events happen,
which requests and replies are lost, doubled or late, when the terminal crashes and when either
side is put back to an old backup.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from kiosk.central import intake, terminals
from kiosk.central.config import CentralConfig
from kiosk.central.errors import Refusal
from kiosk.central.platform import Platform
from kiosk.central.server import open_platform
from kiosk.central.tables import events as held_events
from kiosk.common.clock import FixedClock
from kiosk.content.service import Content
from kiosk.settings import Settings
from kiosk.store.engine import sqlite_engine
from kiosk.store.migrate import make_schema
from kiosk.store.sealing import Sealer, derive, make_key_file, read_key_file
from kiosk.store.store import Store
from kiosk.store.tables import outbox
from kiosk.sync.errors import Offline
from kiosk.sync.protocol import (
    DEMO_CODE,
    PROTO,
    ChangesPage,
    ErrorAnswer,
    EventBatch,
    HeartbeatAnswer,
)
from kiosk.sync.service import Sync
from kiosk.sync.transport import Reply, _classified

ADDRESS = "http://127.0.0.1:1"


class Crash(Exception):
    """The terminal's process ends here."""


@dataclass
class Line:
    """Stands in the place of Transport; calls the platform's own functions."""

    world: Simulation

    def close(self) -> None:
        """There is nothing to close."""

    def exchange(
        self,
        method: str,
        path: str,
        kind: type[Any],
        *,
        message: Any = None,
        expect: int = 200,
        token: str | None = None,
        headers: dict[str, str] | None = None,
        params: dict[str, str] | None = None,
    ) -> Reply[Any]:
        fate = self.world.fate()
        if fate == "request lost":
            raise Offline("simulated")
        if fate == "crash before":
            raise Crash
        answer = self._ask(path, message, token)
        if fate == "doubled":
            answer = self._ask(path, message, token)
        if self.world.dice.random() < self.world.bustle:
            self.world.happen()
        if fate == "reply lost":
            raise Offline("simulated")
        if fate == "crash after":
            raise Crash
        if isinstance(answer, Refusal):
            told = ErrorAnswer(PROTO, answer.code, answer.expected)
            raise _classified(answer.status, {}, msgspec.json.encode(told))
        return Reply(expect, msgspec.json.decode(msgspec.json.encode(answer), type=kind), "")

    def _ask(self, path: str, message: Any, token: str | None) -> Any:
        platform = self.world.platform
        if message is not None:
            message = msgspec.json.decode(msgspec.json.encode(message), type=type(message))
        try:
            if path == "/v1/session":
                return terminals.open_session(platform, message)
            caller = terminals.authenticate(platform, f"Bearer {token}")
            if path == "/v1/events":
                self.world.sent.append((caller, message))
                return intake.receive(platform, caller, message)
            if path == "/v1/changes":
                return ChangesPage(PROTO, "", "", (), True)
            return HeartbeatAnswer(PROTO, platform.clock.now())
        except Refusal as refusal:
            return refusal
        except IntegrityError as error:
            raise Offline("http.500") from error


@dataclass
class Simulation:
    """One terminal, one platform, and what befalls them."""

    folder: Path
    seed: int
    trouble: float = 0.35
    bustle: float = 0.2
    issued: list[str] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    """Keys that neither side holds after a restore: no protocol can bring them back."""
    excused: set[str] = field(default_factory=set)
    """Keys that were delivered, and that the platform then forgot by a restore of its own."""
    premature: set[str] = field(default_factory=set)
    """Keys that were settled here at a moment when the platform did not hold them (I2)."""
    sent: list[tuple[terminals.Caller, EventBatch]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dice = Random(self.seed)
        self.clock = FixedClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
        self._terminal = self.folder / "terminal"
        self._terminal.mkdir(parents=True)
        make_key_file(self._terminal / "kiosk.key")
        self.settings = Settings(
            hall_code="150799", hall_name="大厅", terminal="03", data_dir=self._terminal
        )
        self.store = self._open_store()
        make_schema(self.store)
        self.store.ensure_stream()
        self.platform = self._open_platform()
        self._enrol()
        self.sync = self._new_sync()
        self._back_up_both()

    # What befalls them

    def step(self) -> None:
        """One thing happens, as the dice say."""
        deeds: tuple[tuple[int, Callable[[], None]], ...] = (
            *((10, self.happen), (10, self.call), (3, self.late_copy)),
            *((1, self.back_up_terminal), (1, self.back_up_platform)),
            *((1, self.restore_terminal), (1, self.restore_platform), (1, self.pass_a_day)),
        )
        weights = [weight for weight, _ in deeds]
        self.dice.choices([deed for _, deed in deeds], weights)[0]()
        self.premature |= self._keys_here("delivered") - self._keys_there() - self.excused

    def happen(self) -> None:
        """The terminal commits an event."""
        key = f"{self.dice.getrandbits(128):032x}"
        with self.store.command() as command:
            command.publish("note.made", key, {"n": len(self.issued)})
        self.issued.append(key)

    def call(self) -> None:
        """The terminal syncs; when it crashes, it starts anew."""
        try:
            self.sync.once()
        except Crash:
            self.sync = self._new_sync()

    def late_copy(self) -> None:
        """A request that a router had kept arrives once more."""
        if self.sent:
            caller, batch = self.dice.choice(self.sent)
            try:
                intake.receive(self.platform, caller, batch)
            except (Refusal, IntegrityError):
                return

    def pass_a_day(self) -> None:
        """Tokens end."""
        self.clock.advance(timedelta(days=1))

    def back_up_terminal(self) -> None:
        self._copy_store(self._terminal / "kiosk.db", self.folder / "terminal.bak")

    def back_up_platform(self) -> None:
        self._copy_platform(save=True)

    def restore_terminal(self) -> None:
        """The terminal's database is put back; the restore begins a new epoch."""
        self._copy_store(self.folder / "terminal.bak", self._terminal / "kiosk.db")
        self.store.outbox.begin_epoch("restored")
        self._count_losses()
        self.excused |= self._keys_here("delivered") - self._keys_there()

    def restore_platform(self) -> None:
        self._copy_platform(save=False)
        self._count_losses()
        self.excused |= self._keys_here("delivered") - self._keys_there()

    def fate(self) -> str:
        """What becomes of the next request."""
        if self.dice.random() >= self.trouble:
            return "well"
        return self.dice.choice(
            ["request lost", "reply lost", "doubled", "crash before", "crash after"]
        )

    # The end, and what must hold then

    def calm_down(self) -> None:
        """Faults stop; a few calls later every queue must be empty (I8)."""
        self.trouble = self.bustle = 0.0
        for _ in range(4):
            self.pass_a_day()
            self.call()

    def violations(self) -> list[str]:
        """The invariants that do not hold."""
        held = self._held()
        keys = [key for _, _, key in held]
        there = set(keys)
        counts = self.store.outbox.counts()
        found = []
        if len(keys) != len(there):
            found.append("I1: an event is recorded twice")
        if set(self.issued) - self.lost - there:
            found.append("I1: an event is missing")
        if self.premature or self._keys_here("delivered") - there:
            found.append("I2: an event was settled that the platform does not hold")
        for epoch in {epoch for epoch, _, _ in held}:
            line = [seq for of, seq, _ in held if of == epoch]
            if line != sorted(line):
                found.append("I3: not in the order of seq")
        if counts.parked:
            found.append("I7: a sound event was parked")
        if counts.queued:
            found.append("I8: the queue does not empty")
        return found

    def close(self) -> None:
        self.store.close()
        self.platform.close()

    # Machinery

    def _new_sync(self) -> Sync:
        def line(url: str) -> Any:
            return Line(self)

        content = Content(self.store, self.clock)
        return Sync(self.store, content, self.settings, rng=self.dice, transport=line)

    def _enrol(self) -> None:
        from kiosk.sync.memory import Memory
        from kiosk.sync.protocol import EnrolRequest

        memory = Memory(self.store)
        public = memory.device_key().public_key().public_bytes_raw().hex()
        request = EnrolRequest(PROTO, DEMO_CODE, public, "150799", "03")
        answer = terminals.enrol(self.platform, request)
        keys = " ".join(answer.platform_keys)
        memory.keep(url=ADDRESS, terminal=answer.terminal, platform_keys=keys)

    def _open_store(self) -> Store:
        master = read_key_file(self.settings.key_path)
        engine = sqlite_engine(self.settings.database_path, derive(master, "database"))
        _hurry(engine)
        return Store(engine, Sealer(master), self.clock, "03")

    def _open_platform(self) -> Platform:
        platform = open_platform(CentralConfig(self.folder / "central", demo=True), self.clock)
        _hurry(platform.engine)
        return platform

    def _back_up_both(self) -> None:
        self.back_up_terminal()
        self.back_up_platform()

    def _copy_store(self, source: Path, target: Path) -> None:
        self.store.close()
        shutil.copy(source, target)
        self.store = self._open_store()
        self.sync = self._new_sync()

    def _copy_platform(self, *, save: bool) -> None:
        self.platform.close()
        here, there = self.folder / "central" / "central.db", self.folder / "central.bak"
        shutil.copy(here, there) if save else shutil.copy(there, here)
        self.platform = self._open_platform()

    def _count_losses(self) -> None:
        self.lost |= set(self.issued) - self._keys_there() - self._keys_here()

    def _keys_there(self) -> set[str]:
        return {key for _, _, key in self._held()}

    def _held(self) -> list[tuple[str, int, str]]:
        columns = held_events.c
        query = select(columns.epoch, columns.seq, columns.key).order_by(columns.id)
        with self.platform.read() as connection:
            return [(row.epoch, row.seq, row.key) for row in connection.execute(query)]

    def _keys_here(self, state: str | None = None) -> set[str]:
        query = select(outbox.c.key)
        if state:
            query = query.where(outbox.c.state == state)
        with self.store.read() as connection:
            return set(connection.execute(query).scalars())


def _hurry(engine: Any) -> None:
    """Backups are copies of closed files here, so waiting for the disk would prove nothing."""

    @event.listens_for(engine, "connect")
    def relax(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA synchronous = OFF")
