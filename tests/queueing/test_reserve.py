"""The reserve: numbers go on while the hall database is away, and each ticket exists once."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.common.clock import FixedClock
from kiosk.common.errors import Conflict, Rejected, Unavailable
from kiosk.hall_simulation.line import Line
from kiosk.queueing.claims import CheckIn
from kiosk.queueing.forwarding import Forwarder
from kiosk.queueing.model import TicketState
from kiosk.queueing.series import series, short_terminal
from kiosk.queueing.tables import tickets
from kiosk.store import audit
from kiosk.store.hall_clock import HallClock
from kiosk.store.tables import audit_trail
from tests.queueing.machines import Machine, events, in_hall
from tests.queueing.small_hall import small_hall

ROOT = Path(__file__).resolve().parents[2]
TEXT = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=1, max_size=3)
PERSON = "11010519491231002X"


@pytest.fixture
def line(cluster):
    own = Line(cluster.socket)
    yield own
    own.stop()


@pytest.fixture
def machine(postgres_store, cluster, line, settings, clock, tmp_path):
    made = []

    def make(terminal="03", own=clock, **given):
        url = postgres_store.engine.url.render_as_string(hide_password=False)
        through = cluster.address_through(line.port, url)
        folder = tmp_path / f"terminal-{terminal}-{len(made)}"
        folder = given.pop("folder", folder)
        made.append(Machine(through, folder, settings, own, terminal, **given))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def kiosk(machine):
    return machine().join()


def test_while_the_hall_answers_its_numbers_are_given(kiosk):
    assert [kiosk.take().number for _ in range(2)] == ["C001", "C002"]
    assert not kiosk.reserve.standing_in


def test_while_the_hall_is_away_the_terminals_own_numbers_are_given(kiosk, line):
    kiosk.take()
    line.close_port()
    assert [kiosk.take().number for _ in range(3)] == ["C3-001", "C3-002", "C3-003"]
    assert kiosk.reserve.waiting() == 3


def test_what_was_given_meanwhile_moves_into_the_hall_once_and_in_its_place(
    kiosk, machine, line, clock
):
    other = machine("07").join()
    kiosk.take()
    line.close_port()
    for one in (kiosk, other, kiosk):
        clock.advance(timedelta(minutes=1))
        one.take()
    line.resume()
    clock.advance(timedelta(minutes=1))
    kiosk.settle()
    assert kiosk.take().number == "C002"
    other.settle()
    numbers = ["C001", "C3-001", "C7-001", "C3-002", "C002"]
    assert [number for number, _ in in_hall(kiosk.store)] == numbers
    called = [kiosk.queueing.call_next("5", actor="staff:1").number]
    assert called == ["C001"]
    assert len(events(kiosk.store, "ticket.issued")) == 5
    assert all(verdict.intact for verdict in audit.verify(kiosk.store))
    assert all(verdict.intact for verdict in audit.verify(kiosk.here))


def test_moving_twice_moves_once(kiosk, line):
    line.close_port()
    kiosk.take()
    line.resume()
    kiosk.settle()
    assert kiosk.reserve.forwarder.forward_page() is None
    assert in_hall(kiosk.store) == [("C3-001", "03")]


def test_a_crash_between_the_two_commits_moves_nothing_twice(kiosk, line, monkeypatch):
    line.close_port()
    kiosk.take()
    kiosk.take()
    line.resume()

    def dies(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(Forwarder, "_mark", dies)
        with pytest.raises(KeyboardInterrupt):
            kiosk.reserve.settle()
    assert [number for number, _ in in_hall(kiosk.store)] == ["C3-001", "C3-002"]
    assert kiosk.reserve.waiting() == 2
    kiosk.settle()
    assert [number for number, _ in in_hall(kiosk.store)] == ["C3-001", "C3-002"]
    assert len(events(kiosk.store, "ticket.issued")) == 2


def test_a_machine_killed_at_any_step_of_the_forwarding_forwards_each_ticket_once(
    postgres_store, settings, tmp_path
):
    url = postgres_store.engine.url.render_as_string(hide_password=False)
    words = [sys.executable, "-m", "tests.queueing.mortal_forwarder"]
    words += [str(settings.key_path), url, str(tmp_path / "terminal-03")]
    told = json.loads(subprocess.run(words, check=True, capture_output=True, cwd=ROOT).stdout)
    assert told["deaths"] > 15
    given = [tuple(pair) for pair in told["given"]]
    assert len(given) == 1 + 2 * (told["deaths"] + 1)
    with postgres_store.read() as connection:
        query = select(tickets.c.id, tickets.c.number).order_by(tickets.c.rank_at)
        assert [tuple(row) for row in connection.execute(query)] == given
        forwarded = select(audit_trail.c.subject).where(audit_trail.c.action == "ticket.forwarded")
        links = sorted(connection.execute(forwarded).scalars())
    ids = [ticket for ticket, _ in given]
    assert links == sorted(ids)
    assert sorted(key for _, key in events(postgres_store, "ticket.issued")) == sorted(ids)
    assert all(verdict.intact for verdict in audit.verify(postgres_store))


def test_what_the_hall_can_never_take_is_parked_and_the_others_go_on(kiosk, line):
    line.close_port()
    first = kiosk.take()
    kiosk.take()
    with kiosk.here.command() as command:
        command.execute(tickets.delete().where(tickets.c.id == first.id))
    line.resume()
    kiosk.settle()
    assert [parked.code for parked in kiosk.here.outbox.parked()] == ["reserve.ticket_missing"]
    assert [number for number, _ in in_hall(kiosk.store)] == ["C3-002"]


@pytest.mark.parametrize("away", ["first", "second", "never", "both"])
def test_one_request_is_one_ticket_wherever_it_lies(kiosk, line, away):
    request = str(uuid4())
    if away in ("first", "both"):
        line.close_port()
    first = kiosk.take(request_id=request)
    if away == "first":
        line.resume()
        kiosk.settle()
    if away == "second":
        line.close_port()
    assert kiosk.take(request_id=request).number == first.number
    line.resume()
    kiosk.settle()
    assert kiosk.take(request_id=request).number == first.number
    assert [number for number, _ in in_hall(kiosk.store)] == [first.number]


def test_a_request_that_was_used_for_something_else_is_refused_in_the_reserve_too(kiosk, line):
    request = str(uuid4())
    given = kiosk.take("anytime", request_id=request)
    line.close_port()
    with pytest.raises(Conflict) as refusal:
        kiosk.take("social", request_id=request)
    assert refusal.value.params == {"number": given.number}
    another = str(uuid4())
    kiosk.take("anytime", request_id=another)
    with pytest.raises(Conflict):
        kiosk.take("social", request_id=another)


def test_a_committed_ticket_whose_answer_was_lost_is_found_over_a_new_line(kiosk, line):
    kiosk.take()
    line.lose_commit_answers(1)
    assert kiosk.take().number == "C002"
    assert line.lost == 1
    assert [number for number, _ in in_hall(kiosk.store)] == ["C001", "C002"]


def test_an_unknown_outcome_keeps_the_number_that_the_resident_holds(kiosk, machine, line):
    """The hall committed, and then neither its answer nor a new line came."""
    kiosk.take()
    line.lose_commit_answers(10, cut=False)
    request = str(uuid4())
    held = kiosk.take(request_id=request)
    assert held.number == "C3-001"
    line.resume()
    line.cut()
    kiosk.settle()
    assert [number for number, _ in in_hall(kiosk.store)] == ["C001", "C3-001"]
    assert kiosk.take(request_id=request).number == "C3-001"
    assert len(events(kiosk.store, "ticket.issued")) == 2
    assert len(events(kiosk.store, "ticket.renumbered")) == 1


def test_if_the_unknown_number_was_called_in_vain_its_holder_waits_again(kiosk, machine, line):
    line.lose_commit_answers(10, cut=False)
    held = kiosk.take()
    assert held.number == "C3-001"
    line.resume()
    line.cut()
    window = machine("09").join()
    called = window.queueing.call_next("5", actor="staff:1")
    assert called.number == "C001"
    window.queueing.miss(called.id, window="5", actor="staff:1")
    kiosk.settle()
    again = window.queueing.call_next("5", actor="staff:1")
    assert (again.id, again.number) == (held.id, "C3-001")


def test_slips_of_numbers_that_nobody_holds_do_not_come_out(kiosk, line):
    line.lose_commit_answers(10, cut=False)
    held = kiosk.take()
    line.resume()
    line.cut()
    assert not kiosk.reserve.quiet()
    kiosk.settle()
    assert kiosk.reserve.quiet()
    jobs = {job.state: job.code for job in kiosk.store.prints.of("ticket", held.id)}
    assert jobs == {"failed": "printer.superseded"}
    assert kiosk.here.prints.claim_next().subject == held.id
    assert kiosk.store.prints.claim_next() is None


def test_a_hall_that_takes_no_writes_is_stood_in_for(kiosk, postgres_store):
    kiosk.take()
    read_only(postgres_store, True)
    assert kiosk.take().number == "C3-001"
    with pytest.raises(Unavailable):
        kiosk.reserve.settle()
    read_only(postgres_store, False)
    kiosk.settle()
    assert kiosk.take().number == "C002"


def test_a_hall_that_is_too_slow_is_stood_in_for_and_can_never_commit_later(
    kiosk, machine, postgres_store
):
    kiosk.take()
    with postgres_store.command() as command:
        command.connection.exec_driver_sql("LOCK TABLE ticket_counters")
        held = kiosk.take()
        assert held.number == "C3-001"
    assert [number for number, _ in in_hall(postgres_store)] == ["C001"]
    kiosk.settle()
    assert [number for number, _ in in_hall(postgres_store)] == ["C001", "C3-001"]


def test_a_line_that_hangs_is_given_up_in_time_also_while_connecting(machine, line):
    one = machine(limit_ms=600).join()
    one.take()
    line.stall()
    assert one.take().number == "C3-001"
    line.cut()
    assert one.take().number == "C3-002"
    with pytest.raises(Unavailable):
        one.reserve.settle()
    line.resume()
    one.settle()
    assert one.take().number == "C002"


def test_while_the_reserve_stands_in_nobody_waits_for_the_hall(kiosk, line):
    line.close_port()
    kiosk.take()
    line.resume()
    line.stall()
    for _ in range(20):
        kiosk.take()
    line.resume()
    kiosk.settle()
    assert len(in_hall(kiosk.store)) == 21


def test_a_ticket_of_the_reserve_can_be_looked_at_before_and_after(kiosk, line):
    line.close_port()
    held = kiosk.take()
    assert kiosk.queueing.ticket(held.id).number == "C3-001"
    line.resume()
    kiosk.settle()
    seen = kiosk.queueing.ticket(held.id)
    assert (seen.number, seen.state) == ("C3-001", TicketState.WAITING)


def test_businesses_are_still_offered_under_their_own_letters(kiosk, line):
    line.close_port()
    kiosk.take()
    offered = kiosk.queueing.businesses()
    assert [one.prefix for one in offered] == ["A", "B", "C"]
    assert all(one.open for one in offered)


def test_what_needs_the_hall_says_so(kiosk, line):
    line.close_port()
    with pytest.raises(Unavailable):
        kiosk.queueing.call_next("5", actor="staff:1")
    early = CheckIn(str(uuid4()), kiosk.clock.now(), settle=nothing)
    with pytest.raises(Unavailable):
        kiosk.take(appointment=early)
    with pytest.raises(Unavailable) as refusal:
        kiosk.take(appointment=early)
    assert refusal.value.code == "reserve.hall_needed"


def test_a_machine_that_never_saw_the_hall_gives_no_number(machine, line):
    line.close_port()
    with pytest.raises(Unavailable) as refusal:
        machine().take()
    assert refusal.value.code == "reserve.not_ready"


def test_a_machine_whose_reserve_was_lost_goes_on_after_its_last_number(machine, line):
    first = machine("03").join()
    line.close_port()
    first.take()
    line.resume()
    first.settle()
    anew = machine("03").join()
    line.close_port()
    assert anew.take().number == "C3-002"


def test_a_reserve_survives_a_restart_and_is_moved_by_the_next_start(machine, line, tmp_path):
    folder = tmp_path / "kept"
    first = machine(folder=folder).join()
    line.close_port()
    first.take()
    first.close()
    again = machine(folder=folder)
    assert again.take().number == "C3-002"
    line.resume()
    again.settle()
    assert [number for number, _ in in_hall(again.store)] == ["C3-001", "C3-002"]


def test_the_supervisors_closing_holds_in_the_reserve(kiosk, line):
    kiosk.queueing.switch_business("anytime", open=False, reason="系统维护", actor="staff:1")
    kiosk.keeper.refresh()
    line.close_port()
    with pytest.raises(Rejected) as refusal:
        kiosk.take()
    assert refusal.value.code == "business.switched_off"


def test_machines_whose_clocks_differ_do_not_reorder(machine, line, clock):
    """The reserve tells the hall's time by the last known offset; see HallClock."""
    fast = FixedClock(clock.now() + timedelta(hours=2))
    told = HallClock(fast)
    told.assume(timedelta(hours=-2))
    one, other = machine("03", told).join(), machine("07").join()
    told.assume(timedelta(hours=-2))
    line.close_port()
    late = one.take()
    clock.advance(timedelta(minutes=1))
    fast.advance(timedelta(minutes=1))
    later = other.take()
    assert late.issued_at < later.issued_at


def real_name_hall():
    hall = small_hall()
    hall.change("anytime", real_name=True)
    return hall


def test_one_open_ticket_per_person_is_kept_within_the_reserve(machine, line):
    one = machine(content=real_name_hall()).join()
    line.close_port()
    one.take(identity=PERSON)
    with pytest.raises(Rejected) as refusal:
        one.take(identity=PERSON)
    assert refusal.value.code == "ticket.one_per_person"


def test_a_person_who_took_two_on_two_machines_keeps_both_and_the_audit_says_so(machine, line):
    one = machine("03", content=real_name_hall()).join()
    other = machine("07", content=real_name_hall()).join()
    line.close_port()
    for each in (one, other):
        each.take(identity=PERSON)
    line.resume()
    for each in (one, other):
        each.settle()
    assert sorted(in_hall(one.store)) == [("C3-001", "03"), ("C7-001", "07")]
    assert not one.here.outbox.parked()
    with one.store.read() as connection:
        forwarded = audit_trail.c.action == "ticket.forwarded"
        facts = connection.execute(select(audit_trail.c.facts).where(forwarded)).scalars().all()
    assert ["second_of_person" in fact for fact in sorted(facts)] == [False, True]


def test_slips_of_the_reserve_can_be_reprinted_anywhere_afterwards(kiosk, machine, line):
    line.close_port()
    held = kiosk.take()
    job = kiosk.here.prints.claim_next()
    kiosk.here.prints.settle(job.id, "printed")
    line.resume()
    kiosk.settle()
    other = machine("07").join()
    assert [found.id for found in other.store.prints.of("ticket", held.id)] == [job.id]


def nothing(command, ticket):
    """An appointment that needs nothing written."""


def read_only(store, on):
    name = store.engine.url.database
    engine = store.engine
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        setting = "on" if on else "off"
        if not on:
            connection.exec_driver_sql("SET default_transaction_read_only = off")
        connection.exec_driver_sql(
            f"ALTER DATABASE {name} SET default_transaction_read_only = {setting}"
        )
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            f" WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        )


@given(prefix=TEXT, terminal=TEXT)
def test_series_read_well_and_never_look_like_a_halls_own(prefix, terminal):
    own = series(prefix, terminal)
    assert own.endswith("-")
    assert own.startswith(prefix)


@given(st.tuples(TEXT, TEXT), st.tuples(TEXT, TEXT))
def test_series_of_two_machines_or_businesses_never_read_the_same(one, other):
    different = (one[0], short_terminal(one[1])) != (other[0], short_terminal(other[1]))
    assert (series(*one) != series(*other)) == different


def test_a_series_fits_its_column():
    assert series("A", "03") == "A3-"
    assert len(series("AB", "9999")) <= 8
