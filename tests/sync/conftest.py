"""A terminal with its real store, a real platform, and a proxy between them that can break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from kiosk.central import feed
from kiosk.central.config import CentralConfig
from kiosk.central.platform import Platform
from kiosk.central.server import open_platform
from kiosk.central.tables import events, parked_events
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.content.service import Content
from kiosk.settings import Settings
from kiosk.store.store import Store
from kiosk.sync.protocol import DEMO_CODE
from kiosk.sync.service import Sync
from kiosk.sync.transport import Transport
from tests.central.running import RunningPlatform
from tests.sync.proxy import Proxy

WHOLE_SECONDS = 2.0
"""Bound on a whole request in these tests; long enough for a busy machine."""


@dataclass(slots=True)
class World:
    """Both sides and the line between them."""

    store: Store
    content: Content
    sync: Sync
    platform: Platform
    proxy: Proxy
    clock: FixedClock

    def happen(self, count: int = 1, kind: str = "note.made", **payload: object) -> list[str]:
        """Commits events at the terminal; returns their keys."""
        keys = [new_id() for _ in range(count)]
        for key in keys:
            with self.store.command() as command:
                command.publish(kind, key, payload or {"text": "𬱖"})
        return keys

    def delivered(self) -> list[str]:
        """Keys of the events that the platform holds, in the order of arrival."""
        with self.platform.read() as connection:
            return list(connection.execute(select(events.c.key).order_by(events.c.id)).scalars())

    def parked_there(self) -> list[str]:
        """Keys of the events that the platform put aside."""
        with self.platform.read() as connection:
            return list(connection.execute(select(parked_events.c.key)).scalars())

    def publish_notice(self, code: str = "n1", title: str = "停电公告", rev: int = 1) -> str:
        """The platform publishes a notice."""
        return feed.publish(self.platform, [notice(code, title, rev)])


def notice(code: str, title: str, rev: int = 1) -> feed.Change:
    doc = {"code": code, "title": title, "body": ["第一段"], "published_on": "2026-11-20"}
    return feed.put("notice", code, doc, rev)


def make_sync(store: Store, content: Content, settings: Settings) -> Sync:
    """The terminal's sync with a fixed dice and a short whole-request bound."""

    def transport(url: str) -> Transport:
        return Transport(url, whole_seconds=WHOLE_SECONDS)

    return Sync(store, content, settings, rng=Random(7), transport=transport)


@pytest.fixture
def central(tmp_path: Path, clock: FixedClock) -> Iterator[Platform]:
    own = open_platform(CentralConfig(tmp_path / "central", demo=True), clock)
    yield own
    own.close()


@pytest.fixture
def connect(
    central: Platform, settings: Settings, clock: FixedClock
) -> Iterator[Callable[[Store], World]]:
    """Puts a store, the platform and a proxy together; the terminal is enrolled."""
    server = RunningPlatform(central)
    proxy = Proxy(server.port)

    def connected(store: Store) -> World:
        content = Content(store, clock)
        sync = make_sync(store, content, settings)
        sync.enrol(proxy.url, DEMO_CODE)
        return World(store, content, sync, central, proxy, clock)

    yield connected
    proxy.stop()
    server.stop()


@pytest.fixture
def world(connect: Callable[[Store], World], sqlite_store: Store) -> World:
    return connect(sqlite_store)
