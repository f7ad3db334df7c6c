"""The applicant comes back with number and query code: corrects, withdraws, reads the answer."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.states import Event, State
from tests.disclosure.casework.conftest import CLERK
from tests.disclosure.forms import citizen


@pytest.fixture
def receipt(disclosure, on):
    on("2026-03-02")
    return disclosure.submit(citizen(), request_id=new_id())


def asked(casework, receipt, on):
    return casework.ask_correction(
        receipt.number,
        what="请写明文件的年份",
        asked_on=on("2026-03-03"),
        reply_by=date(2026, 3, 24),
        actor=CLERK,
        version=1,
    )


def test_the_applicant_reads_what_to_correct_and_supplies_it_once(
    casework, disclosure, receipt, on
):
    asked(casework, receipt, on)
    on("2026-03-10")
    shown = disclosure.status(receipt.number, receipt.query_code)
    assert (shown.asked.what, shown.asked.reply_by) == ("请写明文件的年份", date(2026, 3, 24))
    assert shown.steps[-1].words == "机关请您补正申请，最迟 2026-03-24。"
    given = {
        "title_or_number": "2025 年城南街道征地补偿安置方案",
        "description": "申请公开 2025 年的方案",
        "request_id": new_id(),
    }
    for _ in range(2):
        shown = disclosure.supply_correction(receipt.number, receipt.query_code, **given)
    assert (shown.state, shown.received_on) == (State.REGISTERED, date(2026, 3, 10))
    assert (shown.asked, shown.content) == (None, "2025 年城南街道征地补偿安置方案")
    case = casework.case(receipt.number, actor=CLERK)
    assert [step.event for step in case.timeline].count(Event.CORRECT) == 1
    assert case.timeline[-1].actor_label == "申请人"


def test_an_unchanged_correction_is_refused_and_changes_nothing(casework, disclosure, receipt, on):
    asked(casework, receipt, on)
    form = citizen()
    with pytest.raises(Rejected, match=r"^disclosure.nothing_corrected"):
        disclosure.supply_correction(
            receipt.number,
            receipt.query_code,
            title_or_number=form.title_or_number,
            description=form.description,
            request_id=new_id(),
        )
    assert disclosure.status(receipt.number, receipt.query_code).state is State.CORRECTION


def test_nothing_is_corrected_unasked_and_nothing_without_the_code(disclosure, receipt):
    given = {"title_or_number": "", "description": "别的内容", "request_id": new_id()}
    with pytest.raises(Rejected, match=r"^disclosure.not_allowed"):
        disclosure.supply_correction(receipt.number, receipt.query_code, **given)
    for act in (disclosure.supply_correction, disclosure.withdraw_own):
        more = given if act == disclosure.supply_correction else {"request_id": new_id()}
        with pytest.raises(Rejected, match=r"^disclosure.not_found"):
            act(receipt.number, "XXXX-XXXX", **more)


def test_an_application_is_withdrawn_once(casework, disclosure, receipt, on):
    day, request = on("2026-03-04"), new_id()
    for _ in range(2):
        shown = disclosure.withdraw_own(receipt.number, receipt.query_code, request_id=request)
    assert (shown.state, shown.closed_on, shown.can_withdraw) == (State.WITHDRAWN, day, False)
    with pytest.raises(Rejected, match=r"^disclosure.not_allowed"):
        disclosure.withdraw_own(receipt.number, receipt.query_code, request_id=new_id())
    assert casework.case(receipt.number, actor=CLERK).outcome == "6.3"


def test_the_applicant_reads_the_answer_the_remedies_and_the_fee(casework, disclosure, receipt, on):
    case = casework.take_up(receipt.number, actor=CLERK, version=1)
    casework.assign(
        case.number, department="150799-010", reason="内部", actor=CLERK, version=case.version
    )
    case = casework.ask_payment(
        case.number,
        basis="pages",
        count=101,
        notified_on=on("2026-03-04"),
        actor=CLERK,
        version=case.version + 1,
    )
    fee = disclosure.status(receipt.number, receipt.query_code).fee
    assert (fee.sum.amount, fee.pay_by, fee.paid_on) == (720, date(2026, 4, 1), None)
    day = on("2026-03-05")
    case = casework.record_payment(case.number, paid_on=day, actor=CLERK, version=case.version)
    casework.answer(
        case.number,
        row="3.1",
        reasons="属于国家秘密",
        answered_on=day,
        actor=CLERK,
        version=case.version,
    )
    shown = disclosure.status(receipt.number, receipt.query_code)
    assert (shown.answer.outcome, shown.answer.reasons) == ("3.1", "属于国家秘密")
    assert "规定先申请行政复议" in shown.answer.remedies
    assert shown.fee.paid_on == day
    assert [step.event for step in shown.steps][-3:] == [Event.ASK_PAYMENT, Event.PAY, Event.ANSWER]
    assert "内部" not in repr(shown)
