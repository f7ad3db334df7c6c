"""Windows that pause, live and die; what the supervisor rearranges; what the board shows."""

from datetime import timedelta

import pytest

from kiosk.common.errors import Rejected
from kiosk.common.wording import say
from kiosk.queueing.model import CallingRule, TicketState
from kiosk.queueing.service import Queueing
from kiosk.settings import messages_dir

CLERK = "staff:1007"
BOSS = "staff:1001"


def refused(code, call, *arguments, **named):
    with pytest.raises(Rejected) as refusal:
        call(*arguments, **named)
    assert refusal.value.code == code
    return refusal.value


def state_of(queueing, window):
    return next(state for state in queueing.windows_state() if state.window == window)


def numbers(queueing, window=None):
    return [row.number for row in queueing.waiting(window)]


def test_a_paused_window_finishes_what_it_has_and_gets_nobody(take, queueing):
    first, second = take(), take()
    queueing.call_next("3", actor=CLERK)
    queueing.pause("3", actor=CLERK, reason="午休")
    assert queueing.finish_and_next(first.id, window="3", actor=CLERK) is None
    assert queueing.ticket(first.id).state is TicketState.FINISHED
    for call in (
        lambda: queueing.call_next("3", actor=CLERK),
        lambda: queueing.call(second.id, window="3", actor=CLERK),
    ):
        assert "午休" in say(refused("window.paused", call), messages_dir())
    state = state_of(queueing, "3")
    assert (state.paused, state.pause_reason) == (True, "午休")
    queueing.work("3", actor=CLERK)
    assert queueing.call_next("3", actor=CLERK).id == second.id


def test_a_pause_needs_a_reason_and_is_told_once(store, queueing):
    refused("window.pause_reason_missing", queueing.pause, "3", actor=CLERK, reason=" ")
    queueing.pause("3", actor=CLERK, reason="午休")
    queueing.pause("3", actor=CLERK, reason="午休")
    queueing.work("3", actor=CLERK)
    queueing.work("3", actor=CLERK)
    assert [event.kind for event in store.outbox.pending()] == ["window.paused", "window.reopened"]


def test_a_window_that_fell_silent_loses_its_ticket_to_the_old_place(take, queueing, clock):
    first = take()
    take()
    queueing.beat("3", actor=CLERK)
    queueing.call_next("3", actor=CLERK)
    queueing.start(first.id, window="3", actor=CLERK)
    clock.advance(timedelta(seconds=170))
    assert queueing.return_lost() == 0
    queueing.beat("3", actor=CLERK)
    clock.advance(timedelta(seconds=181))
    state = state_of(queueing, "3")
    assert (state.lost, state.number, state.operator) == (True, first.number, CLERK)
    assert queueing.return_lost() == 1
    assert queueing.return_lost() == 0
    assert numbers(queueing, "4")[0] == first.number
    state = state_of(queueing, "3")
    assert (state.lost, state.number, state.seen_seconds_ago) == (True, "", 181)
    refused("call.not_at_window", queueing.finish, first.id, window="3", actor=CLERK)
    assert queueing.call_next("4", actor=BOSS).id == first.id
    queueing.beat("3", actor=CLERK)
    assert not state_of(queueing, "3").lost


def test_a_window_that_nothing_watches_is_never_lost(take, queueing, clock):
    ticket = take("anytime")
    queueing.call_next("5", actor=CLERK)
    clock.advance(timedelta(hours=3))
    assert queueing.return_lost() == 0
    assert queueing.current("5").ticket.id == ticket.id


def test_a_step_at_the_desk_is_a_sign_of_life(take, queueing, clock):
    ticket = take()
    queueing.beat("3", actor=CLERK)
    clock.advance(timedelta(seconds=150))
    queueing.call_next("3", actor=CLERK)
    clock.advance(timedelta(seconds=150))
    assert queueing.return_lost() == 0
    assert queueing.current("3").ticket.id == ticket.id


def test_tickets_sent_to_a_window_that_died_or_signed_off_are_free_for_the_others(
    take, queueing, clock
):
    first, second = take(), take()
    for ticket in (first, second):
        queueing.call(ticket.id, window="3", actor=CLERK)
        queueing.transfer(ticket.id, window="3", actor=CLERK, to_window="4")
    assert numbers(queueing, "3") == []
    queueing.beat("4", actor=BOSS)
    queueing.leave("4", actor=BOSS)
    assert numbers(queueing, "3") == [first.number, second.number]
    assert queueing.ticket(first.id).windows == ("3", "4")
    queueing.call(second.id, window="3", actor=CLERK)
    queueing.transfer(second.id, window="3", actor=CLERK, to_window="4")
    queueing.beat("4", actor=BOSS)
    clock.advance(timedelta(seconds=200))
    assert queueing.return_lost() == 0
    assert numbers(queueing, "3") == [first.number, second.number]


def test_nobody_signs_off_with_a_ticket_in_hand(take, queueing):
    take()
    queueing.beat("3", actor=CLERK)
    queueing.call_next("3", actor=CLERK)
    refused("call.window_busy", queueing.leave, "3", actor=CLERK)


def test_a_clock_set_back_makes_no_living_window_lost_for_long(take, queueing, clock):
    ticket = take("anytime")
    queueing.beat("5", actor=CLERK)
    queueing.call_next("5", actor=CLERK)
    clock.set_wall(clock.now() - timedelta(seconds=100))
    assert queueing.return_lost() == 0
    queueing.beat("5", actor=CLERK)
    clock.set_wall(clock.now() - timedelta(hours=2))
    queueing.beat("5", actor=CLERK)
    assert queueing.return_lost() == 0
    assert queueing.current("5").ticket.id == ticket.id


def test_the_supervisor_rearranges_a_window_and_takes_it_back(
    store, take, queueing, hall, settings, clock
):
    take("anytime")
    queueing.set_window("3", businesses=["anytime", "estate", "anytime"], actor=BOSS)
    assert state_of(queueing, "3").businesses == ("anytime", "estate")
    elsewhere = Queueing(store, hall, settings)
    assert elsewhere.call_next("3", actor=CLERK).number == "C001"
    assert {s.code: s.windows for s in elsewhere.businesses()}["anytime"] == ("5", "3")
    queueing.set_window("4", businesses=["social"], rule="business_order", actor=BOSS)
    assert state_of(queueing, "4").rule is CallingRule.BUSINESS_ORDER
    assert {s.code: s.windows for s in queueing.businesses()}["estate"] == ("3",)
    queueing.set_window("3", businesses=[], actor=BOSS)
    assert state_of(queueing, "3").businesses == ("estate",)
    clock.advance(timedelta(seconds=1))
    assert {s.code: s.windows for s in elsewhere.businesses()}["anytime"] == ("5",)
    assert [event.kind for event in store.outbox.pending()].count("window.rearranged") == 3


def test_a_window_cannot_be_given_what_the_hall_does_not_have(queueing):
    set_window = queueing.set_window
    refused("business.unknown", set_window, "3", businesses=["estate", "nothing"], actor=BOSS)
    refused("window.unknown", set_window, "77", businesses=["estate"], actor=BOSS)
    refused("window.unknown_rule", set_window, "3", businesses=["estate"], rule="", actor=BOSS)


def test_a_business_closed_by_the_supervisor_says_why_until_the_day_is_over(
    store, take, queueing, clock
):
    waiting = take("anytime")
    queueing.switch_business("anytime", open=False, reason="系统维护", actor=BOSS)
    said = say(refused("business.switched_off", take, "anytime"), messages_dir())
    assert "系统维护" in said
    state = next(s for s in queueing.businesses() if s.code == "anytime")
    assert (state.open, state.reason, state.notice) == (False, "business.switched_off", "系统维护")
    assert queueing.call_next("5", actor=CLERK).id == waiting.id
    queueing.switch_business("anytime", open=True, actor=BOSS)
    assert take("anytime").number == "C002"
    queueing.switch_business("anytime", open=False, reason="系统维护", actor=BOSS)
    clock.advance(timedelta(days=1))
    assert take("anytime").number == "C001"
    kinds = [event.kind for event in store.outbox.pending()]
    assert kinds.count("business.shut") == 2
    assert kinds.count("business.opened") == 1


def test_a_closing_needs_a_reason_and_a_business(queueing):
    switch = queueing.switch_business
    refused("business.reason_missing", switch, "estate", open=False, actor=BOSS)
    refused("business.unknown", switch, "nothing", open=False, reason="维护", actor=BOSS)
    refused("input.too_long", switch, "estate", open=False, reason="很" * 100, actor=BOSS)


def test_the_board_shows_the_latest_call_first_and_a_recall_as_the_same_call(take, queueing, clock):
    first, second = take(), take("social")
    queueing.call_next("3", actor=CLERK)
    clock.advance(timedelta(seconds=5))
    queueing.call_next("5", actor=CLERK)
    shown = [(call.number, call.window, call.recalls) for call in queueing.calls_today()]
    assert shown == [(second.number, "5", 0), (first.number, "3", 0)]
    clock.advance(timedelta(seconds=5))
    queueing.recall(first.id, window="3", actor=CLERK)
    board = queueing.calls_today()
    assert [(call.number, call.recalls) for call in board] == [
        (first.number, 1),
        (second.number, 0),
    ]
    assert board[0].called_at == clock.now()
    assert board[0].business_name == "不动产登记"
    queueing.miss(first.id, window="3", actor=CLERK)
    assert queueing.calls_today()[0].state is TicketState.NO_SHOW
    assert len(queueing.calls_today(limit=1)) == 1


def test_a_resumed_ticket_is_not_called_out_again(take, queueing, clock):
    ticket = take()
    queueing.call_next("3", actor=CLERK)
    queueing.hold(ticket.id, window="3", actor=CLERK)
    clock.advance(timedelta(seconds=5))
    queueing.resume(ticket.id, window="3", actor=CLERK)
    assert [(call.number, call.state) for call in queueing.calls_today()] == [
        (ticket.number, TicketState.HELD)
    ]


def test_the_hall_at_a_glance(take, queueing, clock):
    for business in ("estate", "estate", "social", "anytime"):
        take(business)
    clock.advance(timedelta(minutes=10))
    ticket = queueing.call_next("3", actor=CLERK)
    clock.advance(timedelta(minutes=5))
    queueing.finish(ticket.id, window="3", actor=CLERK)
    queueing.call_next("5", actor=CLERK)
    queueing.beat("4", actor=CLERK)
    waiting = {entry.code: entry.waiting for entry in queueing.waiting_by_business()}
    assert list(waiting) == ["estate", "social", "anytime"]
    assert sum(waiting.values()) == 2
    figures = queueing.hall_figures()
    assert (figures.waiting, figures.serving, figures.done, figures.no_show) == (2, 1, 1, 0)
    assert (figures.longest_wait_minutes, figures.average_wait_minutes) == (15, 12)
    assert (figures.average_service_seconds, figures.windows_open) == (300, 2)
    state = state_of(queueing, "3")
    assert (state.done_today, state.average_seconds, state.number) == (1, 300, "")


def test_an_empty_hall_has_figures_too(queueing):
    figures = queueing.hall_figures()
    assert (figures.waiting, figures.longest_wait_minutes, figures.average_wait_minutes) == (
        0,
        None,
        None,
    )
    assert queueing.calls_today() == []
    assert [state.window for state in queueing.windows_state()] == ["3", "4", "5"]


def test_the_estimate_counts_what_a_call_takes_and_only_windows_that_do_not_pause(
    take, queueing, clock
):
    for _ in range(12):
        take("social")
    for window in ("4", "5", "4", "5", "4", "5"):
        ticket = queueing.call_next(window, actor=CLERK)
        clock.advance(timedelta(minutes=2))
        queueing.start(ticket.id, window=window, actor=CLERK)
        clock.advance(timedelta(minutes=4))
        queueing.finish(ticket.id, window=window, actor=CLERK)
    clock.advance(timedelta(minutes=1))
    assert take("social").estimate == (18, 21)
    queueing.pause("5", actor=CLERK, reason="午休")
    clock.advance(timedelta(minutes=1))
    assert take("social").estimate == (42, 48)
