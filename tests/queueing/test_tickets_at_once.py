"""Several processes on one store: no duplicate, no gap, one ticket for one touch."""

import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, select, text

from kiosk.common.errors import Rejected
from kiosk.queueing.service import Queueing
from kiosk.queueing.tables import calls, ticket_counters, tickets
from kiosk.store.audit import verify
from kiosk.store.tables import outbox, print_jobs
from tests.queueing.small_hall import small_hall

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 8
EACH = 12


class Takers:
    """Processes that take tickets on the store of a test."""

    def __init__(self, store, settings):
        self._key = str(settings.key_path)
        url = store.engine.url
        lite = url.get_backend_name() == "sqlite"
        self.one_machine = lite
        self._database = url.database if lite else url.render_as_string(hide_password=False)

    def start(self, terminal, count, *request_id):
        command = [sys.executable, "-m", "tests.queueing.taker", self._key, self._database]
        return subprocess.Popen(
            [*command, terminal, str(count), *request_id],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @staticmethod
    def let_go(*running):
        """Waits until all are ready, then starts them together."""
        assert [process.stdout.readline() for process in running] == ["ready\n"] * len(running)
        for process in running:
            process.stdin.write("go\n")
            process.stdin.flush()

    def terminal(self, number):
        return "03" if self.one_machine else f"{number + 1:02d}"

    def run(self, count, *request_id):
        """Eight processes that start together; the lines that each printed."""
        running = [self.start(self.terminal(n), count, *request_id) for n in range(PROCESSES)]
        self.let_go(*running)
        printed = [process.communicate()[0].split("\n")[:-1] for process in running]
        assert [process.returncode for process in running] == [0] * PROCESSES
        return [line.split() for lines in printed for line in lines]


@pytest.fixture
def takers(store, settings):
    return Takers(store, settings)


def everything_agrees(store):
    """Ticket, event, audit link and print job: all four or none, in every chain."""
    with store.read() as connection:
        ids = set(connection.execute(select(tickets.c.id)).scalars())
        serials = sorted(connection.execute(select(tickets.c.serial)).scalars())
        keys = list(connection.execute(select(outbox.c.key)).scalars())
        subjects = list(connection.execute(select(print_jobs.c.subject)).scalars())
    verdicts = verify(store)
    assert set(keys) == ids
    assert set(subjects) == ids
    assert len(keys) == len(subjects) == len(ids) == len(serials)
    assert serials == list(range(1, len(ids) + 1))
    assert all(verdict.intact for verdict in verdicts)
    assert sum(verdict.links for verdict in verdicts) == len(ids)
    return len(ids)


def nobody_works_on(store):
    """Waits until the server has noticed that its killed client is gone."""
    if store.engine.url.get_backend_name() == "sqlite":
        return
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND state <> 'idle'"
    )
    for _ in range(200):
        with store.read() as connection:
            if connection.execute(others).scalar_one() == 0:
                return
        time.sleep(0.05)
    pytest.fail("a killed client's transaction is still running")


def test_eight_processes_at_once_give_no_duplicate_and_no_gap(store, takers):
    printed = takers.run(EACH)
    total = PROCESSES * EACH
    assert sorted(int(number[1:]) for number, _, _ in printed) == list(range(1, total + 1))
    assert sorted(int(ahead) for _, _, ahead in printed) == list(range(total))
    assert everything_agrees(store) == total


HELD_UP = """
    CREATE FUNCTION held_up() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
    CREATE TRIGGER held_up AFTER UPDATE ON ticket_counters EXECUTE FUNCTION held_up();
"""
LET_GO = "DROP TRIGGER held_up ON ticket_counters; DROP FUNCTION held_up();"


def test_the_first_two_of_a_series_at_one_moment_get_a_place_each(postgres_store, settings):
    queueing = Queueing(postgres_store, small_hall(), settings)
    first = queueing.take("anytime", request_id=str(uuid4()))
    engine, given = postgres_store.engine, []
    with engine.connect() as other:
        counter = other.execute(select(ticket_counters)).one()
        other.execute(delete(ticket_counters))
        other.execute(text(HELD_UP))
        other.commit()
        other.execute(text("SELECT pg_advisory_lock(1)"))
        second = Thread(
            target=lambda: given.append(queueing.take("anytime", request_id=str(uuid4())))
        )
        second.start()
        for _ in range(200):
            if other.execute(text("SELECT 1 FROM pg_locks WHERE NOT granted")).first():
                break
            time.sleep(0.05)
        other.execute(insert(ticket_counters).values(**counter._mapping))
        other.commit()
        other.execute(text("SELECT pg_advisory_unlock(1)"))
        second.join()
        other.commit()
        other.execute(text(LET_GO))
        other.commit()
    assert first.number == "C001"
    assert [ticket.number for ticket in given] == ["C002"]


def test_one_request_id_from_eight_processes_is_one_ticket(store, takers):
    printed = takers.run(3, str(uuid4()))
    assert len(printed) == PROCESSES * 3
    assert len({tuple(line) for line in printed}) == 1
    assert everything_agrees(store) == 1


def test_killed_while_taking_it_leaves_whole_tickets_and_the_next_process_goes_on(store, takers):
    shown = []
    for tickets_before_the_kill in (1, 2, 5, 9):
        process = takers.start("03", 100_000)
        takers.let_go(process)
        shown += [process.stdout.readline().split() for _ in range(tickets_before_the_kill)]
        process.kill()
        rest, _ = process.communicate()
        shown += [line.split() for line in rest.split("\n")[:-1]]
        nobody_works_on(store)
        committed = everything_agrees(store)
        assert committed >= len(shown)
    with store.read() as connection:
        stored = {row.number: row.id for row in connection.execute(select(tickets))}
    assert len({number for number, *_ in shown}) == len(shown)
    assert all(stored[number] == ticket_id for number, ticket_id, _ in shown)


def test_twenty_taps_on_one_button_are_one_ticket(store, queueing):
    request_id = str(uuid4())
    given = []
    taps = [
        Thread(target=lambda: given.append(queueing.take("anytime", request_id=request_id)))
        for _ in range(20)
    ]
    for tap in taps:
        tap.start()
    for tap in taps:
        tap.join()
    assert len(given) == 20
    assert len(set(given)) == 1
    assert everything_agrees(store) == 1


def test_windows_that_press_at_once_never_get_the_same_ticket(store, settings, hall, take):
    numbers = [take("social").number for _ in range(24)]
    called = []

    def serve(window):
        queueing = Queueing(store, hall, settings)
        while (ticket := queueing.call_next(window, actor=f"staff:{window}")) is not None:
            called.append(ticket.number)
            queueing.finish(ticket.id, window=window, actor=f"staff:{window}")

    windows = [Thread(target=serve, args=(window,)) for window in ("4", "5")]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert sorted(called) == numbers
    with store.read() as connection:
        assert len(connection.execute(select(calls)).all()) == 24


def test_one_window_pressed_twice_at_once_has_one_ticket(store, queueing, take):
    for _ in range(4):
        take("estate")
    called, refused = [], []

    def press():
        try:
            called.append(queueing.call_next("3", actor="staff:1007"))
        except Rejected as refusal:
            refused.append(refusal.code)

    presses = [Thread(target=press) for _ in range(4)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert [ticket.number for ticket in called] == ["A001"]
    assert refused == ["call.window_busy"] * 3
