"""The desk leads an application through the procedure, and the dates are the law's."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.common.ids import new_id
from kiosk.disclosure.casework.terms import Opinion, View
from kiosk.disclosure.model import Channel, Light
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event, State
from tests.disclosure.casework.acts import refused, take_up
from tests.disclosure.casework.conftest import CHIEF, CLERK
from tests.disclosure.forms import citizen


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
