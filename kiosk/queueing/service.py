"""The queue as the screens, the command line and the window use it."""

from __future__ import annotations

from datetime import date

from kiosk.common.workdays import Calendar
from kiosk.queueing import calling, issuing, queries
from kiosk.queueing.hall import HallContent
from kiosk.queueing.model import (
    BusinessState,
    Serving,
    Ticket,
    TicketAction,
    TicketState,
    TicketView,
    WaitingRow,
    WindowFigures,
)
from kiosk.queueing.parts import Parts
from kiosk.settings import Settings
from kiosk.store.store import Store


class Queueing:
    """One hall's queue. Every change is one commit of state, audit link and event.

    ``window`` is a window's number as in the content; an unknown one is refused with
    ``window.unknown``, one without a business with ``window.serves_nothing``. ``actor`` is who
    acts, as it enters the audit trail, e.g. ``staff:1007``.
    """

    def __init__(
        self,
        store: Store,
        content: HallContent,
        settings: Settings,
        calendar: Calendar | None = None,
    ) -> None:
        self._parts = Parts(store, content, settings.hall_code, calendar or Calendar.published())

    def businesses(self) -> list[BusinessState]:
        """All businesses in the hall's order, with how many wait and why one is closed."""
        return queries.business_states(self._parts)

    def take(self, business: str, *, request_id: str, item_code: str | None = None) -> Ticket:
        """Gives a ticket; the same request id gives the same one. See :func:`issuing.take`."""
        return issuing.take(self._parts, business, request_id=request_id, item_code=item_code)

    def ticket(self, ticket_id: str) -> TicketView:
        """A ticket and where it stands now; Rejected ``ticket.unknown``."""
        return queries.ticket_view(self._parts, ticket_id)

    def tickets(self, day: date | None = None) -> list[Ticket]:
        """All tickets of a service day, today's by default, in the order of issue."""
        return queries.tickets_of(self._parts, day)

    def waiting(self, window: str | None = None) -> list[WaitingRow]:
        """Who waits, in the order of calling; for one window or the whole hall."""
        return queries.listed(self._parts, window, TicketState.WAITING)

    def missed(self, window: str | None = None) -> list[WaitingRow]:
        """Today's no-shows that can be restored."""
        return queries.listed(self._parts, window, TicketState.NO_SHOW)

    def total_waiting(self) -> int:
        """How many wait in the whole hall today."""
        return queries.waiting_in_hall(self._parts)

    def current(self, window: str) -> Serving | None:
        """The ticket in service at a window."""
        return queries.in_service(self._parts, window)

    def figures(self, window: str) -> WindowFigures:
        """The day's figures at a window."""
        return queries.window_figures(self._parts, window)

    def call_next(self, window: str, *, actor: str) -> Ticket | None:
        """Calls whoever waited longest; None when nobody waits; ``call.window_busy``."""
        return calling.call_next(self._parts, window, actor=actor)

    def call(self, ticket_id: str, *, window: str, actor: str) -> Ticket:
        """Calls one waiting ticket out of turn (直接呼叫)."""
        return calling.call_ticket(self._parts, ticket_id, window=window, actor=actor)

    def recall(self, ticket_id: str, *, window: str, actor: str) -> int:
        """Calls the ticket in service again; returns how often; ``call.not_at_window``."""
        return calling.recall(self._parts, ticket_id, window=window, actor=actor)

    def finish(self, ticket_id: str, *, window: str, actor: str) -> Ticket:
        """Finishes the ticket in service; ``call.not_at_window``."""
        return calling.end(self._parts, ticket_id, TicketAction.FINISH, window=window, actor=actor)

    def finish_and_next(self, ticket_id: str, *, window: str, actor: str) -> Ticket | None:
        """Finishes the ticket in service and calls the next in one commit."""
        return calling.end_and_next(
            self._parts, ticket_id, TicketAction.FINISH, window=window, actor=actor
        )

    def miss(self, ticket_id: str, *, window: str, actor: str) -> Ticket:
        """过号: the resident called to this window did not come."""
        return calling.end(self._parts, ticket_id, TicketAction.MISS, window=window, actor=actor)

    def restore(self, ticket_id: str, *, actor: str) -> Ticket:
        """A no-show waits again in the old place; ``ticket.restore_refused``."""
        return calling.change(self._parts, ticket_id, TicketAction.RESTORE, actor=actor)

    def cancel(self, ticket_id: str, *, actor: str) -> Ticket:
        """A waiting ticket is given up; ``ticket.cancel_refused``."""
        return calling.change(self._parts, ticket_id, TicketAction.CANCEL, actor=actor)
