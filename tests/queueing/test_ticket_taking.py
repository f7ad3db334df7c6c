from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.wording import say
from kiosk.queueing.model import TicketState, Wait
from kiosk.queueing.service import Queueing
from kiosk.queueing.tables import ticket_counters, tickets
from kiosk.settings import messages_dir
from kiosk.store.audit import verify
from kiosk.store.tables import audit_trail, outbox, print_jobs

CLERK = "staff:1007"


def rows(store, table):
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def nothing_was_changed(store):
    return all(rows(store, table) == 0 for table in (tickets, outbox, print_jobs, audit_trail))


def test_the_first_ticket_of_the_day_is_a001_with_its_event_audit_link_and_print_job(
    store, queueing
):
    request_id = str(uuid4())
    ticket = queueing.take("estate", request_id=request_id)
    assert (ticket.number, ticket.serial, ticket.waiting_ahead) == ("A001", 1, 0)
    assert ticket.service_day == date(2026, 11, 20)
    assert ticket.windows == ("3", "4")
    assert ticket.estimate is None
    event = store.outbox.pending()[0]
    assert (event.kind, event.key, event.payload["number"]) == ("ticket.issued", request_id, "A001")
    assert [job.state for job in store.prints.of("ticket", ticket.id)] == ["pending"]
    assert all(verdict.intact and verdict.links == 1 for verdict in verify(store))


def test_each_business_has_its_own_series_and_its_own_line(take):
    assert [take("estate").number, take("social").number, take("estate").number] == [
        "A001",
        "B001",
        "A002",
    ]
    assert take("estate").waiting_ahead == 2
    assert take("social").waiting_ahead == 1


def test_the_same_request_gives_the_same_ticket_even_after_closing_time(
    store, queueing, hall, settings, clock
):
    request_id = str(uuid4())
    first = queueing.take("estate", request_id=request_id)
    clock.advance(timedelta(hours=12))
    again = Queueing(store, hall, settings).take("estate", request_id=request_id.upper())
    assert again == first
    assert rows(store, tickets) == rows(store, print_jobs) == rows(store, outbox) == 1


def test_the_same_request_for_something_else_is_a_conflict(store, queueing):
    request_id = str(uuid4())
    queueing.take("estate", request_id=request_id)
    for business, item in (("social", None), ("estate", "I-1")):
        with pytest.raises(Conflict) as conflict:
            queueing.take(business, request_id=request_id, item_code=item)
        assert conflict.value.code == "ticket.request_reused"
    assert rows(store, tickets) == 1


def test_a_request_id_used_by_another_kind_of_event_is_a_conflict_too(store, queueing):
    request_id = str(uuid4())
    with store.command() as command:
        command.publish("application.submitted", request_id, {})
    with pytest.raises(Conflict) as conflict:
        queueing.take("estate", request_id=request_id)
    assert conflict.value.code == "ticket.request_taken"
    assert rows(store, tickets) == 0


def test_a_refused_request_leaves_no_gap(take, queueing):
    take("estate")
    request_id = str(uuid4())
    queueing.take("social", request_id=request_id)
    with pytest.raises(Conflict):
        queueing.take("estate", request_id=request_id)
    assert take("estate").number == "A002"


def test_a_ticket_from_a_guide_carries_the_item(take):
    ticket = take("estate", item_code="I-1")
    assert (ticket.item_code, ticket.item_name) == ("I-1", "转移登记")


@pytest.mark.parametrize(
    ("item", "code"),
    [("I-2", "ticket.item_elsewhere"), ("I-404", "guide.unknown"), ("\x00\ud800", "guide.unknown")],
)
def test_an_item_of_another_business_or_none_is_refused(store, take, item, code):
    with pytest.raises(Rejected) as refusal:
        take("estate", item_code=item)
    assert refusal.value.code == code
    assert nothing_was_changed(store)


UNKNOWN_BUSINESSES = (
    "",
    " ",
    "unknown",
    "Estate",
    "x" * 10_000,
    "estate'; DROP TABLE tickets;--",
    "a\x00b",
    "<b>estate</b>",
    "😀",
    "𬱖",
    "\u202eestate",
    "\ud800",
)


def test_an_unknown_business_is_refused_in_short_plain_words(store, take):
    for business in UNKNOWN_BUSINESSES:
        with pytest.raises(Rejected) as refusal:
            take(business)
        assert refusal.value.code == "business.unknown"
        sentence = say(refusal.value, messages_dir())
        assert len(sentence) < 80
        assert sentence.isprintable()
    assert nothing_was_changed(store)


def test_a_request_id_that_is_no_uuid_is_refused(store, queueing):
    for request_id in ("", "1", "x" * 10_000, "not-a-uuid", "' OR 1=1 --"):
        with pytest.raises(Rejected) as refusal:
            queueing.take("estate", request_id=request_id)
        assert refusal.value.code == "request.bad_id"
    assert nothing_was_changed(store)


def test_outside_the_hours_the_next_opening_is_said(store, take, clock):
    clock.advance(timedelta(hours=9))
    with pytest.raises(Rejected) as refusal:
        take("estate")
    assert refusal.value.code == "business.closed_until"
    assert "11月23日 08:30" in say(refusal.value, messages_dir())
    assert nothing_was_changed(store)
    assert take("anytime").number == "C001"


def test_a_business_without_days_or_with_unreadable_hours_is_closed(store, take, hall):
    hall.change("estate", weekdays=())
    hall.change("social", hours=("nine to five",))
    for business, code in (("estate", "business.closed"), ("social", "business.hours_unreadable")):
        with pytest.raises(Rejected) as refusal:
            take(business)
        assert refusal.value.code == code
        assert "—" not in say(refusal.value, messages_dir())
    assert nothing_was_changed(store)


def test_the_quota_of_the_day_ends_the_series_and_the_next_day_begins_anew(
    take, hall, clock, queueing
):
    hall.change("anytime", daily_quota=2)
    assert [take("anytime").number, take("anytime").number] == ["C001", "C002"]
    with pytest.raises(Rejected) as refusal:
        take("anytime")
    assert refusal.value.code == "business.quota_full"
    assert "2" in say(refusal.value, messages_dir())
    state = next(state for state in queueing.businesses() if state.code == "anytime")
    assert (state.open, state.reason, state.waiting) == (False, "business.quota_full", 2)
    clock.advance(timedelta(days=1))
    assert take("anytime").number == "C001"


def test_the_day_changes_at_midnight_and_never_goes_back(store, queueing, hall, settings, clock):
    def anytime(through):
        return through.take("anytime", request_id=str(uuid4()))

    clock.set_wall(datetime(2026, 11, 20, 15, 59, 59, tzinfo=UTC))
    assert anytime(queueing).service_day == date(2026, 11, 20)
    clock.advance(timedelta(seconds=2))
    assert (anytime(queueing).number, queueing.total_waiting()) == ("C001", 1)
    clock.set_wall(datetime(1970, 1, 1, tzinfo=UTC))
    for through in (queueing, Queueing(store, hall, settings)):
        ticket = anytime(through)
        assert ticket.service_day == date(2026, 11, 21)
    assert ticket.number == "C003"
    assert [t.number for t in queueing.tickets()] == ["C001", "C002", "C003"]
    assert [t.number for t in queueing.tickets(date(2026, 11, 20))] == ["C001"]


def test_a_clock_set_back_does_not_reorder_the_queue(take, queueing, clock):
    first = take("anytime")
    clock.set_wall(clock.now() - timedelta(hours=3))
    second = take("anytime")
    assert [row.number for row in queueing.waiting("5")] == [first.number, second.number]
    assert queueing.call_next("5", actor=CLERK).id == first.id


def test_a_change_of_the_hall_is_seen_within_a_second_and_the_hall_is_not_read_each_time(
    take, hall, clock
):
    for _ in range(5):
        take("anytime")
    assert hall.readings == 1
    hall.change("anytime", prefix="D")
    assert take("anytime").number == "C006"
    clock.advance(timedelta(seconds=1))
    assert take("anytime").number == "D001"


def test_the_wait_is_learned_from_finished_tickets_and_kept_with_the_ticket(take, queueing, clock):
    for _ in range(7):
        take("anytime")
    for _ in range(5):
        ticket = queueing.call_next("5", actor=CLERK)
        clock.advance(timedelta(minutes=6))
        queueing.finish(ticket.id, window="5", actor=CLERK)
    clock.advance(timedelta(minutes=2))
    ticket = take("anytime")
    assert (ticket.waiting_ahead, ticket.estimate) == (2, Wait(12, 18))
    queueing.call_next("5", actor=CLERK)
    view = queueing.ticket(ticket.id)
    assert (view.number, view.waiting_ahead, view.estimate) == (ticket.number, 2, Wait(12, 18))
    assert (view.ahead_now, view.estimate_now) == (1, Wait(6, 12))


def test_the_list_of_businesses_says_what_is_open_and_how_many_wait(take, queueing, clock):
    take("estate")
    take("anytime")
    clock.advance(timedelta(hours=9))
    states = {state.code: state for state in queueing.businesses()}
    assert list(states) == ["estate", "social", "anytime"]
    assert (states["estate"].open, states["estate"].reason) == (False, "business.closed_until")
    assert states["estate"].opens_at.isoformat() == "2026-11-23T08:30:00+08:00"
    assert (states["anytime"].open, states["anytime"].waiting) == (True, 1)
    assert states["social"].windows == ("4", "5")


def test_an_unknown_ticket_is_refused(queueing):
    for ticket_id in ("", str(uuid4()), "x" * 10_000, "' OR 1=1 --", "\x00", "\ud800"):
        with pytest.raises(Rejected) as refusal:
            queueing.ticket(ticket_id)
        assert refusal.value.code == "ticket.unknown"


def test_every_state_of_a_ticket_can_be_stored(take, queueing):
    called, missed, cancelled = take("anytime"), take("anytime"), take("anytime")
    queueing.call_next("5", actor=CLERK)
    queueing.finish(called.id, window="5", actor=CLERK)
    queueing.call_next("5", actor=CLERK)
    queueing.miss(missed.id, window="5", actor=CLERK)
    queueing.cancel(cancelled.id, actor=CLERK)
    states = [ticket.state for ticket in queueing.tickets()]
    assert states == [TicketState.FINISHED, TicketState.NO_SHOW, TicketState.CANCELLED]


def test_numbers_have_three_digits_and_grow_instead_of_starting_again(store, take):
    take()
    numbers = []
    for serial in (9, 10, 99, 100, 999, 1000, 12345):
        with store.command() as command:
            command.execute(update(ticket_counters).values(last=serial - 1))
        numbers.append(take().number)
    assert numbers == ["A009", "A010", "A099", "A100", "A999", "A1000", "A12345"]
