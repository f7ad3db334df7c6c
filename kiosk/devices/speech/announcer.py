"""Which call is announced when: in order, each once, never an old one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.common.clock import Clock
from kiosk.devices.speech.memory import SpokenMemory
from kiosk.devices.speech.port import Speaker, SpokenKind
from kiosk.devices.speech.wording import call_sentence

logger = logging.getLogger(__name__)

FRESH = timedelta(seconds=30)
"""A call older than this is not announced by a board that did not see it come."""
LONGEST_QUEUE = 5
"""More do not wait to be said: the oldest of them is then only shown."""
MUTE_SECONDS = 60.0
"""For so long no other sentence is tried on a loudspeaker that hung."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One call of a number to a window; ``times`` grows with each recall."""

    call_id: str
    times: int
    number: str
    window: str
    at: datetime
    standing: bool
    """Whether the call still holds: whoever has left the window is not sent there."""


class Announcer:
    """The queue of announcements of one board. Safe to use from several threads.

    An announcement counts as made when it begins: one that a crash breaks off is not said again,
    and still stands on the screen. Each has the screen to itself for ``least_seconds``.
    """

    def __init__(
        self,
        speaker: Speaker,
        memory: SpokenMemory,
        clock: Clock,
        *,
        begun: Callable[[Announcement], None],
        least_seconds: float,
    ) -> None:
        self.aloud = True
        """Whether this board speaks; otherwise it shows in the same order and time."""
        self._speaker = speaker
        self._memory = memory
        self._clock = clock
        self._begun = begun
        self._least = least_seconds
        self._lock = threading.Lock()
        self._made = memory.load()
        self._known = dict(self._made)
        self._queue: list[Announcement] = []
        self._looked_at: float | None = None
        self._began_at: float | None = None
        self._muted_until: float | None = None
        self._stopped = False

    @property
    def waiting(self) -> int:
        """Announcements still to be made."""
        return len(self._queue)

    def hear(self, calls: Sequence[Announcement]) -> bool:
        """Takes the day's latest calls, every look anew; True when some wait to be announced.

        While looks follow each other, whatever is new is announced. After a start or a pause
        only what is younger than :data:`FRESH` is; the rest is known from then on.
        """
        with self._lock:
            watched = self._watched()
            held = {(call.call_id, call.times) for call in calls if call.standing}
            self._queue = [one for one in self._queue if (one.call_id, one.times) in held]
            for call in sorted(calls, key=lambda one: (one.at, one.call_id)):
                if call.times > self._known.get(call.call_id, -1):
                    self._known[call.call_id] = call.times
                    if call.standing and (watched or self._is_fresh(call)):
                        self._queue.append(call)
            self._keep_short()
            self._forget_others({call.call_id for call in calls})
            return bool(self._queue)

    def announce_next(self) -> float | None:
        """Makes the next announcement; returns seconds until it may be asked for another.

        None: nothing waits. Waits for the end of the sentence.
        """
        with self._lock:
            if self._stopped or not self._queue:
                return None
            early = self._too_early()
            if early > 0:
                return early
            call = self._queue.pop(0)
            self._began_at = self._clock.monotonic()
            self._made[call.call_id] = call.times
            made = dict(self._made)
            aloud = self.aloud and not self._muted()
        self._memory.save(made)
        self._begun(call)
        if aloud:
            self._say(call)
        with self._lock:
            return max(0.0, self._too_early()) if self._queue else None

    def stop(self) -> None:
        """Breaks off what is being said; nothing is announced after this."""
        with self._lock:
            self._stopped = True
            self._queue.clear()
        self._speaker.hush()

    def _say(self, call: Announcement) -> None:
        outcome = self._speaker.say(call_sentence(call.number, call.window))
        if outcome.kind is SpokenKind.SILENT:
            logger.info("%s was shown, not heard: %s", call.number, outcome.code)
        if outcome.code == "speech.timeout":
            self._muted_until = self._clock.monotonic() + MUTE_SECONDS

    def _watched(self) -> bool:
        now, before = self._clock.monotonic(), self._looked_at
        self._looked_at = now
        return before is not None and now - before <= FRESH.total_seconds()

    def _is_fresh(self, call: Announcement) -> bool:
        return self._clock.now() - call.at <= FRESH

    def _keep_short(self) -> None:
        while len(self._queue) > LONGEST_QUEUE:
            shown_only = self._queue.pop(0)
            self._made[shown_only.call_id] = shown_only.times

    def _forget_others(self, present: set[str]) -> None:
        self._known = {call: times for call, times in self._known.items() if call in present}
        self._made = {call: times for call, times in self._made.items() if call in present}

    def _too_early(self) -> float:
        if self._began_at is None:
            return 0.0
        return self._began_at + self._least - self._clock.monotonic()

    def _muted(self) -> bool:
        return self._muted_until is not None and self._clock.monotonic() < self._muted_until
