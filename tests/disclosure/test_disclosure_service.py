"""Filing applications, receipts, and the desk's list: the same on both databases."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from kiosk.common.calendars import DeliveredCalendar
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.common.workdays import Calendar, DayKind
from kiosk.disclosure.model import Channel, FormRejected, Light
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.states import Event, State
from kiosk.disclosure.tables import application_events, applications
from kiosk.store.audit import verify
from kiosk.store.store import Store
from kiosk.store.tables import audit_trail, outbox, print_jobs
from tests.disclosure.forms import CREDIT_CODE, citizen, company


@pytest.fixture
def disclosure(store: Store, settings) -> Disclosure:
    return Disclosure(store, settings)


def _count(store: Store, table) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_an_application_gets_a_number_a_query_code_and_its_dates(disclosure):
    receipt = disclosure.submit(citizen(), request_id=new_id())
    assert receipt.number == "2026-0001"
    assert receipt.received_on == date(2026, 11, 20)
    assert (receipt.due_on, receipt.provisional) == (date(2026, 12, 18), False)
    assert len(receipt.query_code) == len("K7M4-2QXP")
    assert receipt.applicant == "李*梅"


def test_the_date_of_receipt_is_the_civil_date_in_the_hall(disclosure, clock):
    clock.set_wall(datetime(2026, 10, 27, 23, 30, tzinfo=UTC))
    receipt = disclosure.submit(citizen(), request_id=new_id())
    assert receipt.received_on == date(2026, 10, 28)
    assert receipt.due_on == date(2026, 11, 25)


def test_a_limit_that_reaches_an_unpublished_year_is_provisional(disclosure, clock):
    clock.advance(timedelta(days=30))
    assert disclosure.submit(citizen(), request_id=new_id()).provisional


def test_state_events_audit_outbox_and_print_job_are_one_commit(disclosure, store):
    request = new_id()
    receipt = disclosure.submit(citizen(), request_id=request)
    event = store.outbox.pending()[0]
    assert (event.kind, event.key) == ("application.submitted", request)
    assert event.payload["number"] == receipt.number
    assert event.payload["form"]["document_number"] == "11010519491231002X"
    pair = f"{receipt.number}\n{receipt.query_code}"
    assert event.payload["query_check"] == hashlib.sha256(pair.encode()).hexdigest()
    assert receipt.query_code not in json.dumps(event.payload)
    assert [job.subject for job in store.prints.of("application", receipt.id)] == [request]
    with store.read() as connection:
        links = connection.execute(select(audit_trail)).all()
    assert [(link.action, link.subject) for link in links] == [
        ("application.submitted", receipt.number)
    ]
    assert verify(store)[0].intact


def test_what_fails_leaves_nothing_behind_and_no_gap(disclosure, store, monkeypatch):
    class Broken(RuntimeError):
        pass

    def fail(*_):
        raise Broken

    disclosure.submit(citizen(), request_id=new_id())
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.store.command.Command.publish", fail)
        with pytest.raises(Broken):
            disclosure.submit(company(), request_id=new_id())
    tables = (applications, application_events, outbox, print_jobs)
    assert [_count(store, table) for table in tables] == [1, 2, 1, 1]
    assert disclosure.submit(company(), request_id=new_id()).number == "2026-0002"


def test_the_same_request_gives_the_same_receipt(disclosure, store):
    request = new_id()
    first = disclosure.submit(citizen(), request_id=request)
    assert disclosure.submit(citizen(phone="138 1234 5678"), request_id=request.upper()) == first
    assert _count(store, applications) == _count(store, outbox) == _count(store, print_jobs) == 1


@pytest.mark.parametrize("other", [citizen(name="李小妹"), citizen(description="别的"), company()])
def test_the_same_request_with_other_content_is_a_conflict(disclosure, store, other):
    request = new_id()
    first = disclosure.submit(citizen(), request_id=request)
    with pytest.raises(Conflict, match=r"disclosure.request_reused"):
        disclosure.submit(other, request_id=request)
    assert disclosure.receipt(first.number) == first
    assert _count(store, applications) == 1


def test_the_same_request_twenty_times_at_once_is_one_application(disclosure, store):
    request = new_id()
    with ThreadPoolExecutor(8) as pool:
        receipts = list(
            pool.map(lambda _: disclosure.submit(citizen(), request_id=request), range(20))
        )
    assert len(set(receipts)) == 1
    assert _count(store, applications) == _count(store, outbox) == 1


def test_many_at_once_get_numbers_without_gap_or_repeat(disclosure):
    with ThreadPoolExecutor(8) as pool:
        receipts = list(
            pool.map(lambda _: disclosure.submit(citizen(), request_id=new_id()), range(40))
        )
    assert sorted(r.number for r in receipts) == [f"2026-{n:04d}" for n in range(1, 41)]


def test_numbers_start_again_with_the_year(disclosure, clock):
    disclosure.submit(citizen(), request_id=new_id())
    clock.set_wall(datetime(2026, 12, 31, 16, 0, tzinfo=UTC))
    assert disclosure.submit(citizen(), request_id=new_id()).number == "2027-0001"


def test_a_bad_form_or_request_changes_nothing(disclosure, store):
    with pytest.raises(FormRejected):
        disclosure.submit(citizen(document_number="1"), request_id=new_id())
    for bad in ("", "1", "' OR 1=1", "x" * 10_000):
        with pytest.raises(Rejected, match=r"request.bad_id"):
            disclosure.submit(citizen(), request_id=bad)
    with pytest.raises(Rejected, match=r"disclosure.channel_needs_desk"):
        disclosure.submit(citizen(), request_id=new_id(), channel=Channel.PLAIN_MAIL)
    assert _count(store, applications) == _count(store, outbox) == 0


def test_a_receipt_is_found_by_number_and_by_id(disclosure):
    receipt = disclosure.submit(citizen(), request_id=new_id())
    assert disclosure.receipt(receipt.number) == disclosure.receipt(receipt.id) == receipt
    for unknown in ("2026-9999", "", "\x00", "\ud800", "字" * 10_000, "' OR 1=1 --"):
        with pytest.raises(Rejected, match=r"disclosure.unknown_number"):
            disclosure.receipt(unknown)


def test_rare_hanzi_come_back_exactly(disclosure):
    receipt = disclosure.submit(
        citizen(name="𬱖𫖯㛃䶮", description="关于𬱖𫖯㛃䶮的档案"), request_id=new_id()
    )
    assert receipt.applicant == "𬱖**䶮"
    assert disclosure.reveal(receipt.number, "name", actor="1007") == "𬱖𫖯㛃䶮"
    assert disclosure.receipt(receipt.number).description == "关于𬱖𫖯㛃䶮的档案"


def test_who_wrote_for_the_applicant_is_recorded(disclosure):
    receipt = disclosure.submit(citizen(), request_id=new_id(), channel=Channel.ORAL, helper="1007")
    detail = disclosure.application(receipt.number, actor="1007")
    assert (detail.helper, detail.timeline[0].actor_label) == ("1007", "工号 1007")


def test_the_list_shows_masked_names_days_left_and_light(disclosure, clock):
    disclosure.submit(citizen(), request_id=new_id())
    disclosure.submit(company(), request_id=new_id())
    clock.advance(timedelta(days=25))
    disclosure.submit(citizen(name="张三"), request_id=new_id())
    rows = disclosure.rows()
    assert [(row.applicant, row.days_left, row.light) for row in rows] == [
        ("李*梅", 3, Light.YELLOW),
        ("示范县**建材公司", 3, Light.YELLOW),
        ("张*", 20, Light.GREEN),
    ]
    assert rows[0].content == "城南街道征地补偿安置方案"
    assert rows[1].content == "城北道路改造招标文件"
    clock.advance(timedelta(days=6))
    overdue = disclosure.rows()[0]
    assert (overdue.days_left, overdue.light) == (-1, Light.RED)


def test_the_list_can_be_asked_for_one_state_and_a_part(disclosure):
    for _ in range(3):
        disclosure.submit(citizen(), request_id=new_id())
    assert len(disclosure.rows(State.REGISTERED)) == 3
    assert disclosure.rows(State.ANSWERED) == []
    assert [row.number for row in disclosure.rows(limit=2, offset=1)] == ["2026-0002", "2026-0003"]
    assert disclosure.counts() == {State.REGISTERED: 3}


def test_the_detail_is_masked_and_tells_what_happened(disclosure):
    receipt = disclosure.submit(citizen(), request_id=new_id())
    detail = disclosure.application(receipt.number, actor="1007")
    shown = {field.field: (field.label, field.shown, field.masked) for field in detail.fields}
    assert shown["name"] == ("姓名", "李*梅", True)
    assert shown["document_number"] == ("证件号码", "1101**********002X", True)
    assert shown["phone"] == ("联系电话", "138****5678", True)
    assert shown["address"] == ("通信地址", "内蒙古自治区示范县****", True)
    assert shown["postcode"] == ("邮政编码", "021000", False)
    assert "credit_code" not in shown
    assert detail.document_label == "居民身份证"
    assert [(entry.event, entry.label, entry.actor) for entry in detail.timeline] == [
        (Event.SUBMIT, "收到申请", "resident"),
        (Event.REGISTER, "登记", "system"),
    ]
    assert detail.counted[0].why is DayKind.RECEIVED
    assert detail.counted[-1].date == detail.due_on
    whole = repr(detail)
    assert not any(value in whole for value in ("李小梅", "11010519491231002X", "13812345678"))


def test_every_look_at_a_field_in_clear_is_audited(disclosure, store):
    receipt = disclosure.submit(company(), request_id=new_id())
    assert disclosure.reveal(receipt.number, "credit_code", actor="1007") == CREDIT_CODE
    with store.read() as connection:
        link = connection.execute(
            select(audit_trail).where(audit_trail.c.action == "application.field_revealed")
        ).one()
    assert (link.actor, link.subject) == ("1007", receipt.number)
    assert json.loads(link.facts) == {"field": "credit_code"}


def test_only_the_applicants_fields_can_be_revealed(disclosure, store):
    receipt = disclosure.submit(citizen(), request_id=new_id())
    for field in ("query_code", "form", "__class__", "", "identity"):
        with pytest.raises(Rejected, match=r"disclosure.field_not_kept"):
            disclosure.reveal(receipt.number, field, actor="1007")
    assert _count(store, audit_trail) == 1


def test_a_hall_can_count_by_its_own_calendar(store, settings):
    local = Calendar.published({date(2026, 11, 23): "当地节日"})
    receipt = Disclosure(store, settings, DeliveredCalendar(local)).submit(
        citizen(), request_id=new_id()
    )
    assert receipt.due_on == date(2026, 12, 21)


def test_two_offices_in_one_store_do_not_see_each_other(store, settings):
    ours, theirs = Disclosure(store, settings), Disclosure(store, replace(settings, hall_code="2"))
    receipt = ours.submit(citizen(), request_id=new_id())
    assert theirs.rows() == []
    with pytest.raises(Rejected):
        theirs.receipt(receipt.number)
    assert theirs.submit(citizen(), request_id=new_id()).number == receipt.number
