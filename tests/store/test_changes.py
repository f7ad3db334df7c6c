"""News of changes: the same ear on both databases."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from kiosk.store.changes import HallChanges, open_changes

LONG = 30.0
"""Far more than any change takes to be heard; a test that waits it out has failed."""

WRITER = """
import sys
from pathlib import Path
from kiosk.common.clock import SystemClock
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store
key, database = sys.argv[1:]
master = read_key_file(Path(key))
engine = (postgresql_engine(database) if database.startswith("postgresql")
          else sqlite_engine(Path(database), derive(master, "database")))
store = Store(engine, Sealer(master), SystemClock(), "03")
with store.command() as command:
    command.audit("test.changed", "elsewhere")
store.close()
"""


@pytest.fixture
def ear(store):
    own = open_changes(store.engine)
    assert own.wait(0)
    yield own
    own.close()


def change(store):
    with store.command() as command:
        command.audit("test.changed", "here")


def fail(store):
    with store.command() as command:
        command.audit("test.changed", "never")
        raise ZeroDivisionError


def test_the_first_look_is_always_due(store):
    own = open_changes(store.engine)
    assert own.wait(LONG)
    own.close()


def test_without_a_change_nothing_is_heard(ear):
    assert not ear.wait(0.2)


def test_a_commit_is_heard_once(store, ear):
    change(store)
    assert ear.wait(LONG)
    assert not ear.wait(0.1)


def test_a_command_that_failed_is_not_heard(store, ear):
    with pytest.raises(ZeroDivisionError):
        fail(store)
    assert not ear.wait(0.2)


def test_a_commit_of_another_process_is_heard_while_waiting(store, settings, ear):
    lite = store.engine.dialect.name == "sqlite"
    url = store.engine.url.render_as_string(hide_password=False)
    place = str(settings.database_path) if lite else url
    words = [sys.executable, "-c", WRITER, str(settings.key_path), place]
    with subprocess.Popen(words) as writer:
        assert ear.wait(LONG)
    assert writer.returncode == 0


def test_closing_ends_a_wait(store):
    own = open_changes(store.engine)
    own.wait(0)
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(own.wait(LONG * 10)))
    waiting.start()
    own.close()
    waiting.join(LONG)
    assert answers == [False]


def test_an_ear_whose_line_was_cut_says_look_again_when_it_is_back(postgres_store):
    own = HallChanges(postgres_store.engine)
    own.wait(0)
    with postgres_store.command() as command:
        command.connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'"
        )
    until = time.monotonic() + LONG
    while not own.wait(1.0):
        assert time.monotonic() < until
    change(postgres_store)
    assert own.wait(LONG)
    own.close()
