"""Changes of an application arrive from several machines, in any order."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from kiosk.central.phone.views import ApplicationView, application
from kiosk.central.platform import Platform
from tests.central.talking import Talker, event

ID = "6d4bb8a6-0d9c-4c0a-9d25-0e4a8d1f0b11"
NUMBER, CODE = "2026-0007", "K7M4-2QXP"


def submitted(seq: int, **changes: Any) -> Any:
    payload = {
        "id": ID,
        "number": NUMBER,
        "query_check": hashlib.sha256(f"{NUMBER}\n{CODE}".encode()).hexdigest(),
        "state": "registered",
        "received_on": "2026-11-20",
        "due_on": "2026-12-18",
        "applicant": "欧*",
    }
    return event(seq, "application.submitted", **{**payload, **changes})


def changed(seq: int, state: str, version: int, due_on: str = "2026-12-18") -> Any:
    return event(
        seq,
        "application.changed",
        id=ID,
        number=NUMBER,
        state=state,
        received_on="2026-11-20",
        due_on=due_on,
        provisional=False,
        version=version,
    )


def shown(platform: Platform) -> ApplicationView | None:
    return application(platform, NUMBER, CODE)


@pytest.mark.parametrize(
    "order", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (0, 2, 1)], ids=["told", "early", "turned", "late"]
)
def test_the_latest_state_stands_in_whatever_order_the_events_come(
    talker: Talker, platform: Platform, order: tuple[int, ...]
) -> None:
    kinds = (
        submitted,
        lambda seq: changed(seq, "in_progress", 2),
        lambda seq: changed(seq, "extended", 3, "2027-01-18"),
    )
    answer = talker.send(*(kinds[which](seq) for seq, which in enumerate(order, 1)))
    assert answer.json()["parked"] == []
    found = shown(platform)
    assert found is not None
    assert (found.state, found.due_on, found.applicant) == ("已延期", "2027-01-18", "欧*")


def test_nobody_sees_what_no_receipt_was_told_for(talker: Talker, platform: Platform) -> None:
    talker.send(changed(1, "in_progress", 2))
    assert shown(platform) is None
    assert application(platform, NUMBER, "") is None


def test_before_the_confirmation_no_date_stands(talker: Talker, platform: Platform) -> None:
    talker.send(submitted(1, state="unconfirmed", received_on=None, due_on=None))
    found = shown(platform)
    assert found is not None
    assert (found.received_on, found.due_on) == ("待确认", "待确认")


def test_a_receipt_under_another_number_opens_the_application(
    talker: Talker, platform: Platform
) -> None:
    number = "2026-03-0001"
    check = hashlib.sha256(f"{number}\n{CODE}".encode()).hexdigest()
    renumbered = event(2, "application.renumbered", id=ID, number=number, query_check=check)
    talker.send(submitted(1), renumbered)
    assert shown(platform) is None
    assert application(platform, number, CODE) is not None
