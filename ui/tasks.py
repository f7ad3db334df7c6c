"""The only place that starts background work. Results come back on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.steady import FAULT_REST_SECONDS, SteadyWork

_log = logging.getLogger(__name__)

TOUCH_THREADS = 2
STEADY_THREADS = 5
"""One for each steady work that a face may have, since some of them wait for long."""


@dataclass(slots=True)
class _Job:
    """One piece of work and who waits for it."""

    on_done: Callable[[Any], None] | None
    on_failed: Callable[[Exception], None] | None
    owner: QObject | None
    place: tuple[int, str] | None
    turn: int


class Tasks(QObject):
    """Runs functions off the GUI thread; work of residents never waits behind steady work.

    Call every method on the GUI thread. The functions given must not touch any QObject.
    """

    _finished = Signal(object, object, object)
    idle = Signal()
    closing = Signal()
    """Whoever keeps a thread waiting lets go of it now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touch = ThreadPoolExecutor(TOUCH_THREADS, "touch")
        self._steady = ThreadPoolExecutor(STEADY_THREADS, "steady")
        self._turns: dict[tuple[int, str], int] = {}
        self._futures: dict[tuple[int, str], Future[None]] = {}
        self._steadies: list[SteadyWork] = []
        self._pending = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """Jobs of residents that have not delivered yet."""
        return self._pending

    def run(
        self,
        fn: Callable[[], Any],
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
        latest: str = "",
    ) -> None:
        """Runs ``fn`` and hands its result to ``on_done``, or its exception to ``on_failed``.

        Nothing is delivered to an ``owner`` that is gone. With ``latest``, only the newest job
        of that owner and key delivers; older ones that have not begun never run.
        """
        if self._closed:
            return
        place = (id(owner), latest) if latest else None
        turn = 0
        if place:
            turn = self._turns[place] = self._turns.get(place, 0) + 1
            waiting = self._futures.get(place)
            if waiting and waiting.cancel():
                self._pending -= 1
        job = _Job(on_done, on_failed, owner, place, turn)
        self._pending += 1
        future = self._touch.submit(self._work, fn, job)
        if place:
            self._futures[place] = future

    def steady(
        self, fn: Callable[[], float | None], *, fault_rest: float = FAULT_REST_SECONDS
    ) -> SteadyWork:
        """Work to be run again and again until shutdown; the first run comes with ``wake()``."""
        work = SteadyWork(fn, self._steady, fault_rest=fault_rest, parent=self)
        self._steadies.append(work)
        return work

    def shut_down(self) -> None:
        """Stops the timers, drops what has not begun, waits for what has."""
        self._closed = True
        self.closing.emit()
        for work in self._steadies:
            work.stop()
        self._touch.shutdown(wait=True, cancel_futures=True)
        self._steady.shutdown(wait=True, cancel_futures=True)
        self._futures.clear()
        self._pending = 0

    def _work(self, fn: Callable[[], Any], job: _Job) -> None:
        try:
            result = fn()
        except Exception as error:  # noqa: BLE001 - carried to on_failed on the GUI thread
            self._finished.emit(job, None, error)
        else:
            self._finished.emit(job, result, None)

    @Slot(object, object, object)
    def _deliver(self, job: _Job, result: object, error: Exception | None) -> None:
        if self._closed:
            return
        self._pending -= 1
        if self._wanted(job):
            if error is None:
                if job.on_done:
                    job.on_done(result)
            elif job.on_failed:
                job.on_failed(error)
            else:
                _log.error("background work failed", exc_info=error)
        if self._pending == 0:
            self.idle.emit()

    def _wanted(self, job: _Job) -> bool:
        if job.owner is not None and not shiboken6.isValid(job.owner):
            return False
        return job.place is None or self._turns.get(job.place) == job.turn
