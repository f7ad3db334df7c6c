"""The queue as the screens, the command line and the window use it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.common.workdays import Calendar
from kiosk.queueing import (
    calling,
    closing,
    floor,
    issuing,
    moving,
    overview,
    queries,
    reports,
    visits,
)
from kiosk.queueing.claims import CheckIn, suggested_group
from kiosk.queueing.hall import HallContent
from kiosk.queueing.model import (
    BoardCall,
    BusinessState,
    BusinessWaiting,
    HallFigures,
    Priority,
    Serving,
    Ticket,
    TicketState,
    TicketView,
    WaitingRow,
    WindowFigures,
    WindowState,
)
from kiosk.queueing.parts import Parts
from kiosk.queueing.report_model import QueueReport, ReportBy
from kiosk.queueing.visits import FinishedVisit
from kiosk.settings import Settings
from kiosk.store.store import Store


class Queueing:
    """One hall's queue. Every change is one commit of state, audit link and event.

    ``window`` is a window's number as in the content; an unknown one is refused with
    ``window.unknown``, one without a business with ``window.serves_nothing``. ``actor`` is who
    acts, as it enters the audit trail, e.g. ``staff:1007``. ``reason`` is a short line of the
    clerk's; one that holds somebody's number is refused with ``ticket.reason_has_number``.
    """

    def __init__(
        self,
        store: Store,
        content: HallContent,
        settings: Settings,
        calendar: Calendar | None = None,
    ) -> None:
        self._parts = Parts(store, content, settings, calendar or Calendar.published())

    # -- residents

    def businesses(self) -> list[BusinessState]:
        """All businesses in the hall's order, with how many wait and why one is closed."""
        return queries.business_states(self._parts)

    def take(
        self,
        business: str,
        *,
        request_id: str,
        item_code: str | None = None,
        further: Sequence[str] = (),
        priority: Priority | None = None,
        identity: str | None = None,
        appointment: CheckIn | None = None,
    ) -> Ticket:
        """Gives a ticket; the same request id gives the same one. See :func:`issuing.take`."""
        return issuing.take(
            self._parts,
            business,
            request_id=request_id,
            item_code=item_code,
            further=further,
            priority=priority,
            identity=identity,
            appointment=appointment,
        )

    def rehearse(self) -> None:
        """Takes a ticket and takes it back, so that the first resident is as quick as the next."""
        issuing.rehearse(self._parts)

    def suggested_group(self, identity: str) -> str:
        """``elderly`` when the identity number proves the age and the hall has the group."""
        now = self._parts.store.clock.now()
        return suggested_group(self._parts.rules, identity, now)

    def ticket(self, ticket_id: str) -> TicketView:
        """A ticket and where it stands now; Rejected ``ticket.unknown``."""
        return queries.ticket_view(self._parts, ticket_id)

    def by_number(self, number: str, day: date | None = None) -> TicketView:
        """The ticket with that number of a day; Rejected ``ticket.unknown_number``."""
        return queries.by_number(self._parts, number, day)

    def cancel(self, ticket_id: str, *, actor: str) -> Ticket:
        """Gives up a ticket that waits, is held or was missed; ``ticket.cancel_refused``."""
        return moving.cancel(self._parts, ticket_id, actor=actor)

    def restore(self, ticket_id: str, *, actor: str) -> Ticket:
        """A no-show waits again in the old place; ``ticket.restore_refused``."""
        return moving.restore(self._parts, ticket_id, actor=actor)

    # -- lists and figures

    def tickets(self, day: date | None = None) -> list[Ticket]:
        """All tickets of a service day, today's by default, in the order of issue."""
        return queries.tickets_of(self._parts, day)

    def waiting(self, window: str | None = None) -> list[WaitingRow]:
        """Who waits, in the order of calling; for one window or the whole hall."""
        return queries.listed(self._parts, window, TicketState.WAITING)

    def missed(self, window: str | None = None) -> list[WaitingRow]:
        """Today's no-shows that can be restored."""
        return queries.listed(self._parts, window, TicketState.NO_SHOW)

    def held(self, window: str | None = None) -> list[WaitingRow]:
        """Today's held tickets, with where and why each was held."""
        return queries.listed(self._parts, window, TicketState.HELD)

    def total_waiting(self) -> int:
        """How many wait in the whole hall today."""
        return queries.waiting_in_hall(self._parts)

    def current(self, window: str) -> Serving | None:
        """The ticket in hand at a window."""
        return queries.in_service(self._parts, window)

    def figures(self, window: str) -> WindowFigures:
        """The day's figures at a window."""
        return queries.window_figures(self._parts, window)

    def windows_state(self) -> list[WindowState]:
        """All windows that serve something: who works there, at what, and whether it is lost."""
        return overview.windows_state(self._parts)

    def calls_today(self, limit: int = 20) -> list[BoardCall]:
        """The board's calls, the latest called or recalled first."""
        return overview.calls_today(self._parts, limit)

    def waiting_by_business(self) -> list[BusinessWaiting]:
        """How many wait for each business, and what a newcomer would be told."""
        return overview.waiting_by_business(self._parts)

    def hall_figures(self) -> HallFigures:
        """The hall's figures of the day."""
        return overview.hall_figures(self._parts)

    # -- at a window

    def call_next(self, window: str, *, actor: str) -> Ticket | None:
        """Calls who comes first by the window's rule; None when nobody waits."""
        return calling.call_next(self._parts, window, actor=actor)

    def call(self, ticket_id: str, *, window: str, actor: str) -> Ticket:
        """Calls one waiting ticket out of turn (直接呼叫)."""
        return calling.call_ticket(self._parts, ticket_id, window=window, actor=actor)

    def recall(self, ticket_id: str, *, window: str, actor: str) -> int:
        """Calls the ticket in hand again; returns how often; ``call.not_at_window``."""
        return calling.recall(self._parts, ticket_id, window=window, actor=actor)

    def start(self, ticket_id: str, *, window: str, actor: str) -> Ticket:
        """The resident has come; the time of service counts from here."""
        return calling.start(self._parts, ticket_id, window=window, actor=actor)

    def finish(
        self, ticket_id: str, *, window: str, actor: str, result: str = "", whole: bool = False
    ) -> Ticket:
        """Ends the service; a visit with further businesses moves on unless ``whole``.

        ``result`` is a code of :class:`kiosk.queueing.model.Result`, or empty.
        """
        return calling.finish(
            self._parts, ticket_id, window=window, actor=actor, result=result, whole=whole
        )

    def finish_and_next(
        self, ticket_id: str, *, window: str, actor: str, result: str = "", whole: bool = False
    ) -> Ticket | None:
        """As :meth:`finish`, and calls the next in the same commit."""
        return calling.finish_and_next(
            self._parts, ticket_id, window=window, actor=actor, result=result, whole=whole
        )

    def miss(self, ticket_id: str, *, window: str, actor: str) -> Ticket:
        """过号: the resident called to this window did not come."""
        return calling.miss(self._parts, ticket_id, window=window, actor=actor)

    def hold(self, ticket_id: str, *, window: str, actor: str, reason: str = "") -> Ticket:
        """暂挂: sets the ticket in hand aside; the desk is free for the next."""
        return moving.hold(self._parts, ticket_id, window=window, actor=actor, reason=reason)

    def resume(self, ticket_id: str, *, window: str, actor: str) -> Ticket:
        """Goes on serving a held ticket at a free window of its business."""
        return moving.resume(self._parts, ticket_id, window=window, actor=actor)

    def transfer(
        self,
        ticket_id: str,
        *,
        window: str,
        actor: str,
        to_business: str | None = None,
        to_window: str | None = None,
        reason: str = "",
    ) -> Ticket:
        """转窗口: to another business, to one window, or both; the place in the queue is kept."""
        return moving.transfer(
            self._parts,
            ticket_id,
            window=window,
            actor=actor,
            to_business=to_business,
            to_window=to_window,
            reason=reason,
        )

    def move_on(self, ticket_id: str, *, window: str, actor: str, result: str = "") -> Ticket:
        """One of several services of a visit is done; ``ticket.nothing_further``."""
        result = calling.known_result(result)
        return moving.move_on(self._parts, ticket_id, window=window, actor=actor, result=result)

    def give_back(self, ticket_id: str, *, window: str, actor: str, reason: str = "") -> Ticket:
        """Puts the ticket in hand back into its old place."""
        return moving.give_back(self._parts, ticket_id, window=window, actor=actor, reason=reason)

    def beat(self, window: str, *, actor: str) -> None:
        """The window's program lives; say so every 20 seconds. From then on it can be lost."""
        floor.beat(self._parts, window, actor=actor)

    def leave(self, window: str, *, actor: str) -> None:
        """The operator signs off; ``call.window_busy`` while a ticket is in hand."""
        floor.leave(self._parts, window, actor=actor)

    def pause(self, window: str, *, actor: str, reason: str) -> None:
        """暂停: no new ticket comes to the window; the one in hand can be finished."""
        floor.pause(self._parts, window, actor=actor, reason=reason)

    def work(self, window: str, *, actor: str) -> None:
        """The window takes tickets again."""
        floor.work(self._parts, window, actor=actor)

    # -- the supervisor and the hall

    def set_window(
        self, window: str, *, businesses: Sequence[str], rule: str = "longest_wait", actor: str
    ) -> None:
        """What a window serves and by which rule; no businesses: as the content says again."""
        floor.set_window(self._parts, window, businesses=businesses, rule=rule, actor=actor)

    def switch_business(
        self,
        business: str,
        *,
        open: bool,  # noqa: A002 — what the supervisor asks for, in one word
        reason: str = "",
        actor: str,
    ) -> None:
        """Closes a business for the rest of the service day, or takes the closing back."""
        floor.switch_business(self._parts, business, is_open=open, reason=reason, actor=actor)

    def return_lost(self) -> int:
        """Puts back the tickets of windows that fell silent; cheap when there are none."""
        return floor.return_lost(self._parts)

    def close_day(self, *, actor: str) -> int:
        """Ends the service day: every open ticket lapses; returns how many."""
        return closing.close_day(self._parts, actor=actor)

    # -- what other rooms and reports ask

    def visit(self, ticket_id: str) -> FinishedVisit:
        """A ticket with where and when it was finished; ``ticket.unknown``."""
        return visits.visit_of(self._parts, ticket_id)

    def visits_numbered(self, number: str, day: date) -> list[FinishedVisit]:
        """The visits with a number on a service day."""
        return visits.visits_numbered(self._parts, number, day)

    def report(self, first: date, last: date, by: ReportBy) -> QueueReport:
        """A span of service days; ``report.span_backwards``, ``report.span_too_long``."""
        return reports.queue_report(self._parts, first, last, by)
