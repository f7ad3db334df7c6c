"""A role of the hall stands with one machine at a time."""

from __future__ import annotations

from datetime import timedelta

from kiosk.common.clock import FixedClock
from kiosk.store.lease import Lease
from kiosk.store.store import Store

LASTS = timedelta(seconds=60)


def lease_of(store: Store, terminal: str) -> Lease:
    other = Store(store.engine, store.sealer, store.clock, terminal)
    other.ensure_stream()
    return Lease(other, "board.voice", lasts=LASTS)


def test_the_first_keeps_it_as_long_as_it_asks(store: Store, clock: FixedClock) -> None:
    first, second = lease_of(store, "03"), lease_of(store, "3")
    for _ in range(4):
        assert first.claim()
        assert not second.claim()
        clock.advance(LASTS / 2)


def test_one_that_falls_silent_loses_it(store: Store, clock: FixedClock) -> None:
    first, second = lease_of(store, "03"), lease_of(store, "04")
    assert first.claim()
    clock.advance(LASTS + timedelta(seconds=1))
    assert second.claim()
    assert not first.claim()


def test_one_that_ends_gives_it_back_at_once(store: Store) -> None:
    first, second = lease_of(store, "03"), lease_of(store, "04")
    assert first.claim()
    second.release()
    assert not second.claim()
    first.release()
    assert second.claim()


def test_a_clock_that_was_far_ahead_does_not_keep_it_for_ever(
    store: Store, clock: FixedClock
) -> None:
    first, second = lease_of(store, "03"), lease_of(store, "04")
    at = clock.now()
    clock.set_wall(at + timedelta(days=400))
    assert first.claim()
    clock.set_wall(at)
    assert second.claim()
