from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.clock import HALL_TZ, hall_time
from kiosk.common.workdays import Calendar
from kiosk.queueing.hours import DAYS_LOOKED_AHEAD, OpeningHours, parse_span

CALENDAR = Calendar.published()
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
MAKE_UP_SATURDAY = date(2026, 10, 10)
OFFICE = OpeningHours.of(("08:30-12:00", "13:30-17:30"), (1, 2, 3, 4, 5))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HALL_TZ).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-20 08:29:59", False),
        ("2026-11-20 08:30", True),
        ("2026-11-20 11:59:59", True),
        ("2026-11-20 12:00", False),
        ("2026-11-20 13:30", True),
        ("2026-11-20 17:30", False),
        ("2026-11-21 09:00", False),
        ("2026-10-01 09:00", False),
        ("2026-10-10 09:00", True),
        ("2026-10-11 09:00", False),
        ("2027-01-04 09:00", True),
    ],
)
def test_an_office_is_open_in_its_spans_on_working_days(moment, is_open):
    assert OFFICE.open_at(at(moment), CALENDAR) is is_open


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-20 07:00", "2026-11-20 08:30"),
        ("2026-11-20 12:10", "2026-11-20 13:30"),
        ("2026-11-20 18:00", "2026-11-23 08:30"),
        ("2026-09-30 18:00", "2026-10-08 08:30"),
        ("2026-10-09 18:00", "2026-10-10 08:30"),
    ],
)
def test_the_next_opening_skips_lunch_weekends_and_days_off(moment, opening):
    assert OFFICE.opens_next(at(moment), CALENDAR) == at(opening)


def test_no_hours_means_the_whole_day():
    hours = OpeningHours.of((), (1, 2, 3, 4, 5))
    assert hours.open_at(at("2026-11-20 00:00"), CALENDAR)
    assert hours.open_at(at("2026-11-20 23:59:59"), CALENDAR)
    assert not hours.open_at(at("2026-11-21 00:00"), CALENDAR)


def test_seven_days_a_week_does_not_close_on_days_off():
    assert OpeningHours.of((), range(1, 8)).open_at(at("2026-10-01 03:00"), CALENDAR)


def test_a_saturday_business_opens_on_saturdays_but_needs_the_whole_week_for_make_up_sundays():
    saturdays = OpeningHours.of((), (6,))
    assert saturdays.open_on(date(2026, 11, 21), CALENDAR)
    assert not saturdays.open_on(date(2026, 11, 22), CALENDAR)
    assert not saturdays.open_on(date(2026, 10, 3), CALENDAR)
    assert not OpeningHours.of((), (3,)).open_on(MAKE_UP_SATURDAY, CALENDAR)


def test_a_business_without_a_weekday_never_opens():
    assert OpeningHours.of((), ()).opens_next(at("2026-11-20 09:00"), CALENDAR) is None


@pytest.mark.parametrize(
    "span",
    [
        "",
        "8:30-12:00",
        "08:30",
        "08:30-08:30",
        "12:00-08:30",
        "08:60-09:00",
        "08:30-24:01",
        "08:30-12:00 ",
        "０８:30-12:00",
        "99:00-99:30",
        "a" * 10_000,
    ],
)
def test_a_malformed_span_is_refused(span):
    with pytest.raises(ValueError, match="not a span of hours"):
        parse_span(span)


def test_a_weekday_outside_the_week_is_refused():
    with pytest.raises(ValueError, match="not ISO weekdays"):
        OpeningHours.of((), (0, 8))


@st.composite
def businesses(draw):
    cuts = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    spans = [f"{a // 60:02d}:{a % 60:02d}-{b // 60:02d}:{b % 60:02d}" for a, b in pairs]
    return OpeningHours.of(spans, tuple(draw(st.sets(st.integers(1, 7), min_size=1))))


@given(
    businesses(),
    st.integers(0, 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes)),
)
def test_at_the_next_opening_it_is_open_and_was_not_the_minute_before(hours, moment):
    opening = hours.opens_next(moment, CALENDAR)
    if opening is None:
        days = [hall_time(moment).date() + timedelta(n) for n in range(1, DAYS_LOOKED_AHEAD + 1)]
        assert not any(hours.open_on(day, CALENDAR) for day in days)
        return
    assert moment < opening
    assert hours.open_at(opening, CALENDAR)
    if not hours.open_at(moment, CALENDAR):
        assert not hours.open_at(opening - timedelta(seconds=1), CALENDAR) or any(
            span.start == 0 for span in hours.spans
        )
