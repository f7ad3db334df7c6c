"""Random mornings: whatever is pressed in whatever order, the queue equals a plain model of it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
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
from sqlalchemy import select

from kiosk.common.errors import KioskError
from kiosk.queueing.claims import CheckIn
from kiosk.queueing.model import (
    AT_DESK,
    OPEN,
    TRANSITIONS,
    Priority,
    TicketAction,
    TicketState,
    service_day,
)
from kiosk.queueing.service import Queueing
from kiosk.queueing.tables import window_desks
from kiosk.settings import QueueSettings
from tests.queueing.identities import identity
from tests.queueing.small_hall import small_hall

BUSINESSES = ("estate", "social", "anytime")
SERVED = {"3": ("estate",), "4": ("estate", "social"), "5": ("anytime", "social")}
NAMED = ("social",)
"""Businesses that ask for real names."""
PEOPLE = (identity(serial=1), identity(serial=2), identity(serial=3))
CLERK = "staff:1007"
RULES = QueueSettings()
TEN_ON_A_FRIDAY = datetime(2026, 11, 20, 2, tzinfo=UTC)

windows = st.sampled_from(sorted(SERVED))
businesses = st.sampled_from(BUSINESSES)
kinds = st.sampled_from(["ordinary", "ordinary", "priority", "soon", "later", "visit"])
arrivals = st.tuples(businesses, kinds, st.sampled_from([1, 0, 7, 30, -5]))
"""Who comes, how, and by how many minutes the clock has moved since, backwards too."""


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
    rank_at: object
    due_from: object = None
    taken_for: str = ""
    further: tuple = ()
    person: str | None = None
    target: str | None = None
    state: TicketState = TicketState.WAITING
    called_at: object = None

    @property
    def open(self):
        return self.state in OPEN


def queue_machine(store, clock, hall_settings):
    """The machine over a store; every run works in a hall of its own."""

    class QueueMachine(RuleBasedStateMachine):
        @initialize()
        def opens(self):
            clock.set_wall(TEN_ON_A_FRIDAY)
            hall = small_hall()
            for business in BUSINESSES:
                everyday = tuple(range(1, 8))
                named = business in NAMED
                hall.change(business, hours=(), weekdays=everyday, real_name=named)
            own = replace(hall_settings, hall_code=uuid4().hex)
            self.hall_code = own.hall_code
            self.queueing = Queueing(store, hall, own)
            self.known = {}
            self.desks = dict.fromkeys(SERVED)
            self.beats = dict.fromkeys(SERVED)
            self.latest_day = None
            self.latest_queued = {}
            self.tidied = None

        # -- what the model says

        def today(self):
            return service_day(clock.now(), self.latest_day)

        def of_today(self, state):
            return [t for t in self.known.values() if t.state is state and t.day == self.today()]

        def in_order(self, window):
            served = SERVED[window]
            reach = [
                ticket
                for ticket in self.of_today(TicketState.WAITING)
                if ticket.target == window or (ticket.target is None and ticket.business in served)
            ]
            place = {code: number for number, code in enumerate(served)}
            return sorted(
                reach,
                key=lambda t: (
                    t.due_from is not None and t.due_from > clock.now(),
                    t.rank_at,
                    place.get(t.business, len(served)),
                    t.serial,
                    t.number,
                ),
            )

        def has_open(self, person, business, but=None):
            return person is not None and any(
                t.open and t.person == person and t.business == business and t.day == self.today()
                for t in self.known.values()
                if t is not but
            )

        def window_of(self, ticket):
            return next((w for w, held in self.desks.items() if held is ticket), None)

        def tidies(self):
            """The first use of a day closes what earlier days left; the model does the same."""
            today = service_day(clock.now(), None)
            if self.tidied is not None and today <= self.tidied:
                return
            self.tidied = today
            for ticket in self.known.values():
                if ticket.day >= today or not ticket.open:
                    continue
                window = self.window_of(ticket)
                if window is None:
                    ticket.state = TicketState.LAPSED
                elif ticket.called_at < clock.now() - timedelta(hours=4):
                    ticket.state = TicketState.LAPSED
                    self.frees(window)

        def frees(self, window):
            self.desks[window] = None
            self.touched(window)

        def touched(self, window):
            if self.beats[window] is not None:
                self.beats[window] = clock.now()

        def takes_in_hand(self, window, ticket, state):
            ticket.state, ticket.called_at = state, clock.now()
            self.desks[window] = ticket
            self.touched(window)

        def any_ticket(self, data):
            return data.draw(st.sampled_from(list(self.known.values())))

        # -- what people do

        @rule(arrivals=st.lists(arrivals, min_size=1, max_size=5), person=st.sampled_from(PEOPLE))
        def residents_come(self, arrivals, person):
            for business, kind, minutes in arrivals:
                clock.set_wall(clock.now() + timedelta(minutes=minutes))
                self.takes(business, kind, person)

        def takes(self, business, kind, person):
            self.tidies()
            day = self.today()
            further = tuple(b for b in BUSINESSES if b != business)[:1] if kind == "visit" else ()
            asked = {business, *further} & set(NAMED)
            holder = person if asked else None
            wish = {"further": further, "identity": person if asked else None}
            slot = clock.now() + timedelta(minutes={"soon": 5, "later": 45}.get(kind, 0))
            if kind == "priority":
                wish["priority"] = Priority("veteran")
            if kind in ("soon", "later"):
                wish["appointment"] = CheckIn(str(uuid4()), slot, lambda *_: None)
            request_id = str(uuid4())
            if self.has_open(holder, business):
                with pytest.raises(KioskError, match=r"ticket\.one_per_person"):
                    self.queueing.take(business, request_id=request_id, **wish)
                return
            self.latest_day = day
            last = self.latest_queued.get((day, business), clock.now())
            queued_at = self.latest_queued[day, business] = max(last, clock.now())
            rank_at, due = queued_at, None
            if kind == "priority":
                rank_at = queued_at - timedelta(minutes=20)
            if kind in ("soon", "later"):
                rank_at, due = slot - timedelta(minutes=120), slot - timedelta(minutes=10)
            before = [t for t in self.known.values() if (t.day, t.taken_for) == (day, business)]
            place = (due is not None and due > clock.now(), rank_at)
            ahead = [
                t
                for t in self.of_today(TicketState.WAITING)
                if t.business == business
                and (t.due_from is not None and t.due_from > clock.now(), t.rank_at) <= place
            ]
            ticket = self.queueing.take(business, request_id=request_id, **wish)
            assert ticket.serial == len(before) + 1
            assert ticket.service_day == day
            assert ticket.waiting_ahead == len(ahead)
            self.known[ticket.id] = Known(
                ticket.id,
                ticket.number,
                business,
                ticket.serial,
                request_id,
                day,
                queued_at,
                rank_at,
                due,
                taken_for=business,
                further=further,
                person=holder,
            )

        @precondition(lambda self: self.known)
        @rule(data=st.data())
        def taps_again(self, data):
            self.tidies()
            ticket = self.any_ticket(data)
            again = self.queueing.take(
                ticket.taken_for, request_id=ticket.request_id, identity=ticket.person
            )
            assert (again.id, again.number) == (ticket.id, ticket.number)

        @rule(window=windows)
        def calls_next(self, window):
            self.tidies()
            if self.desks[window]:
                with pytest.raises(KioskError, match=r"call\.window_busy"):
                    self.queueing.call_next(window, actor=CLERK)
                return
            self.gets(window, self.queueing.call_next(window, actor=CLERK))

        def gets(self, window, called):
            expected = self.in_order(window)
            assert (called and called.id) == (expected[0].id if expected else None)
            if called:
                self.takes_in_hand(window, self.known[called.id], TicketState.CALLED)

        @precondition(lambda self: any(self.desks.values()))
        @rule(data=st.data(), action=st.sampled_from(["recall", "start", "miss", "hold", "back"]))
        def works_on_the_ticket_in_hand(self, data, action):
            window = data.draw(windows)
            ticket = self.desks[window]
            act = self.queueing.give_back if action == "back" else getattr(self.queueing, action)
            if ticket is None:
                other = next(filter(None, self.desks.values()))
                with pytest.raises(KioskError, match=r"call\.not_at_window"):
                    act(other.id, window=window, actor=CLERK)
                return
            step = TicketAction.RETURN if action == "back" else TicketAction(action)
            after = TRANSITIONS.get((ticket.state, step))
            if after is None:
                with pytest.raises(KioskError, match=rf"ticket\.{action}_refused"):
                    act(ticket.id, window=window, actor=CLERK)
                return
            act(ticket.id, window=window, actor=CLERK)
            ticket.state = after
            if action == "back":
                ticket.target = None
            if after not in AT_DESK:
                self.frees(window)

        @precondition(lambda self: any(self.desks.values()))
        @rule(data=st.data(), following=st.booleans(), whole=st.booleans())
        def finishes(self, data, following, whole):
            window = data.draw(st.sampled_from([w for w in SERVED if self.desks[w]]))
            ticket = self.desks[window]
            act = self.queueing.finish_and_next if following else self.queueing.finish
            moves_on = ticket.further and not whole
            if moves_on and self.has_open(ticket.person, ticket.further[0], but=ticket):
                with pytest.raises(KioskError, match=r"ticket\.one_per_person"):
                    act(ticket.id, window=window, actor=CLERK, whole=whole)
                return
            ticket.state = TicketState.WAITING if moves_on else TicketState.FINISHED
            if moves_on:
                ticket.business, ticket.further = ticket.further[0], ticket.further[1:]
                ticket.target = None
            self.frees(window)
            called = act(ticket.id, window=window, actor=CLERK, whole=whole)
            if following:
                self.gets(window, called)

        @precondition(lambda self: self.known)
        @rule(data=st.data(), window=windows)
        def resumes(self, data, window):
            ticket = self.any_ticket(data)
            allowed = (
                self.desks[window] is None
                and ticket in self.of_today(TicketState.HELD)
                and (ticket.business in SERVED[window] or ticket.target == window)
            )
            if not allowed:
                with pytest.raises(KioskError):
                    self.queueing.resume(ticket.id, window=window, actor=CLERK)
                return
            self.queueing.resume(ticket.id, window=window, actor=CLERK)
            self.takes_in_hand(window, ticket, TicketState.SERVING)

        @precondition(lambda self: any(t.open for t in self.known.values()))
        @rule(data=st.data(), window=windows, business=businesses, to_window=st.booleans())
        def transfers(self, data, window, business, to_window):
            open_ones = [t for t in self.known.values() if t.open]
            ticket = data.draw(st.sampled_from(open_ones))
            at = self.window_of(ticket)
            goal = {"to_window": business_window(business)} if to_window else {}
            if not to_window:
                goal["to_business"] = business
            new = ticket.business if to_window else business
            elsewhere = new != ticket.business or (to_window and goal["to_window"] != window)
            in_hand_here = at == window
            held = ticket.state is TicketState.HELD
            second = new != ticket.business and ticket.day == self.today()
            second = second and self.has_open(ticket.person, new, but=ticket)
            if not elsewhere or not (in_hand_here or held) or second:
                with pytest.raises(KioskError):
                    self.queueing.transfer(ticket.id, window=window, actor=CLERK, **goal)
                return
            self.queueing.transfer(ticket.id, window=window, actor=CLERK, **goal)
            ticket.state = TicketState.WAITING
            ticket.business, ticket.target = new, goal.get("to_window")
            if in_hand_here:
                self.frees(window)

        @precondition(lambda self: self.known)
        @rule(data=st.data(), action=st.sampled_from(["restore", "cancel"]))
        def restores_or_cancels(self, data, action):
            ticket = self.any_ticket(data)
            change = getattr(self.queueing, action)
            after = TRANSITIONS.get((ticket.state, TicketAction(action)))
            if ticket.day != self.today():
                with pytest.raises(KioskError, match=r"ticket\.of_another_day"):
                    change(ticket.id, actor=CLERK)
            elif after is None:
                with pytest.raises(KioskError, match=rf"ticket\.{action}_refused"):
                    change(ticket.id, actor=CLERK)
            elif action == "restore" and self.has_open(ticket.person, ticket.business):
                with pytest.raises(KioskError, match=r"ticket\.one_per_person"):
                    change(ticket.id, actor=CLERK)
            else:
                assert change(ticket.id, actor=CLERK).state is after
                ticket.state = after

        @precondition(lambda self: self.known)
        @rule(data=st.data(), window=windows)
        def calls_out_of_turn(self, data, window):
            ticket = self.any_ticket(data)
            allowed = (
                self.desks[window] is None
                and ticket in self.of_today(TicketState.WAITING)
                and (ticket.business in SERVED[window] or ticket.target == window)
            )
            if not allowed:
                with pytest.raises(KioskError):
                    self.queueing.call(ticket.id, window=window, actor=CLERK)
                return
            self.queueing.call(ticket.id, window=window, actor=CLERK)
            self.takes_in_hand(window, ticket, TicketState.CALLED)

        @rule(minutes=st.sampled_from([1, 45, 600, -60, -1800]))
        def the_clock_moves(self, minutes):
            clock.set_wall(clock.now() + timedelta(minutes=minutes))

        @rule(window=windows)
        def a_window_gives_a_sign_of_life(self, window):
            self.queueing.beat(window, actor=CLERK)
            self.beats[window] = clock.now()

        @rule()
        def somebody_looks_for_lost_windows(self):
            silent = [
                window
                for window, seen in self.beats.items()
                if seen is not None and abs(clock.now() - seen) > timedelta(seconds=180)
            ]
            lost = [window for window in silent if self.desks[window]]
            for window in silent:
                for ticket in self.known.values():
                    if ticket.state is TicketState.WAITING and ticket.target == window:
                        ticket.target = None
            for window in lost:
                ticket = self.desks[window]
                today = ticket.day == self.today()
                ticket.state = TicketState.WAITING if today else TicketState.LAPSED
                ticket.target = None
                self.desks[window] = None
            assert self.queueing.return_lost() == len(lost)

        @rule()
        def the_day_is_closed(self):
            expected = [t for t in self.known.values() if t.open and t.day <= self.today()]
            for ticket in expected:
                window = self.window_of(ticket)
                ticket.state = TicketState.LAPSED
                if window is not None:
                    self.frees(window)
            assert self.queueing.close_day(actor=CLERK) == len(expected)

        # -- what must hold at every moment

        @invariant()
        def the_lines_are_those_of_the_model_in_its_order(self):
            for window in SERVED:
                listed = [row.number for row in self.queueing.waiting(window)]
                assert listed == [ticket.number for ticket in self.in_order(window)]
                serving = self.queueing.current(window)
                desk = self.desks[window]
                assert (serving and serving.ticket.id) == (desk and desk.id)

        @invariant()
        def every_ticket_is_where_the_model_has_it(self):
            stored = {ticket.id: ticket for ticket in self.queueing.tickets()}
            today = {
                t.id: (t.state, t.business) for t in self.known.values() if t.day == self.today()
            }
            assert {k: (t.state, t.business) for k, t in stored.items()} == today

        @invariant()
        def no_ticket_is_at_two_windows_and_each_in_hand_is_at_one(self):
            query = select(window_desks.c.ticket_id).where(
                window_desks.c.hall == self.hall_code, window_desks.c.ticket_id.is_not(None)
            )
            with store.read() as connection:
                at_desks = connection.execute(query).scalars().all()
            in_hand = [t.id for t in self.known.values() if t.state in AT_DESK]
            assert sorted(at_desks) == sorted(in_hand)

        @invariant()
        def numbers_are_dense_and_never_twice(self):
            by_series = {}
            for ticket in self.queueing.tickets():
                by_series.setdefault(ticket.number[0], []).append(ticket.serial)
            for serials in by_series.values():
                assert sorted(serials) == list(range(1, len(serials) + 1))

        @invariant()
        def nobody_ordinary_stands_behind_one_who_came_more_than_the_head_start_later(self):
            for window in SERVED:
                line = self.in_order(window)
                for place, ticket in enumerate(line):
                    if ticket.rank_at != ticket.queued_at:
                        continue
                    for other in line[:place]:
                        assert other.rank_at <= ticket.rank_at
                        if other.due_from is None:
                            head_start = timedelta(minutes=RULES.priority_head_start_minutes)
                            assert other.queued_at - ticket.queued_at <= head_start

    return QueueMachine


def business_window(business):
    """A window that serves a business, not always its only one."""
    return {"estate": "3", "social": "4", "anytime": "5"}[business]


@pytest.mark.parametrize(
    ("kind", "examples", "steps"), [("sqlite", 25, 40), ("postgres", 6, 30)], ids=str
)
def test_random_mornings_never_leave_the_model(
    request, kind, examples, steps, clock, settings_of_hall
):
    store = request.getfixturevalue(f"{kind}_store")
    run_state_machine_as_test(
        queue_machine(store, clock, settings_of_hall),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
