"""The line to a hall's database: every wait has an end, and what ended cannot commit later."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import select

from kiosk.common.errors import Unavailable
from kiosk.hall_simulation.line import Line
from kiosk.store.engine import postgresql_engine
from kiosk.store.hall_link import HallLink, within
from kiosk.store.store import Store
from kiosk.store.tables import audit_trail

SHORT = 0.4


@pytest.fixture
def line(cluster):
    own = Line(cluster.socket)
    yield own
    own.stop()


@pytest.fixture
def linked(postgres_store, cluster, line):
    """(store, link) over a line that can fail."""
    url = postgres_store.engine.url.render_as_string(hide_password=False)
    engine = postgresql_engine(cluster.address_through(line.port, url))
    store = Store(engine, postgres_store.sealer, postgres_store.clock, postgres_store.terminal)
    yield store, HallLink(engine)
    store.close()


def ask(store, statement="SELECT 1"):
    with store.read() as connection:
        return connection.exec_driver_sql(statement).scalar_one()


def noted(store):
    with store.read() as connection:
        query = select(audit_trail.c.subject).where(audit_trail.c.action == "test.noted")
        return connection.execute(query).scalars().all()


def note_late(store):
    with within(SHORT), store.command() as command:
        command.audit("test.noted", "too late")
        time.sleep(SHORT)


def ask_in_time(store, statement):
    with within(SHORT):
        return ask(store, statement)


def test_a_statement_that_takes_too_long_is_given_up(linked):
    store, _ = linked
    with pytest.raises(Unavailable) as slow:
        ask_in_time(store, "SELECT pg_sleep(60)")
    assert slow.value.code == "hall.slow"
    assert ask(store) == 1


def test_a_commit_that_comes_too_late_is_never_sent(linked):
    store, _ = linked
    with pytest.raises(Unavailable):
        note_late(store)
    assert noted(store) == []


def test_the_nearer_of_two_ends_counts(linked):
    store, _ = linked
    with pytest.raises(Unavailable), within(60):
        ask_in_time(store, "SELECT pg_sleep(60)")


def test_a_connection_that_does_not_come_about_is_given_up_in_time(linked, line):
    store, _ = linked
    line.stall()
    with pytest.raises(Unavailable):
        ask_in_time(store, "SELECT 1")
    line.resume()
    assert ask(store) == 1


def test_a_line_that_nobody_attends_is_tried_every_time(linked, line):
    store, link = linked
    line.close_port()
    with pytest.raises(Unavailable):
        ask(store)
    line.resume()
    assert not link.away
    assert ask(store) == 1


def test_an_attended_line_is_refused_at_once_until_a_probe_finds_it_back(linked, line):
    store, link = linked
    losses = []
    link.attend(lambda: losses.append("lost"))
    line.close_port()
    for _ in range(3):
        with pytest.raises(Unavailable):
            ask(store)
    assert losses == ["lost"]
    line.resume()
    with pytest.raises(Unavailable) as away:
        ask(store)
    assert away.value.code == "hall.away"
    with link.probing(60):
        assert ask(store) == 1
    assert not link.away
    assert ask(store) == 1
