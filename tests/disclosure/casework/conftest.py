"""A desk whose clock the tests set by the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kiosk.common.clock import FixedClock, hall_date
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.service import Casework
from kiosk.disclosure.model import Channel
from kiosk.disclosure.service import Disclosure
from kiosk.settings import Settings
from kiosk.store.store import Store
from tests.disclosure.forms import citizen

CLERK, CHIEF = "1007", "1001"


@pytest.fixture
def casework(sqlite_store: Store, settings: Settings) -> Casework:
    """On SQLite: what differs between databases is shown by the contract."""
    return Casework(sqlite_store, settings)


@pytest.fixture
def disclosure(sqlite_store: Store, settings: Settings) -> Disclosure:
    return Disclosure(sqlite_store, settings)


@pytest.fixture
def on(clock: FixedClock) -> Callable[[str], date]:
    """Sets the clock to ten in the morning of a day, and gives the day."""

    def set_to(day: str) -> date:
        wanted = date.fromisoformat(day)
        now = hall_date(clock.now())
        clock.advance(timedelta(days=(wanted - now).days))
        return wanted

    return set_to


@pytest.fixture
def received(casework: Casework, on: Callable[[str], date]) -> Callable[..., CaseDetail]:
    """Registers an application that was handed in on a day."""

    def register(day: str, **changes: str) -> CaseDetail:
        arrived = on(day)
        return casework.register(
            citizen(**changes),
            request_id=new_id(),
            channel=Channel.IN_PERSON,
            arrived_on=arrived,
            actor=CLERK,
        )

    return register
