"""The rules of appointments, without a store."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_query_code
from kiosk.common.workdays import Calendar
from kiosk.queueing.appointments.model import (
    AppointmentRules,
    Timing,
    blocked_until,
    bookable_days,
    due_from,
    parse_plan,
    qr_text,
    read_code,
    slots_on,
    timing,
)
from kiosk.queueing.hours import OpeningHours
from tests.queueing.appointments.persons import at

RULES = AppointmentRules()
OFFICE = OpeningHours.of(("08:30-17:30",), (1, 2, 3, 4, 5))
DAILY = OpeningHours.of((), (1, 2, 3, 4, 5, 6, 7))
CALENDAR = Calendar.published()
TIMES = list(Timing)


def test_a_plan_is_read_in_the_order_of_time():
    plan = parse_plan(("10:00-11:00=4", "08:30-09:30=6"))
    assert [(slot.span.start, slot.quota) for slot in plan] == [(510, 6), (600, 4)]


@pytest.mark.parametrize(
    "texts",
    [
        ("9:00-10:00=6",),
        ("09:00-10:00",),
        ("09:00-10:00=-1",),
        ("10:00-09:00=3",),
        ("09:00-10:00=3", "09:30-10:30=3"),
        ("09:00-10:00=1000",),
        ("",),
    ],
)
def test_a_plan_that_is_not_written_so_is_refused(texts):
    with pytest.raises(ValueError, match=r"slot|hours"):
        parse_plan(texts)


def test_slots_stand_on_their_day_in_hall_time():
    [slot] = slots_on("estate", parse_plan(("09:00-10:00=6",)), date(2026, 11, 23))
    assert (slot.starts_at, slot.ends_at, slot.day) == (at(9), at(10), date(2026, 11, 23))


def test_today_and_the_next_five_working_days_can_be_booked():
    days = bookable_days(date(2026, 11, 20), OFFICE, CALENDAR, RULES)
    assert days == [date(2026, 11, 20), *(date(2026, 11, d) for d in range(23, 28))]


def test_holidays_and_make_up_days_count_as_the_calendar_says():
    days = bookable_days(date(2026, 9, 30), OFFICE, CALENDAR, RULES)
    assert [day.isoformat()[5:] for day in days] == [
        "09-30",
        "10-08",
        "10-09",
        "10-10",  # a Saturday that is worked
        "10-12",
        "10-13",
    ]


def test_a_business_of_every_day_can_be_booked_on_the_days_off_between():
    days = bookable_days(date(2026, 11, 20), DAILY, CALENDAR, RULES)
    assert days == [date(2026, 11, d) for d in range(20, 28)]


@pytest.mark.parametrize(
    ("now", "how"),
    [
        (at(7, 59), Timing.TOO_EARLY),
        (at(8), Timing.EARLY),
        (at(8, 49), Timing.EARLY),
        (at(8, 50), Timing.ON_TIME),
        (at(9, 59), Timing.ON_TIME),
        (at(10), Timing.LATE),
        (at(10, 15), Timing.LATE),
        (at(10, 16), Timing.TOO_LATE),
    ],
)
def test_how_somebody_comes_to_a_slot_from_nine_to_ten(now, how):
    assert timing(at(9), at(10), now, RULES) is how


@given(
    minutes=st.lists(st.integers(-600, 600), min_size=2, max_size=2),
    open_minutes=st.integers(0, 240),
    early=st.integers(0, 240),
    late=st.integers(0, 240),
)
def test_who_comes_later_is_never_earlier(minutes, open_minutes, early, late):
    rules = AppointmentRules(
        open_minutes=max(open_minutes, early), early_minutes=early, late_minutes=late
    )
    first, then = sorted(at(9) + timedelta(minutes=m) for m in minutes)
    order = [TIMES.index(timing(at(9), at(10), now, rules)) for now in (first, then)]
    assert order == sorted(order)
    early_now = timing(at(9), at(10), first, rules) is Timing.EARLY
    assert not early_now or first < due_from(at(9), rules)


def test_three_no_shows_in_ninety_days_block_for_thirty():
    misses = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    assert blocked_until(misses, date(2026, 11, 20), RULES) == date(2026, 12, 1)
    assert blocked_until(misses, date(2026, 12, 1), RULES) == date(2026, 12, 1)
    assert blocked_until(misses, date(2026, 12, 2), RULES) is None
    assert blocked_until(misses[:2], date(2026, 11, 20), RULES) is None
    assert blocked_until([date(2026, 8, 1), *misses[1:]], date(2026, 11, 2), RULES) is None


DAYS = st.lists(st.integers(0, 200).map(lambda n: date(2026, 1, 1) + timedelta(days=n)), max_size=8)


@given(DAYS, st.integers(0, 260))
def test_somebody_is_blocked_exactly_when_a_third_miss_lies_thirty_days_back_at_most(misses, n):
    today = date(2026, 1, 1) + timedelta(days=n)
    thirds = [
        last
        for place, last in enumerate(sorted(misses))
        if sum(0 <= (last - day).days < 90 for day in sorted(misses)[: place + 1]) >= 3
        and today <= last + timedelta(days=30)
    ]
    until = blocked_until(misses, today, RULES)
    assert until == (max(thirds) + timedelta(days=30) if thirds else None)


@given(DAYS, st.dates(date(2026, 1, 1), date(2026, 10, 1)), st.integers(0, 260))
def test_one_more_no_show_never_frees_anybody(misses, more, n):
    today = date(2026, 1, 1) + timedelta(days=n)
    before = blocked_until(misses, today, RULES)
    after = blocked_until([*misses, more], today, RULES)
    assert before is None or (after is not None and after >= before)


def test_a_code_is_read_as_typed_and_as_scanned():
    code = new_query_code()
    assert read_code(f" {code.lower().replace('-', ' ')} ", "150799") == code
    assert read_code(qr_text("150799", code), "150799") == code
    assert read_code(qr_text("大厅/一", code), "大厅/一") == code


def test_another_halls_qr_code_is_told_apart():
    with pytest.raises(Rejected) as refusal:
        read_code(qr_text("150781", new_query_code()), "150799")
    assert refusal.value.code == "appointment.other_hall"


@given(st.text(max_size=300).filter(lambda text: "HALL" not in text))
def test_whatever_is_typed_is_a_code_or_nothing(text):
    assert len(read_code(text, "150799")) in (0, 9)


def test_a_ticket_cannot_be_due_before_check_in_opens():
    with pytest.raises(ValueError, match="due"):
        AppointmentRules(open_minutes=5, early_minutes=10)
