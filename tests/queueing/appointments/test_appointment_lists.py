"""Bookings from elsewhere: lists in CSV, and what the platform tells."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.queueing.appointments.taking_over import Received
from tests.queueing.appointments.persons import MONDAY, at, identity_of
from tests.queueing.appointments.seat_count import seats_agree

HEADER = "预约编号,业务代码,预约日期,预约时段,姓名,身份证号,预约码,状态"


@pytest.fixture
def bring(office, tmp_path):
    """Imports lines under the usual header; returns the report."""

    def brought(*lines, header=HEADER, encoding="utf-8"):
        path = tmp_path / "list.csv"
        path.write_bytes("\r\n".join([header, *lines]).encode(encoding))
        return office.import_list(path, actor="staff:1007")

    return brought


def line(n, start="09:00-10:00", **changes):
    cells = {
        "reference": f"W-{n}",
        "business": "estate",
        "day": "2026-11-23",
        "start": start,
        "name": "王小明",
        "identity": identity_of(n),
        "code": "",
        "state": "",
    }
    return ",".join({**cells, **changes}.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_comes_in_and_a_second_time_changes_nothing(bring, office, encoding):
    lines = [line(1), line(2, "10:00"), line(3, day="2026年11月23日", code="abcd2345")]
    first = bring(*lines, encoding=encoding)
    assert (first.added, first.unchanged, first.skipped) == (3, 0, ())
    again = bring(*lines, encoding=encoding)
    assert (again.added, again.unchanged, again.skipped) == (0, 3, ())
    assert [slot.booked for slot in office.slots("estate", MONDAY)] == [2, 1, 0]
    assert office.find("ABCD-2345").starts_at == at(9)


def test_bad_lines_are_named_and_the_others_come_in(bring):
    report = bring(
        line(1),
        line(2, identity="123"),
        "",
        line(3, business="nothing"),
        line(4, "09:15"),
        line(5, day="2026-02-30"),
        line(6, state="也许"),
        line(7, code="OOOO-1111"),
        line(8, name=""),
        "W-9,estate",
        line(10, "13:30"),
    )
    assert (report.added, [(row.line, row.error.code) for row in report.skipped]) == (
        2,
        [
            (3, "identity.bad_length"),
            (5, "business.unknown"),
            (6, "appointment.slot_unknown"),
            (7, "appointment.row_time"),
            (8, "appointment.row_state"),
            (9, "appointment.code_unusable"),
            (10, "input.required"),
            (11, "appointment.row_columns"),
        ],
    )


def test_quotas_and_one_booking_per_person_hold_for_lists_too(bring, office):
    report = bring(
        *(line(n, "13:30") for n in (1, 2, 3)),
        line(11, identity=identity_of(4)),
        line(12, identity=identity_of(4)),
    )
    assert report.added == 3
    assert [(row.line, row.error.code) for row in report.skipped] == [
        (4, "appointment.slot_full"),
        (6, "appointment.already_booked"),
    ]
    assert [slot.booked for slot in office.slots("estate", MONDAY)] == [1, 0, 2]


def test_a_cancellation_in_a_list_frees_the_seat_once(bring, office):
    bring(line(1))
    assert bring(line(1, state="取消"), line(2, state="取消")).cancelled == 1
    assert bring(line(1, state="取消"), line(1)).unchanged == 2
    assert office.slots("estate", MONDAY)[0].booked == 0


def test_a_reference_stands_for_one_booking(bring):
    bring(line(1))
    report = bring(line(1, "10:00"))
    assert [row.error.code for row in report.skipped] == ["appointment.reference_differs"]


def test_a_code_is_given_out_once(bring):
    report = bring(line(1, code="ABCD-2345"), line(2, code="ABCD-2345"))
    assert (report.added, report.skipped[0].error.code) == (1, "appointment.code_unusable")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import.empty"),
        (b"\0\1\2", "import.binary"),
        ("姓名,电话\n王,1".encode(), "appointment.header_missing"),
        ("预约编号,业务代码\n".encode(), "appointment.header_missing"),
    ],
)
def test_files_that_are_no_list(office, tmp_path, content, code):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(Rejected) as refusal:
        office.import_list(path, actor="staff:1007")
    assert refusal.value.code == code


RECEIVED = st.builds(
    Received,
    reference=st.sampled_from(["W-1", "W-2", "W-3"]),
    business=st.just("estate"),
    starts_at=st.sampled_from([at(13, 30), at(9)]),
    name=st.just("王小明"),
    identity=st.integers(1, 4).map(identity_of),
    cancelled=st.booleans(),
)


@given(messages=st.lists(RECEIVED, max_size=10))
@hypothesis_settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_messages_again_and_out_of_order_end_in_the_same_seats(office, store, messages):
    for received in [*messages, *messages]:
        with suppress(Rejected):
            office.take_over(received, actor="sync")
    seats_agree(store)
    assert all(slot.booked <= slot.quota for slot in office.slots("estate", MONDAY))
