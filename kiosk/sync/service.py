"""Sync as the rest of the terminal sees it: once, status, when next, enrol."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.common.errors import Damaged, KioskError, Rejected, Unavailable
from kiosk.content.service import Content
from kiosk.queueing.floors import Floor, honour
from kiosk.settings import Settings
from kiosk.store.store import Store
from kiosk.sync import enrolment, spread
from kiosk.sync.errors import Busy, Refused, Shut, SignInNeeded
from kiosk.sync.health import heartbeat
from kiosk.sync.link import CLOCK_TOLERANCE_SECONDS, Link
from kiosk.sync.memory import Enrolment, Memory
from kiosk.sync.protocol import (
    DEMO_CODE,
    PROTO,
    Heartbeat,
    HeartbeatAnswer,
    HeartbeatRequest,
    SessionAnswer,
)
from kiosk.sync.pull import Pull
from kiosk.sync.push import Push, Pushed
from kiosk.sync.transport import Transport

if TYPE_CHECKING:
    from kiosk.disclosure.workdays.service import Workdays
    from kiosk.feedback.service import Feedback
    from kiosk.feedback.submissions.service import Submissions
    from kiosk.queueing.appointments.service import Appointments

log = logging.getLogger(__name__)

DEFAULT_INTERVAL = 60.0
HEARTBEAT_SECONDS = 300.0
"""A terminal with nothing to send says this often that it is there."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one call did; ``error`` is None when all of it went well."""

    ok: bool
    code: str
    delivered: int
    parked: int
    changed: int
    error: KioskError | None = None


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """Where sync stands, from the store alone: asking sends nothing."""

    enrolled: bool
    online: bool
    """Whether the last call reached the platform."""
    trouble: str
    """Code of what went wrong at the last call; empty when it went well."""
    queued: int
    parked: int
    delivered: int
    oldest_queued_at: datetime | None
    last_success_at: datetime | None
    content_release: str
    content_version: int
    content_updated_at: datetime | None
    clock_offset: float | None
    """Seconds that the platform's clock is ahead of ours, as last measured."""
    clock_suspect: bool


class Sync:
    """One terminal's traffic with its platform. Calls from several threads take turns."""

    def __init__(
        self,
        store: Store,
        content: Content,
        settings: Settings,
        *,
        appointments: Callable[[], Appointments] | None = None,
        feedback: Callable[[], Feedback] | None = None,
        workdays: Callable[[], Workdays] | None = None,
        submissions: Callable[[], Submissions] | None = None,
        rng: random.Random | None = None,
        transport: Callable[[str], Transport] = Transport,
    ) -> None:
        self._store = store
        self._content = content
        self._settings = settings
        self._appointments = appointments
        self._feedback = feedback
        self._workdays = workdays
        self._submissions = submissions
        self._rng = rng or random.Random()  # noqa: S311  spreads calls, hides nothing
        self._transport = transport
        self._memory = Memory(store)
        self._turn = threading.Lock()
        self._failures = 0
        self._retry_after: float | None = None
        self._called = False
        self._beaten_at: float | None = None
        self._heeded: SessionAnswer | None = None

    def enrol(self, url: str, code: str) -> Enrolment:
        """Makes this terminal known to a platform.

        Raises:
            Rejected, Unavailable: see :func:`kiosk.sync.enrolment.enrol`.
        """
        with self._turn:
            return enrolment.enrol(self._store, self._settings, url, code)

    def once(self) -> SyncReport:
        """Signs in if need be, sends what is queued, fetches what is new.

        Trouble with the platform or the network is reported, not raised.
        """
        with self._turn:
            pushed = Pushed()
            try:
                changed = self._exchange(pushed)
            except (Unavailable, Damaged, Rejected, SignInNeeded, Shut, Refused) as error:
                self._note_failure(error)
                return SyncReport(False, error.code, pushed.delivered, pushed.parked, 0, error)
            self._note_success()
            return SyncReport(True, "", pushed.delivered, pushed.parked, changed)

    def status(self) -> SyncStatus:
        """Where things stand."""
        counts = self._store.outbox.counts()
        release = self._content.release()
        offset = self._clock_offset()
        return SyncStatus(
            enrolled=self._memory.enrolment() is not None,
            online=self._memory.get("online") == "1",
            trouble=self._memory.get("trouble") or "",
            queued=counts.queued,
            parked=counts.parked,
            delivered=counts.delivered,
            oldest_queued_at=counts.oldest_queued_at,
            last_success_at=self._memory.moment("last_success_at"),
            content_release=release.id,
            content_version=release.version,
            content_updated_at=release.updated_at,
            clock_offset=offset,
            clock_suspect=offset is not None and abs(offset) > CLOCK_TOLERANCE_SECONDS,
        )

    def next_delay(self) -> float:
        """Seconds until :meth:`once` is to be called again; before the first call its own slot."""
        interval = float(self._memory.get("poll_interval") or DEFAULT_INTERVAL)
        if not self._called:
            enrolled = self._memory.enrolment()
            identity = enrolled.terminal if enrolled else self._store.terminal
            return spread.first_delay(identity, interval)
        if self._failures:
            return spread.retry_delay(self._failures, self._rng, self._retry_after)
        return spread.next_delay(interval, self._rng)

    def _exchange(self, pushed: Pushed) -> int:
        enrolled = self._memory.enrolment() or self._enrol_demo()
        transport = self._transport(enrolled.url)
        try:
            link = Link(self._store, enrolled, transport)
            push = Push(self._store, link, self._heartbeat(), done=pushed)
            push.drain()
            self._beat(link, push.heartbeat)
            self._honour_floors(link)
            changed = Pull(self._store, self._content, link, enrolled.platform_keys).run()
            self._fetch_workdays(link, enrolled.platform_keys)
            self._fetch_bookings(link)
            self._fetch_evaluations(link)
            self._fetch_answers(link)
            # A sign-in on the way may have told that the platform went back to an old backup.
            push.drain()
            self._honour_floors(link)
            return changed
        finally:
            transport.close()

    def _fetch_workdays(self, link: Link, keys: tuple[str, ...]) -> None:
        """The calendar, by which limits are counted."""
        if self._workdays is None:
            return
        from kiosk.sync.workdays import WorkdayPull

        WorkdayPull(self._store, self._workdays(), link, keys).run()

    def _fetch_bookings(self, link: Link) -> None:
        """After the content, because it says which slots there are."""
        if self._appointments is None:
            return
        from kiosk.sync.bookings import Bookings

        Bookings(self._store, self._appointments(), link).run()

    def _fetch_evaluations(self, link: Link) -> None:
        """After the outbox, so that the hall's own word on a visit is there before."""
        if self._feedback is None:
            return
        from kiosk.sync.evaluations import Evaluations

        Evaluations(self._store, self._feedback(), link).run()

    def _fetch_answers(self, link: Link) -> None:
        """After the outbox: what the hall answered itself is there before."""
        if self._submissions is None:
            return
        from kiosk.sync.submissions import Answers

        Answers(self._store, self._submissions(), link).run()

    def _enrol_demo(self) -> Enrolment:
        """The demonstration hall enrols itself with its own platform; no other terminal does."""
        if self._settings.demo and self._settings.platform_url:
            url = self._settings.platform_url
            return enrolment.enrol(self._store, self._settings, url, DEMO_CODE)
        raise Rejected("sync.not_enrolled")

    def _heartbeat(self) -> Heartbeat:
        return heartbeat(
            self._store,
            self._settings.data_dir,
            clock_offset=self._clock_offset(),
            content_version=self._content.release().version,
        )

    def _honour_floors(self, link: Link) -> None:
        """No number at or under what the platform remembers is given out again."""
        session = link.session
        if session is None or session is self._heeded:
            return
        floors = [Floor(told.service_day, told.series, told.serial) for told in session.floors]
        lifted = honour(self._store, self._settings.hall_code, floors, actor="sync")
        if lifted:
            log.warning("%d series went on behind numbers that the platform knows", lifted)
        self._heeded = session

    def _beat(self, link: Link, beat: Heartbeat | None) -> None:
        """Sends the heartbeat alone when no batch has carried it for long."""
        now = self._store.clock.monotonic()
        if beat is not None:
            if self._beaten_at is not None and now - self._beaten_at < HEARTBEAT_SECONDS:
                return
            message = HeartbeatRequest(PROTO, beat)
            link.request("POST", "/v1/heartbeat", HeartbeatAnswer, message=message)
        self._beaten_at = now

    def _clock_offset(self) -> float | None:
        text = self._memory.get("clock_offset")
        return float(text) if text else None

    def _note_failure(self, error: KioskError) -> None:
        """An outage is logged once, when it starts."""
        self._called = True
        self._failures += 1
        self._retry_after = error.retry_after if isinstance(error, Busy) else None
        if self._memory.get("trouble") != error.code:
            log.warning("platform: %s", error)
            self._memory.keep(trouble=error.code, online="0")

    def _note_success(self) -> None:
        self._called = True
        self._failures = 0
        self._retry_after = None
        if self._memory.get("trouble") is not None:
            log.info("platform: all well again")
        now = self._store.clock.now().isoformat()
        self._memory.keep(trouble=None, online="1", last_success_at=now)
