"""Quarters, the on-time rate, and red and yellow cards with their cause."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.common.workdays import Calendar
from kiosk.disclosure.annual.facts import CaseFacts
from kiosk.disclosure.annual.model import CARRIED, NEW, NEXT, RESULTS, TOTAL, annual_report
from kiosk.disclosure.annual.quarters import Cause, card_of, quarters
from kiosk.disclosure.model import ApplicantKind, Light
from kiosk.disclosure.outcomes import Outcome
from tests.disclosure.registers import LAST, register

CALENDAR = Calendar.published()
RECEIVED, DUE = date(2026, 3, 2), date(2026, 3, 30)


def case(closed: date | None = None, **changes) -> CaseFacts:
    outcome = Outcome.OPENED if closed else None
    return CaseFacts("2026-0001", ApplicantKind.CITIZEN, RECEIVED, DUE, closed, outcome, **changes)


@pytest.mark.parametrize(
    ("closed", "today", "light", "cause", "days"),
    [
        (None, date(2026, 3, 24), None, None, None),
        (None, date(2026, 3, 25), Light.YELLOW, Cause.NEAR, 3),
        (None, DUE, Light.YELLOW, Cause.NEAR, 0),
        (None, date(2026, 3, 31), Light.RED, Cause.OVERDUE, 1),
        (None, date(2026, 4, 8), Light.RED, Cause.OVERDUE, 6),
        (date(2026, 3, 24), LAST, None, None, None),
        (DUE, LAST, Light.YELLOW, Cause.CLOSED_NEAR, 0),
        (date(2026, 4, 1), LAST, Light.RED, Cause.CLOSED_LATE, 2),
    ],
)
def test_a_card_has_its_colour_and_cause(closed, today, light, cause, days):
    card = card_of(case(closed), today, CALENDAR)
    if light is None:
        assert card is None
    else:
        assert (card.light, card.cause, card.days) == (light, cause, days)


def test_a_yellow_card_is_given_three_working_days_before_and_a_red_one_the_day_after():
    assert card_of(case(DUE), LAST, CALENDAR).given_on == date(2026, 3, 25)
    assert card_of(case(), LAST, CALENDAR).given_on == date(2026, 3, 31)


def test_who_waits_for_the_applicant_has_no_card():
    assert card_of(case(waiting=True), LAST, CALENDAR) is None
    assert card_of(case(date(2026, 4, 1), waiting=True), LAST, CALENDAR).light is Light.RED


def test_a_quarter_counts_what_came_and_went_in_it():
    cases = [case(), case(DUE), case(date(2026, 4, 1))]
    figures = quarters(cases, 2026, date(2026, 5, 6), CALENDAR)
    first, second = figures.quarters
    assert (first.received, first.closed, first.on_time, first.late) == (3, 1, 1, 0)
    assert (first.open, first.overdue, first.yellow, first.red) == (2, 2, 1, 2)
    assert (second.carried, second.received, second.closed, second.late) == (2, 0, 1, 1)
    assert (second.open, second.overdue, second.on_time_rate) == (1, 1, 0.0)
    assert figures.whole.on_time_rate == 0.5
    assert [card.light for card in figures.cards] == [Light.YELLOW, Light.RED, Light.RED]


def test_a_quarter_that_has_not_begun_is_not_there():
    assert len(quarters([], 2026, date(2026, 6, 30), CALENDAR).quarters) == 2
    assert quarters([], 2027, date(2026, 6, 30), CALENDAR).quarters == ()
    assert len(quarters([], 2025, date(2026, 6, 30), CALENDAR).quarters) == 4


def test_nothing_closed_has_no_rate():
    assert quarters([case()], 2026, date(2026, 3, 9), CALENDAR).whole.on_time_rate is None


@settings(max_examples=4)
@given(st.integers(0, 2**32), st.sampled_from([2024, 2025, 2026]))
def test_quarters_add_up_to_the_year_and_agree_with_the_annual_report(seed, year):
    cases = register(seed, 1_500)
    figures = quarters(cases, year, LAST, CALENDAR)
    table = annual_report(cases, year, LAST).table3
    spans, whole = figures.quarters, figures.whole
    for name in ("received", "closed", "on_time", "late", "yellow", "red"):
        assert sum(getattr(span, name) for span in spans) == getattr(whole, name)
    for span, following in pairwise(spans):
        assert span.open == following.carried
    for span in (*spans, whole):
        assert span.carried + span.received == span.closed + span.open
        assert sum(span.results) == span.closed == span.on_time + span.late
    counted = [table.figure(row, TOTAL) for row in (NEW, CARRIED, RESULTS, NEXT)]
    assert counted == [whole.received, whole.carried, whole.closed, whole.open]
