"""Halls that tests only read: built once for many of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.common.clock import FixedClock
from kiosk.content.service import Content
from kiosk.settings import resource_root
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store
from tests.conftest import TEN_ON_A_FRIDAY, TERMINAL


def on_sqlite(migrated: Path, folder: Path) -> Store:
    """A store of its own in ``folder``."""
    shutil.copy2(migrated / "kiosk.db", folder)
    master = read_key_file(migrated / "kiosk.key")
    engine = sqlite_engine(folder / "kiosk.db", derive(master, "database"))
    return Store(engine, Sealer(master), FixedClock(TEN_ON_A_FRIDAY), TERMINAL)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def standing_store(
    request: pytest.FixtureRequest, migrated: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store that the tests of a module fill once and then only read, on both databases."""
    if request.param == "sqlite":
        store = on_sqlite(migrated, tmp_path_factory.mktemp("standing"))
        store.ensure_stream()
        yield store
        store.close()
        return
    cluster = request.getfixturevalue("cluster")
    url = cluster.new_database(request.getfixturevalue("hall_template"))
    sealer = Sealer(read_key_file(migrated / "kiosk.key"))
    store = Store(postgresql_engine(url), sealer, FixedClock(TEN_ON_A_FRIDAY), TERMINAL)
    store.ensure_stream()
    yield store
    store.close()
    cluster.drop_database(url)


@pytest.fixture(scope="session")
def standing_hall(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    """The content of the demonstration hall, for tests that only read."""
    store = on_sqlite(migrated, tmp_path_factory.mktemp("hall"))
    store.ensure_stream()
    content = Content(store, store.clock)
    content.load_snapshot(resource_root() / "offline_cache")
    yield content
    store.close()
