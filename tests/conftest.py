"""Fixtures that every room's tests share: settings, a clock, and real stores."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from kiosk.common.clock import FixedClock
from kiosk.settings import OfficeSettings, Settings
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.migrate import make_schema
from kiosk.store.sealing import Sealer, derive, make_key_file, read_key_file
from kiosk.store.store import Store
from tests.cluster import Cluster, Emptied, database_name

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# Rules are held to their meaning, not to a time that a busy machine cannot keep.
hypothesis_settings.register_profile(
    "hall", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("hall")

# Compiled once, not by each of the hundreds of processes that the tests start.
os.environ["PYTHONDONTWRITEBYTECODE"] = ""
sys.dont_write_bytecode = False

MEMORY_DISK = Path("/dev/shm")
ROOM_BYTES = 6 * 2**30


def memory_disk_serves() -> bool:
    """Whether there is a disk in memory with room for all that the tests write, programs too."""
    if not MEMORY_DISK.is_dir() or not os.access(MEMORY_DISK, os.W_OK):
        return False
    disk = os.statvfs(MEMORY_DISK)
    may_run = not disk.f_flag & os.ST_NOEXEC
    return may_run and min(disk.f_bavail * disk.f_frsize, _free_memory()) >= ROOM_BYTES


def _free_memory() -> int:
    """In bytes."""
    lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    named = (line.split() for line in lines)
    return next((int(words[1]) * 1024 for words in named if words[0] == "MemAvailable:"), 0)


# Thousands of durable commits need not wait for a real disk to be as durable as that disk is.
if "TMPDIR" not in os.environ and memory_disk_serves():
    os.environ["TMPDIR"] = str(MEMORY_DISK)
    tempfile.tempdir = None

TERMINAL = "03"
TEN_ON_A_FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    """Friday 2026-11-20, ten in the morning in the hall."""
    return FixedClock(TEN_ON_A_FRIDAY)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a key and an empty, migrated database; tests work on copies."""
    folder = tmp_path_factory.mktemp("migrated")
    make_key_file(folder / "kiosk.key")
    store = _sqlite(folder, FixedClock(TEN_ON_A_FRIDAY))
    make_schema(store)
    store.close()
    return folder


@pytest.fixture
def data_dir(migrated: Path, tmp_path: Path) -> Path:
    """A data folder with its key and no database yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy2(migrated / "kiosk.key", folder)
    return folder


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    return Settings(
        hall_code="150799",
        hall_name="示范县政务服务大厅",
        terminal=TERMINAL,
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


def _sqlite(folder: Path, clock: FixedClock) -> Store:
    master = read_key_file(folder / "kiosk.key")
    engine = sqlite_engine(folder / "kiosk.db", derive(master, "database"))
    return Store(engine, Sealer(master), clock, TERMINAL)


@pytest.fixture
def sqlite_store(settings: Settings, clock: FixedClock, migrated: Path) -> Iterator[Store]:
    shutil.copy2(migrated / "kiosk.db", settings.database_path)
    store = _sqlite(settings.data_dir, clock)
    store.ensure_stream()
    yield store
    store.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    own = Cluster(durable=False)
    yield own
    own.stop()


@pytest.fixture(scope="session")
def hall_template(cluster: Cluster) -> str:
    """Name of a migrated database that others are copied from."""
    url = cluster.new_database()
    store = Store(postgresql_engine(url), Sealer(bytes(32)), FixedClock(TEN_ON_A_FRIDAY), TERMINAL)
    make_schema(store)
    store.close()
    return database_name(url)


@pytest.fixture(scope="session")
def emptied(cluster: Cluster, hall_template: str) -> Emptied:
    return Emptied(cluster, hall_template)


@pytest.fixture
def postgres_store(emptied: Emptied, settings: Settings, clock: FixedClock) -> Iterator[Store]:
    sealer = Sealer(read_key_file(settings.key_path))
    store = Store(postgresql_engine(emptied.take()), sealer, clock, settings.terminal)
    store.ensure_stream()
    yield store
    store.close()
    emptied.give_back()


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Store:
    """The same store contract on both databases."""
    return request.getfixturevalue(f"{request.param}_store")


LONGEST_FIRST = (
    "tests/e2e/test_tour.py",
    "tests/packaging/test_packaged_build.py",
    "tests/ui/test_keyboard.py",
    "tests/content/test_content_search.py",
    "tests/ui/test_guide_page.py",
    "tests/ui/test_reading_pages_fit.py",
    "tests/e2e/",
    "tests/ui/test_own_application_page.py",
    "tests/queueing/test_tickets_at_once.py",
    "tests/queueing/test_queue_state_machine.py",
    "tests/queueing/test_reserve.py",
    "tests/faults/",
    "tests/ui/",
    "tests/packaging/",
    "tests/content/",
    "tests/sync/",
)
"""What takes minutes begins first, so that nobody waits for it at the end. Needs
``--no-loadscope-reorder``, without which the workers take the files with most tests first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Otherwise the order is that of the files."""

    def turn(item: pytest.Item) -> int:
        named = (at for at, name in enumerate(LONGEST_FIRST) if item.nodeid.startswith(name))
        return next(named, len(LONGEST_FIRST))

    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not look at it again after every page."""
    gc.collect()
    gc.freeze()
