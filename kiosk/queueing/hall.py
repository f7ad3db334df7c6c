"""Businesses and windows as the queue needs them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar
from kiosk.content.model import Business, ServiceItem, Window
from kiosk.queueing.hours import OpeningHours

log = logging.getLogger(__name__)

SHOWN_CODE_LENGTH = 20


class HallContent(Protocol):
    """What the queue reads of the content room."""

    def businesses(self) -> Sequence[Business]:
        """All businesses of the hall."""
        ...

    def windows(self) -> Sequence[Window]:
        """All windows of the hall."""
        ...

    def guide(self, code: str) -> ServiceItem:
        """One service item; raises Rejected ``guide.unknown``."""
        ...


@dataclass(frozen=True, slots=True)
class Queue:
    """A business with its hours read; ``hours`` is None when they cannot be read."""

    business: Business
    hours: OpeningHours | None
    windows: tuple[str, ...]

    def refusal(self, now: datetime, calendar: Calendar) -> Rejected | None:
        """Why no ticket is given at that moment; None when one is."""
        name = self.business.name
        if self.hours is None:
            return Rejected("business.hours_unreadable", business=name)
        if self.hours.open_at(now, calendar):
            return None
        opens_at = self.hours.opens_next(now, calendar)
        if opens_at is None:
            return Rejected("business.closed", business=name)
        return Rejected("business.closed_until", business=name, opens_at=opens_at)


@dataclass(frozen=True, slots=True)
class HallTable:
    """All queues by business code, and the businesses of each window in its own order."""

    queues: dict[str, Queue]
    windows: dict[str, tuple[str, ...]]

    def queue(self, business: str) -> Queue:
        """The queue of a business.

        Raises:
            Rejected: ``business.unknown``.
        """
        found = self.queues.get(business)
        if found is None:
            raise Rejected("business.unknown", business=shown(business))
        return found

    def served_by(self, window: str) -> tuple[str, ...]:
        """Codes of the businesses that a window serves.

        Raises:
            Rejected: ``window.unknown``, or ``window.serves_nothing``.
        """
        businesses = self.windows.get(window)
        if businesses is None:
            raise Rejected("window.unknown", window=shown(window))
        if not businesses:
            raise Rejected("window.serves_nothing", window=window)
        return businesses


def shown(text: str) -> str:
    """Text from outside, short and harmless enough to stand in a message."""
    return text[:SHOWN_CODE_LENGTH] if text.isprintable() and text else "—"


def build_table(found: Sequence[Business], standing: Sequence[Window]) -> HallTable:
    """Builds the table. A window serves what it names itself, then what names the window."""
    businesses = sorted(found, key=lambda entry: (entry.order, entry.code))
    known = {business.code for business in businesses}
    windows = {window.number: _served(window, known, businesses) for window in standing}
    queues = {
        business.code: Queue(business, _hours(business), _windows(business, windows))
        for business in businesses
    }
    return HallTable(queues, windows)


def _served(window: Window, known: set[str], businesses: Sequence[Business]) -> tuple[str, ...]:
    own = [code for code in window.businesses if code in known]
    named = [business.code for business in businesses if window.number in business.windows]
    return tuple(dict.fromkeys(own + named))


def _windows(business: Business, windows: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    serving = [number for number, served in windows.items() if business.code in served]
    return tuple(dict.fromkeys([*business.windows, *serving]))


def _hours(business: Business) -> OpeningHours | None:
    try:
        return OpeningHours.of(business.hours, business.weekdays)
    except ValueError as error:
        log.warning("business %s is kept closed: %s", business.code, error)
        return None
