"""Many book at once: a slot's quota is never exceeded, a seat never lost."""

from __future__ import annotations

from threading import Barrier, Thread
from uuid import uuid4

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.common.errors import Conflict, Rejected
from tests.queueing.appointments.persons import MONDAY, at
from tests.queueing.appointments.seat_count import seats_agree

AT_ONCE = 8


def together(*works):
    """Runs all at the same moment and returns what each gave, or the code of its refusal."""
    gate = Barrier(len(works))
    given_by = [None] * len(works)

    def run(place, work):
        gate.wait()
        try:
            given_by[place] = work()
        except (Rejected, Conflict) as refusal:
            given_by[place] = refusal.code

    threads = [Thread(target=run, args=entry) for entry in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given_by


def test_eight_who_book_at_once_never_get_more_seats_than_there_are(store, office, book):
    given_to = together(*(lambda n=n: book(at(9), n=n).id for n in range(AT_ONCE)))
    assert given_to.count("appointment.slot_full") == AT_ONCE - 3
    assert office.slots("estate", MONDAY)[0].booked == 3
    seats_agree(store)


def test_one_person_at_eight_kiosks_books_once(store, office, book):
    given_to = together(*(lambda: book(at(9)).id for _ in range(AT_ONCE)))
    assert given_to.count("appointment.already_booked") == AT_ONCE - 1
    assert office.slots("estate", MONDAY)[0].booked == 1
    seats_agree(store)


def test_eight_touches_with_one_id_are_one_booking(store, office, book):
    request_id = str(uuid4())
    given_to = together(*(lambda: book(request_id=request_id).id for _ in range(AT_ONCE)))
    assert set(given_to) == {request_id}
    assert office.slots("estate", MONDAY)[0].booked == 1
    seats_agree(store)


def test_booking_and_cancelling_at_once_neither_lose_a_seat_nor_block_each_other(
    store, office, book
):
    for _ in range(5):
        codes = [book(at(9), n=n).code for n in range(3)]
        gives = [lambda code=code: office.cancel(code).id for code in codes]
        takes = [lambda n=n: book(at(9), n=n).id for n in (0, 1, 2, 3, 4)]
        together(*gives, *takes)
        seats_agree(store)
        for row in office.rows(MONDAY):
            if row.state.value == "booked":
                office.cancel_by_staff(row.id, actor="staff:1007")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("book"), st.integers(0, 4), st.sampled_from([9, 10])),
        st.tuples(st.just("cancel"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("quota"), st.integers(0, 4), st.sampled_from([9, 10])),
    ),
    max_size=14,
)


@given(steps=STEPS)
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_booked_cancelled_and_changed_the_seats_agree(store, office, book, steps):
    for row in office.rows(MONDAY):
        if row.state.value == "booked":
            office.cancel_by_staff(row.id, actor="staff:1007")
    for hour in (9, 10):
        office.set_quota("estate", at(hour), None, actor="staff:1007")
    quotas = {9: 3, 10: 3}
    open_codes = []
    for what, n, hour in steps:
        if what == "quota":
            office.set_quota("estate", at(hour), n, actor="staff:1007")
            quotas[hour] = n
        elif what == "cancel" and open_codes:
            office.cancel(open_codes.pop(n % len(open_codes)))
        elif what == "book":
            before = office.slots("estate", MONDAY)[hour - 9]
            try:
                open_codes.append(book(at(hour), n=n).code)
            except Rejected:
                after = office.slots("estate", MONDAY)[hour - 9]
                assert after == before
            else:
                assert before.booked < quotas[hour]
        seats_agree(store)
