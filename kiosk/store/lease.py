"""A role that one machine of the hall has at a time, such as the voice of the calling boards."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import or_, update

from kiosk.store.command import moment_text
from kiosk.store.statements import insert_ignore
from kiosk.store.store import Store
from kiosk.store.tables import state_values

FREE = ""
EVERY_MACHINE = "*"
"""Stands in the place of a terminal's number: the row is the whole hall's."""


class Lease:
    """Held by renewing it; who does not renew it in time loses it to whoever asks next."""

    def __init__(self, store: Store, name: str, *, lasts: timedelta) -> None:
        self._store = store
        self._name = name
        self._lasts = lasts

    def claim(self) -> bool:
        """Takes or renews the role for this terminal; False while another one has it.

        Raises:
            Unavailable, Damaged: as named by :mod:`kiosk.store.faults`.
        """
        holder = f" {self._store.terminal}"
        row = state_values.c
        with self._store.command("system") as command:
            now = command.now
            mine = moment_text(now + self._lasts) + holder
            if insert_ignore(
                command.connection,
                state_values,
                terminal=EVERY_MACHINE,
                name=self._name,
                value=mine,
            ):
                return True
            taken = command.execute(
                update(state_values)
                .where(
                    row.terminal == EVERY_MACHINE,
                    row.name == self._name,
                    or_(
                        row.value < moment_text(now),
                        row.value > moment_text(now + 2 * self._lasts),
                        row.value.endswith(holder),
                    ),
                )
                .values(value=mine)
            )
            return taken.rowcount == 1

    def release(self) -> None:
        """Gives the role back at once; nothing when another terminal has it."""
        row = state_values.c
        with self._store.command("system") as command:
            command.execute(
                update(state_values)
                .where(
                    row.terminal == EVERY_MACHINE,
                    row.name == self._name,
                    row.value.endswith(f" {self._store.terminal}"),
                )
                .values(value=FREE)
            )
