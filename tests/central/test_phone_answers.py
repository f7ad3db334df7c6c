"""The answer to what was told the hall, read on a phone with number and query code."""

from __future__ import annotations

import hashlib
from uuid import uuid4

import pytest

from kiosk.sync.protocol import Event
from tests.central.talking import NOON, Talker, event

NUMBER, CODE = "意2026-03-0007", "K7M4-2QXP"
ID = str(uuid4())


def received(seq: int, **changes: object):
    payload = {
        "id": ID,
        "number": NUMBER,
        "kind": "error",
        "state": "received",
        "query_check": hashlib.sha256(f"{NUMBER}\n{CODE}".encode()).hexdigest(),
        "received_on": "2026-11-20",
        "due_on": "2026-11-27",
        "text": "<b>电话</b>打不通",
        "about_title": "居民身份证补领",
        "version": 1,
    }
    return Event(seq, str(uuid4()), "submission.received", NOON, {**payload, **changes})


def answered(seq: int, version: int = 3, **changes: object):
    payload = {
        "id": ID,
        "number": NUMBER,
        "state": "answered",
        "due_on": "2026-11-27",
        "version": version,
        "text": "已改为 0470-5550110。",
        "answered_on": "2026-11-21",
    }
    return event(seq, "submission.answered", **{**payload, **changes})


@pytest.fixture
def hall(phone):
    talker = Talker(phone)
    talker.enrol()
    talker.sign_in()
    return talker


def read(phone, number: str = NUMBER[1:], code: str = CODE):
    return phone.post(f"/s/{number}", data={"code": code})


def test_number_and_code_open_the_answer(phone, hall):
    hall.send(received(1), answered(2))
    assert "查询码" in phone.get(f"/s/{NUMBER[1:]}").text
    page = read(phone).text
    assert "已改为 0470-5550110。" in page
    assert "已答复" in page
    assert "&lt;b&gt;电话" in page


def test_events_of_several_machines_may_come_in_any_order(phone, hall):
    changed = {"state": "assigned", "due_on": "2026-11-27", "version": 2}
    hall.send(
        answered(1), event(2, "submission.changed", id=ID, number=NUMBER, **changed), received(3)
    )
    assert "已答复" in read(phone).text


def test_a_wrong_code_and_an_unknown_number_look_alike_and_are_counted(phone, hall):
    hall.send(received(1))
    wrong, unknown = read(phone, code="AAAA-BBBB"), read(phone, "2026-03-9999")
    assert (wrong.status_code, unknown.status_code) == (404, 404)
    assert wrong.text.replace(NUMBER[1:], "") == unknown.text.replace("2026-03-9999", "")
    for _ in range(4):
        read(phone, code="AAAA-BBBB")
    assert read(phone).status_code == 429


def test_another_hall_cannot_touch_it(phone, hall):
    hall.send(received(1))
    other = Talker(phone)
    other.enrol(hall="150800")
    other.sign_in()
    answer = other.send(answered(1, text="冒充的答复"))
    assert answer.json()["parked"][0]["code"] == "event.unreadable"
    assert "冒充" not in read(phone).text
