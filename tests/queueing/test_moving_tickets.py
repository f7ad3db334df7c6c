"""Hold, resume, transfer, several services in one visit, give back: the place is kept."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kiosk.common.errors import KioskError
from kiosk.queueing.model import TicketState

CLERK = "staff:1007"
OTHER = "staff:1008"


def refused(code, call, *arguments, **named):
    with pytest.raises(KioskError) as refusal:
        call(*arguments, **named)
    assert refusal.value.code == code
    return refusal.value


def numbers(queueing, window=None):
    return [row.number for row in queueing.waiting(window)]


@pytest.fixture
def called(take, queueing, clock):
    """A ticket called to window 3, and two that came after it."""
    first = take()
    for _ in range(2):
        clock.advance(timedelta(minutes=1))
        take()
    assert queueing.call_next("3", actor=CLERK).id == first.id
    return first


def test_the_time_of_service_counts_from_the_start(called, queueing, clock):
    clock.advance(timedelta(minutes=2))
    started = queueing.start(called.id, window="3", actor=CLERK)
    assert started.state is TicketState.SERVING
    assert queueing.current("3").started_at == clock.now()
    clock.advance(timedelta(minutes=7))
    queueing.finish(called.id, window="3", actor=CLERK, result="done")
    assert queueing.figures("3").average_seconds == 420
    assert queueing.ticket(called.id).result == "done"


def test_who_is_being_served_cannot_be_recalled_missed_or_started_again(called, queueing):
    queueing.start(called.id, window="3", actor=CLERK)
    for action in ("recall", "miss", "start"):
        refused(
            f"ticket.{action}_refused",
            getattr(queueing, action),
            called.id,
            window="3",
            actor=CLERK,
        )
    assert queueing.current("3").ticket.id == called.id


def test_a_result_that_is_none_of_the_known_changes_nothing(called, queueing):
    for result in ("won", "x" * 10_000, "\x00"):
        refused(
            "ticket.unknown_result",
            queueing.finish,
            called.id,
            window="3",
            actor=CLERK,
            result=result,
        )
    assert queueing.current("3").ticket.id == called.id


def test_a_held_ticket_frees_the_desk_and_goes_on_at_any_window_of_its_business(called, queueing):
    held = queueing.hold(called.id, window="3", actor=CLERK, reason="去复印")
    assert held.state is TicketState.HELD
    assert queueing.current("3") is None
    row = queueing.held("4")[0]
    assert (row.number, row.held_at, row.reason) == (called.number, "3", "去复印")
    assert queueing.held("5") == []
    refused("ticket.other_business", queueing.resume, called.id, window="5", actor=OTHER)
    resumed = queueing.resume(called.id, window="4", actor=OTHER)
    assert resumed.state is TicketState.SERVING
    assert queueing.current("4").ticket.id == called.id
    queueing.finish(called.id, window="4", actor=OTHER)
    refused("ticket.resume_refused", queueing.resume, called.id, window="3", actor=CLERK)


def test_a_busy_window_cannot_resume(called, queueing):
    queueing.hold(called.id, window="3", actor=CLERK)
    queueing.call_next("3", actor=CLERK)
    refused("call.window_busy", queueing.resume, called.id, window="3", actor=CLERK)


def test_a_ticket_sent_to_another_business_waits_there_in_its_old_place(
    called, take, queueing, clock
):
    take("social")
    moved = queueing.transfer(
        called.id, window="3", actor=CLERK, to_business="social", reason="选错业务"
    )
    assert (moved.state, moved.business, moved.number) == (
        TicketState.WAITING,
        "social",
        called.number,
    )
    assert moved.windows == ("4", "5")
    assert numbers(queueing, "5") == [called.number, "B001"]
    assert queueing.call_next("5", actor=OTHER).id == called.id


def test_a_ticket_sent_to_one_window_is_called_by_that_window_alone(called, queueing):
    queueing.transfer(called.id, window="3", actor=CLERK, to_window="5")
    assert called.number not in numbers(queueing, "3")
    assert called.number not in numbers(queueing, "4")
    assert numbers(queueing, "5") == [called.number]
    assert queueing.ticket(called.id).windows == ("5",)
    assert queueing.call_next("3", actor=CLERK).id != called.id
    assert queueing.call_next("5", actor=OTHER).id == called.id
    queueing.miss(called.id, window="5", actor=OTHER)
    queueing.restore(called.id, actor=CLERK)
    assert numbers(queueing, "5") == [called.number]


def test_a_held_ticket_can_be_transferred_by_any_window(called, queueing):
    queueing.hold(called.id, window="3", actor=CLERK)
    queueing.transfer(called.id, window="4", actor=OTHER, to_business="social")
    assert numbers(queueing, "5") == [called.number]


def test_a_transfer_to_where_it_stands_or_nowhere_is_refused(called, queueing):
    def transfer(**goal):
        return queueing.transfer(called.id, window="3", actor=CLERK, **goal)

    refused("ticket.transfer_nowhere", transfer)
    refused("ticket.transfer_nowhere", transfer, to_business="estate")
    refused("ticket.transfer_nowhere", transfer, to_window="3")
    refused("business.unknown", transfer, to_business="unknown")
    refused("window.unknown", transfer, to_window="77")
    refused("window.serves_nothing", transfer, to_window="9")
    refused("ticket.reason_has_number", transfer, to_window="4", reason="13800001234")
    assert queueing.current("3").ticket.id == called.id


def test_only_the_window_that_has_it_can_send_it_away(called, queueing):
    for act, more in (
        (queueing.hold, {}),
        (queueing.give_back, {}),
        (queueing.move_on, {}),
        (queueing.start, {}),
        (queueing.transfer, {"to_business": "social"}),
    ):
        refused("call.not_at_window", act, called.id, window="4", actor=OTHER, **more)


def test_a_ticket_given_back_is_first_in_line_again(called, queueing):
    queueing.start(called.id, window="3", actor=CLERK)
    queueing.give_back(called.id, window="3", actor=CLERK, reason="系统故障")
    assert numbers(queueing, "4")[0] == called.number
    assert queueing.call_next("4", actor=OTHER).id == called.id


def test_one_ticket_goes_on_to_the_further_businesses_of_the_visit(take, queueing, clock):
    visit = take("estate", further=["social", "anytime"])
    clock.advance(timedelta(minutes=5))
    later = take("social")
    queueing.call_next("3", actor=CLERK)
    moved = queueing.finish(visit.id, window="3", actor=CLERK, result="done")
    assert (moved.state, moved.business, moved.further) == (
        TicketState.WAITING,
        "social",
        ("anytime",),
    )
    assert numbers(queueing, "5") == [visit.number, later.number]
    queueing.call_next("5", actor=OTHER)
    queueing.move_on(visit.id, window="5", actor=OTHER)
    assert queueing.ticket(visit.id).business == "anytime"
    queueing.call(visit.id, window="5", actor=OTHER)
    refused("ticket.nothing_further", queueing.move_on, visit.id, window="5", actor=OTHER)
    assert queueing.finish(visit.id, window="5", actor=OTHER).state is TicketState.FINISHED
    assert queueing.figures("3").done_today == 1
    assert queueing.figures("5").done_today == 2


def test_finish_and_next_moves_the_visit_on_and_calls_somebody_else(take, queueing, clock):
    visit = take("estate", further=["social"])
    clock.advance(timedelta(minutes=1))
    other = take("estate")
    queueing.call_next("3", actor=CLERK)
    assert queueing.finish_and_next(visit.id, window="3", actor=CLERK).id == other.id
    assert queueing.ticket(visit.id).business == "social"


def test_who_does_not_want_the_rest_of_the_visit_is_finished_whole(take, queueing):
    visit = take("estate", further=["social"])
    queueing.call_next("3", actor=CLERK)
    done = queueing.finish(visit.id, window="3", actor=CLERK, whole=True)
    assert done.state is TicketState.FINISHED


@pytest.mark.parametrize(
    ("further", "code"),
    [
        (["estate"], "ticket.further_twice"),
        (["social", "social"], "ticket.further_twice"),
        (["unknown"], "business.unknown"),
        (["social"] * 5, "ticket.further_too_many"),
    ],
)
def test_further_businesses_that_cannot_be_visited_are_refused(take, queueing, further, code):
    refused(code, take, "estate", further=further)
    assert queueing.total_waiting() == 0


def test_a_closed_further_business_is_said_at_once(take, clock):
    clock.advance(timedelta(hours=9))
    refused("business.closed_until", take, "anytime", further=["social"])


def test_a_held_or_missed_ticket_can_be_given_up(take, queueing):
    first, second = take(), take()
    queueing.call_next("3", actor=CLERK)
    queueing.hold(first.id, window="3", actor=CLERK)
    queueing.call_next("3", actor=CLERK)
    refused("ticket.cancel_refused", queueing.cancel, second.id, actor="resident")
    queueing.miss(second.id, window="3", actor=CLERK)
    for ticket in (first, second):
        assert queueing.cancel(ticket.id, actor="resident").state is TicketState.CANCELLED


def test_a_number_is_found_however_it_is_typed(take, queueing, clock):
    ticket = take()
    for typed in ("A001", "a001", " Ａ００１ "):
        assert queueing.by_number(typed).id == ticket.id
    for typed in ("", "A002", "A1", "x" * 10_000, "' OR 1=1", "\x00", "%"):
        refused("ticket.unknown_number", queueing.by_number, typed)
    clock.advance(timedelta(days=1))
    refused("ticket.unknown_number", queueing.by_number, "A001")
    assert queueing.by_number("A001", ticket.service_day).id == ticket.id


def test_a_transferred_ticket_is_still_the_same_request(take, queueing):
    request_id = str(uuid4())
    queueing.take("estate", request_id=request_id)
    queueing.call_next("3", actor=CLERK)
    queueing.transfer(request_id, window="3", actor=CLERK, to_business="social")
    assert queueing.take("estate", request_id=request_id).business == "social"


def test_a_ticket_sent_to_one_window_and_given_back_there_is_free_for_its_business(
    called, queueing
):
    queueing.transfer(called.id, window="3", actor=CLERK, to_window="5")
    queueing.call_next("5", actor=OTHER)
    queueing.give_back(called.id, window="5", actor=OTHER)
    assert queueing.ticket(called.id).windows == ("3", "4")
    assert numbers(queueing, "3")[0] == called.number
