"""Appointments of a small hall on either store."""

from __future__ import annotations

from uuid import uuid4

import pytest

from kiosk.queueing.appointments.service import Appointments
from tests.queueing.appointments.persons import at, identity_of

PLAN = ("09:00-10:00=3", "10:00-11:00=3", "13:30-14:30=2")


@pytest.fixture
def hall(hall):
    """The small hall, in which 不动产登记 and the daily 综合咨询 can be booked."""
    hall.change("estate", appointments=PLAN)
    hall.change("anytime", appointments=("10:00-12:00=50",))
    return hall


@pytest.fixture
def office(store, hall, settings, queueing):
    return Appointments(store, hall, settings, queueing)


@pytest.fixture
def book(office):
    """Books Monday at nine for the first person, unless told otherwise."""

    def booked(starts_at=None, n=1, business="estate", **fields):
        fields = {"request_id": str(uuid4()), "name": "张三丰", **fields}
        return office.book(business, starts_at or at(9), identity=identity_of(n), **fields)

    return booked
