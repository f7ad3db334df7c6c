"""When a terminal calls: even over the interval, jittered, backed off, capped."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync import spread


def test_ten_thousand_terminals_fill_the_interval_evenly() -> None:
    seconds = Counter(int(spread.first_delay(f"terminal-{n}", 60)) for n in range(10_000))
    assert set(seconds) == set(range(60))
    assert max(seconds.values()) < 2 * 10_000 / 60


def test_the_first_call_of_a_terminal_always_has_the_same_slot() -> None:
    assert spread.first_delay("t", 60) == spread.first_delay("t", 60)


@given(st.integers(), st.floats(1, 3600))
def test_intervals_vary_by_a_quarter(seed: int, interval: float) -> None:
    delay = spread.next_delay(interval, Random(seed))
    assert 0.75 * interval <= delay <= 1.25 * interval + 1e-9


@given(st.integers(), st.integers(1, 10_000))
def test_a_retry_is_never_later_than_the_cap(seed: int, failures: int) -> None:
    assert 0 <= spread.retry_delay(failures, Random(seed)) <= spread.CAP_SECONDS


@given(st.integers(), st.floats(0, 3600))
def test_a_time_named_by_the_platform_is_kept_and_spread(seed: int, after: float) -> None:
    delay = spread.retry_delay(1, Random(seed), after)
    assert after <= delay <= 1.25 * after + spread.BASE_SECONDS


def test_retries_grow_with_each_failure() -> None:
    rng = Random(3)

    def mean(failures: int) -> float:
        return sum(spread.retry_delay(failures, rng) for _ in range(500)) / 500

    assert mean(1) < mean(4) < mean(8)
