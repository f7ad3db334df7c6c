"""The migrated schema is what the rooms declare, on both databases."""

from __future__ import annotations

import importlib.util
import pkgutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import kiosk
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Damaged
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
    for module in pkgutil.iter_modules(kiosk.__path__):
        name = f"kiosk.{module.name}.tables"
        if module.ispkg and module.name != "central" and importlib.util.find_spec(name):
            importlib.import_module(name)
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


def test_a_database_with_data_is_backed_up_before_migrating(
    sqlite_store: Store, settings: Settings
) -> None:
    with sqlite_store.engine.begin() as connection:
        for statement in (
            "DELETE FROM alembic_version",
            "INSERT INTO alembic_version VALUES ('0001')",
        ):
            connection.execute(text(statement))
    upgrade(sqlite_store, settings)
    assert len(list(settings.backup_dir.glob("kiosk-*.db"))) == 1
