"""Serials of records: given out once for each owner, year and series, without a gap."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Table, bindparam, select, update

from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore, lift
from kiosk.store.store import Store


class Series(NamedTuple):
    """Whose serials of which year; one owner may keep several series side by side."""

    owner: str
    year: int
    name: str


class Serials:
    """A table whose rows say how far a series has come.

    Its primary key is owner, year and series, in this order; ``last`` is the last serial.
    """

    def __init__(self, table: Table) -> None:
        owner, year, name = table.primary_key.columns
        last = table.c["last"]
        of_series = (owner == bindparam("of"), year == bindparam("in"), name == bindparam("named"))
        self.owner: str = owner.name
        self.table = table
        self._keys = (owner.name, year.name, name.name)
        self._advance = (
            update(table).where(*of_series).values(last=last + bindparam("by")).returning(last)
        )
        self.rows = select(owner, year, name, last)
        self._named = self.rows.where(name == bindparam("named"))

    def hold(self, command: Command, series: Series) -> None:
        """Nobody else is given one of the series until the commit."""
        self.give(command, series, 0)

    def give(self, command: Command, series: Series, count: int = 1) -> int:
        """The last of ``count`` new serials.

        They come from one UPDATE … RETURNING on a row that stays locked until the commit: never
        twice, and given to the next when the command fails, so that no gap remains.
        """
        insert_ignore(command.connection, self.table, **self._key(series), last=0)
        place = {"of": series.owner, "in": series.year, "named": series.name, "by": count}
        return int(command.execute(self._advance, place).scalar_one())

    def reach(self, command: Command, series: Series, serial: int) -> None:
        """The series is at least so far from now on."""
        lift(command.connection, self.table, "last", serial, key=self._key(series))

    def take_over(self, there: Store, here: Store, name: str) -> None:
        """The series of this name are here as far as they are there."""
        known, reached = self._reached(here, name), self._reached(there, name)
        ahead = [series for series in reached if known.get(series, 0) < reached[series]]
        if ahead:
            with here.command("system") as command:
                for series in ahead:
                    self.reach(command, series, reached[series])

    def _key(self, series: Series) -> dict[str, str | int]:
        return dict(zip(self._keys, series, strict=True))

    def _reached(self, store: Store, name: str) -> dict[Series, int]:
        with store.read() as connection:
            rows = connection.execute(self._named, {"named": name}).all()
        return {Series(owner, year, series): last for owner, year, series, last in rows}
