from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from kiosk.queueing.estimate import (
    ENOUGH,
    LONGEST_SERVICE_SECONDS,
    Pace,
    estimate_wait,
    learn_pace,
)
from kiosk.queueing.model import Wait

service_times = st.lists(st.integers(1, LONGEST_SERVICE_SECONDS), min_size=ENOUGH, max_size=60)


def test_nothing_is_promised_before_enough_is_known():
    assert estimate_wait(learn_pace([300] * (ENOUGH - 1), 3), ahead=4) is None
    assert estimate_wait(learn_pace([300] * ENOUGH, 0), ahead=4) is None


def test_times_that_cannot_be_service_times_teach_nothing():
    assert learn_pace([0, -5, LONGEST_SERVICE_SECONDS + 1] * 5, 2) is None


def test_six_ahead_at_nine_minutes_with_three_windows_wait_eighteen_to_twenty_one():
    assert estimate_wait(learn_pace([540] * 10, 3), ahead=6) == Wait(18, 21)


def test_the_first_in_line_is_told_the_time_of_the_one_at_the_window():
    assert estimate_wait(Pace(60, 61), ahead=0) == Wait(0, 2)


@given(service_times, st.integers(1, 20), st.integers(0, 300))
def test_the_range_holds_the_median_estimate(times, windows, ahead):
    wait = estimate_wait(learn_pace(times, windows), ahead)
    assert wait is not None
    assert 0 <= wait.low <= median(times) * ahead / windows / 60 + 1e-9
    assert median(times) * ahead / windows / 60 <= wait.high + 1e-9


@given(service_times, st.integers(1, 20), st.integers(0, 300))
def test_more_people_ahead_never_shorten_the_wait(times, windows, ahead):
    pace = learn_pace(times, windows)
    nearer, farther = estimate_wait(pace, ahead), estimate_wait(pace, ahead + 1)
    assert nearer.low <= farther.low
    assert nearer.high <= farther.high
