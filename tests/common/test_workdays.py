"""Working days and statutory limits."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar, CountedDay, DayKind, Stop

CALENDAR = Calendar.published()
KNOWN_DAYS = st.dates(date(2024, 1, 1), date(2026, 10, 31))


def _on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "after_7", "after_15", "after_20", "after_40"),
    [
        ("2026-01-30", "2026-02-10", "2026-02-27", "2026-03-05", "2026-04-02"),
        ("2026-02-14", "2026-03-03", "2026-03-13", "2026-03-20", "2026-04-20"),
        ("2026-04-30", "2026-05-13", "2026-05-25", "2026-06-01", "2026-06-30"),
        ("2026-09-18", "2026-09-29", "2026-10-15", "2026-10-22", "2026-11-19"),
        ("2026-09-20", "2026-09-30", "2026-10-16", "2026-10-23", "2026-11-20"),
        ("2026-09-30", "2026-10-15", "2026-10-27", "2026-11-03", "2026-12-01"),
        ("2025-12-31", "2026-01-12", "2026-01-22", "2026-01-29", "2026-03-04"),
    ],
)
def test_limits_end_on_the_days_of_the_law(received, after_7, after_15, after_20, after_40):
    for days, expected in ((7, after_7), (15, after_15), (20, after_20), (40, after_40)):
        deadline = CALENDAR.due(_on(received), days)
        assert deadline.due_on == _on(expected)
        assert not deadline.provisional


def test_a_stop_pushes_the_deadline_by_the_working_days_it_lasted():
    stop = Stop(_on("2026-03-06"), _on("2026-03-20"))
    assert CALENDAR.due(_on("2026-03-02"), 20).due_on == _on("2026-03-30")
    stopped = CALENDAR.due(_on("2026-03-02"), 20, [stop])
    assert stopped.due_on == _on("2026-04-14")
    standing = [day.date for day in stopped.days if day.why is DayKind.STOPPED]
    assert (standing[0], standing[-1], len(standing)) == (_on("2026-03-09"), _on("2026-03-20"), 10)


@pytest.mark.parametrize(("year", "working_days"), [(2024, 251), (2025, 248), (2026, 248)])
def test_each_published_year_has_its_number_of_working_days(year, working_days):
    first = date(year, 1, 1)
    span = (date(year + 1, 1, 1) - first).days
    assert sum(CALENDAR.is_working_day(first + timedelta(n)) for n in range(span)) == working_days


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_the_table_agrees_with_the_published_calendar_on_every_day(day):
    assert CALENDAR.is_working_day(day) == chinese_calendar.is_workday(day)


def test_a_limit_that_reaches_an_unpublished_year_is_provisional_and_counts_weekdays():
    deadline = CALENDAR.due(_on("2026-12-21"), 20)
    assert deadline.provisional
    assert deadline.due_on == _on("2027-01-18")
    assert deadline.days[-1].why is DayKind.ASSUMED
    assert not CALENDAR.due(_on("2026-12-03"), 20).provisional


def test_a_limit_that_ends_on_the_last_day_of_a_published_year_is_certain():
    deadline = CALENDAR.due(_on("2026-12-30"), 1)
    assert (deadline.due_on, deadline.provisional) == (_on("2026-12-31"), False)


def test_a_regional_day_off_is_not_counted_and_says_its_name():
    local = Calendar.published({_on("2026-11-23"): "旗那达慕"})
    deadline = local.due(_on("2026-11-20"), 1)
    assert deadline.due_on == _on("2026-11-24")
    assert deadline.days[3] == CountedDay(_on("2026-11-23"), False, DayKind.CLOSED, "旗那达慕")
    assert deadline.days[3].reason == "当地放假（旗那达慕）"


def test_every_day_on_the_way_says_why_it_counts():
    deadline = CALENDAR.due(_on("2026-09-30"), 3)
    said = [(day.date.isoformat()[5:], day.counted, day.reason) for day in deadline.days]
    assert said[0] == ("09-30", False, "收到当日不计入")
    assert said[1] == ("10-01", False, "放假（国庆节）")
    assert said[8] == ("10-08", True, "工作日")
    assert said[10] == ("10-10", True, "调休上班（国庆节）")
    assert len(said) == 11


@given(KNOWN_DAYS, st.integers(1, 60))
def test_the_deadline_is_a_working_day_after_receipt_with_exactly_the_limit_counted(received, days):
    deadline = CALENDAR.due(received, days)
    assert deadline.due_on > received
    assert CALENDAR.is_working_day(deadline.due_on)
    assert sum(day.counted for day in deadline.days) == days
    walked = [day.date for day in deadline.days]
    assert walked == [received + timedelta(n) for n in range(len(walked))]


@given(KNOWN_DAYS, st.integers(1, 40), st.integers(0, 30), st.integers(0, 60))
def test_a_stop_never_brings_the_deadline_nearer(received, days, after, length):
    since = received + timedelta(after)
    stop = Stop(since, since + timedelta(length))
    assert CALENDAR.due(received, days, [stop]).due_on >= CALENDAR.due(received, days).due_on


@given(KNOWN_DAYS, st.integers(1, 60))
def test_on_the_day_of_receipt_the_whole_limit_is_left(received, days):
    deadline = CALENDAR.due(received, days)
    assert CALENDAR.days_left(received, deadline.due_on) == days
    assert CALENDAR.days_left(deadline.due_on, deadline.due_on) == 0
    assert CALENDAR.days_left(deadline.due_on + timedelta(1), deadline.due_on) <= -1


@pytest.mark.parametrize("days", [0, -1, 401])
def test_an_impossible_limit_is_refused(days):
    with pytest.raises(Rejected, match=r"workdays.bad_limit"):
        CALENDAR.due(_on("2026-03-02"), days)


def test_a_stop_that_ends_before_it_begins_is_refused():
    with pytest.raises(Rejected, match=r"workdays.bad_stop"):
        CALENDAR.due(_on("2026-03-02"), 20, [Stop(_on("2026-03-09"), _on("2026-03-08"))])


def test_the_end_of_the_calendar_is_refused_politely():
    with pytest.raises(Rejected, match=r"workdays.out_of_range"):
        CALENDAR.due(date.max, 1)
