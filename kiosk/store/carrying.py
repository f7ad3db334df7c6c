"""How the records of a room get from a machine's reserve into the hall, and what it takes over."""

from __future__ import annotations

from typing import Any, Protocol

from sqlalchemy import Connection

from kiosk.store.command import Command
from kiosk.store.outbox import OutboxEvent
from kiosk.store.store import Store


class Carrier(Protocol):
    """Knows the rows behind one kind of event. Every part may be repeated without harm."""

    kind: str
    """The event with which such a record lies in the reserve's outbox."""

    def subject(self, event: OutboxEvent) -> str:
        """Whose slips go along."""

    def read(self, here: Connection, event: OutboxEvent) -> Any:
        """The record as it lies in the reserve.

        Raises:
            Damaged: when it does not.
        """

    def put(self, command: Command, found: Any, event: OutboxEvent) -> None:
        """Puts it into the hall, unless it stands there; publishes the event with it.

        Raises:
            Conflict: the hall can never take it.
        """

    def forget(self, command: Command, event: OutboxEvent) -> None:
        """The hall has it: what lies in the reserve counts no more."""

    def take_over(self, hall: Store, here: Store) -> None:
        """Copies into the reserve what it must know of the hall beforehand.

        Raises:
            Unavailable: the hall did not answer; nothing was changed.
        """
