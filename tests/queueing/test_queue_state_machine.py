"""Random mornings: whatever is pressed in whatever order, the queue equals a plain model of it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.common.errors import KioskError
from kiosk.queueing.model import TicketState, service_day
from kiosk.queueing.service import Queueing
from tests.queueing.small_hall import small_hall

BUSINESSES = ("estate", "social", "anytime")
SERVED = {"3": ("estate",), "4": ("estate", "social"), "5": ("anytime", "social")}
CLERK = "staff:1007"

windows = st.sampled_from(sorted(SERVED))
arrivals = st.tuples(st.sampled_from(BUSINESSES), st.sampled_from([1, 0, 7, -5]))
"""Who comes, and by how many minutes the clock has moved since, backwards too."""


@dataclass
class Known:
    """What the model knows of a ticket."""

    id: str
    number: str
    business: str
    serial: int
    request_id: str
    day: object
    queued_at: object
    state: TicketState = TicketState.WAITING


def queue_machine(store, clock, hall_settings):
    """The machine over a store; every run works in a hall of its own."""

    class QueueMachine(RuleBasedStateMachine):
        @initialize()
        def opens(self):
            hall = small_hall()
            for business in BUSINESSES:
                hall.change(business, hours=(), weekdays=tuple(range(1, 8)))
            own = replace(hall_settings, hall_code=uuid4().hex)
            self.queueing = Queueing(store, hall, own)
            self.known = {}
            self.desks = dict.fromkeys(SERVED)
            self.latest_day = None
            self.latest_queued = {}

        def today(self):
            return service_day(clock.now(), self.latest_day)

        def standing(self, state, served=BUSINESSES):
            return [
                ticket
                for ticket in self.known.values()
                if ticket.state is state
                and ticket.business in served
                and ticket.day == self.today()
            ]

        def in_order(self, served):
            return sorted(
                self.standing(TicketState.WAITING, served),
                key=lambda ticket: (
                    ticket.queued_at,
                    served.index(ticket.business),
                    ticket.serial,
                ),
            )

        @rule(arrivals=st.lists(arrivals, min_size=1, max_size=5))
        def residents_come(self, arrivals):
            for business, minutes in arrivals:
                clock.set_wall(clock.now() + timedelta(minutes=minutes))
                self.takes(business)

        def takes(self, business):
            self.latest_day = day = self.today()
            last = self.latest_queued.get((day, business), clock.now())
            queued_at = self.latest_queued[day, business] = max(last, clock.now())
            before = [t for t in self.known.values() if (t.day, t.business) == (day, business)]
            waiting = self.standing(TicketState.WAITING, (business,))
            request_id = str(uuid4())
            ticket = self.queueing.take(business, request_id=request_id)
            assert ticket.serial == len(before) + 1
            assert ticket.service_day == day
            assert ticket.waiting_ahead == len(waiting)
            self.known[ticket.id] = Known(
                ticket.id, ticket.number, business, ticket.serial, request_id, day, queued_at
            )

        @precondition(lambda self: self.known)
        @rule(data=st.data())
        def taps_again(self, data):
            ticket = data.draw(st.sampled_from(list(self.known.values())))
            again = self.queueing.take(ticket.business, request_id=ticket.request_id)
            assert (again.id, again.number) == (ticket.id, ticket.number)

        @rule(window=windows)
        def calls_next(self, window):
            if self.desks[window]:
                with pytest.raises(KioskError, match=r"call\.window_busy"):
                    self.queueing.call_next(window, actor=CLERK)
                return
            self.takes_into_service(window, self.queueing.call_next(window, actor=CLERK))

        def takes_into_service(self, window, called):
            expected = self.in_order(SERVED[window])
            assert (called and called.id) == (expected[0].id if expected else None)
            if called:
                self.desks[window] = self.known[called.id]
                self.desks[window].state = TicketState.CALLED

        @precondition(lambda self: any(self.desks.values()))
        @rule(window=windows, action=st.sampled_from(["finish", "miss", "recall"]))
        def works_on_the_ticket_in_service(self, window, action):
            ticket = self.desks[window]
            if ticket is None:
                other = next(filter(None, self.desks.values()))
                with pytest.raises(KioskError, match=r"call\.not_at_window"):
                    getattr(self.queueing, action)(other.id, window=window, actor=CLERK)
                return
            getattr(self.queueing, action)(ticket.id, window=window, actor=CLERK)
            if action != "recall":
                ended = {"finish": TicketState.FINISHED, "miss": TicketState.NO_SHOW}
                ticket.state = ended[action]
                self.desks[window] = None

        @precondition(lambda self: any(self.desks.values()))
        @rule(data=st.data())
        def finishes_and_calls_next(self, data):
            window = data.draw(st.sampled_from([w for w in SERVED if self.desks[w]]))
            ticket = self.desks[window]
            ticket.state = TicketState.FINISHED
            self.desks[window] = None
            called = self.queueing.finish_and_next(ticket.id, window=window, actor=CLERK)
            self.takes_into_service(window, called)

        @precondition(lambda self: self.known)
        @rule(data=st.data(), action=st.sampled_from(["restore", "cancel"]))
        def restores_or_cancels(self, data, action):
            ticket = data.draw(st.sampled_from(list(self.known.values())))
            origin, following = {
                "restore": (TicketState.NO_SHOW, TicketState.WAITING),
                "cancel": (TicketState.WAITING, TicketState.CANCELLED),
            }[action]
            change = getattr(self.queueing, action)
            if ticket.state is not origin:
                with pytest.raises(KioskError, match=rf"ticket\.{action}_refused"):
                    change(ticket.id, actor=CLERK)
            elif ticket.day != self.today():
                with pytest.raises(KioskError, match=r"ticket\.of_another_day"):
                    change(ticket.id, actor=CLERK)
            else:
                assert change(ticket.id, actor=CLERK).state is following
                ticket.state = following

        @precondition(lambda self: self.known)
        @rule(data=st.data(), window=windows)
        def calls_out_of_turn(self, data, window):
            ticket = data.draw(st.sampled_from(list(self.known.values())))
            allowed = self.desks[window] is None and ticket in self.standing(
                TicketState.WAITING, SERVED[window]
            )
            if not allowed:
                with pytest.raises(KioskError):
                    self.queueing.call(ticket.id, window=window, actor=CLERK)
                return
            self.queueing.call(ticket.id, window=window, actor=CLERK)
            ticket.state = TicketState.CALLED
            self.desks[window] = ticket

        @rule(minutes=st.sampled_from([1, 45, 600, -60, -1800]))
        def the_clock_moves(self, minutes):
            clock.set_wall(clock.now() + timedelta(minutes=minutes))

        @invariant()
        def the_lines_are_those_of_the_model(self):
            for window, served in SERVED.items():
                listed = self.queueing.waiting(window)
                assert {row.number for row in listed} == {
                    ticket.number for ticket in self.in_order(served)
                }
                serving = self.queueing.current(window)
                desk = self.desks[window]
                assert (serving and serving.ticket.id) == (desk and desk.id)

        @invariant()
        def every_ticket_is_where_the_model_has_it(self):
            stored = {ticket.id: ticket for ticket in self.queueing.tickets()}
            today = {t.id: t.state for t in self.known.values() if t.day == self.today()}
            assert {key: ticket.state for key, ticket in stored.items()} == today

    return QueueMachine


def test_random_mornings_never_leave_the_model(store, clock, settings_of_hall):
    run_state_machine_as_test(
        queue_machine(store, clock, settings_of_hall),
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
