"""Small facts by name: cursors, sealed tokens, the latest time seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from kiosk.store.command import Command
from kiosk.store.statements import upsert
from kiosk.store.tables import state_values

if TYPE_CHECKING:
    from kiosk.store.store import Store


class State:
    """Named values of this terminal."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str, connection: Connection | None = None) -> str | None:
        """The value, or None; inside a command give its connection to see its own changes."""
        query = select(state_values.c.value).where(
            state_values.c.terminal == self._store.terminal, state_values.c.name == name
        )
        if connection is not None:
            return connection.execute(query).scalar()
        with self._store.read() as own:
            return own.execute(query).scalar()

    def set(self, command: Command, name: str, value: str | None) -> None:
        """Keeps or, with None, forgets a value, in the command's transaction."""
        terminal = self._store.terminal
        if value is None:
            command.execute(
                delete(state_values).where(
                    state_values.c.terminal == terminal, state_values.c.name == name
                )
            )
            return
        upsert(command.connection, state_values, terminal=terminal, name=name, value=value)
