"""Steady background work of a face: printing and exchange with the platform."""

from __future__ import annotations

import logging
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.common.clock import hall_time

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from ui.steady import SteadyWork
    from ui.tasks import Tasks

_log = logging.getLogger(__name__)

PRINT_REST_SECONDS = 5.0
"""A slip asked for on a screen is printed at once; this is for those of the command line."""
NUDGED_EXCHANGE_SECONDS = 2.0
"""What several residents commit within it travels in one call."""
RECOVERY_RETRY_MS = 5_000
COUNT_REST_SECONDS = 3600.0
"""Between two looks whether the calendar of working days moved while limits were not counted."""
SWEEP_REST_SECONDS = 600.0
"""Between two looks for unfinished forms whose time is over."""
USAGE_REST_SECONDS = 60.0
"""Between two writings of what was counted; a power cut loses no more than that."""
EFFECT_REST_SECONDS = 60.0
"""Between two looks whether the day of an approved change of content has come."""
WARM_UP_SECONDS = 2.0
"""After the first home page is painted, before anybody can have chosen anything."""


class Workers(QObject):
    """The print worker and the exchange. Call every method on the GUI thread.

    ``recovers`` is for the one face of a terminal that stands at its printer: what was being
    printed when it starts is taken as interrupted.

    The rooms are named inside the functions: their first use imports them, off the GUI thread.
    """

    recovered = Signal()
    """What was interrupted is known, and printing goes on."""

    def __init__(
        self, terminal: Terminal, tasks: Tasks, *, recovers: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.interrupted: frozenset[str] = frozenset()
        """Print jobs of before the start whose slips may not have come out."""
        self._terminal = terminal
        self._tasks = tasks
        self._recovers = recovers
        self._started_at = terminal.clock.now()
        self._printing: SteadyWork | None = None
        self._exchange: SteadyWork | None = None
        self._usage: SteadyWork | None = None
        self._slot_kept = terminal.settings.demo
        self._reached = True

    def start(self) -> None:
        """Starts all of it; paper waits until what a crash interrupted is set aside."""
        self._terminal.attend()
        if self._recovers:
            self._recover()
            self._tasks.steady(self._sweep_drafts).wake(WARM_UP_SECONDS)
            self._usage = self._tasks.steady(self._write_usage)
            self._usage.wake(USAGE_REST_SECONDS)
        else:
            self._begin_printing(frozenset())
            self._tasks.steady(self._count_limits).wake(WARM_UP_SECONDS)
        if self._terminal.settings.platform_url is not None:
            self._exchange = self._tasks.steady(self._call_platform)
            self._exchange.wake()
        self._tasks.steady(self._take_effect).wake(WARM_UP_SECONDS)
        self._tasks.steady(self._close_answered).wake(WARM_UP_SECONDS)
        self._tasks.steady(self._warm_up).wake(WARM_UP_SECONDS)

    def nudge(self) -> None:
        """A commit asked for paper or left something for the platform.

        While the platform does not answer, its own waiting time stands: a busy hall does not
        call more often than an empty one.
        """
        if self._printing is not None:
            self._printing.wake()
        if self._exchange is not None and self._reached:
            self._exchange.wake(NUDGED_EXCHANGE_SECONDS)

    @Slot()
    def write_usage(self) -> None:
        """A session has ended: what was counted in it is written."""
        if self._usage is not None:
            self._usage.wake()

    def _recover(self) -> None:
        terminal, started_at = self._terminal, self._started_at

        def recover() -> frozenset[str]:
            terminal.printing.recover(terminal.clock.now() - started_at)
            return frozenset(offer.job_id for offer in terminal.printing.offers())

        self._tasks.run(recover, self._begin_printing, self._not_recovered, owner=self)

    def _begin_printing(self, interrupted: frozenset[str]) -> None:
        self.interrupted = interrupted
        self._printing = self._tasks.steady(self._print_pending)
        self._printing.wake()
        self.recovered.emit()

    def _not_recovered(self, error: Exception) -> None:
        _log.error("printing waits: interrupted jobs cannot be set aside", exc_info=error)
        QTimer.singleShot(RECOVERY_RETRY_MS, self, self._recover)

    def _print_pending(self) -> float:
        self._terminal.printing.run_pending()
        return PRINT_REST_SECONDS

    def _sweep_drafts(self) -> float:
        self._terminal.drafts.sweep()
        return SWEEP_REST_SECONDS

    def _write_usage(self) -> float:
        self._terminal.usage.write()
        return USAGE_REST_SECONDS

    def _count_limits(self) -> float:
        self._terminal.workdays.catch_up()
        return COUNT_REST_SECONDS

    def _close_answered(self) -> float:
        """Answers that nobody called in question in time are closed."""
        self._terminal.submissions.close_settled()
        return COUNT_REST_SECONDS

    def _take_effect(self) -> float:
        """Approved changes of content become public when their day begins."""
        self._terminal.editing.take_effect()
        now = hall_time(self._terminal.clock.now())
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
        return min(EFFECT_REST_SECONDS, (midnight - now).total_seconds() + 1)

    def _call_platform(self) -> float:
        """The first run only asks for this terminal's own slot, so that a region's terminals
        do not all call when the power comes back; a demonstration's platform is its own."""
        sync = self._terminal.sync
        if self._slot_kept:
            self._reached = sync.once().ok
        self._slot_kept = True
        return sync.next_delay()

    def _warm_up(self) -> None:
        """What takes time at its first use: codes, slips, and where residents stand the words of a
        search and the filters."""
        from kiosk import documents
        from kiosk.content import qr

        qr.warm_up()
        documents.warm_up()
        if self._recovers:
            self._terminal.content.lexicon()
            self._terminal.content.narrowing(())
