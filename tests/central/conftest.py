"""A platform on SQLite and one on PostgreSQL, both with a small release published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kiosk.central.config import CentralConfig
from kiosk.central.platform import Platform
from kiosk.central.server import open_platform
from kiosk.common.clock import FixedClock
from tests.central.running import RunningPlatform
from tests.central.talking import Talker
from tests.cluster import Cluster


@pytest.fixture(params=["sqlite", "postgres"])
def platform(
    request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock
) -> Iterator[Platform]:
    """An open platform with the demonstration code."""
    url = None
    if request.param == "postgres":
        cluster: Cluster = request.getfixturevalue("cluster")
        url = cluster.new_database()
    own = open_platform(CentralConfig(tmp_path / "central", database_url=url, demo=True), clock)
    yield own
    own.close()
    if url is not None:
        cluster.drop_database(url)


@pytest.fixture
def lite(tmp_path: Path, clock: FixedClock) -> Iterator[Platform]:
    """A platform on SQLite, for what no database changes."""
    own = open_platform(CentralConfig(tmp_path / "central", demo=True), clock)
    yield own
    own.close()


@contextmanager
def calling(platform: Platform) -> Iterator[httpx.Client]:
    """A client of a running server over ``platform``."""
    server = RunningPlatform(platform)
    with httpx.Client(base_url=server.url, trust_env=False, timeout=20) as own:
        yield own
    server.stop()


@pytest.fixture
def client(platform: Platform) -> Iterator[httpx.Client]:
    """Calls the platform over a real connection."""
    with calling(platform) as own:
        yield own


@pytest.fixture
def phone(lite: Platform) -> Iterator[httpx.Client]:
    """A phone's browser."""
    with calling(lite) as own:
        yield own


@pytest.fixture
def talker(client: httpx.Client) -> Talker:
    """An enrolled, signed-in terminal that speaks the protocol by hand."""
    own = Talker(client)
    own.enrol()
    own.sign_in()
    return own
