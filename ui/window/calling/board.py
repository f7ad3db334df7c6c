"""The calling page at one moment: what is in hand, who waits, the day's figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.feedback.model import CountBy
from kiosk.queueing.model import Lane, WindowFigures

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.content.model import Business, ServiceItem
    from kiosk.feedback.model import GradeCounts
    from kiosk.feedback.views import Standing
    from kiosk.queueing.model import (
        Serving,
        TicketView,
        WaitingRow,
        WindowState,
    )


@dataclass(frozen=True, slots=True)
class Board:
    """Two equal boards look the same on the screen."""

    serving: Serving | None
    figures: WindowFigures
    waiting: tuple[WaitingRow, ...]
    held: tuple[WaitingRow, ...]
    missed: tuple[WaitingRow, ...]
    state: WindowState | None
    """Of this window; None when it serves nothing by the content and nobody was ever here."""
    grade: float | None
    """Mean of the day's evaluations of this window, 5 the best; None before the first."""
    item: ServiceItem | None
    """The guide of what is in service, where the resident chose one."""
    standing: Standing | None
    """Whether the visit in hand may be evaluated, and was asked to."""
    businesses: tuple[Business, ...]
    slots: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    """Start and end of an appointment's slot, by ticket number."""
    serves: bool = True
    """Whether the window has a business to call for at all."""
    gone: TicketView | None = None
    """The ticket that was in hand at the look before, when it is not any more."""

    @property
    def paused(self) -> bool:
        return self.state is not None and self.state.paused

    def name_of(self, business: str) -> str:
        """A business in words; its code when the content has it no more."""
        return next((b.name for b in self.businesses if b.code == business), business)

    @property
    def remind(self) -> str:
        """What the business in hand asks people to have ready."""
        if self.serving is None:
            return ""
        code = self.serving.ticket.business
        return next((b.remind for b in self.businesses if b.code == code), "")


def read_board(terminal: Terminal, window: str, before: str = "") -> Board:
    """Reads the store; off the GUI thread. ``before`` is the ticket that was in hand.

    Raises:
        Rejected: ``window.unknown``.
    """
    queueing = terminal.queueing
    state = next((one for one in queueing.windows_state() if one.window == window), None)
    if state is None or not state.businesses:
        return _nothing(state)
    serving = queueing.current(window)
    waiting = tuple(queueing.waiting(window))
    held = tuple(queueing.held(window))
    lanes = [row.lane for row in (*waiting, *held)] + [serving.ticket.lane if serving else None]
    still = serving is not None and serving.ticket.id == before
    return Board(
        serving=serving,
        figures=queueing.figures(window),
        waiting=waiting,
        held=held,
        missed=tuple(queueing.missed(window)),
        state=state,
        grade=_grade(terminal, window),
        item=_guide(terminal, serving.ticket.item_code) if serving else None,
        standing=terminal.feedback.standing(serving.ticket.id) if serving else None,
        businesses=tuple(terminal.content.businesses()),
        slots=_slots(terminal) if Lane.APPOINTMENT in lanes else {},
        gone=queueing.ticket(before) if before and not still else None,
    )


def _nothing(state: WindowState | None) -> Board:
    """Of a window that serves nothing."""
    figures = WindowFigures(0, None, 0, None)
    return Board(None, figures, (), (), (), state, None, None, None, (), serves=False)


def _guide(terminal: Terminal, code: str) -> ServiceItem | None:
    """The guide; None when no item was chosen, or when it was taken off meanwhile."""
    if not code:
        return None
    try:
        return terminal.content.guide(code)
    except Rejected:
        return None


def _grade(terminal: Terminal, window: str) -> float | None:
    today = hall_date(terminal.clock.now())
    rows = terminal.feedback.report(today, today, CountBy.WINDOW).rows
    return next((mean_grade(row) for row in rows if row.key == window), None)


def mean_grade(counts: GradeCounts) -> float | None:
    """Mean of the grades given, from 5 down to 1; None when none was."""
    if not counts.given:
        return None
    return sum((5 - place) * count for place, count in enumerate(counts.grades)) / counts.given


def _slots(terminal: Terminal) -> dict[str, tuple[datetime, datetime]]:
    today = hall_date(terminal.clock.now())
    rows = terminal.appointments.rows(today)
    return {row.ticket_number: (row.starts_at, row.ends_at) for row in rows if row.ticket_number}
