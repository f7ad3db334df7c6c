"""The procedure: which event may follow which."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.common.wording import catalogue
from kiosk.common.workdays import Calendar
from kiosk.disclosure.limits import lamp
from kiosk.disclosure.model import (
    RECEIPT_RULES,
    Channel,
    Light,
    ReceiptRule,
    application_number,
    receipt_date,
)
from kiosk.disclosure.states import (
    ANSWERED,
    CLOSED,
    OPEN,
    TRANSITIONS,
    Event,
    State,
    allowed,
    next_state,
)
from kiosk.settings import messages_dir

CALENDAR = Calendar.published()


def _run(*events: Event) -> State:
    state, past = State.DRAFT, []
    for event in events:
        state = next_state(state, event, past)
        past.append(event)
    return state


SUBMITTED = (Event.SUBMIT, Event.REGISTER, Event.TAKE_UP)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((Event.SUBMIT, Event.REGISTER), State.REGISTERED),
        ((Event.SUBMIT, Event.AWAIT_CONFIRMATION, Event.REGISTER), State.REGISTERED),
        ((Event.SUBMIT, Event.REGISTER, Event.ANSWER_AT_ONCE), State.ANSWERED),
        ((*SUBMITTED, Event.ANSWER, Event.DELIVER, Event.ARCHIVE), State.ARCHIVED),
        ((*SUBMITTED, Event.ASK_THIRD_PARTY, Event.OPINION_IN), State.IN_PROGRESS),
        ((*SUBMITTED, Event.EXTEND, Event.ASK_THIRD_PARTY, Event.OPINION_IN), State.EXTENDED),
        ((*SUBMITTED, Event.ASK_REASONS, Event.REFUSE_EXCESSIVE), State.ANSWERED),
        ((*SUBMITTED, Event.ASK_REASONS, Event.ACCEPT_REASONS), State.IN_PROGRESS),
        ((*SUBMITTED, Event.ASK_PAYMENT, Event.PAY), State.IN_PROGRESS),
        ((*SUBMITTED, Event.ASK_PAYMENT, Event.LAPSE_PAYMENT), State.DISCONTINUED),
        ((*SUBMITTED, Event.ANSWER, Event.RECORD_REVIEW, Event.REDO), State.IN_PROGRESS),
        (
            (Event.SUBMIT, Event.REGISTER, Event.ASK_CORRECTION, Event.CORRECT),
            State.REGISTERED,
        ),
        (
            (Event.SUBMIT, Event.REGISTER, Event.ASK_CORRECTION, Event.LAPSE_CORRECTION),
            State.DISCONTINUED,
        ),
    ],
)
def test_the_ways_of_the_law_lead_where_they_should(events, state):
    assert _run(*events) is state


def test_a_correction_and_an_extension_happen_once():
    with pytest.raises(Rejected, match=r"disclosure.only_once"):
        _run(
            Event.SUBMIT, Event.REGISTER, Event.ASK_CORRECTION, Event.CORRECT, Event.ASK_CORRECTION
        )
    consulted = (Event.EXTEND, Event.ASK_JOINT_ORGAN, Event.OPINION_IN)
    with pytest.raises(Rejected):
        _run(*SUBMITTED, *consulted, Event.EXTEND)


def test_after_the_answer_was_set_aside_an_extension_is_possible_again():
    events = (*SUBMITTED, Event.EXTEND, Event.ANSWER, Event.REDO, Event.EXTEND)
    assert _run(*events) is State.EXTENDED


def test_what_the_law_does_not_know_is_refused():
    with pytest.raises(Rejected, match=r"disclosure.not_allowed"):
        next_state(State.SUBMITTED, Event.ANSWER)
    assert not allowed(State.WITHDRAWN, Event.REGISTER)


def test_every_open_application_can_be_withdrawn_and_no_other():
    assert {state for state in State if allowed(state, Event.WITHDRAW)} == OPEN


def test_only_an_answered_application_can_be_answered_for():
    for event in (Event.RECORD_REVIEW, Event.RECORD_LITIGATION, Event.AMEND, Event.REDO):
        assert {state for state in State if allowed(state, event)} >= ANSWERED


def test_every_event_has_a_row_and_every_state_is_reached():
    assert set(TRANSITIONS) == set(Event)
    reached = {row.target for row in TRANSITIONS.values()} | {State.DRAFT, State.IN_PROGRESS}
    assert reached - {None} == set(State)


def test_every_state_and_event_is_worded():
    words = catalogue(messages_dir())
    for state in State:
        assert state.label
        assert words[f"disclosure.state.{state.value}"]
        assert words[f"disclosure.next.{state.value}"]
    assert all(event.label for event in Event)


@given(st.lists(st.sampled_from(list(Event)), max_size=60))
def test_no_sequence_of_events_extends_or_corrects_twice_in_a_round(events):
    state, past = State.DRAFT, []
    for event in events:
        if not allowed(state, event, past):
            with pytest.raises(Rejected):
                next_state(state, event, past)
            continue
        state = next_state(state, event, past)
        past.append(event)
    round_start = max((i for i, event in enumerate(past) if event is Event.REDO), default=-1)
    assert past[round_start + 1 :].count(Event.EXTEND) <= 1
    assert past.count(Event.ASK_CORRECTION) <= 1
    assert not past or past[0] is Event.SUBMIT


@pytest.mark.parametrize(
    ("today", "left", "light"),
    [
        ("2026-11-19", 4, Light.GREEN),
        ("2026-11-20", 3, Light.YELLOW),
        ("2026-11-25", 0, Light.YELLOW),
        ("2026-11-26", -1, Light.RED),
        ("2026-11-28", -2, Light.RED),
    ],
)
def test_the_light_turns_yellow_three_working_days_before_and_red_after_the_limit(
    today, left, light
):
    due_on = date(2026, 11, 25)
    found = lamp(State.IN_PROGRESS, due_on, (), date.fromisoformat(today), CALENDAR)
    assert (found.days_left, found.light) == (left, light)


def test_the_light_is_off_while_the_clock_stands_and_when_all_is_done():
    long_over, today = date(2026, 1, 5), date(2026, 11, 20)
    waiting = lamp(State.THIRD_PARTY, long_over, (), today, CALENDAR)
    assert (waiting.days_left, waiting.light) == (None, Light.PAUSED)
    for state in CLOSED:
        closed = lamp(state, long_over, (), today, CALENDAR)
        assert (closed.days_left, closed.light) == (None, Light.CLOSED)


ARRIVED, LATER = date(2026, 11, 20), date(2026, 11, 24)


def test_each_channel_has_its_own_date_of_receipt():
    assert receipt_date(RECEIPT_RULES[Channel.KIOSK], arrived_on=ARRIVED) == ARRIVED
    signed = RECEIPT_RULES[Channel.SIGNED_MAIL]
    assert receipt_date(signed, arrived_on=ARRIVED, signed_on=LATER) == LATER
    internet = RECEIPT_RULES[Channel.INTERNET]
    assert receipt_date(internet, arrived_on=ARRIVED) is None
    assert receipt_date(internet, arrived_on=ARRIVED, confirmed_on=LATER) == LATER


def test_a_plain_letter_is_confirmed_on_the_day_it_arrives():
    rule = ReceiptRule.CONFIRMATION_ON_ARRIVAL
    assert receipt_date(rule, arrived_on=ARRIVED, confirmed_on=ARRIVED) == ARRIVED
    with pytest.raises(Rejected, match=r"disclosure.confirm_on_arrival"):
        receipt_date(rule, arrived_on=ARRIVED, confirmed_on=LATER)
    with pytest.raises(Rejected, match=r"disclosure.confirmed_before_arrival"):
        receipt_date(rule, arrived_on=LATER, confirmed_on=ARRIVED)


def test_numbers_have_the_year_and_four_digits_and_grow_beyond():
    assert application_number(2026, 93) == "2026-0093"
    assert application_number(2026, 12345) == "2026-12345"
