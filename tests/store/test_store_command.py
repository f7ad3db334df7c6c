"""One command, one transaction: everything together or nothing at all."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, update

from kiosk.common.errors import Unavailable
from kiosk.common.ids import new_id
from kiosk.store.audit import verify
from kiosk.store.store import Store
from kiosk.store.tables import audit_trail, outbox, print_jobs


def act(store: Store, subject: str = "one", **payload: object) -> str:
    with store.command("tester") as command:
        command.audit("thing.done", subject, count=1)
        command.publish("thing.done", new_id(), payload or {"subject": subject})
        return command.print("ticket", subject)


def rows(store: Store) -> list[int]:
    with store.read() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (audit_trail, outbox, print_jobs)
        ]


def test_a_command_leaves_audit_event_and_print_job_together(store: Store) -> None:
    job = act(store)
    assert rows(store) == [1, 1, 1]
    assert store.prints.job(job).state == "pending"


def fail_half_way(store: Store) -> None:
    with store.command() as command:
        command.audit("thing.done", "x")
        command.publish("thing.done", new_id(), {})
        command.conclude()
        raise RuntimeError("half way")


def test_a_failing_command_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way(store)
    assert rows(store) == [0, 0, 0]
    act(store)
    assert store.outbox.pending()[0].seq == 1


def test_events_are_numbered_densely_and_read_back_whole(store: Store) -> None:
    for number in range(5):
        act(store, name=f"𬱖{number}")
    events = store.outbox.pending(limit=3)
    assert [event.seq for event in events] == [1, 2, 3]
    assert events[0].payload == {"name": "𬱖0"}
    assert {event.epoch for event in events} == {store.outbox.position()[0]}


def test_payloads_are_not_readable_in_the_table(store: Store) -> None:
    act(store, name="张三丰")
    with store.read() as connection:
        payload = connection.execute(select(outbox.c.payload)).scalar_one()
    assert "张三丰".encode() not in payload


def test_only_an_acknowledgement_of_its_own_epoch_settles_an_event(store: Store) -> None:
    act(store)
    act(store)
    epoch, _ = store.outbox.position()
    assert store.outbox.acknowledge(new_id(), 2) == 0
    assert store.outbox.acknowledge(epoch, 1) == 1
    assert [event.seq for event in store.outbox.pending()] == [2]


def test_a_parked_event_is_visible_and_the_others_go_on(store: Store) -> None:
    act(store)
    act(store)
    epoch, _ = store.outbox.position()
    store.outbox.park(epoch, 1, "event.malformed")
    assert [event.seq for event in store.outbox.pending()] == [2]
    assert [(event.seq, event.code) for event in store.outbox.parked()] == [(1, "event.malformed")]
    counts = store.outbox.counts()
    assert counts.queued + counts.parked + counts.delivered == 2


def test_a_new_epoch_counts_from_one_and_the_old_events_are_kept(store: Store) -> None:
    act(store)
    old, _ = store.outbox.position()
    new = store.outbox.begin_epoch("restore")
    act(store)
    assert old != new
    assert store.outbox.position() == (new, 1)
    assert [event.epoch for event in store.outbox.pending()] == [old]


def test_the_audit_chain_holds_and_an_edit_is_found(store: Store) -> None:
    for number in range(4):
        act(store, subject=str(number))
    assert [verdict.intact for verdict in verify(store)] == [True]
    with store.engine.begin() as connection:
        connection.execute(update(audit_trail).where(audit_trail.c.seq == 2).values(actor="other"))
    assert verify(store)[0].broken_at == 2


def test_a_cut_audit_chain_is_found(store: Store) -> None:
    for number in range(3):
        act(store, subject=str(number))
    with store.engine.begin() as connection:
        connection.execute(audit_trail.delete().where(audit_trail.c.seq == 3))
    assert verify(store)[0].broken_at == 3


def test_a_print_job_is_claimed_once_and_settled(store: Store) -> None:
    job = act(store)
    claimed = store.prints.claim_next()
    assert claimed.id == job
    assert store.prints.claim_next() is None
    store.prints.settle(job, "printed")
    assert store.prints.job(job).state == "printed"


def test_a_slip_interrupted_by_a_crash_is_unknown_and_offered(store: Store) -> None:
    job = act(store, subject="t1")
    store.prints.claim_next()
    waiting = act(store, subject="t2")
    assert store.prints.recover() == 2
    assert store.prints.claim_next() is None
    offered = store.prints.unsettled("ticket", store.clock.now())
    assert {offer.id for offer in offered} == {job, waiting}


def test_state_values_are_kept_replaced_and_forgotten(store: Store) -> None:
    with store.command() as command:
        store.state.set(command, "cursor", "12")
        assert store.state.get("cursor", command.connection) == "12"
    assert store.state.get("cursor") == "12"
    with store.command() as command:
        store.state.set(command, "cursor", "13")
    assert store.state.get("cursor") == "13"
    with store.command() as command:
        store.state.set(command, "cursor", None)
    assert store.state.get("cursor") is None


def test_a_closed_database_is_named_not_raised_raw(postgres_store: Store, cluster) -> None:
    act(postgres_store)
    cluster.stop_server()
    try:
        with pytest.raises(Unavailable) as caught:
            act(postgres_store)
        assert caught.value.code == "store.unreachable"
    finally:
        cluster.start()
    act(postgres_store)
    assert rows(postgres_store) == [2, 2, 2]
