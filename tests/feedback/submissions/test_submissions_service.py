"""我要说, from the touch to the answer: on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from kiosk.common.errors import Conflict, Rejected, Unavailable
from kiosk.common.ids import new_id
from kiosk.content.service import Content
from kiosk.content.version_mark import version_mark
from kiosk.disclosure.workdays.service import Workdays
from kiosk.feedback.model import Light
from kiosk.feedback.submissions.model import Kind
from kiosk.feedback.submissions.service import AnsweredElsewhere, Submissions
from kiosk.feedback.submissions.states import State
from kiosk.feedback.submissions.tables import submissions as table
from kiosk.settings import DatabaseSettings, SubmissionSettings
from kiosk.store.tables import audit_trail, outbox, print_jobs
from tests.feedback.submissions.told_documents import DRAFT, GUIDE, QUESTION, form, publish

ABOUT = "service_item:ID-1"


def count(store, what):
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(what)).scalar_one()


def code_of(raised):
    return raised.value.code


def test_a_consultation_needs_nothing_but_its_words(submissions, hand_in, store):
    receipt = hand_in()
    assert receipt.number == "意2026-03-0001"
    assert receipt.received_on == date(2026, 11, 20)
    assert receipt.due_on == date(2026, 11, 27)
    assert (receipt.organ_name, receipt.phone) == ("", "")
    status = submissions.status(receipt.number, receipt.query_code)
    assert (status.state, status.days_left) == (State.RECEIVED, 5)
    assert count(store, print_jobs) == 1


def test_the_number_may_be_typed_as_people_type_it(submissions, hand_in):
    receipt = hand_in()
    for typed in ("2026-03-0001", "意 2026-03-0001", "２０２６０３０００１", "2026030001"):
        assert submissions.status(typed, receipt.query_code).number == receipt.number


def test_twenty_touches_and_a_restart_are_one_submission(submissions, store, clock, settings):
    request = new_id()
    receipts, failures = [], []

    def touch():
        try:
            receipts.append(submissions.submit(form(), request_id=request))
        except Conflict as error:
            failures.append(error)

    touches = [threading.Thread(target=touch) for _ in range(20)]
    for one in touches:
        one.start()
    for one in touches:
        one.join()
    again = Submissions(store, Content(store, clock), settings, Workdays(store, settings))
    receipts.append(again.submit(form(), request_id=request))
    assert failures == []
    assert len(receipts) == 21
    assert len(set(receipts)) == 1
    for what in (table, print_jobs, outbox):
        assert count(store, what) == 1


def test_a_request_cannot_hand_in_something_else(submissions):
    request = new_id()
    submissions.submit(form(), request_id=request)
    with pytest.raises(Conflict) as raised:
        submissions.submit(form(text="换成另一件事，不一样了。"), request_id=request)
    assert code_of(raised) == "submission.request_reused"


def test_an_error_belongs_to_a_document_and_is_looked_at_the_next_day(submissions, hand_in):
    receipt = hand_in(
        "error", "咨询电话打不通，应该是改号了。", about="service_item:ID-1", place="hours"
    )
    assert (receipt.about_title, receipt.organ_name) == ("居民身份证补领", "示范县公安局")
    assert receipt.about_mark == version_mark(GUIDE)
    assert (receipt.look_by, receipt.due_on) == (date(2026, 11, 23), date(2026, 11, 27))


def test_the_mark_is_that_of_the_text_that_was_read(submissions, hand_in, store, clock):
    receipt = hand_in(
        "error", "办理地点写错了楼层。", about="service_item:ID-1", about_mark="abc-123"
    )
    assert receipt.about_mark == "ABC-123"
    publish(store, clock, ("service_item", replace(GUIDE, place="一楼 3 号窗口")))
    detail = submissions.detail(receipt.number, actor="1007")
    assert detail.mark_now != "ABC-123"


def test_errors_of_one_place_stand_together(submissions, hand_in):
    about = {"about": ABOUT}
    first = hand_in("error", "咨询电话是空号，打不通。", place="hours", **about)
    hand_in("error", "收费写的是二十元，窗口说四十。", place="fees", **about)
    third = hand_in("error", "电话改了，打过去是传真。", place="hours", **about)
    rows = submissions.rows(Kind.ERROR)
    assert [row.place for row in rows] == ["收费", "时间、电话", "时间、电话"]
    assert [row.together for row in rows] == [0, 1, 1]
    detail = submissions.detail(first.number, actor="1007")
    assert [row.number for row in detail.similar] == [third.number]


def test_an_opinion_is_counted_from_the_last_day_of_the_draft(submissions, hand_in, clock, store):
    receipt = hand_in("comment", "三路车请保留医院那一站。", about="draft:D-1")
    assert receipt.counted_from == DRAFT.closes_on
    assert receipt.due_on == date(2026, 12, 28)
    assert receipt.organ_name == "示范县交通运输局"
    row = submissions.rows(Kind.COMMENT)[0]
    assert (row.lamp.light, row.lamp.cause) == (Light.GREEN, "waiting_results")
    with pytest.raises(Rejected) as raised:
        submissions.answer(receipt.number, "谢谢，已经采纳。", actor="1007")
    assert code_of(raised) == "submission.draft_running"
    clock.advance(timedelta(days=11))
    with_results = replace(DRAFT, result_on=date(2026, 12, 1), result="收到意见 12 条，采纳 3 条。")
    publish(store, clock, ("draft", with_results))
    submissions.answer(receipt.number, "谢谢，已经采纳。", actor="1007")
    status = submissions.status(receipt.number, receipt.query_code)
    assert status.result == "收到意见 12 条，采纳 3 条。"


def test_a_draft_that_closed_meanwhile_is_refused_with_its_date(submissions, hand_in):
    with pytest.raises(Rejected) as raised:
        hand_in("comment", "供热价格请不要上涨。", about="draft:D-2")
    assert code_of(raised) == "submission.draft_closed"
    assert raised.value.params["closes"] == "2026-11-19"


def test_who_handed_in_before_the_draft_closed_gets_the_receipt_again_afterwards(
    submissions, clock
):
    request = new_id()
    opinion = form("comment", "三路车请保留医院那一站。", about="draft:D-1")
    receipt = submissions.submit(opinion, request_id=request)
    clock.advance(timedelta(days=20))
    assert submissions.submit(opinion, request_id=request) == receipt


def test_from_assignment_to_answer_who_when_and_why_is_kept(submissions, hand_in, store):
    receipt = hand_in()
    submissions.assign(receipt.number, to="1012", organ="PSB", note="请户籍科看", actor="1007")
    submissions.answer(receipt.number, "可以。请带上代办人的身份证。", actor="1012")
    detail = submissions.detail(receipt.number, actor="1007")
    assert [step.step.value for step in detail.steps] == ["receive", "assign", "answer"]
    assert [step.actor for step in detail.steps] == ["resident", "1007", "1012"]
    assert (detail.steps[1].note, detail.steps[1].to) == ("请户籍科看", "1012")
    status = submissions.status(receipt.number, receipt.query_code)
    assert status.answers[0].text == "可以。请带上代办人的身份证。"
    assert status.days_left is None
    kinds = [event.kind for event in store.outbox.pending(10)]
    assert kinds == ["submission.received", "submission.changed", "submission.answered"]


def test_two_people_at_once_do_not_overwrite_one_another(submissions, hand_in):
    receipt = hand_in()
    seen = submissions.detail(receipt.number, actor="1007").row.version
    submissions.assign(receipt.number, to="1012", actor="1007", version=seen)
    with pytest.raises(Conflict) as raised:
        submissions.assign(receipt.number, to="1015", actor="1008", version=seen)
    assert code_of(raised) == "submission.changed_meanwhile"


def test_ten_colleagues_answer_at_once_and_one_answer_stands(submissions, hand_in):
    receipt = hand_in()
    refused = []

    def answer(number):
        try:
            submissions.answer(receipt.number, f"答复人 {number} 的答复。", actor=str(number))
        except (Conflict, Rejected, Unavailable) as error:
            refused.append(error.code)

    people = [threading.Thread(target=answer, args=(1000 + n,)) for n in range(10)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert len(refused) == 9
    assert len(submissions.status(receipt.number, receipt.query_code).answers) == 1


def test_a_complaint_may_be_extended_once_and_the_reason_is_told(submissions, hand_in):
    receipt = hand_in("complaint", "三号窗口的人中午不在，等了一个小时。")
    assert receipt.due_on == date(2026, 12, 11)
    longer = submissions.extend(receipt.number, note="要调看当天的录像", actor="1007")
    assert (longer.row.due_on, longer.row.provisional) == (date(2027, 1, 1), True)
    told = submissions.status(receipt.number, receipt.query_code).steps[-1].words
    assert told == "延长答复期限：要调看当天的录像"
    with pytest.raises(Rejected) as raised:
        submissions.extend(receipt.number, note="再延一次", actor="1007")
    assert code_of(raised) == "submission.not_extendable"


def test_only_a_complaint_may_be_extended(submissions, hand_in):
    with pytest.raises(Rejected) as raised:
        submissions.extend(hand_in().number, note="忙", actor="1007")
    assert code_of(raised) == "submission.not_extendable"


def test_the_answer_to_a_complaint_may_wait_for_a_second_look(store, clock, settings, submissions):
    careful = replace(settings, submissions=SubmissionSettings(second_look=True))
    desk = Submissions(store, Content(store, clock), careful, Workdays(store, careful))
    receipt = desk.submit(form("complaint", "工作人员态度不好。"), request_id=new_id())
    desk.answer(receipt.number, "已批评教育。", actor="1012")
    assert desk.status(receipt.number, receipt.query_code).answers == ()
    with pytest.raises(Rejected) as raised:
        desk.approve(receipt.number, actor="1012")
    assert code_of(raised) == "submission.own_answer"
    desk.send_back(receipt.number, note="请写明怎么改", actor="1007")
    desk.answer(receipt.number, "已批评教育，并增加一个窗口。", actor="1012")
    desk.approve(receipt.number, actor="1007")
    status = desk.status(receipt.number, receipt.query_code)
    assert [answer.text for answer in status.answers] == ["已批评教育，并增加一个窗口。"]


def test_who_is_not_satisfied_says_so_once_and_somebody_else_looks(submissions, hand_in):
    receipt = hand_in("complaint", "三号窗口的人中午不在，等了一个小时。")
    key = (receipt.number, receipt.query_code)
    submissions.answer(receipt.number, "已核实。", actor="1012")
    request = new_id()
    for _ in range(2):
        status = submissions.dispute(*key, "没有说怎么改。", request_id=request)
        assert (status.state, status.may_dispute) == (State.DISPUTED, False)
    with pytest.raises(Rejected) as raised:
        submissions.answer(receipt.number, "还是一样。", actor="1012")
    assert code_of(raised) == "submission.same_writer"
    submissions.answer(receipt.number, "中午增加了值班。", actor="1007")
    status = submissions.status(*key)
    assert [answer.text for answer in status.answers] == ["已核实。", "中午增加了值班。"]
    assert "12345" in status.next_step
    with pytest.raises(Rejected) as raised:
        submissions.dispute(*key, "", request_id=new_id())
    assert code_of(raised) == "submission.disputed_before"
    assert submissions.satisfied(*key, request_id=new_id()).state is State.CLOSED


def test_same_ones_are_answered_together(submissions, hand_in):
    first, second, third = (
        hand_in("suggestion", f"请在大厅增加座椅，第 {n} 次说。") for n in range(3)
    )
    submissions.merge(second.number, first.number, actor="1007")
    submissions.merge(first.number, third.number, actor="1007")
    with pytest.raises(Rejected) as raised:
        submissions.answer(second.number, "单独答复。", actor="1007")
    assert code_of(raised) == "submission.is_merged"
    submissions.answer(third.number, "已增加二十个座椅。", actor="1007")
    for one in (first, second, third):
        status = submissions.status(one.number, one.query_code)
        assert status.answers[0].text == "已增加二十个座椅。"


def test_what_does_not_fit_is_not_merged(submissions, hand_in):
    first, other = hand_in(), hand_in("suggestion", "请增加座椅。")
    for into in (other.number, first.number):
        with pytest.raises(Rejected) as raised:
            submissions.merge(first.number, into, actor="1007")
        assert code_of(raised) == "submission.merge_unfit"


def test_forwarding_and_refusing_tell_the_resident_where_and_why(submissions, hand_in):
    away, refused = hand_in(), hand_in("complaint", "邻县的收费站乱收费。")
    submissions.forward(away.number, to="12345 热线", note="属于市里的职责", actor="1007")
    submissions.not_accept(refused.number, "abroad", note="请向邻县反映", actor="1007")
    assert submissions.status(away.number, away.query_code).steps[-1].words == (
        "转给 12345 热线：属于市里的职责"
    )
    assert "不属于本级" in submissions.status(refused.number, refused.query_code).steps[-1].words
    with pytest.raises(Rejected) as raised:
        submissions.not_accept(away.number, "rude", note="骂人", actor="1007")
    assert code_of(raised) == "submission.reason_unknown"


def test_a_reported_error_is_answered_with_what_became_of_it(submissions, hand_in):
    receipt = hand_in("error", "咨询电话是空号，打不通。", about=ABOUT, place="hours")
    with pytest.raises(Rejected) as raised:
        submissions.answer(receipt.number, "已改。", actor="1007")
    assert code_of(raised) == "submission.outcome_needed"
    detail = submissions.answer(
        receipt.number, "电话已改为 0470-5550110。", actor="1007", outcome="fixed"
    )
    assert (detail.outcome, detail.looked_on) == ("fixed", date(2026, 11, 20))


def test_an_unknown_number_and_a_wrong_code_are_answered_alike_and_counted(submissions, hand_in):
    receipt = hand_in()
    for number, code in (("意2026-03-9999", receipt.query_code), (receipt.number, "AAAA-BBBB")):
        with pytest.raises(Rejected) as raised:
            submissions.status(number, code)
        assert (code_of(raised), raised.value.params) == ("submission.not_found", {})
    for _ in range(3):
        with pytest.raises(Rejected):
            submissions.status("x", "y")
    with pytest.raises(Unavailable) as shut:
        submissions.status(receipt.number, receipt.query_code)
    assert shut.value.code == "submission.too_many_tries"


def test_who_asks_at_another_terminal_with_a_database_of_its_own_is_sent_to_the_first(
    store, clock, submissions, hand_in, settings
):
    hand_in()
    for code in ("AAAA-BBBB", ""):
        with pytest.raises(Rejected) as raised:
            submissions.status("意2026-07-0001", code)
        assert (code_of(raised), raised.value.params) == (
            "submission.of_another_terminal",
            {"terminal": "07"},
        )
    shared = replace(settings, database=DatabaseSettings("postgresql+psycopg://hall"))
    together = Submissions(store, Content(store, clock), shared, Workdays(store, settings))
    with pytest.raises(Rejected, match=r"^submission.not_found"):
        together.status("意2026-07-0001", "AAAA-BBBB")


def test_a_resident_takes_it_back(submissions, hand_in):
    receipt = hand_in()
    request = new_id()
    for _ in range(2):
        status = submissions.withdraw_own(receipt.number, receipt.query_code, request_id=request)
    assert status.state is State.WITHDRAWN
    with pytest.raises(Rejected):
        submissions.answer(receipt.number, "可以。", actor="1007")


def test_one_terminal_cannot_flood_the_desk(store, clock, settings, submissions):
    tight = replace(settings, submissions=SubmissionSettings(per_hour=3))
    desk = Submissions(store, Content(store, clock), tight, Workdays(store, tight))
    for _ in range(3):
        desk.submit(form(), request_id=new_id())
        clock.advance(timedelta(minutes=10))
    with pytest.raises(Unavailable) as raised:
        desk.submit(form(), request_id=new_id())
    assert raised.value.params == {"minutes": 30}
    clock.advance(timedelta(minutes=31))
    assert desk.submit(form(), request_id=new_id()).number == "意2026-03-0004"


def test_name_and_number_are_masked_and_a_look_at_them_is_audited(submissions, hand_in, store):
    receipt = hand_in(name="欧阳小满", phone="138 0000 5678", reply_by="phone")
    assert receipt.phone == "138****5678"
    detail = submissions.detail(receipt.number, actor="1007")
    assert (detail.name, detail.phone) == ("欧阳**", "138****5678")
    assert submissions.reveal(receipt.number, "phone", actor="1007") == "13800005678"
    with store.read() as connection:
        actions = list(connection.execute(select(audit_trail.c.action)).scalars())
    assert actions[-2:] == ["submission.opened", "submission.field_revealed"]


def test_an_answer_of_the_platform_is_filed_once(submissions, hand_in, clock):
    receipt = hand_in()
    given = AnsweredElsewhere(new_id(), receipt.id, "示范县公安局", "可以代办。", clock.now())
    assert submissions.take_over(given, actor="sync")
    assert not submissions.take_over(given, actor="sync")
    status = submissions.status(receipt.number, receipt.query_code)
    assert [answer.text for answer in status.answers] == ["可以代办。"]
    with pytest.raises(Rejected):
        submissions.take_over(replace(given, key=new_id()), actor="sync")


def test_figures_by_month_and_kind(submissions, hand_in, clock):
    first = hand_in()
    hand_in("complaint", "等得太久了，请增加窗口。")
    submissions.answer(first.number, "可以。", actor="1007")
    lines = submissions.figures(date(2026, 11, 1), date(2026, 11, 30))
    assert [(line.month, line.kind, line.received, line.on_time) for line in lines] == [
        ("2026-11", Kind.CONSULTATION, 1, 1),
        ("2026-11", Kind.COMPLAINT, 1, 0),
        ("", None, 2, 1),
    ]
    text = submissions.figures_csv(date(2026, 11, 1), date(2026, 11, 30), actor="1007")
    assert text.startswith("\ufeff月份,类别,收到")
    assert "2026-11,咨询,1,1,1," in text


def test_the_list_shows_what_is_due_first_with_the_cause(submissions, hand_in, clock):
    late, early = hand_in("suggestion", "请在大厅增加座椅。"), hand_in()
    assert [row.number for row in submissions.rows()] == [early.number, late.number]
    clock.advance(timedelta(days=6))
    row = submissions.rows()[0]
    assert (row.lamp.light, row.lamp.words) == (
        Light.YELLOW, "离答复期限 2026-11-27 还有 1 个工作日",
    )  # fmt: skip
    clock.advance(timedelta(days=4))
    assert submissions.rows(light=Light.RED)[0].number == early.number
    assert QUESTION.startswith(submissions.rows()[0].excerpt)
