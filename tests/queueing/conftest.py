"""Fixtures of the queue: a small hall and its queue on either store."""

from __future__ import annotations

from uuid import uuid4

import pytest

from kiosk.queueing.service import Queueing
from tests.queueing.small_hall import small_hall


@pytest.fixture
def hall():
    return small_hall()


@pytest.fixture
def queueing(store, hall, settings):
    return Queueing(store, hall, settings)


@pytest.fixture
def take(queueing):
    """Takes a ticket with a new request id."""

    def taken(business="estate", **fields):
        return queueing.take(business, request_id=str(uuid4()), **fields)

    return taken


@pytest.fixture
def settings_of_hall(settings):
    """The hall's settings, for tests in which ``settings`` means something else."""
    return settings
