"""Exactly once, whatever the line does (I1, I2, I3, I7, I8)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.store.store import Store
from kiosk.sync.protocol import MAX_BODY_BYTES
from tests.sync import proxy
from tests.sync.conftest import World


def assert_each_delivered_once(world: World, keys: list[str]) -> None:
    """All arrived once and in order, nothing is left, and the counts sum up."""
    assert world.delivered() == keys
    counts = world.store.outbox.counts()
    assert (counts.queued, counts.parked, counts.delivered) == (0, 0, len(keys))


def test_what_happened_is_delivered_in_order(world: World) -> None:
    keys = world.happen(250)
    report = world.sync.once()
    assert report.ok
    assert report.delivered == 250
    assert_each_delivered_once(world, keys)
    assert world.proxy.count("/v1/events") == 3


def test_delivery_from_a_hall_database(
    connect: Callable[[Store], World], postgres_store: Store
) -> None:
    world = connect(postgres_store)
    keys = world.happen(120)
    assert world.sync.once().ok
    assert_each_delivered_once(world, keys)


def test_without_a_network_events_wait_and_are_delivered_later(world: World) -> None:
    world.proxy.down = True
    keys = world.happen(3)
    assert world.sync.once().code == "sync.offline"
    assert world.sync.status().queued == 3
    world.proxy.down = False
    assert world.sync.once().ok
    assert_each_delivered_once(world, keys)


def test_a_reply_lost_after_the_commit_makes_one_record(world: World) -> None:
    keys = world.happen(5)
    world.proxy.on("/v1/events", proxy.drop_reply)
    assert not world.sync.once().ok
    assert world.delivered() == keys
    assert world.sync.status().queued == 5
    assert world.sync.once().ok
    assert_each_delivered_once(world, keys)


def test_a_duplicated_request_makes_one_record(world: World) -> None:
    keys = world.happen(5)
    world.proxy.on("/v1/events", proxy.duplicate)
    assert world.sync.once().ok
    assert_each_delivered_once(world, keys)


@pytest.mark.parametrize("at", [1, 40, 300, 700])
def test_a_request_cut_at_any_byte_makes_one_record(world: World, at: int) -> None:
    keys = world.happen(40)
    world.proxy.on("/v1/events", proxy.cut_request(at))
    world.sync.once()
    assert world.sync.once().ok
    assert_each_delivered_once(world, keys)


@pytest.mark.parametrize("at", [1, 30, 150, 190])
def test_a_reply_cut_at_any_byte_makes_one_record(world: World, at: int) -> None:
    keys = world.happen(5)
    world.proxy.on("/v1/events", proxy.cut_reply(at))
    world.sync.once()
    assert world.sync.once().ok
    assert_each_delivered_once(world, keys)


def test_a_poison_event_is_parked_on_both_sides_and_the_others_go_on(world: World) -> None:
    before = world.happen(2)
    world.happen(1, "ticket.issued", nonsense="x")
    after = world.happen(2)
    report = world.sync.once()
    assert (report.ok, report.delivered, report.parked) == (True, 4, 1)
    assert [event.code for event in world.store.outbox.parked()] == ["event.unreadable"]
    assert [key for key in world.delivered() if key in before + after] == before + after
    assert world.sync.status().parked == 1


def test_an_event_too_large_for_any_request_is_parked_and_the_others_go_on(world: World) -> None:
    first = world.happen(3)
    huge = world.happen(1, text="x" * MAX_BODY_BYTES)
    last = world.happen(3)
    report = world.sync.once()
    assert (report.ok, report.delivered, report.parked) == (True, 6, 1)
    assert [event.key for event in world.store.outbox.parked()] == huge
    assert world.delivered() == first + last
    assert world.parked_there() == huge


def test_an_event_nested_too_deep_is_parked_and_the_others_go_on(world: World) -> None:
    deep: object = "bottom"
    for _ in range(60):
        deep = [deep]
    world.happen(1, deep=deep)
    last = world.happen(1)
    assert world.sync.once().ok
    assert world.delivered() == last
    assert world.sync.status().parked == 1


def test_only_an_acknowledgement_of_its_own_epoch_settles_an_event(world: World) -> None:
    world.happen(2)
    foreign = b'{"proto":1,"epoch":"another","upto":2,"parked":[]}'
    world.proxy.on("/v1/events", proxy.answer("202 Accepted", foreign))
    assert world.sync.once().code == "sync.offline"
    assert world.sync.status().queued == 2


def test_an_acknowledgement_beyond_what_was_sent_settles_only_what_was_sent(
    world: World,
) -> None:
    world.happen(2)
    epoch, _ = world.store.outbox.position()
    lie = f'{{"proto":1,"epoch":"{epoch}","upto":99,"parked":[]}}'.encode()

    def lie_and_let_happen(client, request, exchange):  # type: ignore[no-untyped-def]
        world.happen(1)
        return proxy.answer("202 Accepted", lie)(client, request, exchange)

    world.proxy.on("/v1/events", lie_and_let_happen)
    world.proxy.on("/v1/events", proxy.answer("500 Broken"))
    world.sync.once()
    counts = world.store.outbox.counts()
    assert (counts.delivered, counts.queued) == (2, 1)


def test_events_after_a_restore_go_in_a_new_epoch(world: World) -> None:
    keys = world.happen(3)
    world.sync.once()
    world.store.outbox.begin_epoch("restored")
    keys += world.happen(2)
    assert world.sync.once().ok
    assert_each_delivered_once(world, keys)


def test_a_terminal_set_back_without_notice_leaves_its_epoch(world: World) -> None:
    """The platform holds more of the epoch than the terminal has ever issued."""
    keys = world.happen(4)
    world.sync.once()
    forget_last_events(world.store, 2)
    epoch, _ = world.store.outbox.position()
    world.clock.set_wall(world.clock.now().replace(day=21))  # the token is over: sign in again
    world.sync.once()
    assert world.store.outbox.position() != (epoch, 2)
    keys += world.happen(2)
    assert world.sync.once().ok
    assert world.delivered() == keys


def forget_last_events(store: Store, count: int) -> None:
    """What an old copy of the database looks like."""
    from sqlalchemy import delete, update

    from kiosk.store.tables import outbox, streams

    with store.command("test") as command:
        height = command.execute(streams.select()).one().event_seq - count
        command.execute(delete(outbox).where(outbox.c.seq > height))
        command.execute(update(streams).values(event_seq=height))


def test_everything_arrives_through_a_line_that_breaks_all_the_time(world: World) -> None:
    keys: list[str] = []
    faults = [
        proxy.drop_reply,
        proxy.cut_reply(60),
        proxy.duplicate,
        proxy.cut_request(200),
        proxy.answer("502 Bad Gateway"),
        proxy.portal(),
    ]
    for fault in faults * 2:
        keys += world.happen(7)
        world.proxy.on("/v1/events", fault)
        world.sync.once()
    for _ in range(2):
        world.sync.once()
    assert_each_delivered_once(world, keys)
