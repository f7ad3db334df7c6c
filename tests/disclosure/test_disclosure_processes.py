"""Several processes on one register, and one killed in the middle of filing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.common.ids import new_id
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import application_events, applications
from kiosk.store.audit import verify
from kiosk.store.tables import outbox, print_jobs
from tests.disclosure.forms import citizen

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 4


@pytest.fixture
def start(store, settings):
    """Starts a process that waits to file applications on the test's store."""
    url = store.engine.url
    lite = url.get_backend_name() == "sqlite"
    database = url.database if lite else url.render_as_string(hide_password=False)

    def run(place: int, count: int, *request: str) -> subprocess.Popen[str]:
        terminal = "03" if lite else f"1{place}"
        command = [sys.executable, "-m", "tests.disclosure.applicant", str(settings.key_path)]
        process = subprocess.Popen(
            [*command, database, terminal, str(count), *request],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout.readline() == "ready\n"
        return process

    return run


def _go(running: list[subprocess.Popen[str]]) -> list[list[str]]:
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    printed = [process.communicate()[0].split("\n")[:-1] for process in running]
    assert [process.returncode for process in running] == [0] * len(running)
    return [line.split() for lines in printed for line in lines]


def _ids(store, column) -> list[str]:
    with store.read() as connection:
        return sorted(connection.execute(select(column)).scalars())


def test_processes_at_once_get_numbers_without_gap_or_repeat(start, store):
    filed = _go([start(place, 10) for place in range(PROCESSES)])
    serials = sorted(int(number.split("-")[1]) for number, _, _ in filed)
    assert serials == list(range(1, PROCESSES * 10 + 1))
    ids = sorted(line[1] for line in filed)
    assert ids == _ids(store, applications.c.id) == _ids(store, outbox.c.key)
    assert all(verdict.intact for verdict in verify(store))


def test_one_request_from_all_processes_is_one_application(start, store):
    request = new_id()
    filed = _go([start(place, 5, request) for place in range(PROCESSES)])
    assert len({tuple(line) for line in filed}) == 1
    assert _ids(store, applications.c.id) == _ids(store, outbox.c.key) == [request]


def test_a_process_killed_while_filing_leaves_whole_applications_alone(start, store, settings):
    killed = start(0, 10_000)
    killed.stdin.write("go\n")
    killed.stdin.flush()
    printed = [killed.stdout.readline().split() for _ in range(7)]
    killed.kill()
    printed += [line.split() for line in killed.communicate()[0].split("\n")[:-1]]
    ids = _ids(store, applications.c.id)
    assert {line[1] for line in printed if len(line) == 3} <= set(ids)
    assert ids == _ids(store, outbox.c.key) == _ids(store, print_jobs.c.subject)
    assert len(_ids(store, application_events.c.application_id)) == 2 * len(ids)
    assert all(verdict.intact for verdict in verify(store))
    disclosure = Disclosure(store, settings)
    number, request, code = printed[0]
    assert disclosure.status(number, code).number == number
    assert disclosure.submit(citizen(), request_id=request).number == number
    assert disclosure.rows(limit=10_000)[-1].number.endswith(f"{len(ids):04d}")
