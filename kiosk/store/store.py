"""The store: reading, and commands that commit everything or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, select

from kiosk.common.clock import Clock
from kiosk.common.ids import new_id
from kiosk.store.changes import Changes, open_changes
from kiosk.store.command import Command
from kiosk.store.engine import WRITE
from kiosk.store.faults import faults_named
from kiosk.store.herald import Herald
from kiosk.store.sealing import Sealer
from kiosk.store.statements import insert_ignore
from kiosk.store.tables import streams

if TYPE_CHECKING:
    from kiosk.store.outbox import Outbox
    from kiosk.store.print_queue import PrintQueue
    from kiosk.store.state import State

GENESIS = "0" * 64
"""What the first audit link stands on."""


class Store:
    """Opened by ``kiosk.app``; safe to use from several threads."""

    def __init__(self, engine: Engine, sealer: Sealer, clock: Clock, terminal: str) -> None:
        self.engine = engine
        self.sealer = sealer
        self.clock = clock
        self.terminal = terminal
        shared = engine.dialect.name == "postgresql"
        self._herald = Herald(engine) if shared else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction: everything read inside it is of one moment.

        Raises:
            Unavailable, Damaged: as named by :mod:`kiosk.store.faults`.
        """
        with faults_named(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def command(self, actor: str = "resident") -> Iterator[Command]:
        """One transaction. Nothing may leave the process before this block has ended.

        Boards and windows are told of it when it published an event or added an audit link.

        Raises:
            Unavailable, Damaged: as named by :mod:`kiosk.store.faults`; nothing was changed.
        """
        with faults_named(), self.engine.connect() as plain:
            connection = plain.execution_options(**{WRITE: True})
            with connection.begin():
                command = Command(connection, self.clock.now(), actor, self.terminal, self.sealer)
                yield command
                command.conclude(commit=True)
        if self._herald is not None and command.news:
            self._herald.tell()

    def ensure_stream(self) -> None:
        """Makes this terminal's stream row at the first start."""
        with self.read() as connection:
            query = select(streams.c.epoch).where(streams.c.terminal == self.terminal)
            if connection.execute(query).first():
                return
        with self.command("system") as command:
            insert_ignore(
                command.connection,
                streams,
                terminal=self.terminal,
                epoch=new_id(),
                epoch_number=1,
                event_seq=0,
                audit_seq=0,
                audit_head=GENESIS,
            )

    @cached_property
    def outbox(self) -> Outbox:
        """What waits for the central platform."""
        from kiosk.store.outbox import Outbox

        return Outbox(self)

    @cached_property
    def prints(self) -> PrintQueue:
        """What waits for the printer."""
        from kiosk.store.print_queue import PrintQueue

        return PrintQueue(self)

    @cached_property
    def state(self) -> State:
        """Small facts that survive a restart."""
        from kiosk.store.state import State

        return State(self)

    @cached_property
    def changes(self) -> Changes:
        """News of what others changed; for the one thread that watches."""
        return open_changes(self.engine)

    def close(self) -> None:
        """Closes all connections."""
        if "changes" in self.__dict__:
            self.changes.close()
        if self._herald is not None:
            self._herald.close()
        self.engine.dispose()
