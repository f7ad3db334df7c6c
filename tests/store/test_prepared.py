"""Prepared statements do what Core does, with the same types and the same errors."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, ProgrammingError

from kiosk.common.errors import Unavailable
from kiosk.store.prepared import Prepared, driver_execute
from kiosk.store.tables import print_jobs

AT = datetime(2026, 11, 20, 2, 0, 0, 40, tzinfo=UTC)
JOB = {
    "id": "one",
    "terminal": "03",
    "kind": "ticket",
    "subject": "a person's ticket",
    "state": "pending",
    "attempts": 0,
    "created_at": AT,
}
ADD = Prepared(insert(print_jobs))
TRY_AGAIN = Prepared(
    update(print_jobs)
    .where(print_jobs.c.id == bindparam("of"), print_jobs.c.state == "pending")
    .values(attempts=print_jobs.c.attempts + 1)
    .returning(print_jobs.c.attempts, print_jobs.c.created_at, print_jobs.c.code)
)


def test_what_is_written_prepared_is_read_by_core_and_the_other_way_round(store):
    with store.command() as command:
        ADD.run(command.connection, JOB)
        assert command.execute(select(print_jobs.c.created_at)).scalar_one() == AT
        command.execute(insert(print_jobs), {**JOB, "id": "two"})
        row = TRY_AGAIN.first(command.connection, {"of": "two"})
    assert (row.attempts, row.created_at, row.code) == (1, AT, None)


def test_a_statement_that_finds_nothing_gives_no_row(store):
    with store.command() as command:
        assert TRY_AGAIN.first(command.connection, {"of": "nobody"}) is None


def test_the_same_statement_serves_again_and_again(store):
    with store.command() as command:
        ADD.run(command.connection, JOB)
        tries = [TRY_AGAIN.first(command.connection, {"of": "one"}).attempts for _ in range(8)]
    assert tries == list(range(1, 9))


def test_a_second_row_with_the_same_key_is_an_integrity_error_and_changes_nothing(store):
    with store.command() as command:
        ADD.run(command.connection, JOB)
    with pytest.raises(IntegrityError) as refused:
        try_and_add_again(store)
    assert "a person's ticket" not in str(refused.value)
    with store.read() as connection:
        assert connection.execute(select(print_jobs.c.attempts)).scalar_one() == 0


def test_a_driver_s_error_keeps_the_name_that_sqlalchemy_gives_it(postgres_store):
    with pytest.raises(ProgrammingError), postgres_store.command() as command:
        driver_execute(command.connection, "SELECT nothing FROM nowhere")


def test_a_lost_line_is_named_and_the_next_command_gets_a_new_one(postgres_store):
    ended = "SELECT pg_terminate_backend(pg_backend_pid())"
    with pytest.raises(Unavailable), postgres_store.command() as command:
        driver_execute(command.connection, ended, fetch=True)
    with postgres_store.command() as command:
        ADD.run(command.connection, JOB)


def try_and_add_again(store):
    with store.command() as command:
        TRY_AGAIN.first(command.connection, {"of": "one"})
        ADD.run(command.connection, JOB)
