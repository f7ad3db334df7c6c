"""One time for a hall of several machines: that of its database.

Machines whose clocks differ would put later residents before earlier ones. So each machine
measures how far the database's clock is from its own, and tells the database's time. Between
two measurements time runs on by the monotonic clock: setting a machine's own clock changes
nothing. While the database is away the last measurement stands.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Engine

from kiosk.common.clock import Clock
from kiosk.store.faults import faults_named

MEASURE_AGAIN_SECONDS = 60.0
ROUNDS = 3
"""The quickest round trip of these is believed: its two ways differ least."""


class HallClock:
    """The hall's time, told on this machine."""

    def __init__(self, own: Clock) -> None:
        self._own = own
        self._anchor: tuple[float, datetime] | None = None

    def now(self) -> datetime:
        """The database's time as last measured; the machine's own before the first time."""
        anchor = self._anchor
        if anchor is None:
            return self._own.now()
        at, moment = anchor
        return moment + timedelta(seconds=self._own.monotonic() - at)

    def monotonic(self) -> float:
        """The machine's own."""
        return self._own.monotonic()

    @property
    def measured(self) -> bool:
        """Whether the database's time is known."""
        return self._anchor is not None

    @property
    def offset(self) -> timedelta:
        """How far the hall's time is ahead of this machine's."""
        return self.now() - self._own.now()

    def assume(self, offset: timedelta) -> None:
        """Takes an offset kept from before a restart, until the next measurement."""
        self._anchor = (self._own.monotonic(), self._own.now() + offset)

    def measure(self, engine: Engine) -> timedelta:
        """Asks the database for its time; returns the offset.

        The answer is taken as of the middle of the round trip.

        Raises:
            Unavailable: the database did not answer; what was measured before stands.
        """
        readings: list[tuple[float, float, datetime]] = []
        with faults_named(), engine.connect() as connection:
            for _ in range(ROUNDS):
                sent = self._own.monotonic()
                told = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
                received = self._own.monotonic()
                readings.append((received - sent, (sent + received) / 2, told))
        _, middle, told = min(readings)
        self._anchor = (middle, told)
        return self.offset
