"""Fixtures that every room's tests share: settings, a clock, and real stores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.common.clock import FixedClock
from kiosk.settings import OfficeSettings, Settings
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.migrate import make_schema
from kiosk.store.sealing import Sealer, derive, make_key_file, read_key_file
from kiosk.store.store import Store
from tests.cluster import Cluster

TEN_ON_A_FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    """Friday 2026-11-20, ten in the morning in the hall."""
    return FixedClock(TEN_ON_A_FRIDAY)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    make_key_file(folder / "kiosk.key")
    return folder


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    return Settings(
        hall_code="150799",
        hall_name="示范县政务服务大厅",
        terminal="03",
        demo=True,
        help_phone="0470-5550100",
        office=OfficeSettings(
            name="示范县人民政府办公室",
            phone="0470-5550121",
            address="示范县政务服务大厅 2 楼 21 号窗口",
            hours="工作日 8:30–12:00、13:30–17:30",
        ),
        data_dir=data_dir,
    )


def build_schema(store: Store) -> None:
    """Makes all tables, as ``kiosk init`` does."""
    make_schema(store)


@pytest.fixture
def sqlite_store(settings: Settings, clock: FixedClock) -> Iterator[Store]:
    master = read_key_file(settings.key_path)
    engine = sqlite_engine(settings.database_path, derive(master, "database"))
    store = Store(engine, Sealer(master), clock, settings.terminal)
    build_schema(store)
    store.ensure_stream()
    yield store
    store.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    own = Cluster()
    yield own
    own.stop()


@pytest.fixture
def postgres_store(cluster: Cluster, settings: Settings, clock: FixedClock) -> Iterator[Store]:
    master = read_key_file(settings.key_path)
    engine = postgresql_engine(cluster.new_database())
    store = Store(engine, Sealer(master), clock, settings.terminal)
    build_schema(store)
    store.ensure_stream()
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Store:
    """The same store contract on both databases."""
    return request.getfixturevalue(f"{request.param}_store")
