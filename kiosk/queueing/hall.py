"""Businesses and windows as the queue needs them."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar
from kiosk.content.model import Business, ServiceItem, Window
from kiosk.queueing.hours import OpeningHours
from kiosk.queueing.model import CallingRule

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


class WindowOrder(NamedTuple):
    """What a window serves, in which order, and how it picks."""

    businesses: tuple[str, ...]
    rule: CallingRule = CallingRule.LONGEST_WAIT


class Closing(NamedTuple):
    """The supervisor's closing of a business: for one service day, with words for residents."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Queue:
    """A business with its hours read; ``hours`` is None when they cannot be read."""

    business: Business
    hours: OpeningHours | None
    windows: tuple[str, ...]
    closing: Closing | None = None

    def refusal(self, now: datetime, calendar: Calendar) -> Rejected | None:
        """Why no ticket is given at that moment; None when one is."""
        name = self.business.name
        if self.closing is not None and self.closing.day >= hall_date(now):
            return Rejected("business.switched_off", business=name, reason=self.closing.reason)
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
    """All queues by business code, and what each window serves in which order."""

    queues: dict[str, Queue]
    windows: dict[str, WindowOrder]
    names: dict[str, str]
    """Names of the windows."""

    def queue(self, business: str) -> Queue:
        """The queue of a business.

        Raises:
            Rejected: ``business.unknown``.
        """
        found = self.queues.get(business)
        if found is None:
            raise Rejected("business.unknown", business=shown(business))
        return found

    def order_of(self, window: str) -> WindowOrder:
        """What a window serves, which may be nothing.

        Raises:
            Rejected: ``window.unknown``.
        """
        order = self.windows.get(window)
        if order is None:
            raise Rejected("window.unknown", window=shown(window))
        return order

    def serving(self, window: str) -> WindowOrder:
        """What a window serves: one business at least.

        Raises:
            Rejected: ``window.unknown``, or ``window.serves_nothing``.
        """
        order = self.order_of(window)
        if not order.businesses:
            raise Rejected("window.serves_nothing", window=window)
        return order

    def capacity(self, business: str) -> float:
        """How many windows serve a business; one that serves two counts half for each."""
        orders = self.windows.values()
        return sum(1 / len(each.businesses) for each in orders if business in each.businesses)

    def served_by(self, window: str) -> tuple[str, ...]:
        """Codes of the businesses that a window serves; raises as :meth:`serving`."""
        return self.serving(window).businesses


def shown(text: str) -> str:
    """Text from outside, short and harmless enough to stand in a message."""
    return text[:SHOWN_CODE_LENGTH] if text.isprintable() and text else "—"


def build_table(
    found: Sequence[Business],
    standing: Sequence[Window],
    orders: Mapping[str, WindowOrder] | None = None,
    closings: Mapping[str, Closing] | None = None,
) -> HallTable:
    """Builds the table.

    A window serves what it names itself, then what names the window; an order that the
    supervisor set for it comes before the content.
    """
    businesses = sorted(found, key=lambda entry: (entry.order, entry.code))
    known = {business.code for business in businesses}
    windows = {window.number: _served(window, known, businesses) for window in standing}
    for number, order in (orders or {}).items():
        kept = tuple(code for code in order.businesses if code in known)
        if number in windows and kept:
            windows[number] = WindowOrder(kept, order.rule)
    queues = {
        business.code: Queue(
            business,
            _hours(business),
            _windows(business, windows, orders or {}),
            (closings or {}).get(business.code),
        )
        for business in businesses
    }
    return HallTable(queues, windows, {window.number: window.name for window in standing})


def _served(window: Window, known: set[str], businesses: Sequence[Business]) -> WindowOrder:
    own = [code for code in window.businesses if code in known]
    named = [business.code for business in businesses if window.number in business.windows]
    return WindowOrder(tuple(dict.fromkeys(own + named)))


def _windows(
    business: Business, windows: Mapping[str, WindowOrder], orders: Mapping[str, WindowOrder]
) -> tuple[str, ...]:
    serving = [number for number, order in windows.items() if business.code in order.businesses]
    named = [number for number in business.windows if number not in orders or number in serving]
    return tuple(dict.fromkeys([*named, *serving]))


def _hours(business: Business) -> OpeningHours | None:
    try:
        return OpeningHours.of(business.hours, business.weekdays)
    except ValueError as error:
        log.warning("business %s is kept closed: %s", business.code, error)
        return None
