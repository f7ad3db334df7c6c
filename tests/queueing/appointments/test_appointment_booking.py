"""Booking and giving up appointments."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from kiosk.common.errors import Conflict, Rejected, Unavailable
from kiosk.queueing.appointments.model import AppointmentState, Channel
from kiosk.queueing.appointments.tables import appointments
from kiosk.store.audit import verify
from kiosk.store.tables import audit_trail, outbox, print_jobs
from tests.queueing.appointments.persons import MONDAY, TODAY, at, identity_of


def refusal(call, *args, **fields):
    with pytest.raises((Rejected, Conflict, Unavailable)) as caught:
        call(*args, **fields)
    return caught.value


def test_slots_of_the_bookable_days_with_their_free_seats(office, book):
    book(at(9))
    slots = office.slots("estate", MONDAY)
    assert [(slot.starts_at, slot.quota, slot.free) for slot in slots] == [
        (at(9), 3, 2),
        (at(10), 3, 3),
        (at(13, 30), 2, 2),
    ]
    assert all(slot.bookable for slot in slots)
    assert {slot.starts_at.date() for slot in office.slots("estate")} == {
        TODAY,
        *(date(2026, 11, d) for d in range(23, 28)),
    }


def test_a_slot_that_has_begun_is_shown_but_cannot_be_booked(office, book):
    assert [slot.bookable for slot in office.slots("estate", TODAY)] == [False, False, True]
    assert refusal(book, at(10, day=TODAY)).code == "appointment.slot_begun"
    assert book(at(13, 30, day=TODAY)).state is AppointmentState.BOOKED


def test_a_booking_is_shown_masked_with_its_code_and_its_times(book):
    made = book(at(9))
    assert (made.name, made.identity) == ("张*丰", "1507**********" + identity_of(1)[-4:])
    assert made.qr == f"HALL-APPOINTMENT/1/150799/{made.code}"
    assert (made.opens_at, made.cancel_until) == (at(8), at(7))
    assert made.channel is Channel.KIOSK


def test_the_same_touch_books_once(office, book, store):
    request_id = str(uuid4())
    assert book(request_id=request_id) == book(request_id=request_id)
    assert office.slots("estate", MONDAY)[0].booked == 1
    again = refusal(book, at(10), request_id=request_id)
    assert again.code == "appointment.request_reused"
    assert office.slots("estate", MONDAY)[1].booked == 0
    assert sum(verdict.links for verdict in verify(store)) == 1


def test_a_booking_asks_for_its_slip_once(book, store):
    request_id = str(uuid4())
    book(request_id=request_id)
    book(request_id=request_id)
    with store.read() as connection:
        [job] = connection.execute(select(print_jobs)).all()
    assert (job.kind, job.subject) == ("appointment", request_id)


def test_one_booking_per_person_business_and_slot(book):
    book(at(9))
    assert refusal(book, at(9)).code == "appointment.already_booked"
    book(at(10))
    book(at(9), n=2)


def test_a_full_slot_is_refused_and_the_seat_of_a_cancelled_one_is_given_on(office, book):
    made = [book(at(13, 30), n=n) for n in (1, 2)]
    assert refusal(book, at(13, 30), n=3).code == "appointment.slot_full"
    office.cancel(made[0].code)
    book(at(13, 30), n=3)
    assert refusal(book, at(13, 30), n=1).code == "appointment.slot_full"


@pytest.mark.parametrize(
    ("starts_at", "code"),
    [
        (at(9, 15), "appointment.slot_unknown"),
        (at(9, day=date(2026, 11, 21)), "appointment.slot_unknown"),
        (at(9, day=date(2026, 11, 30)), "appointment.too_far_ahead"),
        (at(9, day=date(2026, 11, 19)), "appointment.slot_begun"),
    ],
)
def test_times_that_cannot_be_booked(book, starts_at, code):
    assert refusal(book, starts_at).code == code


def test_businesses_that_cannot_be_booked(office, book, hall):
    assert refusal(book, business="social").code == "appointment.not_offered"
    assert refusal(book, business="nothing").code == "business.unknown"
    assert [business.code for business in office.businesses()] == ["estate", "anytime"]
    hall.change("estate", appointments=("nonsense",))
    assert refusal(office.slots, "estate").code == "appointment.not_offered"


def test_days_that_cannot_be_booked_have_no_slots(office):
    assert refusal(office.slots, "estate", date(2026, 11, 21)).code == "appointment.day_closed"
    assert len(office.slots("anytime", date(2026, 11, 21))) == 1


def test_a_number_that_cannot_be_real_is_refused(office):
    wrong = identity_of(1)[:-1] + ("0" if identity_of(1)[-1] != "0" else "1")
    asked = {"name": "张三", "identity": wrong, "request_id": str(uuid4())}
    assert refusal(office.book, "estate", at(9), **asked).code == "identity.bad_check_digit"


def test_a_resident_may_cancel_until_two_hours_before(office, book, clock):
    first, second = book(at(9)), book(at(10))
    clock.set_wall(at(7))
    assert office.cancel(first.code).state is AppointmentState.CANCELLED
    assert refusal(office.cancel, first.code).code == "appointment.cancelled_already"
    clock.set_wall(at(8) + timedelta(seconds=1))
    assert refusal(office.cancel, second.code).code == "appointment.cancel_too_late"
    done = office.cancel_by_staff(second.id, actor="staff:1007")
    assert done.state is AppointmentState.CANCELLED
    assert refusal(office.cancel_by_staff, "x", actor="staff:1007").code == "appointment.unknown"


def test_who_cancelled_may_book_the_slot_again(office, book):
    office.cancel(book().code)
    assert book().state is AppointmentState.BOOKED
    assert office.slots("estate", MONDAY)[0].booked == 1


def test_wrong_codes_are_counted_and_the_sixth_waits(office, book, clock):
    made = book()
    for typed in ("2222-2222", "", "不是码", "HALL-APPOINTMENT/1/150799/2222-2222", "x" * 999):
        assert refusal(office.find, typed).code == "appointment.code_wrong"
    shut = refusal(office.find, made.code)
    assert (shut.code, shut.params["minutes"]) == ("appointment.too_many_tries", 10)
    clock.advance(timedelta(minutes=10))
    assert office.find(made.code.lower()).id == made.id


def test_a_card_shows_what_its_holder_has_booked(office, book):
    later, sooner = book(at(10)), book(at(9))
    book(at(9), n=2)
    assert [made.id for made in office.of_person(identity_of(1))] == [sooner.id, later.id]


def test_the_list_is_masked_and_counts_what_became_of_all(office, book):
    book(at(10))
    office.cancel(book(at(9), n=2).code)
    rows = office.rows(MONDAY)
    assert [(row.starts_at, row.name, row.state.value) for row in rows] == [
        (at(9), "张*丰", "cancelled"),
        (at(10), "张*丰", "booked"),
    ]
    figures = office.figures(MONDAY)
    assert (figures.booked, figures.cancelled, figures.no_show) == (1, 1, 0)


def test_the_hall_may_change_the_seats_of_one_slot(office, book):
    book(at(9))
    office.set_quota("estate", at(9), 0, actor="staff:1007")
    assert refusal(book, at(9), n=2).code == "appointment.slot_full"
    [slot, *_] = office.slots("estate", MONDAY)
    assert (slot.quota, slot.booked, slot.free, slot.bookable) == (0, 1, 0, False)
    office.set_quota("estate", at(9), None, actor="staff:1007")
    book(at(9), n=2)
    assert refusal(office.set_quota, "estate", at(9), 1000, actor="x").code.endswith("invalid")


def test_three_no_shows_block_booking_for_thirty_days(office, book, clock):
    for hour in (9, 10):
        book(at(hour))
    book(at(13, 30))
    clock.set_wall(at(17))
    assert office.close_day(actor="staff:1007") == 3
    assert office.figures(MONDAY).no_show == 3
    blocked = refusal(book, at(9, day=date(2026, 11, 24)))
    assert (blocked.code, blocked.params["until"]) == ("appointment.blocked", date(2026, 12, 23))
    book(at(9, day=date(2026, 11, 24)), n=2)
    clock.set_wall(at(8, day=date(2026, 12, 24)))
    assert book(at(9, day=date(2026, 12, 24))).state is AppointmentState.BOOKED


def test_no_shows_count_even_when_nobody_closed_the_day(office, book, clock):
    for hour in (9, 10):
        book(at(hour))
    book(at(13, 30))
    clock.set_wall(at(8, day=date(2026, 11, 24)))
    blocked = refusal(book, at(9, day=date(2026, 11, 24)))
    assert blocked.code == "appointment.blocked"
    assert office.figures(MONDAY).no_show == 3


def test_closing_a_day_leaves_what_is_still_to_come(office, book, clock):
    book(at(9))
    book(at(13, 30), n=2)
    clock.set_wall(at(12))
    assert office.close_day(actor="staff:1007") == 1
    assert office.close_day(actor="staff:1007") == 0
    assert [row.state.value for row in office.rows(MONDAY)] == ["no_show", "booked"]


def test_names_and_then_holders_are_erased_when_nothing_needs_them(office, book, store, clock):
    office.cancel(book().code)
    clock.set_wall(at(9, day=date(2026, 12, 24)))
    office.close_day(actor="system")
    [row] = office.rows(MONDAY)
    assert (row.name, row.identity) == ("", "")
    with store.read() as connection:
        assert connection.execute(select(appointments.c.holder)).scalar_one() is not None
    clock.set_wall(at(9, day=date(2027, 4, 1)))
    office.close_day(actor="system")
    with store.read() as connection:
        assert connection.execute(select(appointments.c.holder)).scalar_one() is None


def test_no_name_number_or_code_stands_anywhere_in_clear(office, book, store, caplog):
    made = book()
    refusal(book)
    office.cancel(made.code)
    with store.read() as connection:
        held = [str(row) for row in connection.execute(select(appointments))]
        audited = [str(row) for row in connection.execute(select(audit_trail))]
        events = connection.execute(select(outbox.c.payload)).scalars().all()
        raw = connection.execute(text("SELECT * FROM appointments")).all()
    told = [store.sealer.unseal(payload) for payload in events]
    everything = "\n".join([*held, *audited, *told, *map(str, raw), caplog.text])
    for secret in (identity_of(1), identity_of(1)[6:14], "张三丰", made.code):
        assert secret not in everything
    assert len(told) == 2
