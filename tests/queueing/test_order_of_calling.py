"""One moment per ticket: who is called before whom, and how far anybody may be overtaken."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.queueing.claims import CheckIn, Claim
from kiosk.queueing.model import Group, Lane, Priority, age_on
from kiosk.queueing.service import Queueing
from kiosk.settings import QueueSettings
from kiosk.store.tables import audit_trail
from tests.queueing.identities import identity

CLERK = "staff:1007"
RULES = QueueSettings()
START = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)


def numbers(queueing, window=None):
    return [row.number for row in queueing.waiting(window)]


def checked_in(slot_start, settle=lambda *_: None, **fields):
    return CheckIn(str(uuid4()), slot_start, settle, **fields)


def test_a_priority_ticket_goes_before_those_of_the_last_twenty_minutes_only(take, queueing, clock):
    long_ago = take().number
    clock.advance(timedelta(minutes=21))
    lately = take().number
    clock.advance(timedelta(minutes=5))
    veteran = take(priority=Priority("veteran"))
    assert veteran.lane is Lane.PRIORITY
    assert veteran.waiting_ahead == 1
    assert numbers(queueing, "3") == [long_ago, veteran.number, lately]
    assert queueing.ticket(veteran.id).ahead_now == 1


def test_an_appointment_stands_behind_all_until_it_is_due_and_then_before_them(
    take, queueing, clock
):
    slot = clock.now() + timedelta(minutes=30)
    booked = take(appointment=checked_in(slot))
    walk_in = take()
    assert (booked.lane, booked.waiting_ahead) == (Lane.APPOINTMENT, 0)
    assert numbers(queueing, "3") == [walk_in.number, booked.number]
    assert [row.due for row in queueing.waiting("3")] == [True, False]
    assert queueing.ticket(booked.id).ahead_now == 1
    clock.advance(timedelta(minutes=20))
    assert numbers(queueing, "3") == [booked.number, walk_in.number]
    assert queueing.ticket(walk_in.id).ahead_now == 1
    assert queueing.call_next("3", actor=CLERK).id == booked.id


def test_an_appointment_before_its_time_is_called_when_nobody_else_waits(take, queueing, clock):
    booked = take(appointment=checked_in(clock.now() + timedelta(minutes=50)))
    assert queueing.call_next("3", actor=CLERK).id == booked.id


def test_who_comes_too_late_for_the_appointment_waits_like_the_others(take, queueing, clock):
    first = take()
    clock.advance(timedelta(minutes=1))
    late = take(appointment=checked_in(clock.now() - timedelta(hours=1), ordinary=True))
    assert late.lane is Lane.ORDINARY
    assert numbers(queueing, "3") == [first.number, late.number]


def test_the_check_in_is_settled_in_the_commit_of_the_ticket(store, take, queueing, clock):
    seen = []

    def settle(command, ticket):
        seen.append(ticket.number)
        command.audit("appointment.checked_in", ticket.id)

    def refuse(command, ticket):
        raise Rejected("appointment.changed_meanwhile")

    take(appointment=checked_in(clock.now(), settle))
    with pytest.raises(Rejected):
        take(appointment=checked_in(clock.now(), refuse))
    assert seen == ["A001"]
    assert take().number == "A002"
    with store.read() as connection:
        actions = connection.execute(audit_trail.select()).all()
    assert [link.action for link in actions].count("appointment.checked_in") == 1


def test_by_business_order_the_first_business_is_served_as_long_as_somebody_waits(
    take, queueing, clock
):
    for business in ("social", "estate", "social", "estate"):
        take(business)
        clock.advance(timedelta(minutes=1))
    assert numbers(queueing, "4") == ["B001", "A001", "B002", "A002"]
    queueing.set_window(
        "4", businesses=["estate", "social"], rule="business_order", actor="staff:1001"
    )
    assert numbers(queueing, "4") == ["A001", "A002", "B001", "B002"]
    called = []
    while (ticket := queueing.call_next("4", actor=CLERK)) is not None:
        called.append(ticket.number)
        queueing.finish(ticket.id, window="4", actor=CLERK)
    assert called == ["A001", "A002", "B001", "B002"]


def test_the_group_and_what_was_shown_are_audited_and_the_platform_is_told_neither(
    store, take, queueing
):
    ticket = take(priority=Priority("pregnant", "本人说明"))
    assert ticket.group == "pregnant"
    with store.read() as connection:
        facts = connection.execute(audit_trail.select()).one().facts
    assert '"group":"pregnant"' in facts
    assert '"reason":"本人说明"' in facts
    event = store.outbox.pending()[0].payload
    assert event["lane"] == "priority"
    assert "pregnant" not in str(event)


def test_without_a_reason_the_usual_proof_of_the_group_is_recorded(store, take):
    take(priority=Priority("veteran"))
    with store.read() as connection:
        assert "退役军人优待证" in connection.execute(audit_trail.select()).one().facts


@pytest.mark.parametrize(
    ("priority", "code"),
    [
        (Priority("vip"), "priority.unknown_group"),
        (Priority(""), "priority.unknown_group"),
        (Priority("x" * 10_000), "priority.unknown_group"),
        (Priority("veteran", "证号 110101 1980 0101"), "ticket.reason_has_number"),
        (Priority("veteran", "很" * 61), "input.too_long"),
        (Priority("veteran", "a\x00b"), "input.control_character"),
    ],
)
def test_a_claim_that_cannot_be_recorded_gives_no_ticket(queueing, take, priority, code):
    with pytest.raises(Rejected) as refusal:
        take(priority=priority)
    assert refusal.value.code == code
    assert queueing.total_waiting() == 0


def test_a_hall_switches_groups_off(store, hall, settings):
    without = replace(settings, queue=QueueSettings(priority_groups=("elderly",)))
    queueing = Queueing(store, hall, without)
    with pytest.raises(Rejected, match=r"priority\.unknown_group"):
        queueing.take("estate", request_id=str(uuid4()), priority=Priority("veteran"))


def test_the_age_is_read_from_the_identity_number(take, queueing):
    old, young = identity("19610101"), identity("19900101")
    assert queueing.suggested_group(old) == "elderly"
    assert queueing.suggested_group(young) == ""
    assert take(priority=Priority("elderly"), identity=old).lane is Lane.PRIORITY
    with pytest.raises(Rejected) as refusal:
        take(priority=Priority("elderly"), identity=young)
    assert (refusal.value.code, refusal.value.params) == ("priority.too_young", {"age": 65})
    assert take(priority=Priority("veteran"), identity=young).lane is Lane.PRIORITY


def test_a_year_of_age_is_full_on_the_birthday():
    assert age_on(date(1961, 11, 20), date(2026, 11, 20)) == 65
    assert age_on(date(1961, 11, 21), date(2026, 11, 20)) == 64
    assert age_on(date(1960, 2, 29), date(2025, 2, 28)) == 64
    assert age_on(date(1960, 2, 29), date(2025, 3, 1)) == 65


def test_every_group_has_a_label_and_a_proof():
    assert all(group.label and group.proof for group in Group)


arrivals = st.lists(
    st.tuples(
        st.integers(0, 300),
        st.sampled_from(["ordinary", "priority", "appointment"]),
        st.integers(-30, 60),
    ),
    min_size=2,
    max_size=30,
)


@given(arrivals, st.integers(0, 400))
@limits(max_examples=300)
def test_nobody_ordinary_is_overtaken_by_more_than_the_head_start(arrivals, minute):
    """The bound of ADR 7, on the rule itself: for every order of arrivals, at every moment."""
    at = START
    now = at + timedelta(minutes=minute)
    standing = []
    for serial, (came, kind, slot_in) in enumerate(sorted(arrivals)):
        queued = at + timedelta(minutes=came)
        slot = queued + timedelta(minutes=slot_in)
        claim = {
            "ordinary": Claim(),
            "priority": Claim(Lane.PRIORITY, "veteran"),
            "appointment": Claim(Lane.APPOINTMENT, check_in=checked_in(slot)),
        }[kind]
        due = claim.due_from(RULES)
        place = (due is not None and due > now, claim.rank_at(queued, RULES), serial)
        standing.append((place, queued, slot, kind))
    in_order = sorted(standing)
    for place, (_, queued, _, kind) in enumerate(in_order):
        if kind != "ordinary":
            continue
        for _, came, slot, overtaker in in_order[:place]:
            if overtaker == "ordinary":
                assert came <= queued
            elif overtaker == "priority":
                assert came - queued <= timedelta(minutes=20)
            else:
                assert slot - queued <= timedelta(minutes=120)
                assert slot - now <= timedelta(minutes=10)
