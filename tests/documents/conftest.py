"""The content that ships, loaded once for all papers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.common.clock import FixedClock
from kiosk.content.service import Content
from kiosk.settings import Settings, resource_root
from kiosk.store.engine import sqlite_engine
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def shipped_store(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the release of this project."""
    folder = tmp_path_factory.mktemp("shipped")
    for name in ("kiosk.key", "kiosk.db"):
        shutil.copy2(migrated / name, folder)
    master = read_key_file(folder / "kiosk.key")
    clock = FixedClock(AT)
    store = Store(
        sqlite_engine(folder / "kiosk.db", derive(master, "database")), Sealer(master), clock, "03"
    )
    store.ensure_stream()
    Content(store, clock).load_snapshot(resource_root() / "offline_cache")
    yield store
    store.close()


@pytest.fixture(scope="session")
def shipped(shipped_store: Store) -> Content:
    """The release of this project; read only."""
    return Content(shipped_store, shipped_store.clock)


@pytest.fixture(scope="session")
def hall_settings() -> Settings:
    return Settings(hall_code="150799", hall_name="示范县政务服务大厅", terminal="03", demo=True)
