"""Every figure of a report is a plain count of the day's tickets and calls; rows sum to totals."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.queueing.model import OPEN, SERVED, CallOutcome, Lane, TicketState
from kiosk.queueing.report_model import (
    CallFact,
    Counting,
    ReportBy,
    TicketFact,
    spread,
)

DAYS = (date(2026, 11, 19), date(2026, 11, 20))
SUMS = (
    "tickets", "finished", "no_show", "cancelled", "lapsed", "open", "priority",
    "appointments", "overtaken", "services", "missed_calls", "transfers",
)  # fmt: skip


def at(day, minutes):
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)


@st.composite
def histories(draw):
    """Days of tickets with calls of any outcome, in any order of time, the clock set back too."""
    numbers = count(1)
    found = []
    for day in DAYS:
        tickets, calls = [], []
        for _ in range(draw(st.integers(0, 8))):
            ticket = TicketFact(
                id=f"t{next(numbers)}",
                day=day,
                queued_at=at(day, draw(st.integers(0, 480))),
                taken_for=draw(st.sampled_from(["estate", "social"])),
                lane=draw(st.sampled_from(list(Lane))),
                state=draw(st.sampled_from(list(TicketState))),
            )
            tickets.append(ticket)
            calls += draw(st.lists(_calls(ticket), max_size=3))
        found.append((day, tickets, calls))
    return found


@st.composite
def _calls(draw, ticket):
    called = draw(st.integers(0, 500))
    outcome = draw(st.sampled_from([None, *CallOutcome]))
    lasted = draw(st.integers(0, 60))
    timed = outcome in (*SERVED, CallOutcome.HELD)
    return CallFact(
        ticket_id=ticket.id,
        day=ticket.day,
        business=draw(st.sampled_from(["estate", "social"])),
        window=draw(st.sampled_from(["3", "4", "10"])),
        called_at=at(ticket.day, called),
        ended_at=at(ticket.day, called + lasted) if outcome else None,
        outcome=outcome,
        service_seconds=lasted * 60 if timed and draw(st.booleans()) else None,
    )


def report_of(history, by):
    counting = Counting(by)
    for _, tickets, calls in history:
        counting.add_day(tickets, calls)
    return counting.report(DAYS[0], DAYS[-1], {})


def first_call(ticket, calls):
    own = [call for call in calls if call.ticket_id == ticket.id]
    return min(own, key=lambda call: call.called_at, default=None)


@settings(max_examples=50)
@given(histories(), st.sampled_from(ReportBy))
def test_rows_sum_to_the_total(history, by):
    report = report_of(history, by)
    for name in SUMS:
        assert sum(getattr(row, name) for row in report.rows) == getattr(report.total, name)
    for name in ("wait", "service"):
        known = [getattr(row, name) for row in report.rows if getattr(row, name)]
        total = getattr(report.total, name)
        assert sum(one.count for one in known) == (total.count if total else 0)
        assert max((one.longest for one in known), default=0) == (total.longest if total else 0)
    keys = [row.key for row in report.rows]
    assert len(keys) == len(set(keys))


@settings(max_examples=50)
@given(histories(), st.sampled_from(ReportBy))
def test_the_total_is_a_slow_recount(history, by):
    total = report_of(history, by).total
    tickets = [ticket for _, some, _ in history for ticket in some]
    calls = [call for _, _, some in history for call in some]
    states = Counter(ticket.state for ticket in tickets)
    outcomes = Counter(call.outcome for call in calls)
    assert total.tickets == len(tickets)
    assert total.finished == states[TicketState.FINISHED]
    assert total.no_show == states[TicketState.NO_SHOW]
    assert total.open == sum(states[state] for state in OPEN)
    parts = total.finished + total.no_show + total.cancelled + total.lapsed + total.open
    assert parts == total.tickets
    assert total.services == sum(outcomes[outcome] for outcome in SERVED)
    assert total.missed_calls == outcomes[CallOutcome.NO_SHOW]
    assert total.transfers == outcomes[CallOutcome.TRANSFERRED]
    assert total.priority == sum(ticket.lane is Lane.PRIORITY for ticket in tickets)


@settings(max_examples=50)
@given(histories(), st.sampled_from(ReportBy))
def test_waits_are_those_of_a_slow_recount(history, by):
    total = report_of(history, by).total
    waits, ordinary = [], []
    for _, tickets, calls in history:
        for ticket in tickets:
            call = first_call(ticket, calls)
            if call is not None:
                waited = max(0, (call.called_at - ticket.queued_at).total_seconds())
                waits.append(waited)
                ordinary += [waited] if ticket.lane is Lane.ORDINARY else []
    assert total.longest_ordinary_wait == max(ordinary, default=None)
    if not waits:
        assert total.wait is None
        return
    assert total.wait.count == len(waits)
    assert total.wait.mean == round(sum(waits) / len(waits))
    assert sum(wait <= total.wait.p90 for wait in waits) >= 0.9 * len(waits)
    assert sum(wait <= total.wait.median for wait in waits) >= 0.5 * len(waits)


@settings(max_examples=50)
@given(histories(), st.sampled_from(ReportBy))
def test_overtakings_are_those_of_a_slow_recount(history, by):
    report = report_of(history, by)
    overtaken, leads = 0, []
    for _, tickets, calls in history:
        called = [(ticket, first_call(ticket, calls)) for ticket in tickets]
        line = [(ticket, call) for ticket, call in called if call is not None]
        for ticket, call in line:
            before = [
                (other, ahead)
                for other, ahead in line
                if other.lane is not Lane.ORDINARY
                and ahead.business == call.business
                and ahead.called_at < call.called_at
                and other.queued_at > ticket.queued_at
            ]
            if ticket.lane is Lane.ORDINARY and before:
                overtaken += 1
                leads += [
                    (other.queued_at - ticket.queued_at).total_seconds()
                    for other, _ in before
                    if other.lane is Lane.PRIORITY
                ]
    assert report.total.overtaken == overtaken
    assert report.total.latest_overtaker == max(leads, default=None)


@given(st.lists(st.integers(0, 10_000), min_size=1))
def test_a_spread_lies_between_its_ends(seconds):
    found = spread(seconds)
    assert min(seconds) <= found.median <= found.p90 <= found.longest == max(seconds)
    assert min(seconds) <= found.mean <= max(seconds)


def test_of_nothing_there_is_no_spread_and_no_share():
    assert spread([]) is None
    total = report_of([], ReportBy.DAY).total
    assert (total.wait, total.service, total.priority_share) == (None, None, None)


def test_a_held_service_is_timed_as_one():
    day = DAYS[0]
    ticket = TicketFact("t", day, at(day, 0), "estate", Lane.ORDINARY, TicketState.FINISHED)
    held = CallFact("t", day, "estate", "3", at(day, 5), at(day, 9), CallOutcome.HELD, 240)
    done = CallFact("t", day, "estate", "4", at(day, 30), at(day, 31), CallOutcome.FINISHED, 60)
    total = report_of([(day, [ticket], [done, held])], ReportBy.DAY).total
    assert (total.service.count, total.service.mean) == (1, 300)
    assert total.services == 1
    assert total.wait.longest == 300


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        (ReportBy.WINDOW, ["9", "10", ""]),
        (ReportBy.HOUR, ["08", "09"]),
        (ReportBy.BUSINESS, ["estate", "social"]),
    ],
)
def test_rows_stand_in_the_order_people_expect(by, keys):
    day = DAYS[0]
    tickets = [
        TicketFact(f"t{n}", day, at(day, minute), code, Lane.ORDINARY, TicketState.WAITING)
        for n, (minute, code) in enumerate([(70, "social"), (10, "estate"), (20, "estate")])
    ]
    calls = [
        CallFact(f"t{n}", day, "estate", window, at(day, 30), None, None, None)
        for n, window in enumerate(["10", "9"])
    ]
    assert [row.key for row in report_of([(day, tickets, calls)], by).rows] == keys
