"""Each event exactly once, in order, acknowledged after the commit."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from kiosk.central.platform import Platform
from kiosk.central.tables import events, parked_events, terminals, tickets
from kiosk.sync.protocol import MAX_BODY_BYTES, Event, Heartbeat, Withheld
from tests.central.talking import Talker, event, ticket_issued


def held(platform: Platform) -> list[tuple[str, int]]:
    """(key, seq) of all recorded events, in the order of arrival."""
    with platform.read() as connection:
        rows = connection.execute(select(events.c.key, events.c.seq).order_by(events.c.id))
        return [(row.key, row.seq) for row in rows]


def test_a_batch_is_acknowledged_with_its_epoch_and_height(talker: Talker) -> None:
    answer = talker.send(event(1), event(2), event(3))
    assert answer.status_code == 202
    assert answer.json() == {"proto": 1, "epoch": "e1", "upto": 3, "parked": []}


def test_a_batch_sent_again_changes_nothing(talker: Talker, platform: Platform) -> None:
    batch = [event(1), ticket_issued(2, 1), event(3)]
    first = talker.send(*batch)
    before = held(platform)
    assert talker.send(*batch).json() == first.json()
    assert held(platform) == before


def test_overlapping_batches_record_each_event_once_in_order(
    talker: Talker, platform: Platform
) -> None:
    line = [event(n) for n in range(1, 7)]
    talker.send(*line[:4])
    assert talker.send(*line[2:]).json()["upto"] == 6
    assert held(platform) == [(one.key, one.seq) for one in line]


def test_a_batch_in_any_order_is_recorded_by_seq(talker: Talker, platform: Platform) -> None:
    talker.send(event(3), event(1), event(2))
    assert [seq for _, seq in held(platform)] == [1, 2, 3]


def test_events_after_a_hole_are_refused_with_the_place_to_go_on(talker: Talker) -> None:
    talker.send(event(1))
    answer = talker.send(event(3))
    assert answer.status_code == 409
    assert answer.json() == {"proto": 1, "code": "events.hole", "expected": 2}


def test_a_batch_with_a_hole_inside_is_refused_whole(talker: Talker, platform: Platform) -> None:
    assert talker.send(event(1), event(3)).status_code == 422
    assert held(platform) == []


def test_each_epoch_has_a_line_of_its_own(talker: Talker) -> None:
    talker.send(event(1), event(2))
    assert talker.send(event(1), epoch="e2").json()["upto"] == 1
    assert talker.sign_in().json()["cursors"] == {"e1": 2, "e2": 1}


def test_the_same_key_with_other_content_is_parked(talker: Talker, platform: Platform) -> None:
    first = event(1, text="one")
    talker.send(first)
    answer = talker.send(replace(first, seq=2, payload={"text": "two"}), event(3))
    assert answer.json()["upto"] == 3
    assert answer.json()["parked"] == [{"seq": 2, "code": "event.key_conflict"}]
    assert len(held(platform)) == 2


def test_the_same_event_in_a_later_place_is_known(talker: Talker, platform: Platform) -> None:
    first = event(1)
    talker.send(first)
    answer = talker.send(replace(first, seq=1), epoch="e2")
    assert answer.json() == {"proto": 1, "epoch": "e2", "upto": 1, "parked": []}
    assert len(held(platform)) == 1


def test_two_machines_with_one_identity_are_noticed(talker: Talker, platform: Platform) -> None:
    talker.send(event(1))
    answer = talker.send(event(1))
    assert answer.json()["parked"] == [{"seq": 1, "code": "event.forked"}]
    with platform.read() as connection:
        assert connection.execute(select(terminals.c.forked)).scalar_one()


POISON = [
    ticket_issued(2, 1, serial="seven"),
    ticket_issued(2, 1, number="A\u00001"),
    ticket_issued(2, 1, service_day="2026-02-30"),
    ticket_issued(2, 1, serial=10**12),
    event(2, "ticket.issued"),
    event(2, "ticket.called", ticket=[1, 2]),
    event(2, "application.submitted", number="x" * 500),
]


@pytest.mark.parametrize("poison", POISON, ids=range(len(POISON)))
def test_a_poison_event_is_parked_and_the_others_go_on(
    talker: Talker, platform: Platform, poison: Event
) -> None:
    answer = talker.send(ticket_issued(1, 1), poison, ticket_issued(3, 2))
    assert answer.json()["upto"] == 3
    assert answer.json()["parked"] == [{"seq": 2, "code": "event.unreadable"}]
    with platform.read() as connection:
        assert connection.execute(select(func.count()).select_from(tickets)).scalar() == 2


def test_a_parked_event_sent_again_gets_the_same_verdict(talker: Talker) -> None:
    poison = event(1, "ticket.issued")
    assert talker.send(poison).json() == talker.send(poison).json()


def test_a_key_that_is_no_uuid_is_parked(talker: Talker) -> None:
    assert talker.send(event(1, key="one")).json()["parked"] == [
        {"seq": 1, "code": "event.bad_key"}
    ]


def test_a_withheld_event_keeps_its_place(talker: Talker, platform: Platform) -> None:
    away = Withheld(1, "6e3d8d8e-4f1c-4a55-8c8b-3f0d5f6c9a01", "body.too_large")
    answer = talker.send(event(2), withheld=(away,))
    assert answer.json()["upto"] == 2
    assert answer.json()["parked"] == [{"seq": 1, "code": "body.too_large"}]
    with platform.read() as connection:
        assert connection.execute(select(parked_events.c.seq)).scalars().all() == [1]


def test_an_event_of_an_unknown_kind_is_kept(talker: Talker, platform: Platform) -> None:
    assert talker.send(event(1, "moon.risen", phase="full")).json()["parked"] == []
    assert len(held(platform)) == 1


def test_a_heartbeat_rides_on_a_batch(talker: Talker, platform: Platform) -> None:
    talker.send(heartbeat=Heartbeat(queued=4, parked=1))
    with platform.read() as connection:
        told = json.loads(connection.execute(select(terminals.c.heartbeat)).scalar_one())
    assert (told["queued"], told["parked"]) == (4, 1)


def test_payloads_are_sealed(talker: Talker, platform: Platform) -> None:
    talker.send(event(1, name="欧阳测试"))
    with platform.read() as connection:
        payload = connection.execute(select(events.c.payload)).scalar_one()
    assert "欧阳测试".encode() not in payload
    assert json.loads(platform.sealer.unseal(payload)) == {"name": "欧阳测试"}


def test_bodies_beyond_the_caps_are_refused(talker: Talker) -> None:
    bomb = gzip.compress(b" " * (50 * 1024 * 1024))
    deep = b'{"proto":1,"epoch":"e1","events":[{"payload":' + b"[" * 5000 + b"]" * 5000 + b"}]}"
    answers = {
        "too many": talker.send(*(event(n) for n in range(1, 102))),
        "bomb": talker.client.post(
            "/v1/events", content=bomb, headers={**talker.head, "Content-Encoding": "gzip"}
        ),
        "large": talker.client.post(
            "/v1/events", content=b"x" * (MAX_BODY_BYTES + 1), headers=talker.head
        ),
        "deep": talker.send_body(deep),
        "hash": talker.send_body(b"{}", **{"Content-SHA256": "0" * 64}),
        "text": talker.send_body(b"<html>"),
        "cut": talker.client.post(
            "/v1/events",
            content=gzip.compress(b"{}" * 100)[:-9],
            headers={**talker.head, "Content-Encoding": "gzip"},
        ),
        "proto": talker.send_body(b'{"proto":2,"epoch":"e1"}'),
        "nul": talker.send_body(b'{"proto":1,"epoch":"e\\u0000"}'),
    }
    assert {
        name: (answer.status_code, answer.json()["code"]) for name, answer in answers.items()
    } == {
        "too many": (422, "body.invalid"),
        "bomb": (413, "body.too_large"),
        "large": (413, "body.too_large"),
        "deep": (400, "body.too_deep"),
        "hash": (400, "body.hash"),
        "text": (400, "body.not_json"),
        "cut": (400, "body.gzip"),
        "proto": (422, "body.invalid"),
        "nul": (422, "body.invalid"),
    }
