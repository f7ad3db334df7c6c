from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.queueing.model import (
    TRANSITIONS,
    TicketAction,
    TicketState,
    after,
    minutes_between,
    service_day,
)

moments = st.integers(86_400, 4_000_000_000).map(lambda at: datetime.fromtimestamp(at, UTC))


@given(st.sampled_from(TicketState), st.sampled_from(TicketAction))
def test_a_step_outside_the_table_is_refused_with_a_code_of_its_own(state, action):
    if (state, action) in TRANSITIONS:
        assert after(state, action, number="A001") is TRANSITIONS[state, action]
        return
    with pytest.raises(Rejected) as refusal:
        after(state, action, number="A001")
    assert refusal.value.code == f"ticket.{action.value}_refused"
    assert refusal.value.params == {"number": "A001"}


def test_a_finished_or_cancelled_ticket_never_moves_again():
    ended = {TicketState.FINISHED, TicketState.CANCELLED}
    assert not [step for step in TRANSITIONS if step[0] in ended]


def test_every_state_can_be_reached_from_waiting():
    reached = {TicketState.WAITING}
    for _ in TicketState:
        reached |= {to for (state, _), to in TRANSITIONS.items() if state in reached}
    assert reached == set(TicketState)


@given(st.lists(moments, min_size=1, max_size=30))
def test_the_service_day_never_goes_backwards_whatever_the_clock_does(clock_readings):
    latest = None
    for now in clock_readings:
        day = service_day(now, latest)
        assert latest is None or day >= latest
        assert day >= hall_date(now)
        latest = day


def test_the_service_day_changes_at_midnight_of_the_hall():
    last_second = datetime(2026, 11, 20, 15, 59, 59, tzinfo=UTC)
    assert service_day(last_second, None) == date(2026, 11, 20)
    assert service_day(last_second + timedelta(seconds=1), date(2026, 11, 20)) == date(2026, 11, 21)


def test_minutes_waited_are_whole_and_never_negative():
    start = datetime(2026, 11, 20, 2, tzinfo=UTC)
    assert minutes_between(start, start + timedelta(minutes=12, seconds=59)) == 12
    assert minutes_between(start, start - timedelta(hours=3)) == 0
