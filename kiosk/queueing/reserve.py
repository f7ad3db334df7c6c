"""The reserve: tickets go on while the hall database is dead, slow or read-only. See ADR 8.

A ticket that the hall does not commit in time is committed on the machine, with a number of the
machine's own series. Which of the two has it is decided by the request id, never by guessing.
"""

from __future__ import annotations

import logging
import statistics
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import bindparam, func, select, update

from kiosk.common.errors import Conflict, Rejected, Unavailable
from kiosk.common.ids import parse_request_id
from kiosk.common.workdays import Calendar
from kiosk.queueing.forwarding import PAGE, Forwarder
from kiosk.queueing.hall import HallContent
from kiosk.queueing.model import BusinessState, Ticket, TicketView
from kiosk.queueing.series import SeriesContent
from kiosk.queueing.service import Queueing
from kiosk.queueing.tables import tickets
from kiosk.settings import Settings
from kiosk.store.carrying import Carrier
from kiosk.store.hall_link import HallLink, time_left, within
from kiosk.store.store import Store
from kiosk.store.tables import outbox, streams

log = logging.getLogger(__name__)

_Taken = TypeVar("_Taken")

PROMISED_SECONDS = 2.0
"""After so long a resident has a number, whatever the hall does."""
MARGIN_SECONDS = 0.1
SHORTEST_SECONDS = 0.8
"""So long the hall is asked even on a machine that is slow itself: else it would never go back."""
REMEMBERED = 500
"""Tickets of the hall kept in mind, so that a retry finds its ticket when the hall is gone."""
WORTH_A_SECOND_TRY = 0.3
"""Seconds that must be left to ask the hall again over a new line."""
READY = "reserve.ready"
"""Name of the value that says that content and serials have been copied from the hall once."""

_HELD = select(func.count()).where(
    outbox.c.key == bindparam("request"), outbox.c.state != "delivered"
)
_GIVEN = select(tickets.c.id).where(tickets.c.id == bindparam("ticket"))
_TOUCH = update(streams).where(streams.c.terminal == bindparam("of")).values(epoch=streams.c.epoch)


class Reserve:
    """Which of the two stores a ticket goes to; safe to use from several threads.

    While it stands in for the hall, residents do not wait for the hall at all: somebody else
    calls :meth:`settle` until the hall is back and has everything.
    """

    def __init__(
        self,
        hall: Store,
        store: Store,
        link: HallLink,
        settings: Settings,
        carriers: Sequence[Carrier] = (),
    ) -> None:
        """``carriers`` bring the records of other rooms into the hall."""
        self.hall = hall
        self.store = store
        self.link = link
        self.carriers = carriers
        self.forwarder = Forwarder(hall, store, carriers)
        self.limit = settings.queue.reserve_after_ms / 1000
        self.on_loss: Callable[[], None] = lambda: None
        self._standing_in = False
        self._given: OrderedDict[str, Any] = OrderedDict()
        self._own_seconds: deque[float] = deque(maxlen=20)
        self._in_flight = 0
        self._lock = threading.Lock()

    @property
    def standing_in(self) -> bool:
        """Whether tickets come from the reserve now."""
        return self._standing_in or self.link.away

    @property
    def ready(self) -> bool:
        """Whether the hall was here once: before, a number might be one that it already knows."""
        return self.store.state.get(READY) is not None

    @property
    def patience(self) -> float:
        """Seconds for the hall to answer: so many that this machine's own commit, at twice the
        time that it takes lately, still ends within what is promised."""
        own = 2 * statistics.median(self._own_seconds or (0.0,))
        return min(self.limit, max(SHORTEST_SECONDS, PROMISED_SECONDS - MARGIN_SECONDS - own))

    def waiting(self) -> int:
        """How many records the hall has not got yet."""
        return self.forwarder.waiting()

    def quiet(self) -> bool:
        """Whether every ticket's slip in the hall's store is the one that its resident holds."""
        return not self.standing_in and self._in_flight == 0 and self.waiting() == 0

    def holds(self, request_id: str) -> bool:
        """Whether a request's ticket lies here and the hall has not got it yet."""
        with self.store.read() as connection:
            return bool(connection.execute(_HELD, {"request": request_id}).scalar_one())

    def gave(self, ticket_id: str) -> bool:
        """Whether a ticket was given here, whether or not the hall has it by now."""
        with self.store.read() as connection:
            return connection.execute(_GIVEN, {"ticket": ticket_id}).first() is not None

    def take(
        self,
        request_id: str,
        at_hall: Callable[[], _Taken],
        here: Callable[[], _Taken] | None,
        again: Callable[[_Taken], _Taken],
    ) -> _Taken:
        """What a request gives, a ticket or a receipt, from the hall if it answers in time.

        ``here`` is None for what only the hall can decide; then its silence is raised.
        ``again`` looks at what the hall gave the same request before it went away.

        Raises:
            Unavailable: neither could commit it.
        """
        with self._taking(), within(self.patience):
            if here is not None and self.holds(request_id):
                return self._own(here)
            if not self.standing_in:
                try:
                    return self._remember(request_id, self._ask(at_hall))
                except Unavailable as error:
                    self.stand_in(error.code)
                    if here is None:
                        raise
            given: _Taken | None = self._given.get(request_id)
            if given is not None:
                return again(given)
            if here is None:
                raise Unavailable("reserve.hall_needed")
            if not self.ready:
                raise Unavailable("reserve.not_ready")
            return self._own(here)

    def stand_in(self, code: str) -> None:
        """From now on tickets come from the reserve."""
        with self._lock:
            if self._standing_in:
                return
            self._standing_in = True
        log.warning("the reserve stands in for the hall database: %s", code)
        self.on_loss()

    def settle(self) -> int:
        """Gives the hall what it has not got and goes back to it as soon as little is left.

        Returns how many records were moved.

        Raises:
            Unavailable: the hall is still away, slow or read-only.
        """
        with self.link.probing(self.limit):
            self._touch()
        self.link.reached()
        moved = 0
        while page := self.forwarder.forward_page():
            moved += page.moved
            if page.found < PAGE:
                self._go_back()
        self._go_back()
        return moved

    def _go_back(self) -> None:
        """The hall is asked again. Waiting for a moment in which nobody takes a ticket here would
        be waiting for ever in a full hall; the last ones are moved a moment later, in place."""
        if self._standing_in:
            self._standing_in = False
            log.info("the hall database gives the tickets again")

    def _ask(self, at_hall: Callable[[], _Taken]) -> _Taken:
        """A line that was cut is tried once more, over a new one: the hall may well be there,
        and it knows whether the first try was committed."""
        try:
            return at_hall()
        except Unavailable as error:
            left = time_left()
            if error.code != "store.unreachable" or (left or 0) < WORTH_A_SECOND_TRY:
                raise
        return at_hall()

    def _own(self, here: Callable[[], _Taken]) -> _Taken:
        begun = time.monotonic()
        taken = here()
        self._own_seconds.append(time.monotonic() - begun)
        if not self.standing_in:
            self.on_loss()  # the hall came back meanwhile, and has not got this one
        return taken

    def _touch(self) -> None:
        """A write that changes nothing: only a database that takes it is back."""
        with self.hall.command("system") as command:
            command.execute(_TOUCH, {"of": self.hall.terminal})

    @contextmanager
    def _taking(self) -> Iterator[None]:
        with self._lock:
            self._in_flight += 1
        try:
            yield
        finally:
            with self._lock:
                self._in_flight -= 1

    def _remember(self, request_id: str, taken: _Taken) -> _Taken:
        with self._lock:
            self._given[request_id] = taken
            while len(self._given) > REMEMBERED:
                self._given.popitem(last=False)
        return taken


class HallQueueing(Queueing):
    """The queue of a hall of several machines: as :class:`Queueing`, with a reserve.

    Tickets, their view, and the list of businesses come from the reserve while the hall
    database is away. Everything else raises Unavailable then: the windows' part needs the hall.
    """

    def __init__(
        self,
        store: Store,
        content: HallContent,
        settings: Settings,
        reserve: Reserve,
        calendar: Calendar | None = None,
        *,
        copied: HallContent | None = None,
    ) -> None:
        """``copied`` is the machine's own copy of ``content``, which never asks the hall."""
        super().__init__(store, content, settings, calendar)
        self._reserve = reserve
        own = SeriesContent(copied or content, settings.terminal)
        self._here = Queueing(reserve.store, own, settings, calendar)

    def rehearse(self) -> None:
        """As for any queue, in the reserve alone: the hall's rows are others' too."""
        self._here.rehearse()

    def take(self, business: str, *, request_id: str, **asked: Any) -> Ticket:
        """Gives a ticket; the same request id gives the same one, wherever it lies."""
        request_id = parse_request_id(request_id)
        hall = super().take

        def at_hall() -> Ticket:
            return hall(business, request_id=request_id, **asked)

        def here() -> Ticket:
            return self._here.take(business, request_id=request_id, **asked)

        def again(given: Ticket) -> Ticket:
            wanted = (business, asked.get("item_code") or "")
            if (given.business, given.item_code) != wanted:
                raise Conflict("ticket.request_reused", number=given.number)
            return given

        needs_hall = asked.get("appointment") is not None
        return self._reserve.take(request_id, at_hall, None if needs_hall else here, again)

    def ticket(self, ticket_id: str) -> TicketView:
        """A ticket and where it stands; one that the hall has not got yet stands here."""
        try:
            known = parse_request_id(ticket_id)
        except Rejected as error:
            raise Rejected("ticket.unknown") from error
        if self._reserve.holds(known):
            return self._here.ticket(known)
        return super().ticket(known)

    def businesses(self) -> list[BusinessState]:
        """All businesses; while the hall is away, as this machine last knew them."""
        if not self._reserve.standing_in:
            try:
                with within(self._reserve.limit):
                    return super().businesses()
            except Unavailable as error:
                self._reserve.stand_in(error.code)
        prefixes = {one.code: one.prefix for one in self._parts.content.businesses()}
        return [
            replace(state, prefix=prefixes.get(state.code, state.prefix))
            for state in self._here.businesses()
        ]

    def total_waiting(self) -> int:
        """How many wait; while the hall is away, of those that were given out here."""
        if self._reserve.standing_in:
            return self._here.total_waiting()
        return super().total_waiting()
