"""好差评 on the phone: once per visit whoever comes first, without a script, private and sealed."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from kiosk.central import evaluations as given
from kiosk.central import feed
from kiosk.central.platform import Platform
from kiosk.central.tables import evaluations, events, parked_events
from kiosk.common.clock import FixedClock
from kiosk.common.errors import KioskError, Rejected
from kiosk.feedback.model import EvaluationForm
from kiosk.sync.protocol import Event
from tests.central.talking import Talker, event, ticket_issued
from tests.central.test_phone_pages import Page, signed_in

PHONE = "13800001111"
STEP = {"number": "A001", "service_day": "2026-11-20", "business": "bdc", "window": "4"}


def finished(talker: Talker, first_seq: int = 1) -> str:
    """A visit that is over; returns its ticket."""
    ticket = str(uuid4())
    talker.send(
        ticket_issued(first_seq, first_seq, ticket),
        event(first_seq + 1, "ticket.finished", ticket=ticket, **STEP),
    )
    return ticket


def given_in_hall(seq: int, ticket: str, grade: int = 5, /, **changes: Any) -> Event:
    payload = {
        "ticket": ticket, "hall": "150799", "channel": "kiosk", "grade": grade,
        "reasons": [], "text": "", "given_at": "2026-11-20T04:00:00+00:00", "due_on": None,
        **STEP, **changes,
    }  # fmt: skip
    return event(seq, "evaluation.given", **payload)


def form_of(page: str, **fields: str | list[str]) -> dict[str, str | list[str]]:
    request = re.search(r'name="request" value="([^"]+)"', page)
    assert request is not None
    return {"request": request[1], "grade": "5", "text": "", "phone": "", **fields}


def kept(platform: Platform) -> list[Any]:
    with platform.read() as connection:
        return list(connection.execute(select(evaluations)))


def test_a_finished_visit_is_evaluated_once_on_its_page(
    phone: httpx.Client, lite: Platform
) -> None:
    ticket = finished(signed_in(phone))
    page = phone.get(f"/t/{ticket}").text
    assert "评价这次服务" in page
    answer = phone.post(f"/t/{ticket}", data=form_of(page, grade="4", **{"reason-4": ["clear"]}))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{ticket}")
    thanks = phone.get(f"/t/{ticket}").text
    assert "感谢您的评价" in thanks
    assert "<form" not in thanks
    assert "refresh" not in thanks
    (row,) = kept(lite)
    assert (row.grade, row.reasons, row.channel, row.due_on) == (4, "clear", "phone", None)


def test_a_second_press_of_the_same_form_is_the_same_evaluation(
    phone: httpx.Client, lite: Platform
) -> None:
    ticket = finished(signed_in(phone))
    form = form_of(phone.get(f"/t/{ticket}").text)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: phone.post(f"/t/{ticket}", data=form), range(4)))
    assert [answer.status_code for answer in answers] == [303] * 4
    assert len(kept(lite)) == 1


def test_two_phones_with_one_slip_leave_one_evaluation(platform: Platform) -> None:
    _put_finished(platform, "t-1")

    def press(grade: int) -> str:
        try:
            given.give(platform, "t-1", EvaluationForm(grade), str(uuid4()))
        except KioskError as refused:
            return refused.code
        return "given"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(press, [5, 1, 3, 4]))
    assert answers == ["evaluation.given_before"] * 3 + ["given"]
    assert len(kept(platform)) == 1


def _put_finished(platform: Platform, ticket: str) -> None:
    from kiosk.central.tables import tickets

    with platform.write() as connection:
        connection.execute(
            tickets.insert().values(
                id=ticket, hall="150799", number="A001", business="bdc", business_name="",
                service_day="2026-11-20", serial=1, state="finished", window="4", windows="",
                issued_at="", changed_at="",
            )
        )  # fmt: skip


def test_a_form_that_comes_later_is_refused_kindly(phone: httpx.Client, lite: Platform) -> None:
    ticket = finished(signed_in(phone))
    first, second = (form_of(phone.get(f"/t/{ticket}").text) for _ in range(2))
    phone.post(f"/t/{ticket}", data={**first, "grade": "5"})
    answer = phone.post(f"/t/{ticket}", data={**second, "grade": "1"})
    assert answer.status_code == 409
    assert "一次办事只评价一次" in answer.text
    assert [row.grade for row in kept(lite)] == [5]


def test_a_visit_that_is_not_over_has_no_form_and_takes_none(
    phone: httpx.Client, lite: Platform
) -> None:
    talker = signed_in(phone)
    ticket = str(uuid4())
    talker.send(ticket_issued(1, 1, ticket))
    assert "<form" not in phone.get(f"/t/{ticket}").text
    form = {"request": str(uuid4()), "grade": "5"}
    assert phone.post(f"/t/{ticket}", data=form).status_code == 404
    assert phone.post(f"/t/{uuid4()}", data=form).status_code == 404
    assert kept(lite) == []


def test_a_visit_can_be_evaluated_for_a_week(phone: httpx.Client, clock: FixedClock) -> None:
    ticket = finished(signed_in(phone))
    clock.advance(timedelta(days=7))
    page = phone.get(f"/t/{ticket}")
    assert page.status_code == 200
    clock.advance(timedelta(days=1))
    assert phone.get(f"/t/{ticket}").status_code == 404
    assert phone.post(f"/t/{ticket}", data=form_of(page.text)).status_code == 404


def test_the_page_says_when_the_window_asked(phone: httpx.Client) -> None:
    talker = signed_in(phone)
    ticket = finished(talker)
    talker.send(event(3, "evaluation.asked", ticket=ticket, hall="150799", window="4"))
    assert "窗口邀请您评价" in phone.get(f"/t/{ticket}").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"grade": ""}, "五个等级"),
        ({"grade": "9"}, "五个等级"),
        ({"text": "好" * 201}, "太长"),
        ({"text": "a\u202eb"}, "看不见的特殊字符"),
        ({"grade": "1", "phone": "12"}, "电话"),
        ({"grade": "5", "reason-5": ["rude"]}, "不属于"),
        ({"request": "x"}, "UUID"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stands(
    phone: httpx.Client, lite: Platform, fields: dict[str, Any], words: str
) -> None:
    ticket = finished(signed_in(phone))
    form = form_of(phone.get(f"/t/{ticket}").text, **{"text": "讲得不清楚", **fields})
    answer = phone.post(f"/t/{ticket}", data=form)
    assert answer.status_code == 422
    assert words in answer.text
    assert form["text"] in Page(answer.text).text
    assert kept(lite) == []
    again = form_of(answer.text)["request"]
    assert (again == form["request"]) == (form["request"] != "x")


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"grade=5", b"x=" + b"y" * 20_000])
def test_odd_bodies_are_no_evaluation(phone: httpx.Client, lite: Platform, body: bytes) -> None:
    ticket = finished(signed_in(phone))
    assert phone.post(f"/t/{ticket}", content=body).status_code == 422
    assert kept(lite) == []


def test_reasons_ticked_under_another_grade_are_left_out(
    phone: httpx.Client, lite: Platform
) -> None:
    ticket = finished(signed_in(phone))
    hidden = {"reason-1": ["rude", "late"], "reason-5": ["quick"]}
    phone.post(f"/t/{ticket}", data=form_of(phone.get(f"/t/{ticket}").text, **hidden))
    assert kept(lite)[0].reasons == "quick"


def test_hostile_text_stays_text_and_no_script_is_needed(phone: httpx.Client) -> None:
    ticket = finished(signed_in(phone))
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    form = form_of(phone.get(f"/t/{ticket}").text, text=hostile, grade="")
    answer = phone.post(f"/t/{ticket}", data=form)
    page = Page(answer.text)
    assert not {"script", "img", "iframe"} & set(page.tags)
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert hostile in page.text
    assert "form-action 'self'" in answer.headers["Content-Security-Policy"]


def test_a_poor_grade_is_sealed_due_and_listed_for_the_operator(
    phone: httpx.Client, lite: Platform
) -> None:
    ticket = finished(signed_in(phone))
    text = "没有一次讲清"
    form = form_of(phone.get(f"/t/{ticket}").text, grade="2", text=text, phone=PHONE)
    phone.post(f"/t/{ticket}", data=form)
    assert text not in repr(kept(lite))
    assert PHONE not in repr(kept(lite))
    (row,) = given.given_on_the_phone(lite, poor=True)
    assert (row.grade, row.due_on, row.text, row.phone) == (
        "不满意", "2026-12-11", text, "138****1111",
    )  # fmt: skip
    assert given.one_given(lite, row.key).phone == PHONE
    with pytest.raises(Rejected):
        given.one_given(lite, "x")


def test_the_halls_evaluation_closes_the_phones_form(talker: Talker, platform: Platform) -> None:
    ticket = finished(talker)
    assert talker.send(given_in_hall(3, ticket)).json()["parked"] == []
    page = talker.client.get(f"/t/{ticket}").text
    assert "感谢您的评价" in page
    with pytest.raises(Rejected) as refused:
        given.give(platform, ticket, EvaluationForm(1), str(uuid4()))
    assert refused.value.code == "evaluation.given_before"


def test_a_phones_evaluation_parks_the_halls_visibly_and_for_good(
    talker: Talker, platform: Platform
) -> None:
    ticket = finished(talker)
    given.give(platform, ticket, EvaluationForm(5), str(uuid4()))
    late = given_in_hall(3, ticket, 1, text="等得太久")
    verdict = {"seq": 3, "code": "evaluation.given_before"}
    assert talker.send(late).json() == {"proto": 1, "epoch": "e1", "upto": 3, "parked": [verdict]}
    assert talker.send(late).json()["parked"] == [verdict]
    assert [(row.grade, row.channel) for row in kept(platform)] == [(5, "phone")]
    with platform.read() as connection:
        recorded = select(events.c.parked).where(events.c.key == late.key)
        assert connection.execute(recorded).scalar() == "evaluation.given_before"
        assert connection.execute(select(parked_events)).all() == []


def test_a_second_evaluation_of_the_hall_is_parked_too(talker: Talker, platform: Platform) -> None:
    ticket = finished(talker)
    answer = talker.send(given_in_hall(3, ticket, 4), given_in_hall(4, ticket, 1)).json()
    assert [one["seq"] for one in answer["parked"]] == [4]
    assert [row.grade for row in kept(platform)] == [4]


def test_an_evaluation_may_come_before_its_ticket(talker: Talker, platform: Platform) -> None:
    """Another machine of the hall sends the ticket's own events."""
    ticket = str(uuid4())
    assert talker.send(given_in_hall(1, ticket)).json()["parked"] == []
    talker.send(ticket_issued(2, 1, ticket), event(3, "ticket.finished", ticket=ticket, **STEP))
    assert "感谢您的评价" in talker.client.get(f"/t/{ticket}").text


def test_one_hall_cannot_evaluate_the_visits_of_another(talker: Talker, platform: Platform) -> None:
    ticket = finished(talker)
    theirs = Talker(talker.client)
    theirs.enrol(hall="990000")
    theirs.sign_in()
    answer = theirs.send(given_in_hall(1, ticket, 1)).json()
    assert answer["parked"] == [{"seq": 1, "code": "event.unreadable"}]
    assert kept(platform) == []


@pytest.mark.parametrize(
    "changes",
    [{"grade": 0}, {"grade": 6}, {"grade": "5"}, {"ticket": ""}, {"reasons": ["<b>"]},
     {"reasons": ["a"] * 21}, {"text": "x" * 1001}, {"service_day": "gestern"}],
)  # fmt: skip
def test_an_evaluation_that_is_not_as_promised_is_parked(
    talker: Talker, platform: Platform, changes: dict[str, Any]
) -> None:
    sent = given_in_hall(1, str(uuid4()), 5, **changes)
    assert talker.send(sent).json()["parked"] == [{"seq": 1, "code": "event.unreadable"}]
    assert kept(platform) == []


def test_the_place_in_line_is_the_halls_order(phone: httpx.Client) -> None:
    """A green-channel ticket taken later stands before; its place is told by ``rank_at``."""
    talker = signed_in(phone)
    first, second = str(uuid4()), str(uuid4())
    talker.send(
        ticket_issued(1, 1, first, rank_at="2026-11-20T04:00:00+00:00"),
        ticket_issued(2, 2, second, rank_at="2026-11-20T03:45:00+00:00"),
    )
    assert "1 人" in Page(phone.get(f"/t/{first}").text).text
    assert "0 人" in Page(phone.get(f"/t/{second}").text).text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("ticket.started", "正在 4 号窗口办理"),
        ("ticket.held", "暂挂"),
        ("ticket.resumed", "正在 4 号窗口办理"),
        ("ticket.returned", "正在等候"),
        ("ticket.moved_on", "正在等候"),
        ("ticket.lapsed", "当天未办"),
    ],
)
def test_the_page_follows_the_ticket_through_the_hall(
    phone: httpx.Client, kind: str, words: str
) -> None:
    talker = signed_in(phone)
    ticket = str(uuid4())
    talker.send(ticket_issued(1, 1, ticket), event(2, kind, ticket=ticket, **STEP))
    assert words in Page(phone.get(f"/t/{ticket}").text).text


def test_after_a_transfer_the_page_names_the_new_business(
    phone: httpx.Client, lite: Platform
) -> None:
    doc = {"code": "social", "name": "社会保障", "prefix": "B", "windows": ["7", "8"]}
    feed.publish(lite, [feed.put("business", "social", doc, 1)])
    talker = signed_in(phone)
    ticket = str(uuid4())
    moved = {**STEP, "business": "social", "to_business": "social"}
    talker.send(ticket_issued(1, 1, ticket), event(2, "ticket.transferred", ticket=ticket, **moved))
    text = Page(phone.get(f"/t/{ticket}").text).text
    assert "社会保障" in text
    assert "7–8 号" in text or "7、8 号" in text
