"""Printers to try: a folder, a real CUPS scheduler, an ESC/POS printer's twin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.devices.printer import Document, Media
from kiosk.devices.printer.twin import EscposTwin
from kiosk.documents import one_time_notice, ticket_slip
from tests.devices.private_cups import PrivateCups, why_not
from tests.documents import paper_samples as samples


@pytest.fixture(scope="session")
def slip() -> Document:
    return Document(ticket_slip(samples.ticket()), Media.ROLL_80, "排队号票 A015")


@pytest.fixture(scope="session")
def notice() -> Document:
    return Document(one_time_notice(samples.notice(12)), Media.A4, "一次性告知单")


@pytest.fixture
def twin() -> Iterator[EscposTwin]:
    with EscposTwin() as twin:
        yield twin


@pytest.fixture(scope="session")
def scheduler() -> Iterator[PrivateCups]:
    reason = why_not()
    if reason:
        pytest.skip(reason)
    cups = PrivateCups()
    try:
        cups.start()
        yield cups
    finally:
        cups.stop()


@pytest.fixture
def cups(scheduler: PrivateCups, monkeypatch: pytest.MonkeyPatch) -> PrivateCups:
    monkeypatch.setenv("CUPS_SERVER", str(scheduler.socket))
    return scheduler
