from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.staff.model import LONGEST_LOCK, TRIES, Attempts, check_password

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "password",
    ["abcdefghij", "Abcdef12", "abc-1234", "窗口工作人员的密码很长", "Tiyan-1007", "Aa1 Aa1 xy"],
)
def test_ten_characters_or_eight_of_three_kinds_are_enough(password):
    assert check_password(password, "1007") == password


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "staff.password_too_weak"),
        ("Abc-123", "staff.password_too_weak"),
        ("abcdefgh", "staff.password_too_weak"),
        ("abcd1234", "staff.password_too_weak"),
        ("aaaaaaaaaaaa", "staff.password_too_weak"),
        ("20261007-20261007", "staff.password_is_number"),
        ("20261007Abc", "staff.password_is_number"),
        ("Abc-1234\x00", "staff.password_unreadable"),
        ("Abc-1234\ud800", "staff.password_unreadable"),
        ("x" * 129, "staff.password_too_long"),
        ("x1Y-" * 2500, "staff.password_too_long"),
    ],
)
def test_weak_endless_and_number_like_passwords_are_refused(password, code):
    with pytest.raises(Rejected) as refusal:
        check_password(password, "20261007")
    assert refusal.value.code == code
    assert password not in str(refusal.value) or not password


def test_the_same_password_typed_in_another_unicode_form_is_the_same():
    assert check_password("re\u0301sume\u0301-2026", "1") == "r\u00e9sum\u00e9-2026"


def failed(attempts, now, times):
    for _ in range(times):
        attempts = attempts.tried(now)
    return attempts


def test_the_fifth_failure_locks_for_a_quarter_of_an_hour():
    assert not failed(Attempts(), NOON, TRIES - 1).locked(NOON)
    locked = failed(Attempts(), NOON, TRIES)
    assert locked.locked(NOON)
    assert locked.minutes_left(NOON) == 15
    assert locked.minutes_left(NOON + timedelta(minutes=14, seconds=30)) == 1
    assert not locked.locked(NOON + timedelta(minutes=15))


def test_each_further_lock_is_twice_as_long_up_to_a_day():
    attempts, now, lengths = Attempts(), NOON, []
    for _ in range(10):
        attempts = failed(attempts, now, TRIES)
        lengths.append(attempts.locked_until - now)
        now = attempts.locked_until
    assert lengths[:4] == [timedelta(minutes=minutes) for minutes in (15, 30, 60, 120)]
    assert lengths[-1] == LONGEST_LOCK


def test_the_right_password_forgets_failures_and_locks():
    attempts = failed(Attempts(), NOON, TRIES).succeeded(NOON)
    assert (attempts.failures, attempts.locks, attempts.locked_until) == (0, 0, None)


def test_a_clock_set_back_does_not_open_a_lock_earlier():
    later = NOON + timedelta(minutes=10)
    locked = failed(Attempts(), NOON, TRIES).seen(later)
    back = NOON - timedelta(days=400)
    assert locked.locked(back)
    assert locked.minutes_left(back) == 5


@given(st.lists(st.integers(-(10**6), 10**6), max_size=60))
def test_no_sequence_of_tries_and_clock_changes_gives_more_than_five_tries_per_lock(steps):
    attempts, tries, latest = Attempts(), 0, None
    for seconds in steps:
        now = NOON + timedelta(seconds=seconds)
        if attempts.locked(now):
            attempts = attempts.seen(now)
            continue
        if attempts.locked_until is not None and attempts.failures == 0:
            assert attempts.at(now) >= attempts.locked_until
            tries = 0
        attempts = attempts.tried(now)
        tries += 1
        assert tries <= TRIES
        assert latest is None or attempts.at(now) >= latest
        latest = attempts.at(now)
