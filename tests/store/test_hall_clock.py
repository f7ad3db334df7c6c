"""A hall's machines tell one time, that of their database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.common.clock import FixedClock, SystemClock
from kiosk.common.errors import Unavailable
from kiosk.store.engine import postgresql_engine
from kiosk.store.hall_clock import HallClock

NEAR = timedelta(seconds=30)
"""Generous: what matters is that a clock years off tells the database's time."""


def of_the_database(store):
    with store.read() as connection:
        return connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()


def test_before_it_is_measured_it_tells_its_own_time(clock):
    assert HallClock(clock).now() == clock.now()
    assert not HallClock(clock).measured


@pytest.mark.parametrize("years", [-30, 30])
def test_a_machine_years_off_tells_the_databases_time(postgres_store, years):
    skewed = FixedClock(datetime.now(UTC) + timedelta(days=365 * years))
    hall = HallClock(skewed)
    hall.measure(postgres_store.engine)
    assert abs(hall.now() - of_the_database(postgres_store)) < NEAR


def test_two_machines_that_differ_by_hours_agree(postgres_store):
    early = FixedClock(datetime.now(UTC) - timedelta(hours=5))
    late = FixedClock(datetime.now(UTC) + timedelta(hours=5))
    told = []
    for own in (late, early):
        hall = HallClock(own)
        hall.measure(postgres_store.engine)
        told.append(hall.now())
    assert told[0] < told[1]


def test_setting_the_machines_clock_changes_nothing(postgres_store):
    own = FixedClock(datetime.now(UTC))
    hall = HallClock(own)
    hall.measure(postgres_store.engine)
    before = hall.now()
    own.set_wall(own.now() - timedelta(days=3))
    assert hall.now() == before
    own.advance(timedelta(seconds=7))
    assert hall.now() == before + timedelta(seconds=7)


def test_while_the_database_is_away_the_last_measurement_stands(postgres_store):
    own = FixedClock(datetime.now(UTC) - timedelta(hours=5))
    hall = HallClock(own)
    hall.measure(postgres_store.engine)
    before = hall.now()
    nowhere = postgresql_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    with pytest.raises(Unavailable):
        hall.measure(nowhere)
    assert hall.now() == before


def test_an_offset_kept_from_before_a_restart_holds_until_the_next_measurement(clock):
    hall = HallClock(clock)
    hall.assume(timedelta(minutes=-3))
    assert hall.now() == clock.now() - timedelta(minutes=3)
    assert hall.offset == timedelta(minutes=-3)


def test_on_a_true_clock_the_offset_is_small(postgres_store):
    hall = HallClock(SystemClock())
    assert abs(hall.measure(postgres_store.engine)) < NEAR
