"""Keeps a machine ready for a hall that goes away, and brings back what happened meanwhile."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from datetime import timedelta

from kiosk.common.errors import KioskError, Unavailable
from kiosk.content.mirror import mirror
from kiosk.queueing.reserve import Reserve
from kiosk.queueing.taking_over import take_over
from kiosk.settings import Settings
from kiosk.store.hall_clock import MEASURE_AGAIN_SECONDS, HallClock
from kiosk.store.hall_link import within

log = logging.getLogger(__name__)

OFFSET = "hall.offset"
OFFSET_STEP = timedelta(milliseconds=100)
"""A smaller change of the measured offset is not worth a write."""
FIRST_REST_SECONDS = 0.5
LONGEST_REST_SECONDS = 5.0
REFRESH_SECONDS = 10.0
FLAPPING_SECONDS = 60.0
"""A hall that goes away again so soon after it came back is given longer to settle."""


class Keeper:
    """Measures the hall's time, keeps the copy of its content, and settles the reserve.

    ``start`` does so in the background until ``stop``; a command that ends soon calls
    :meth:`refresh` alone.
    """

    def __init__(self, reserve: Reserve, settings: Settings) -> None:
        self._reserve = reserve
        self._settings = settings
        self._clock = reserve.hall.clock
        self._rehearse: Callable[[], None] = lambda: None
        self._failures = 0
        self._back_at: float | None = None
        self._flaps = 0
        self._rng = random.Random()  # noqa: S311  spreads calls, hides nothing
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, rehearse: Callable[[], None] = lambda: None) -> None:
        """Begins, first of all with ``rehearse``; a second call changes nothing."""
        if self._thread is not None:
            return
        self._rehearse = rehearse
        self._reserve.on_loss = self._woken.set
        self._reserve.link.attend(self._woken.set)
        self._thread = threading.Thread(target=self._run, name="hall-keeper", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends after the step that is under way."""
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()
        self._reserve.link.attend(None)

    def step(self) -> float:
        """Does what is due; returns the seconds until the next time."""
        try:
            if self._reserve.standing_in or self._reserve.waiting():
                self._settle()
            self.refresh()
            if self._reserve.standing_in:
                return FIRST_REST_SECONDS
        except Unavailable as error:
            self._failures += 1
            log.debug("hall database: %s", error.code)
            return self._rest(self._failures)
        except KioskError:
            log.exception("the hall cannot be kept up with")
            self._failures += 1
            return LONGEST_REST_SECONDS
        self._failures = 0
        return MEASURE_AGAIN_SECONDS

    def refresh(self) -> None:
        """Takes over the hall's time, content, orders and serials.

        Raises:
            Unavailable: the hall did not answer; what was taken over before stands.
        """
        with within(REFRESH_SECONDS):
            self._measure()
            mirror(self._reserve.hall, self._reserve.store)
            take_over(self._reserve.hall, self._reserve.store, self._settings.hall_code)
            for carrier in self._reserve.carriers:
                carrier.take_over(self._reserve.hall, self._reserve.store)

    def recall_offset(self) -> None:
        """At a start without the hall: the offset measured before the last stop."""
        kept = self._reserve.store.state.get(OFFSET)
        if kept is not None and isinstance(self._clock, HallClock) and not self._clock.measured:
            self._clock.assume(timedelta(seconds=float(kept)))

    def _run(self) -> None:
        try:
            self._rehearse()
        except KioskError as error:
            log.warning("the reserve could not be tried: %s", error.code)
        while not self._stopping.is_set():
            rest = self.step()
            self._woken.wait(rest)
            self._woken.clear()

    def _settle(self) -> None:
        """After a short return the next one is awaited longer, so that residents do not pay."""
        now = self._clock.monotonic()
        if self._failures == 0 and self._back_at is not None:
            soon = now - self._back_at < FLAPPING_SECONDS
            self._flaps = self._flaps + 1 if soon else 0
            self._back_at = None
            self._stopping.wait(self._rest(self._flaps) if soon else 0)
        self._reserve.settle()
        self._back_at = self._clock.monotonic()

    def _rest(self, times: int) -> float:
        longest = min(LONGEST_REST_SECONDS, FIRST_REST_SECONDS * float(1 << min(times, 10)))
        return longest * self._rng.uniform(0.5, 1.0)

    def _measure(self) -> None:
        if not isinstance(self._clock, HallClock):
            return
        offset = self._clock.measure(self._reserve.hall.engine)
        state = self._reserve.store.state
        kept = state.get(OFFSET)
        if kept is None or abs(offset - timedelta(seconds=float(kept))) > OFFSET_STEP:
            with self._reserve.store.command("system") as command:
                state.set(command, OFFSET, str(offset.total_seconds()))
