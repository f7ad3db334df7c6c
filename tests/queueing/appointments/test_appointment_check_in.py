"""Check-in: when it is too early, on time, late, and what the ticket is then."""

from datetime import date
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from sqlalchemy import select

from kiosk.common.errors import Conflict, Rejected, Unavailable
from kiosk.queueing.appointments.model import AppointmentState, Timing
from kiosk.queueing.appointments.tables import appointments
from kiosk.queueing.model import Lane
from kiosk.queueing.tables import tickets
from kiosk.store.audit import verify
from kiosk.store.tables import outbox, print_jobs
from tests.queueing.appointments.persons import MONDAY, at, identity_of


@pytest.fixture
def come(office):
    """Checks in by code with a new request id."""

    def came(made, **fields):
        fields = {"request_id": str(uuid4()), **fields}
        return office.check_in(made.code, **fields)

    return came


def refusal(call, *args, **fields):
    with pytest.raises((Rejected, Conflict, Unavailable)) as caught:
        call(*args, **fields)
    return caught.value


def state_of(store, made):
    query = select(appointments.c.state).where(appointments.c.id == made.id)
    with store.read() as connection:
        return connection.execute(query).scalar_one()


def test_on_time_it_becomes_a_ticket_of_the_appointment_lane(store, office, book, come, clock):
    made = book(at(9))
    clock.set_wall(at(8, 55))
    came = come(made)
    assert (came.timing, came.due_from) == (Timing.ON_TIME, None)
    assert (came.ticket.lane, came.ticket.number) == (Lane.APPOINTMENT, "A001")
    assert came.appointment.state is AppointmentState.CHECKED_IN
    assert came.appointment.ticket_id == came.ticket.id
    [row] = office.rows(MONDAY)
    assert row.ticket_number == "A001"
    with store.read() as connection:
        slips = select(print_jobs.c.subject).where(print_jobs.c.kind == "ticket")
        assert connection.execute(slips).scalar_one() == came.ticket.id
        kinds = connection.execute(select(outbox.c.kind).order_by(outbox.c.seq)).scalars().all()
    assert kinds == ["appointment.booked", "ticket.issued", "appointment.checked_in"]
    assert all(verdict.intact for verdict in verify(store))


def test_too_early_is_told_when_to_come_back(store, book, come, clock):
    made = book(at(9))
    clock.set_wall(at(7, 59))
    told = refusal(come, made)
    assert (told.code, told.params["opens_at"]) == ("appointment.too_early", at(8))
    clock.set_wall(at(16, day=date(2026, 11, 20)))
    told = refusal(come, made)
    assert (told.code, told.params["starts_at"]) == ("appointment.another_day", at(9))
    assert state_of(store, made) == "booked"


def test_early_gets_a_ticket_that_is_due_ten_minutes_before_the_slot(
    queueing, book, come, take, clock
):
    made = book(at(10))
    clock.set_wall(at(9, 30))
    came = come(made)
    assert (came.timing, came.due_from) == (Timing.EARLY, at(9, 50))
    walk_in = take("estate")
    assert queueing.call_next("3", actor="staff:1").number == walk_in.number
    queueing.finish(walk_in.id, window="3", actor="staff:1")
    another = take("estate")
    clock.set_wall(at(9, 50))
    assert queueing.call_next("3", actor="staff:1").number == came.ticket.number
    assert another.number == "A003"


def test_check_in_is_open_in_the_noon_break_before_the_slot(book, come, take, clock):
    made = book(at(13, 30))
    clock.set_wall(at(12, 45))
    assert refusal(take, "estate").code == "business.closed_until"
    assert come(made).timing is Timing.EARLY


def test_the_days_quota_is_not_asked_of_appointments(book, come, take, hall, clock):
    made = book(at(9))
    hall.change("estate", daily_quota=1)
    clock.set_wall(at(9))
    take("estate")
    assert refusal(take, "estate").code == "business.quota_full"
    assert come(made).ticket.number == "A002"


def test_late_within_the_limit_keeps_the_place(queueing, book, come, take, clock):
    made = book(at(9))
    clock.set_wall(at(8, 40))
    take("estate")
    clock.set_wall(at(10, 15))
    came = come(made)
    assert (came.timing, came.ticket.lane) == (Timing.LATE, Lane.APPOINTMENT)
    assert queueing.call_next("3", actor="staff:1").number == came.ticket.number


def test_too_late_is_told_plainly_and_may_take_an_ordinary_ticket(
    store, queueing, office, book, come, take, clock
):
    made = book(at(9))
    clock.set_wall(at(10, 10))
    first = take("estate")
    clock.set_wall(at(10, 16))
    told = refusal(come, made)
    assert (told.code, told.params["minutes"]) == ("appointment.too_late", 15)
    assert state_of(store, made) == "booked"
    came = come(made, ordinary=True)
    assert (came.timing, came.ticket.lane) == (Timing.TOO_LATE, Lane.ORDINARY)
    assert queueing.call_next("3", actor="staff:1").number == first.number
    assert state_of(store, made) == "late"
    clock.set_wall(at(17))
    assert office.close_day(actor="staff:1") == 0


def test_the_day_after_it_is_a_no_show_whether_the_day_was_closed_or_not(office, book, come, clock):
    made = book(at(9))
    clock.set_wall(at(9, day=date(2026, 11, 24)))
    assert refusal(come, made, ordinary=True).code == "appointment.missed_already"
    assert office.close_day(actor="staff:1") == 0


def test_a_day_that_ends_while_somebody_checks_in_is_over(office, book, clock):
    made = book(at(10, day=date(2026, 11, 21)), business="anytime")
    clock.set_wall(at(23, day=date(2026, 11, 21)))
    office.find(made.code)
    clock.set_wall(at(0, 1, day=date(2026, 11, 22)))
    told = refusal(office.check_in, made.code, request_id=str(uuid4()), ordinary=True)
    assert told.code == "appointment.missed_already"


def test_the_same_touch_is_one_ticket_and_another_is_told_its_number(book, come, clock):
    made = book(at(9))
    clock.set_wall(at(9))
    request_id = str(uuid4())
    came = come(made, request_id=request_id)
    again = come(made, request_id=request_id)
    assert (again.ticket.id, again.timing) == (came.ticket.id, Timing.ON_TIME)
    told = refusal(come, made)
    assert (told.code, told.params["number"]) == ("appointment.checked_in_already", "A001")


def test_a_cancelled_one_cannot_check_in_and_a_checked_in_one_not_be_cancelled(
    office, book, come, clock
):
    gone, made = book(at(9)), book(at(10))
    office.cancel(gone.code)
    clock.set_wall(at(9, 55))
    assert refusal(come, gone).code == "appointment.cancelled_already"
    come(made)
    told = refusal(office.cancel_by_staff, made.id, actor="staff:1")
    assert told.code == "appointment.used_already"


def test_a_card_checks_in_what_is_next_today(office, book, clock):
    book(at(9))
    second = book(at(10))
    book(at(9, day=date(2026, 11, 24)))

    def card(n=1):
        return office.check_in_by_identity(identity_of(n), request_id=str(uuid4()))

    clock.set_wall(at(10, 20))
    assert card().appointment.id == second.id
    assert refusal(card).code == "appointment.too_late"  # the first one, at nine, is left
    assert refusal(card, 2).code == "appointment.none_today"


def test_a_card_laid_on_again_is_told_the_number_it_has(office, book, clock):
    book(at(9))
    clock.set_wall(at(9))
    office.check_in_by_identity(identity_of(1), request_id=str(uuid4()))
    told = refusal(office.check_in_by_identity, identity_of(1), request_id=str(uuid4()))
    assert (told.code, told.params["number"]) == ("appointment.checked_in_already", "A001")


def test_a_scanned_qr_code_checks_in(office, book, clock):
    made = book(at(9))
    clock.set_wall(at(9))
    assert office.check_in(made.qr, request_id=str(uuid4())).ticket.number == "A001"
    other = made.qr.replace("150799", "150781")
    told = refusal(office.check_in, other, request_id=str(uuid4()))
    assert told.code == "appointment.other_hall"


def test_eight_kiosks_at_once_make_one_ticket_of_an_appointment(store, book, come, clock):
    made = book(at(9))
    clock.set_wall(at(9))
    gate, given, told = Barrier(8), [], []

    def touch():
        gate.wait()
        try:
            given.append(come(made).ticket.number)
        except (Rejected, Conflict) as refusal:
            told.append(refusal.code)

    touches = [Thread(target=touch) for _ in range(8)]
    for one in touches:
        one.start()
    for one in touches:
        one.join()
    assert given == ["A001"]
    assert told == ["appointment.checked_in_already"] * 7
    with store.read() as connection:
        assert connection.execute(select(tickets.c.number)).scalars().all() == ["A001"]


def test_a_real_name_business_takes_the_number_from_the_booking(book, come, hall, take, clock):
    hall.change("estate", real_name=True)
    made = book(at(9))
    clock.set_wall(at(9))
    assert come(made).ticket.number == "A001"
    told = refusal(take, "estate", identity=identity_of(1))
    assert (told.code, told.params["number"]) == ("ticket.one_per_person", "A001")


def test_nothing_is_settled_when_no_ticket_is_given(store, queueing, book, come, clock):
    made = book(at(9))
    clock.set_wall(at(9))
    queueing.switch_business("estate", open=False, reason="系统维护", actor="staff:1")
    assert refusal(come, made).code == "business.switched_off"
    assert state_of(store, made) == "booked"
    with store.read() as connection:
        assert connection.execute(select(tickets.c.id)).all() == []


def test_a_clock_set_back_does_not_open_a_missed_one_again(office, book, come, clock):
    made = book(at(9))
    clock.set_wall(at(17))
    office.close_day(actor="staff:1")
    clock.set_wall(at(9))
    assert refusal(come, made).code == "appointment.missed_already"
