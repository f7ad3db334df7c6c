from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from kiosk.queueing.estimate import (
    ENOUGH,
    HOUR_ENOUGH,
    LATEST,
    LONGEST_SERVICE_SECONDS,
    Occupied,
    Pace,
    Share,
    at_this_hour,
    estimate_wait,
    learn_pace,
    working_windows,
)
from kiosk.queueing.model import Wait
from tests.bench import waiting

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


def test_the_pace_is_that_of_this_time_of_day_once_it_is_known():
    morning = [Occupied(9 * 3600.0 + n, 1200.0) for n in range(HOUR_ENOUGH)]
    afternoon = [Occupied(15 * 3600.0 + n, 300.0) for n in range(HOUR_ENOUGH)]
    latest = [*afternoon, *morning]
    assert set(at_this_hour(latest, 9.5 * 3600)) == {1200.0}
    assert set(at_this_hour(latest, 15.9 * 3600)) == {300.0}
    assert at_this_hour(latest, 12.5 * 3600) == [call.seconds for call in latest[:LATEST]]
    assert at_this_hour(morning[1:], 9.5 * 3600) == [1200.0] * (HOUR_ENOUGH - 1)


def test_half_past_eleven_at_night_is_near_midnight():
    night = [Occupied(600.0, 60.0)] * HOUR_ENOUGH + [Occupied(12 * 3600.0, 900.0)]
    assert set(at_this_hour(night, 23.5 * 3600)) == {60.0}


def test_a_window_of_two_businesses_counts_by_its_calls_for_each():
    assert working_windows([Share(4, 4), Share(1, 2), Share(0, 7)]) == 1.5
    assert working_windows([]) == 0


def test_on_recorded_days_it_errs_far_less_than_the_naive_mean():
    found = waiting.compare(seeds=(1,), days=9)
    ours, naive = found["ours"], found["mean of earlier waits (naive)"]
    plain = found["quartiles of the latest services"]
    assert ours.error < 0.6 * naive.error
    assert sum(ours.inside) > sum(plain.inside)
