"""Work that goes on as long as the program: run, rest, run again, sooner when woken."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

_log = logging.getLogger(__name__)

FAULT_REST_SECONDS = 5.0


class SteadyWork(QObject):
    """Made by ``Tasks.steady``. ``fn`` runs in the pool and never twice at once.

    It returns the seconds to rest before the next run, or None to run only when woken. A fault
    is logged when it starts, not at every run, and the next run comes all the same.
    """

    _ended = Signal(object)

    def __init__(
        self,
        fn: Callable[[], float | None],
        pool: ThreadPoolExecutor,
        *,
        fault_rest: float = FAULT_REST_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fn = fn
        self._pool = pool
        self._fault_rest = fault_rest
        self._fault = ""
        self._running = False
        self._woken: float | None = None
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._ended.connect(self._rest, Qt.ConnectionType.QueuedConnection)

    def wake(self, within: float = 0.0) -> None:
        """Lets the next run begin in at most so many seconds.

        However often it is asked for while a run goes on, one more run follows.
        """
        if self._stopped:
            return
        if self._running:
            self._woken = within if self._woken is None else min(within, self._woken)
        elif not self._timer.isActive() or self._timer.remainingTime() > within * 1000:
            self._timer.start(round(within * 1000))

    def stop(self) -> None:
        """No run begins after this."""
        self._stopped = True
        self._timer.stop()

    @Slot()
    def _begin(self) -> None:
        self._running = True
        self._pool.submit(self._run)

    def _run(self) -> None:
        try:
            rest = self._fn()
        except Exception as error:  # noqa: BLE001 - steady work goes on; the fault is in the log
            if repr(error) != self._fault:
                self._fault = repr(error)
                _log.exception("steady work failed")
            rest = self._fault_rest
        else:
            if self._fault:
                self._fault = ""
                _log.info("steady work goes well again")
        self._ended.emit(rest)

    @Slot(object)
    def _rest(self, rest: float | None) -> None:
        self._running = False
        woken, self._woken = self._woken, None
        waits = [seconds for seconds in (rest, woken) if seconds is not None]
        if waits and not self._stopped:
            self._timer.start(round(min(waits) * 1000))
