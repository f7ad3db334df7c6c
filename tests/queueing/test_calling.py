import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

import kiosk.queueing
from kiosk.common.errors import Rejected
from kiosk.common.wording import catalogue
from kiosk.queueing.calling import EVENTS
from kiosk.queueing.model import TicketAction, TicketState
from kiosk.settings import messages_dir
from kiosk.store.audit import verify

CLERK = "staff:1007"
OTHER_EVENTS = {
    "business.opened",
    "business.shut",
    "ticket.forwarded",
    "ticket.issued",
    "ticket.renumbered",
    "window.lost",
    "window.paused",
    "window.rearranged",
    "window.reopened",
}
"""Kinds of events and audit links that are no step of a ticket."""


def refused(code, call, *arguments, **named):
    with pytest.raises(Rejected) as refusal:
        call(*arguments, **named)
    assert refusal.value.code == code
    return refusal.value


def test_calling_takes_who_waited_longest_over_all_businesses_of_the_window(take, queueing, clock):
    expected = []
    for business in ("social", "estate", "social"):
        expected.append(take(business).number)
        clock.advance(timedelta(minutes=1))
    called = []
    while (ticket := queueing.call_next("4", actor=CLERK)) is not None:
        called.append(ticket.number)
        queueing.finish(ticket.id, window="4", actor=CLERK)
    assert called == expected


def test_equal_waits_go_by_the_order_of_the_window(take, queueing):
    take("social")
    take("estate")
    assert queueing.call_next("4", actor=CLERK).number == "A001"


def test_a_window_gets_only_its_own_businesses(take, queueing):
    take("estate")
    assert queueing.call_next("5", actor=CLERK) is None
    assert queueing.call_next("3", actor=CLERK).state is TicketState.CALLED


def test_nobody_waiting_changes_nothing(store, queueing):
    assert queueing.call_next("3", actor=CLERK) is None
    assert store.outbox.pending() == []


def test_a_window_with_a_ticket_in_service_must_finish_it_first(take, queueing):
    first, second = take(), take()
    queueing.call_next("3", actor=CLERK)
    busy = refused("call.window_busy", queueing.call_next, "3", actor=CLERK)
    assert busy.params == {"window": "3", "number": first.number}
    assert queueing.finish_and_next(first.id, window="3", actor=CLERK).id == second.id


def test_a_second_press_on_finish_and_next_does_not_finish_the_next_one(take, queueing):
    first, second = take(), take()
    take()
    queueing.call_next("3", actor=CLERK)
    queueing.finish_and_next(first.id, window="3", actor=CLERK)
    refused("call.not_at_window", queueing.finish_and_next, first.id, window="3", actor=CLERK)
    assert queueing.current("3").ticket.id == second.id


def test_finish_and_next_with_nobody_waiting_only_finishes(take, queueing):
    first = take()
    queueing.call_next("3", actor=CLERK)
    assert queueing.finish_and_next(first.id, window="3", actor=CLERK) is None
    assert queueing.current("3") is None


def test_what_is_in_service_is_shown_with_its_wait_and_recalls(take, queueing, clock):
    ticket = take(item_code="I-1")
    clock.advance(timedelta(minutes=11))
    queueing.call_next("3", actor=CLERK)
    assert queueing.recall(ticket.id, window="3", actor=CLERK) == 1
    assert queueing.recall(ticket.id, window="3", actor=CLERK) == 2
    serving = queueing.current("3")
    assert (serving.ticket.id, serving.waited_minutes, serving.recalls) == (ticket.id, 11, 2)
    view = queueing.ticket(ticket.id)
    assert (view.window, view.called_at, view.recalls) == ("3", serving.called_at, 2)


def test_another_window_cannot_finish_recall_or_miss_it(take, queueing):
    ticket = take()
    queueing.call_next("3", actor=CLERK)
    for action in (queueing.finish, queueing.recall, queueing.miss, queueing.finish_and_next):
        refused("call.not_at_window", action, ticket.id, window="4", actor=CLERK)
    assert queueing.current("3").ticket.id == ticket.id


def test_a_no_show_is_listed_and_restored_to_its_old_place(take, queueing, clock):
    first = take()
    clock.advance(timedelta(minutes=1))
    second = take()
    queueing.call_next("3", actor=CLERK)
    queueing.miss(first.id, window="3", actor=CLERK)
    missed = queueing.missed("3")
    assert [(row.number, row.missed, row.state) for row in missed] == [
        (first.number, 1, TicketState.NO_SHOW)
    ]
    queueing.restore(first.id, actor=CLERK)
    assert [row.number for row in queueing.waiting("3")] == [first.number, second.number]
    view = queueing.ticket(first.id)
    assert (view.window, view.recalls, view.ahead_now) == ("", 0, 0)
    refused("ticket.restore_refused", queueing.restore, first.id, actor=CLERK)


def test_a_cancelled_ticket_is_never_called(take, queueing):
    first, second = take(), take()
    queueing.cancel(first.id, actor="resident")
    assert queueing.call_next("3", actor=CLERK).id == second.id
    refused("ticket.cancel_refused", queueing.cancel, second.id, actor="resident")


def test_calling_out_of_turn_takes_exactly_that_ticket(take, queueing):
    take()
    second, other = take(), take("social")
    assert queueing.call(second.id, window="3", actor=CLERK).state is TicketState.CALLED
    refused("call.window_busy", queueing.call, second.id, window="3", actor=CLERK)
    refused("ticket.call_refused", queueing.call, second.id, window="4", actor=CLERK)
    queueing.finish(second.id, window="3", actor=CLERK)
    refused("ticket.other_business", queueing.call, other.id, window="3", actor=CLERK)
    assert queueing.current("3") is None


def test_yesterdays_tickets_are_not_called_but_one_in_service_can_be_finished(
    take, queueing, clock
):
    serving, waiting, missed = take("anytime"), take("anytime"), take("anytime")
    queueing.call(missed.id, window="5", actor=CLERK)
    queueing.miss(missed.id, window="5", actor=CLERK)
    queueing.call(serving.id, window="5", actor=CLERK)
    clock.advance(timedelta(days=1))
    assert queueing.total_waiting() == 0
    queueing.finish(serving.id, window="5", actor=CLERK)
    assert queueing.call_next("5", actor=CLERK) is None
    refused("ticket.of_another_day", queueing.call, waiting.id, window="5", actor=CLERK)
    refused("ticket.of_another_day", queueing.restore, missed.id, actor=CLERK)
    refused("ticket.of_another_day", queueing.cancel, waiting.id, actor=CLERK)


def test_the_figures_of_a_window(take, queueing, clock):
    for _ in range(4):
        take()
    for minutes in (8, 10):
        ticket = queueing.call_next("3", actor=CLERK)
        clock.advance(timedelta(minutes=minutes))
        queueing.finish(ticket.id, window="3", actor=CLERK)
    figures = queueing.figures("3")
    assert (figures.waiting, figures.longest_wait_minutes) == (2, 18)
    assert (figures.done_today, figures.average_seconds) == (2, 540)
    empty = queueing.figures("5")
    assert (empty.waiting, empty.longest_wait_minutes) == (0, None)
    assert (empty.done_today, empty.average_seconds) == (0, None)


def test_a_clock_set_back_during_service_leaves_the_time_unknown(take, queueing, clock):
    ticket = take("anytime")
    queueing.call_next("5", actor=CLERK)
    clock.set_wall(clock.now() - timedelta(hours=1))
    queueing.finish(ticket.id, window="5", actor=CLERK)
    figures = queueing.figures("5")
    assert (figures.done_today, figures.average_seconds) == (1, None)


def test_an_unknown_window_is_refused_everywhere(queueing):
    ticket_id = str(uuid4())
    for window in ("", "7", "03", "x" * 10_000, "3' OR 1=1 --", "3\n", "\ud800"):
        refused("window.unknown", queueing.call_next, window, actor=CLERK)
        for action in (queueing.call, queueing.recall, queueing.finish, queueing.miss):
            refused("window.unknown", action, ticket_id, window=window, actor=CLERK)
        for reading in (queueing.waiting, queueing.missed, queueing.current, queueing.figures):
            refused("window.unknown", reading, window)


def test_a_window_without_a_business_cannot_call(queueing):
    refused("window.serves_nothing", queueing.call_next, "9", actor=CLERK)


def test_an_unknown_ticket_cannot_be_called_restored_or_cancelled(queueing):
    for ticket_id in (str(uuid4()), "", "x" * 10_000, "' OR 1=1 --", "\x00", "\ud800"):
        refused("ticket.unknown", queueing.call, ticket_id, window="3", actor=CLERK)
        refused("ticket.unknown", queueing.restore, ticket_id, actor=CLERK)
        refused("ticket.unknown", queueing.cancel, ticket_id, actor=CLERK)


def test_every_step_is_told_to_the_platform_and_kept_in_the_audit_trail(store, take, queueing):
    ticket = take()
    queueing.call_next("3", actor=CLERK)
    queueing.recall(ticket.id, window="3", actor=CLERK)
    queueing.miss(ticket.id, window="3", actor=CLERK)
    queueing.restore(ticket.id, actor=CLERK)
    queueing.call_next("3", actor=CLERK)
    queueing.finish(ticket.id, window="3", actor=CLERK)
    events = store.outbox.pending()
    assert [event.kind for event in events] == [
        "ticket.issued",
        "ticket.called",
        "ticket.recalled",
        "ticket.missed",
        "ticket.restored",
        "ticket.called",
        "ticket.finished",
    ]
    assert {event.payload["ticket"] for event in events} == {ticket.id}
    assert len({event.key for event in events}) == len(events)
    assert [verdict.links for verdict in verify(store)] == [len(events)]


def test_every_code_of_the_room_has_its_words_and_every_action_its_event():
    sentences = catalogue(messages_dir())
    room = Path(kiosk.queueing.__file__).parent
    sources = "".join(file.read_text("utf-8") for file in room.glob("*.py"))
    codes = set(re.findall(r'"((?:ticket|business|window|call)\.[a-z_]+)"', sources))
    assert codes - set(EVENTS.values()) - OTHER_EVENTS <= set(sentences)
    assert set(EVENTS) == set(TicketAction)
    assert all(f"ticket.{action.value}_refused" in sentences for action in TicketAction)
