"""A receipt scanned with a phone: genuine or not, told before the query code is asked for."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote
from uuid import uuid4

import pytest

from kiosk.disclosure import receipt_mark
from kiosk.disclosure.receipt_mark import Mark
from kiosk.store.sealing import Sealer
from tests.central.talking import Talker, event

HALL = Sealer(bytes(range(32)))
OTHER = Sealer(bytes(range(1, 33)))
MARK = Mark("150799", "2026-0093", date(2026, 11, 20), date(2026, 12, 18), False, "ab" * 10)


def submitted(seq: int, hall: Sealer = HALL, **changes: object):
    payload = {
        "id": str(uuid4()),
        "number": MARK.number,
        "query_check": "0" * 64,
        "state": "registered",
        "received_on": "2026-11-20",
        "due_on": "2026-12-18",
        "applicant": "李*梅",
        "mark_key": receipt_mark.public_key(hall),
    }
    return event(seq, "application.submitted", **{**payload, **changes})


def signed(mark: Mark = MARK, hall: Sealer = HALL) -> str:
    return receipt_mark.sign(mark, receipt_mark.hall_key(hall))


@pytest.fixture
def told(phone):
    talker = Talker(phone)
    talker.enrol()
    talker.sign_in()
    talker.send(submitted(1))
    return talker


def test_a_genuine_receipt_is_said_to_be_one(phone, told) -> None:
    page = phone.get(f"/a/{MARK.number}", params={"m": signed()}).text
    assert "回执核验通过" in page
    assert "2026-11-20" in page
    assert "2026-12-18" in page
    assert "查询码" in page


def test_it_stays_genuine_when_the_case_moves_on(phone, told) -> None:
    payload = submitted(1).payload
    first = phone.get(f"/a/{MARK.number}", params={"m": signed()}).text
    assert payload["number"] in first
    other = submitted(2, number="2026-0094", id="moved")
    moved = {
        "id": "moved",
        "number": "2026-0094",
        "state": "extended",
        "received_on": "2026-11-20",
        "due_on": "2027-01-18",
        "provisional": True,
        "version": 5,
    }
    told.send(other, event(3, "application.changed", **moved))
    mark = Mark("150799", "2026-0094", MARK.received_on, MARK.due_on, False, MARK.content)
    assert "回执核验通过" in phone.get("/a/2026-0094", params={"m": signed(mark)}).text


FORGERIES = {
    "another date": lambda: signed(
        Mark("150799", MARK.number, date(2026, 11, 20), date(2026, 11, 27), False, "ab" * 10), OTHER
    ),
    "another number's mark": lambda: signed(
        Mark("150799", "2026-0001", MARK.received_on, MARK.due_on, False, "ab" * 10)
    ),
    "another hall's": lambda: signed(
        Mark("150700", MARK.number, MARK.received_on, MARK.due_on, False, "ab" * 10)
    ),
    "nonsense": lambda: "<script>alert(1)</script>",
    "very much": lambda: "A" * 3000,
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forged_receipt_is_said_to_be_one(phone, told, forge) -> None:
    answer = phone.get(f"/a/{MARK.number}", params={"m": forge()})
    assert answer.status_code == 200
    assert "回执核验不通过" in answer.text
    assert "<script" not in answer.text


def test_a_receipt_that_has_not_arrived_yet_cannot_be_judged(phone, told) -> None:
    mark = Mark("150799", "2026-03-0001", MARK.received_on, MARK.due_on, False, "ab" * 10)
    page = phone.get("/a/2026-03-0001", params={"m": signed(mark)}).text
    assert "回执暂时不能核验" in page


def test_without_a_mark_the_page_asks_for_the_code_as_ever(phone, told) -> None:
    page = phone.get(f"/a/{quote(MARK.number)}").text
    assert "查询码" in page
    assert "回执核验" not in page
