"""What the desk does with applications is what the annual report says of them."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.disclosure.annual.model import TOTAL
from kiosk.disclosure.annual.quarters import Cause
from kiosk.disclosure.annual.service import Annual
from tests.disclosure.casework.conftest import CLERK


@pytest.fixture
def annual(sqlite_store, settings) -> Annual:
    return Annual(sqlite_store, settings)


def taken_up(casework, case):
    return casework.take_up(case.number, actor=CLERK, version=case.version)


def answered(casework, case, day, row="2"):
    return casework.answer(
        case.number,
        row=row,
        open_part="批复正文",
        reasons="其余部分涉及第三方合法权益",
        answered_on=day,
        actor=CLERK,
        version=case.version,
    )


def rows(annual, year):
    table = annual.report(year).table3
    return {row: table.figure(row, TOTAL) for row in table.cells if table.figure(row, TOTAL)}


def test_an_application_is_new_in_one_year_and_answered_in_the_next(casework, received, on, annual):
    case = taken_up(casework, received("2025-12-22"))
    on("2025-12-31")
    assert rows(annual, 2025) == {"new": 1, "next": 1}
    case = answered(casework, case, on("2026-01-08"))
    assert rows(annual, 2025) == {"new": 1, "next": 1}
    assert rows(annual, 2026) == {"carried": 1, "2": 1, "results": 1}
    assert annual.report(2026).holds
    assert annual.quarters(2026).whole.on_time_rate == 1.0


def test_a_correction_makes_no_second_application(casework, received, on, annual):
    case = received("2025-12-22")
    asked = on("2025-12-24")
    case = casework.ask_correction(
        case.number,
        what="请写明文件的年份",
        asked_on=asked,
        reply_by=date(2026, 1, 14),
        actor=CLERK,
        version=case.version,
    )
    supplied = on("2026-01-12")
    case = casework.correct(
        case.number,
        title_or_number="",
        description="2024 年城南街道征地补偿安置方案的批复",
        supplied_on=supplied,
        actor=CLERK,
        version=case.version,
    )
    assert (case.received_on, case.first_received_on) == (supplied, date(2025, 12, 22))
    assert rows(annual, 2025) == {"new": 1, "next": 1}
    assert rows(annual, 2026) == {"carried": 1, "next": 1}


def test_a_correction_that_never_came_and_a_withdrawal_have_their_rows(
    casework, received, on, annual
):
    case = received("2026-03-02")
    case = casework.ask_correction(
        case.number,
        what="请写明文件的年份",
        asked_on=case.received_on,
        reply_by=date(2026, 3, 16),
        actor=CLERK,
        version=case.version,
    )
    withdrawn = received("2026-03-03", name="赵小华")
    casework.withdraw(
        withdrawn.number,
        reason="已经在网站查到",
        on=on("2026-03-05"),
        actor=CLERK,
        version=withdrawn.version,
    )
    lapsed = on("2026-03-17")
    casework.lapse_correction(case.number, on=lapsed, actor=CLERK, version=case.version)
    assert rows(annual, 2026) == {"new": 2, "6.1": 1, "6.3": 1, "results": 2}


def test_an_answer_after_its_limit_has_a_red_card_with_its_cause(casework, received, on, annual):
    case = taken_up(casework, received("2026-03-02"))
    on("2026-03-31")
    assert [card.cause for card in annual.quarters(2026).cards] == [Cause.OVERDUE]
    answered(casework, case, on("2026-04-01"))
    (card,) = annual.quarters(2026).cards
    assert (card.number, card.cause, card.days) == (case.number, Cause.CLOSED_LATE, 2)
    first, second = annual.quarters(2026).quarters
    assert (first.red, first.overdue, second.late, second.on_time_rate) == (1, 1, 1, 0.0)


def test_while_others_are_asked_no_limit_is_missed(casework, received, on, annual):
    case = taken_up(casework, received("2026-03-02"))
    casework.ask_third_party(
        case.number,
        party="示范县宏发建材公司",
        sent_on=on("2026-03-06"),
        actor=CLERK,
        version=case.version,
    )
    on("2026-04-01")
    assert annual.quarters(2026).cards == ()


def test_a_review_is_pending_then_settled_in_its_own_year(casework, received, on, annual):
    case = answered(casework, taken_up(casework, received("2025-11-03")), on("2025-11-20"))
    case = casework.record_review(
        case.number,
        authority="示范市人民政府",
        filed_on=on("2025-12-15"),
        actor=CLERK,
        version=case.version,
    )
    casework.settle(
        case.number,
        proceeding_id=case.proceedings[0].id,
        result="corrected",
        decided_on=on("2026-01-28"),
        actor=CLERK,
        version=case.version,
    )
    assert annual.report(2025).table4.line[:5] == (0, 0, 0, 1, 1)
    assert annual.report(2026).table4.line[:5] == (0, 1, 0, 0, 1)


def test_an_answer_made_anew_leaves_the_report_that_was_given(casework, received, on, annual):
    case = answered(casework, taken_up(casework, received("2025-11-03")), on("2025-11-20"))
    given = rows(annual, 2025)
    case = casework.redo(
        case.number, why="复议决定撤销", on=on("2026-02-02"), actor=CLERK, version=case.version
    )
    answered(casework, case, on("2026-02-12"), row="1")
    assert rows(annual, 2025) == given == {"new": 1, "2": 1, "results": 1}
    assert rows(annual, 2026) == {}
    assert annual.report(2025).holds
