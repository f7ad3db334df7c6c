"""A platform restored from an old backup gets again what it lost; what is parked stays parked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.central.config import CentralConfig
from kiosk.central.platform import Platform
from kiosk.central.server import open_platform
from kiosk.common.clock import FixedClock
from kiosk.content.service import Content
from kiosk.settings import Settings
from kiosk.store.store import Store
from kiosk.sync.protocol import DEMO_CODE
from tests.central.running import RunningPlatform
from tests.cluster import Cluster
from tests.sync.conftest import World, make_sync
from tests.sync.proxy import Proxy


class Restorable:
    """A platform on SQLite that can be stopped, copied and brought back as it was."""

    def __init__(self, folder: Path, clock: FixedClock) -> None:
        self._clock = clock
        self._config = CentralConfig(folder / "central", demo=True)
        self._backup = folder / "backup"
        self.platform = open_platform(self._config, clock)
        self.server = RunningPlatform(self.platform)

    def back_up(self) -> None:
        self._restart(lambda: shutil.copytree(self._config.data_dir, self._backup))

    def restore(self) -> None:
        def put_back() -> None:
            shutil.rmtree(self._config.data_dir)
            shutil.copytree(self._backup, self._config.data_dir)

        self._restart(put_back)

    def _restart(self, meanwhile: Callable[[], object]) -> None:
        self.server.stop()
        meanwhile()
        self.platform = open_platform(self._config, self._clock)
        self.server = RunningPlatform(self.platform, self.server.port)


@pytest.fixture
def restorable(tmp_path: Path, clock: FixedClock) -> Iterator[Restorable]:
    own = Restorable(tmp_path, clock)
    yield own
    own.server.stop()


@pytest.fixture
def place(
    restorable: Restorable, sqlite_store: Store, settings: Settings, clock: FixedClock
) -> Iterator[World]:
    content = Content(sqlite_store, clock)
    sync = make_sync(sqlite_store, content, settings)
    line = Proxy(restorable.server.port)
    sync.enrol(line.url, DEMO_CODE)
    yield World(sqlite_store, content, sync, restorable.platform, line, clock)
    line.stop()


def keys_at(platform: Platform) -> list[str]:
    from sqlalchemy import select

    from kiosk.central.tables import events

    with platform.read() as connection:
        return list(connection.execute(select(events.c.key).order_by(events.c.id)).scalars())


def test_what_was_delivered_after_the_backup_is_sent_again(
    place: World, restorable: Restorable
) -> None:
    keys = place.happen(3)
    place.sync.once()
    restorable.back_up()
    keys += place.happen(150)
    place.sync.once()
    restorable.restore()
    assert keys_at(restorable.platform) == keys[:3]
    keys += place.happen(2)
    for _ in range(2):
        place.sync.once()
    assert keys_at(restorable.platform) == keys
    assert place.sync.status().queued == 0


def test_it_is_sent_again_although_nothing_new_happens(
    place: World, restorable: Restorable
) -> None:
    restorable.back_up()
    keys = place.happen(3)
    place.sync.once()
    restorable.restore()
    place.clock.advance(timedelta(hours=13))
    assert place.sync.once().ok
    assert keys_at(restorable.platform) == keys


def test_parked_events_among_them_keep_their_places(place: World, restorable: Restorable) -> None:
    restorable.back_up()
    keys = place.happen(2)
    place.happen(1, "ticket.issued", nonsense="x")
    keys += place.happen(2)
    place.sync.once()
    restorable.restore()
    for _ in range(2):
        report = place.sync.once()
    assert report.ok
    assert [key for key in keys_at(restorable.platform) if key in keys] == keys
    counts = place.store.outbox.counts()
    assert (counts.queued, counts.parked, counts.delivered) == (0, 1, 4)


def test_content_older_than_what_stands_is_not_taken_from_it(
    place: World, restorable: Restorable
) -> None:
    restorable.back_up()
    place.platform = restorable.platform
    for rev in (1, 2, 3):
        place.publish_notice(rev=rev, title=f"第{rev}版")
    place.sync.once()
    restorable.restore()
    place.platform = restorable.platform
    place.publish_notice(title="从前")
    assert place.sync.once().code == "sync.content_older"
    assert [one.title for one in place.content.notices()] == ["第3版"]


def test_a_platform_on_postgresql_receives_once_too(
    cluster: Cluster, tmp_path: Path, sqlite_store: Store, settings: Settings, clock: FixedClock
) -> None:
    from tests.sync import proxy

    config = CentralConfig(tmp_path / "pg", database_url=cluster.new_database(), demo=True)
    server = RunningPlatform(open_platform(config, clock))
    line = Proxy(server.port)
    content = Content(sqlite_store, clock)
    world = World(
        sqlite_store,
        content,
        make_sync(sqlite_store, content, settings),
        server.platform,
        line,
        clock,
    )
    world.sync.enrol(line.url, DEMO_CODE)
    keys = world.happen(130)
    world.publish_notice()
    for fault in (proxy.drop_reply, proxy.duplicate, proxy.cut_reply(50)):
        line.on("/v1/events", fault)
        world.sync.once()
    assert world.sync.once().ok
    assert world.delivered() == keys
    assert [one.title for one in content.notices()] == ["停电公告"]
    line.stop()
    server.stop()
