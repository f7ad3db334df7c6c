"""The migrated schema is what the rooms declare, on both databases."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

import kiosk
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Damaged
from kiosk.disclosure.tables import application_counters, application_events, applications
from kiosk.feedback.tables import evaluation_steps, evaluations
from kiosk.queueing.tables import calls, tickets, window_desks
from kiosk.settings import Settings
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.metadata import metadata
from kiosk.store.migrate import alembic_config, make_schema, upgrade
from kiosk.store.schema import HEAD, require_current, revision
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_store(request, settings: Settings, clock: FixedClock):
    master = read_key_file(settings.key_path)
    if request.param == "sqlite":
        engine = sqlite_engine(settings.database_path, derive(master, "database"))
    else:
        engine = postgresql_engine(request.getfixturevalue("cluster").new_database())
    store = Store(engine, Sealer(master), clock, settings.terminal)
    yield store
    store.close()


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == HEAD


def test_the_migrated_schema_is_what_the_rooms_declare(empty_store: Store) -> None:
    folder = Path(kiosk.__path__[0])
    for file in folder.glob("**/tables.py"):
        if file.parent.name != "central":
            place = file.relative_to(folder.parent).with_suffix("")
            importlib.import_module(".".join(place.parts))
    make_schema(empty_store)
    own = {"alembic_version", "content_search_terms"}
    with empty_store.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: (
                    kind != "table"
                    or not (
                        name in own
                        or name.startswith(("content_search_title", "content_search_body"))
                    )
                ),
                "compare_type": False,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_migrating_twice_changes_nothing(empty_store: Store) -> None:
    make_schema(empty_store)
    make_schema(empty_store)
    assert require_current(empty_store)


def test_an_empty_database_is_not_current(empty_store: Store) -> None:
    assert revision(empty_store) is None
    assert not require_current(empty_store)


def test_a_newer_schema_is_refused(empty_store: Store) -> None:
    make_schema(empty_store)
    with empty_store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Damaged) as caught:
        require_current(empty_store)
    assert caught.value.code == "store.schema_newer"


SECOND_OF_NOVEMBER = "2026-11-02"
MORNING = "2026-11-02T01:00:00.000000Z"
LATER = "2026-11-02T01:05:00.000000Z"
FIRST_RELEASE = (
    "INSERT INTO tickets (id, hall, service_day, series, serial, number, business, business_name,"
    " windows, item_code, item_name, terminal, issued_at, queued_at, waiting_ahead, state,"
    " misses)"
    f" VALUES ('t1', 'H', '{SECOND_OF_NOVEMBER}', 'A', 7, 'A007', 'estate', '不动产', '3 4',"
    f" '', '', '03', '{MORNING}', '{MORNING}', 2, 'called', 0)",
    'INSERT INTO calls (id, ticket_id, hall, service_day, business, "window", actor, called_at,'
    f" recalls) VALUES ('c1', 't1', 'H', '{SECOND_OF_NOVEMBER}', 'estate', '3', 'staff:1007',"
    f" '{LATER}', 1)",
    "INSERT INTO window_desks (hall, \"window\", ticket_id, call_id) VALUES ('H', '3', 't1', 'c1')",
)
"""A ticket in service, as the first release kept it."""


def at_first_release(store: Store) -> None:
    make_schema(store, "0001")
    with store.engine.begin() as connection:
        for statement in FIRST_RELEASE:
            connection.exec_driver_sql(statement)


def test_a_ticket_in_service_comes_through_the_upgrade_in_its_place(empty_store: Store) -> None:
    at_first_release(empty_store)
    make_schema(empty_store)
    with empty_store.read() as connection:
        ticket = connection.execute(select(tickets)).one()
        call = connection.execute(select(calls)).one()
        desk = connection.execute(select(window_desks)).one()
    assert (ticket.number, ticket.state, ticket.taken_for) == ("A007", "called", "estate")
    assert ticket.rank_at == ticket.queued_at
    assert (ticket.lane, ticket.further, ticket.holder) == ("ordinary", "", None)
    assert (call.ticket_id, call.recalls, call.resumed) == ("t1", 1, False)
    assert (desk.ticket_id, desk.call_id, desk.pause_reason) == ("t1", "c1", "")


POOR_GRADE = (
    "INSERT INTO evaluations (id, hall, ticket_id, number, service_day, business, business_name,"
    ' "window", finished_at, terminal, channel, grade, reasons, form_print, given_at, follow,'
    f" due_on, provisional) VALUES ('e1', 'H', 't1', 'A007', '{SECOND_OF_NOVEMBER}', 'estate',"
    f" '不动产', '3', '{MORNING}', '03', 'kiosk', 2, 'rude', 'p', '{LATER}', 'rectified',"
    " '2026-11-23', false)",
    "INSERT INTO evaluation_steps (evaluation_id, seq, action, to_state, at, actor)"
    f" VALUES ('e1', 1, 'rectify', 'rectified', '{LATER}', 'staff:1001')",
)
"""An evaluation and what was done about it, as the second release kept them."""


def test_evaluations_come_through_the_upgrade_with_their_steps(empty_store: Store) -> None:
    make_schema(empty_store, "0002")
    with empty_store.engine.begin() as connection:
        for statement in POOR_GRADE:
            connection.exec_driver_sql(statement)
    make_schema(empty_store)
    with empty_store.read() as connection:
        kept = connection.execute(select(evaluations)).one()
        step = connection.execute(select(evaluation_steps)).one()
    assert (kept.number, kept.follow, kept.due_on) == ("A007", "rectified", date(2026, 11, 23))
    assert (step.evaluation_id, step.action) == ("e1", "rectify")


FILED = (
    "INSERT INTO application_counters (organ, year, last) VALUES ('H', 2026, 93)",
    "INSERT INTO applications (id, organ, year, serial, number, terminal, channel, applicant_kind,"
    " state, submitted_at, received_on, limit_days, due_on, provisional, form, form_print,"
    " identity_index, query_code, query_check)"
    " VALUES ('a1', 'H', 2026, 93, '2026-0093', '03', 'kiosk', 'citizen', 'registered',"
    f" '{MORNING}', '{SECOND_OF_NOVEMBER}', 20, '2026-11-30', false, 'f', 'p', 'i', 'q', 'c')",
    "INSERT INTO application_events (application_id, seq, event, from_state, to_state, at, actor)"
    f" VALUES ('a1', 1, 'submit', 'draft', 'submitted', '{MORNING}', 'resident')",
)
"""An application, as the second release kept it."""


def test_an_application_comes_through_the_upgrade_with_its_number_and_its_limit(
    empty_store: Store,
) -> None:
    make_schema(empty_store, "0002")
    with empty_store.engine.begin() as connection:
        for statement in FILED:
            connection.exec_driver_sql(statement)
    make_schema(empty_store)
    with empty_store.read() as connection:
        filed = connection.execute(select(applications)).one()
        step = connection.execute(select(application_events)).one()
        counter = connection.execute(select(application_counters)).one()
    assert (filed.number, filed.due_on.isoformat()) == ("2026-0093", "2026-11-30")
    assert (filed.version, filed.source, filed.closed_on, filed.outcome) == (1, "live", None, "")
    assert (step.event, step.facts, step.on_date) == ("submit", "{}", None)
    assert (counter.series, counter.last) == ("", 93)


def test_a_database_with_data_is_backed_up_before_migrating(
    settings: Settings, clock: FixedClock
) -> None:
    master = read_key_file(settings.key_path)
    engine = sqlite_engine(settings.database_path, derive(master, "database"))
    store = Store(engine, Sealer(master), clock, settings.terminal)
    at_first_release(store)
    upgrade(store, settings)
    assert require_current(store)
    store.close()
    assert len(list(settings.backup_dir.glob("kiosk-*.db"))) == 1
