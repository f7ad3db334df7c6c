"""Answers, what contests them, and who has the case."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from kiosk.common.errors import Conflict
from kiosk.common.ids import new_id
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.signature import Signature, Signer
from kiosk.disclosure.states import State
from kiosk.store.tables import audit_trail
from tests.disclosure.casework.acts import answer, refused, take_up
from tests.disclosure.casework.conftest import CHIEF, CLERK
from tests.disclosure.forms import citizen


def test_an_answer_is_delivered_archived_contested_and_made_anew(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    case = answer(casework, case, on("2026-03-20"), row="3.4", open_part="", reasons="第三方不同意")
    assert (case.state, case.answers[0].remedy) == (State.ANSWERED, "A")
    assert (case.closed_on, case.outcome) == (date(2026, 3, 20), Outcome.THIRD_PARTY_RIGHTS)
    case = casework.deliver(
        case.number, how="mail", delivered_on=on("2026-03-24"), actor=CLERK, version=case.version
    )
    case = casework.archive(case.number, actor=CLERK, version=case.version)
    case = casework.record_review(
        case.number,
        authority="示范市人民政府",
        filed_on=on("2026-04-10"),
        actor=CLERK,
        version=case.version,
    )
    case = casework.record_litigation(
        case.number,
        after_review=True,
        court="示范县人民法院",
        filed_on=on("2026-05-11"),
        actor=CLERK,
        version=case.version,
    )
    suit, review = sorted(case.proceedings, key=lambda one: one.kind, reverse=True)
    case = casework.settle(
        case.number,
        proceeding_id=suit.id,
        result="other",
        decided_on=on("2026-06-01"),
        actor=CLERK,
        version=case.version,
    )
    assert case.state is State.REVIEW
    case = casework.settle(
        case.number,
        proceeding_id=review.id,
        result="corrected",
        decided_on=on("2026-06-02"),
        actor=CLERK,
        version=case.version,
    )
    assert case.state is State.ARCHIVED
    case = casework.redo(
        case.number, why="复议决定撤销", on=on("2026-06-03"), actor=CLERK, version=case.version
    )
    assert (case.state, case.received_on) == (State.IN_PROGRESS, date(2026, 6, 3))
    assert (case.first_received_on, case.answers[0].superseded) == (date(2026, 3, 2), True)
    case = answer(casework, case, on("2026-06-10"))
    assert (case.outcome, case.closed_on) == (Outcome.OPENED, date(2026, 6, 10))
    assert [one.superseded for one in case.answers] == [True, False]


def test_an_answer_made_anew_in_another_year_leaves_the_report_as_it_was(casework, received, on):
    case = take_up(casework, received("2025-12-01"))
    case = answer(casework, case, on("2025-12-20"), row="4.1", open_part="", reasons="经检索不存在")
    case = casework.redo(
        case.number, why="复议决定撤销", on=on("2026-03-03"), actor=CLERK, version=case.version
    )
    case = answer(casework, case, on("2026-03-10"))
    assert (case.outcome, case.closed_on) == (Outcome.NOT_HELD, date(2025, 12, 20))
    assert case.answers[-1].outcome is Outcome.OPENED


def test_answers_that_need_a_step_before_them_are_refused_without_it(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    day = on("2026-03-03")
    with refused("disclosure.never_corrected"):
        answer(casework, case, day, row="4.3", reasons="仍不明确")
    with refused("disclosure.excessive_needs_reasons"):
        answer(casework, case, day, row="5.4", reasons="大量反复")
    with refused("disclosure.reasons_needed"):
        answer(casework, case, day, row="2")
    with refused("disclosure.open_part_needed"):
        answer(casework, case, day, open_part=" ")
    with refused("disclosure.bad_ground"):
        answer(casework, case, day, grounds=("不在库中",))
    with refused("disclosure.letter_not_issued"):
        answer(casework, case, day, letter_id=new_id())
    for row in ("6.1", "9", ""):
        with refused("disclosure.bad_outcome"):
            answer(casework, case, day, row=row, reasons="x")
    case = casework.ask_reasons(
        case.number, why="一月内第 40 件", on=day, actor=CLERK, version=case.version
    )
    case = casework.refuse_excessive(
        case.number, reasons="理由不合理", on=day, actor=CLERK, version=case.version
    )
    assert (case.state, case.outcome) == (State.ANSWERED, Outcome.EXCESSIVE)


def test_accepted_reasons_may_delay_the_answer(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    day = on("2026-03-03")
    case = casework.ask_reasons(
        case.number, why="一月内第 40 件", on=day, actor=CLERK, version=case.version
    )
    case = casework.accept_reasons(
        case.number, on=day, delay_days=10, actor=CLERK, version=case.version
    )
    assert (case.state, case.due_on) == (State.IN_PROGRESS, date(2026, 4, 14))


def test_what_can_be_answered_on_the_spot_is_answered_on_the_day_of_receipt(casework, received, on):
    case = received("2026-03-02")
    on("2026-03-03")
    at_once = {"row": "1", "open_part": "当场提供", "actor": CLERK, "version": case.version}
    with refused("disclosure.not_at_once"):
        casework.answer_at_once(case.number, answered_on=date(2026, 3, 3), **at_once)
    case = casework.answer_at_once(case.number, answered_on=date(2026, 3, 2), **at_once)
    assert case.state is State.ANSWERED


def test_dates_are_neither_in_the_future_nor_before_what_they_follow(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    on("2026-03-10")
    with refused("disclosure.date_in_future"):
        answer(casework, case, date(2026, 3, 11))
    with refused("disclosure.date_too_early"):
        answer(casework, case, date(2026, 3, 1))


def test_the_second_of_two_on_one_case_is_told_who_was_first(casework, received):
    case = received("2026-03-02")
    take_up(casework, case)
    with pytest.raises(Conflict, match=r"^disclosure.changed_meanwhile") as told:
        casework.assign(case.number, department="150799-010", actor=CHIEF, version=case.version)
    assert (told.value.params["who"], told.value.params["what"]) == (f"工号 {CLERK}", "承办")
    assert casework.case(case.number, actor=CHIEF).department == ""


def test_a_case_is_assigned_handed_over_and_taken_back(casework, received, on):
    case = received("2026-03-02")
    for department, handler in (("150799-010", "2001"), ("150799-020", "")):
        on("2026-03-03" if handler else "2026-03-04")
        case = casework.assign(
            case.number,
            department=department,
            handler=handler,
            reason="职责所在",
            actor=CHIEF,
            version=case.version,
        )
    with refused("disclosure.assigned_already"):
        casework.assign(case.number, department="150799-020", actor=CHIEF, version=case.version)
    on("2026-03-05")
    case = casework.take_back(case.number, reason="收回重派", actor=CHIEF, version=case.version)
    assert (case.department, case.handler, case.state) == ("", "", State.REGISTERED)
    assert [one.department for one in case.assignments] == ["150799-010", "150799-020", ""]
    with refused("disclosure.not_assigned"):
        casework.take_back(case.number, reason="再收回", actor=CHIEF, version=case.version)


def test_a_review_that_the_office_hears_of_after_the_archive_keeps_its_day(casework, received, on):
    case = answer(casework, take_up(casework, received("2026-03-02")), on("2026-03-10"))
    case = casework.deliver(
        case.number, how="mail", delivered_on=on("2026-03-12"), actor=CLERK, version=case.version
    )
    on("2026-04-20")
    case = casework.archive(case.number, actor=CLERK, version=case.version)
    given = {"authority": "示范市人民政府", "actor": CLERK, "version": case.version}
    with refused("disclosure.date_too_early"):
        casework.record_review(case.number, filed_on=date(2026, 3, 9), **given)
    case = casework.record_review(case.number, filed_on=date(2026, 4, 8), **given)
    assert (case.state, case.proceedings[0].filed_on) == (State.REVIEW, date(2026, 4, 8))


def test_a_signature_is_shown_and_the_look_is_in_the_audit_trail(
    casework, disclosure, sqlite_store
):
    drawn = Signature(Signer.APPLICANT, 400, 200, (((10, 10), (300, 150)),))
    receipt = disclosure.submit(citizen(), request_id=new_id(), signature=drawn.encode())
    assert casework.case(receipt.number, actor=CLERK).signed
    assert casework.signature(receipt.number, actor=CLERK) == drawn
    with sqlite_store.read() as connection:
        last = connection.execute(
            select(audit_trail).order_by(audit_trail.c.seq.desc()).limit(1)
        ).one()
    assert (last.action, last.actor) == ("application.field_revealed", CLERK)
    plain = disclosure.submit(citizen(), request_id=new_id())
    assert casework.signature(plain.number, actor=CLERK) is None
