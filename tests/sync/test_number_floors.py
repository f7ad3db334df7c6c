"""What the platform remembers of numbers is never given out again; how the terminal is, is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from kiosk.central.tables import terminals
from kiosk.central.tables import tickets as known_there
from kiosk.common.ids import new_id
from kiosk.queueing.service import Queueing
from kiosk.queueing.tables import ticket_counters, tickets
from kiosk.settings import Settings
from kiosk.store.audit import verify
from kiosk.store.store import Store
from kiosk.store.tables import audit_trail
from tests.queueing.small_hall import small_hall
from tests.sync.conftest import World


@pytest.fixture
def queueing(world: World, settings: Settings) -> Queueing:
    return Queueing(world.store, small_hall(), settings)


@pytest.fixture
def take(queueing: Queueing) -> Callable[[], str]:
    return lambda: queueing.take("anytime", request_id=new_id()).number


def lost(store: Store) -> None:
    """The database is an older one: tickets and counters of the day are not in it."""
    with store.engine.begin() as connection:
        connection.execute(delete(tickets))
        connection.execute(delete(ticket_counters))
    store.outbox.begin_epoch("restore")


def test_after_a_restore_no_number_comes_twice(world: World, take: Callable[[], str]) -> None:
    given = [take() for _ in range(4)]
    assert world.sync.once().ok
    lost(world.store)
    assert world.sync.once().ok
    assert take() == f"{given[0][:-3]}005"
    with world.store.read() as connection:
        query = select(audit_trail.c.action).where(audit_trail.c.action == "numbers.lifted")
        assert len(connection.execute(query).all()) == 1


def test_a_hall_that_is_ahead_stays_where_it_is(world: World, take: Callable[[], str]) -> None:
    take()
    assert world.sync.once().ok
    second = take()
    world.store.outbox.begin_epoch("test")
    assert world.sync.once().ok
    assert int(take()[-3:]) == int(second[-3:]) + 1


def test_a_floor_beyond_belief_is_not_believed(world: World, take: Callable[[], str]) -> None:
    first = take()
    assert world.sync.once().ok
    with world.platform.write() as connection:
        number = f"{first[:-3]}{10**8}"
        connection.execute(update(known_there).values(serial=10**8, number=number))
    world.store.outbox.begin_epoch("test")
    assert world.sync.once().ok
    assert take().endswith("002")


def test_the_heartbeat_carries_the_audit_head_and_what_became_of_the_last_slip(
    world: World, queueing: Queueing, take: Callable[[], str]
) -> None:
    take()
    job = world.store.prints.claim_next()
    assert job is not None
    world.store.prints.settle(job.id, "failed", "printer.out_of_paper")
    [chain] = verify(world.store)
    assert world.sync.once().ok
    told = beat(world)
    assert (told["audit_head"], told["audit_links"]) == (chain.head, chain.links)
    assert told["paper"] == "printer.out_of_paper"


def beat(world: World) -> dict[str, Any]:
    with world.platform.read() as connection:
        told: dict[str, Any] = json.loads(
            connection.execute(select(terminals.c.heartbeat)).scalar_one()
        )
    return told
