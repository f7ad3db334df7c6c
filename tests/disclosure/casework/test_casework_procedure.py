"""The desk leads an application through the procedure, and the dates are the law's."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.model import Opinion, View
from kiosk.disclosure.model import Channel, Light
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event, State
from tests.disclosure.casework.conftest import CHIEF, CLERK
from tests.disclosure.forms import citizen


def refused(code: str):
    return pytest.raises(Rejected, match=rf"^{code}\b")


def take_up(casework, case):
    return casework.take_up(case.number, actor=CLERK, version=case.version)


def answer(casework, case, day, **more):
    given = {"row": "1", "open_part": "见附件。"} | more
    return casework.answer(case.number, answered_on=day, actor=CLERK, version=case.version, **given)


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        ("2026-01-30", "2026-03-05"),
        ("2026-02-14", "2026-03-20"),
        ("2026-04-30", "2026-06-01"),
        ("2026-09-18", "2026-10-22"),
        ("2026-09-20", "2026-10-23"),
        ("2026-09-30", "2026-11-03"),
    ],
)
def test_the_limit_is_twenty_working_days_from_the_receipt(casework, received_on, due_on):
    day = date.fromisoformat(received_on)
    case = casework.register(
        citizen(),
        request_id=new_id(),
        channel=Channel.IN_PERSON,
        arrived_on=day,
        actor=CLERK,
    )
    assert (case.received_on, case.due_on) == (day, date.fromisoformat(due_on))
    assert case.deadline.days[-1].date == case.due_on


def test_the_clock_stands_while_a_third_party_is_asked(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    assert case.due_on == date(2026, 3, 30)
    case = casework.ask_third_party(
        case.number, party="赵某", sent_on=on("2026-03-06"), actor=CLERK, version=case.version
    )
    assert (case.state, case.light) == (State.THIRD_PARTY, Light.PAUSED)
    assert case.light_cause == "征求第三方意见，暂停计时，最迟 2026-03-27"
    case = casework.record_opinion(
        case.number,
        stop_id=case.stops[0].id,
        opinion=Opinion.OBJECTS,
        on=on("2026-03-20"),
        actor=CLERK,
        version=case.version,
    )
    assert (case.state, case.due_on) == (State.IN_PROGRESS, date(2026, 4, 14))
    assert sum(day.why == "stopped" for day in case.deadline.days) == 10


def test_silence_ends_a_consultation_with_its_period_and_never_later(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    case = casework.ask_joint_organ(
        case.number,
        organ="示范县财政局",
        sent_on=on("2026-03-06"),
        actor=CLERK,
        version=case.version,
    )
    stop = case.stops[0].id
    with refused("disclosure.period_not_over"):
        casework.close_silent(
            case.number, stop_id=stop, on=on("2026-03-27"), actor=CLERK, version=case.version
        )
    on("2026-04-08")
    assert casework.case(case.number, actor=CLERK).offer(Event.OPINION_IN).proposed
    case = casework.close_silent(
        case.number, stop_id=stop, on=on("2026-04-08"), actor=CLERK, version=case.version
    )
    assert (case.stops[0].until, case.stops[0].opinion) == (date(2026, 3, 27), Opinion.SILENT)
    assert case.due_on == date(2026, 4, 21)


def test_work_goes_on_when_the_last_of_several_has_answered(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    day = on("2026-03-04")
    case = casework.ask_third_party(
        case.number, party="赵某", sent_on=day, actor=CLERK, version=case.version
    )
    case = casework.ask_joint_organ(
        case.number, organ="示范县财政局", sent_on=day, actor=CLERK, version=case.version
    )
    first, second = (stop.id for stop in sorted(case.stops, key=lambda stop: stop.kind))
    case = casework.record_opinion(
        case.number,
        stop_id=first,
        opinion="agrees",
        on=on("2026-03-09"),
        actor=CLERK,
        version=case.version,
    )
    assert case.state is State.THIRD_PARTY
    case = casework.record_opinion(
        case.number,
        stop_id=second,
        opinion="agrees",
        on=on("2026-03-11"),
        actor=CLERK,
        version=case.version,
    )
    assert case.state is State.IN_PROGRESS
    assert sum(day.why == "stopped" for day in case.deadline.days) == 5


def test_the_period_of_a_third_party_begins_when_the_letter_reached_it(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    case = casework.ask_third_party(
        case.number, party="赵某", sent_on=on("2026-03-06"), actor=CLERK, version=case.version
    )
    case = casework.record_reached(
        case.number,
        stop_id=case.stops[0].id,
        on=on("2026-03-10"),
        actor=CLERK,
        version=case.version,
    )
    assert case.stops[0].period_ends == date(2026, 3, 31)
    assert case.state is State.THIRD_PARTY


def test_a_correction_is_asked_once_in_seven_days_and_starts_the_limit_anew(casework, received, on):
    case = received("2026-03-02")
    assert case.offer(Event.ASK_CORRECTION).last_day == date(2026, 3, 11)
    case = take_up(casework, case)
    case = casework.ask_correction(
        case.number,
        what="请写明文件的年份",
        asked_on=on("2026-03-11"),
        reply_by=date(2026, 4, 1),
        actor=CLERK,
        version=case.version,
    )
    assert (case.state, case.light) == (State.CORRECTION, Light.PAUSED)
    case = casework.correct(
        case.number,
        title_or_number="2025 年征地补偿安置方案",
        description="申请公开 2025 年城南街道征地补偿安置方案",
        supplied_on=on("2026-03-20"),
        actor=CLERK,
        version=case.version,
    )
    assert (case.state, case.received_on) == (State.REGISTERED, date(2026, 3, 20))
    assert (case.first_received_on, case.due_on) == (date(2026, 3, 2), date(2026, 4, 20))
    assert case.corrections[0].old_title == "城南街道征地补偿安置方案"
    assert case.title_or_number == case.corrections[0].new_title == "2025 年征地补偿安置方案"
    with refused("disclosure.only_once"):
        casework.ask_correction(
            case.number,
            what="还不清楚",
            asked_on=on("2026-03-23"),
            reply_by=date(2026, 4, 10),
            actor=CLERK,
            version=case.version,
        )
    assert "只能进行一次" in case.offer(Event.ASK_CORRECTION).why_not


def test_a_correction_asked_too_late_is_refused(casework, received, on):
    case = received("2026-03-02")
    with refused("disclosure.correction_too_late"):
        casework.ask_correction(
            case.number,
            what="请写明年份",
            asked_on=on("2026-03-12"),
            reply_by=date(2026, 4, 1),
            actor=CLERK,
            version=case.version,
        )
    offer = casework.case(case.number, actor=CLERK).offer(Event.ASK_CORRECTION)
    assert not offer.enabled
    assert "2026-03-11" in offer.why_not


def test_who_does_not_correct_in_time_is_no_longer_processed_once_staff_confirm(
    casework, received, on
):
    case = casework.ask_correction(
        received("2026-03-02").number,
        what="请写明年份",
        asked_on=on("2026-03-03"),
        reply_by=date(2026, 3, 17),
        actor=CLERK,
        version=1,
    )
    with refused("disclosure.period_not_over"):
        casework.lapse_correction(
            case.number, on=on("2026-03-17"), actor=CLERK, version=case.version
        )
    day = on("2026-03-18")
    shown = casework.case(case.number, actor=CLERK)
    assert [offer.event for offer in shown.proposals] == [Event.LAPSE_CORRECTION]
    assert shown.light_cause == "补正期限 2026-03-17 已过，请确认是否不再处理"
    assert [row.proposed for row in casework.worklist(View.TODO)] == ["逾期不补正"]
    case = casework.lapse_correction(case.number, on=day, actor=CLERK, version=case.version)
    assert (case.state, case.outcome) == (State.DISCONTINUED, Outcome.NOT_CORRECTED)
    assert case.closed_on == day


def extend(casework, case, **more):
    case = casework.propose_extension(
        case.number, days=15, reason="材料较多", actor=CLERK, version=case.version
    )
    given = {"approve": True, "role": "supervisor", "actor": CHIEF} | more
    return casework.decide_extension(
        case.number, extension_id=case.extensions[-1].id, version=case.version, **given
    )


def test_an_extension_needs_another_person_a_supervisor_and_the_limit(casework, received, on):
    case = take_up(casework, received("2026-09-18"))
    on("2026-10-20")
    with refused("disclosure.supervisor_needed"):
        extend(casework, case, role="clerk")
    proposed = casework.case(case.number, actor=CLERK)
    decide = {
        "extension_id": proposed.extensions[0].id,
        "approve": True,
        "role": "supervisor",
        "version": proposed.version,
    }
    with refused("disclosure.own_proposal"):
        casework.decide_extension(case.number, actor=CLERK, **decide)
    extended = casework.decide_extension(case.number, actor=CHIEF, **decide)
    assert (extended.state, extended.due_on) == (State.EXTENDED, date(2026, 11, 12))
    with refused("disclosure.not_allowed"):
        extend(casework, extended)


def test_an_extension_of_twenty_days_reaches_forty_and_none_is_longer(casework, received, on):
    case = take_up(casework, received("2026-09-18"))
    with refused("disclosure.extension_too_long"):
        casework.propose_extension(
            case.number, days=21, reason="材料较多", actor=CLERK, version=case.version
        )
    case = casework.propose_extension(
        case.number, days=20, reason="材料较多", actor=CLERK, version=case.version
    )
    on("2026-10-22")
    case = casework.decide_extension(
        case.number,
        extension_id=case.extensions[0].id,
        approve=True,
        role="supervisor",
        actor=CHIEF,
        version=case.version,
    )
    assert case.due_on == date(2026, 11, 19)


def test_after_the_limit_nothing_is_extended(casework, received, on):
    case = take_up(casework, received("2026-09-18"))
    case = casework.propose_extension(
        case.number, days=5, reason="材料较多", actor=CLERK, version=case.version
    )
    on("2026-10-23")
    with refused("disclosure.extension_too_late"):
        casework.decide_extension(
            case.number,
            extension_id=case.extensions[0].id,
            approve=True,
            role="supervisor",
            actor=CHIEF,
            version=case.version,
        )
    assert [row.light for row in casework.worklist("overdue")] == [Light.RED]


def test_the_clock_stands_until_the_fee_is_paid(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    with refused("disclosure.nothing_to_pay"):
        casework.ask_payment(
            case.number,
            basis="pages",
            count=30,
            notified_on=on("2026-03-10"),
            actor=CLERK,
            version=case.version,
        )
    case = casework.ask_payment(
        case.number,
        basis="pages",
        count=101,
        notified_on=on("2026-03-10"),
        actor=CLERK,
        version=case.version,
    )
    assert (case.state, case.fees[0].sum.amount) == (State.PAYMENT, 720)
    assert case.fees[0].pay_by == date(2026, 4, 8)
    case = casework.record_payment(
        case.number, paid_on=on("2026-03-12"), actor=CLERK, version=case.version
    )
    assert (case.state, case.due_on) == (State.IN_PROGRESS, date(2026, 4, 1))


def test_who_does_not_pay_in_time_is_no_longer_processed(casework, received, on):
    case = take_up(casework, received("2026-03-02"))
    case = casework.ask_payment(
        case.number,
        basis="items",
        count=11,
        notified_on=on("2026-03-10"),
        actor=CLERK,
        version=case.version,
    )
    with refused("disclosure.period_not_over"):
        casework.lapse_payment(case.number, on=on("2026-04-08"), actor=CLERK, version=case.version)
    case = casework.lapse_payment(
        case.number, on=on("2026-04-09"), actor=CLERK, version=case.version
    )
    assert (case.state, case.outcome) == (State.DISCONTINUED, Outcome.NOT_PAID)


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
