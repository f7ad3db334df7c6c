"""实名取号: one open ticket per person and business, and nobody's number anywhere."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from sqlalchemy import event, select

from kiosk.common.errors import KioskError, Rejected
from kiosk.common.wording import say
from kiosk.queueing.model import Priority, TicketState
from kiosk.queueing.service import Queueing
from kiosk.queueing.tables import tickets
from kiosk.settings import messages_dir
from kiosk.store.tables import audit_trail, outbox
from tests.queueing.identities import identity

CLERK = "staff:1007"
ZHANG, LI = identity(serial=1), identity(serial=2)


def refused(code, call, *arguments, **named):
    with pytest.raises(KioskError) as refusal:
        call(*arguments, **named)
    assert refusal.value.code == code
    return refusal.value


@pytest.fixture
def hall(hall):
    for business in ("estate", "social"):
        hall.change(business, real_name=True)
    return hall


def test_a_real_name_business_gives_no_ticket_without_a_number(take, queueing):
    refused("ticket.identity_required", take, "estate")
    assert take("anytime").number == "C001"
    assert next(s for s in queueing.businesses() if s.code == "estate").real_name


def test_the_second_ticket_of_a_person_is_refused_and_the_open_one_named(take, queueing):
    first = take("estate", identity=ZHANG)
    refusal = refused("ticket.one_per_person", take, "estate", identity=ZHANG)
    assert first.number in say(refusal, messages_dir())
    assert ZHANG not in str(refusal)
    assert take("estate", identity=LI).number == "A002"
    assert take("social", identity=ZHANG).number == "B001"
    queueing.call_next("3", actor=CLERK)
    queueing.hold(first.id, window="3", actor=CLERK)
    refused("ticket.one_per_person", take, "estate", identity=ZHANG.lower())
    queueing.resume(first.id, window="3", actor=CLERK)
    queueing.finish(first.id, window="3", actor=CLERK)
    assert take("estate", identity=ZHANG).number == "A003"


def test_the_same_touch_again_is_the_same_ticket_not_a_second_one(queueing):
    request_id = str(uuid4())
    first = queueing.take("estate", request_id=request_id, identity=ZHANG)
    assert queueing.take("estate", request_id=request_id, identity=ZHANG) == first


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "identity.bad_length"),
        ("1" * 17, "identity.bad_length"),
        (ZHANG[:-1] + ("0" if ZHANG[-1] != "0" else "1"), "identity.bad_check_digit"),
        (identity("20990101"), "identity.future_birth_date"),
        ("\x00" * 18, "identity.bad_character"),
    ],
)
def test_a_number_that_cannot_be_real_gives_no_ticket(take, queueing, number, code):
    refused(code, take, "estate", identity=number)
    assert queueing.total_waiting() == 0


def test_the_number_is_stored_nowhere_in_clear(store, take, queueing):
    ticket = take("estate", identity=ZHANG)
    queueing.call_next("3", actor=CLERK)
    queueing.finish(ticket.id, window="3", actor=CLERK)
    with store.read() as connection:
        kept = [str(connection.execute(table.select()).all()) for table in (tickets, audit_trail)]
        sealed = connection.execute(outbox.select()).all()
    told = [str(event.payload) for event in store.outbox.pending()]
    for text in (*kept, *told, str(sealed)):
        assert ZHANG not in text
        assert ZHANG[6:14] not in text


def test_a_number_that_no_business_asks_for_is_not_kept_at_all(store, take):
    take("anytime", identity=ZHANG)
    take("anytime", identity=ZHANG)
    with store.read() as connection:
        assert set(connection.execute(select(tickets.c.holder)).scalars()) == {None}


def test_two_cards_at_once_at_two_kiosks_are_one_ticket(store, hall, settings):
    given, refusals = [], []
    together = Barrier(4)

    def tap():
        queueing = Queueing(store, hall, settings)
        together.wait()
        try:
            given.append(queueing.take("estate", request_id=str(uuid4()), identity=ZHANG))
        except Rejected as refusal:
            refusals.append((refusal.code, refusal.params))

    taps = [Thread(target=tap) for _ in range(4)]
    for one in taps:
        one.start()
    for one in taps:
        one.join()
    assert [ticket.number for ticket in given] == ["A001"]
    assert refusals == [("ticket.one_per_person", {"number": "A001"})] * 3


def test_a_missed_ticket_is_not_restored_beside_a_new_one(take, queueing):
    first = take("estate", identity=ZHANG)
    queueing.call_next("3", actor=CLERK)
    queueing.miss(first.id, window="3", actor=CLERK)
    second = take("estate", identity=ZHANG)
    refusal = refused("ticket.one_per_person", queueing.restore, first.id, actor=CLERK)
    assert refusal.params == {"number": second.number}
    queueing.cancel(second.id, actor="resident")
    assert queueing.restore(first.id, actor=CLERK).state is TicketState.WAITING


def test_a_visit_does_not_move_on_to_where_the_person_waits_already(take, queueing):
    visit = take("estate", further=["social"], identity=ZHANG)
    other = take("social", identity=ZHANG)
    queueing.call_next("3", actor=CLERK)
    for act in (queueing.finish, queueing.finish_and_next, queueing.move_on):
        refusal = refused("ticket.one_per_person", act, visit.id, window="3", actor=CLERK)
        assert refusal.params == {"number": other.number}
    transfer = {"window": "3", "actor": CLERK, "to_business": "social"}
    refused("ticket.one_per_person", queueing.transfer, visit.id, **transfer)
    done = queueing.finish(visit.id, window="3", actor=CLERK, whole=True)
    assert done.state is TicketState.FINISHED


def test_a_further_business_with_real_names_asks_for_the_number_too(take):
    refused("ticket.identity_required", take, "anytime", further=["estate"])
    assert take("anytime", further=["estate"], identity=ZHANG).further == ("estate",)


def test_a_new_day_is_a_new_ticket(take, clock, hall):
    hall.change("estate", hours=(), weekdays=tuple(range(1, 8)))
    take("estate", identity=ZHANG)
    clock.advance(timedelta(days=1))
    assert take("estate", identity=ZHANG).number == "A001"


def test_an_identity_number_or_a_claim_costs_the_database_no_further_question(store, take):
    def asked(**wish):
        counted = []

        def count(*told):
            counted.append(told[2])

        event.listen(store.engine, "before_cursor_execute", count)
        take(**wish)
        event.remove(store.engine, "before_cursor_execute", count)
        return [statement.split()[0] for statement in counted]

    take("anytime")
    take("estate", identity=LI)
    plain = asked(business="anytime")
    named = asked(business="estate", identity=ZHANG, priority=Priority("veteran"))
    assert named == plain
    assert plain.count("SELECT") == 0
