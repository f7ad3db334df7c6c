"""Persons who book, and slots as tests name them."""

from __future__ import annotations

from datetime import date, datetime, time

from kiosk.common.clock import HALL_TZ
from kiosk.common.identity import check_digit

TODAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)


def identity_of(n: int) -> str:
    """The valid number of the n-th person."""
    first = f"15072119850203{n:03d}"
    return first + check_digit(first)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    """A moment in the hall's civil time, on Monday by default."""
    return datetime.combine(day, time(hour, minute), HALL_TZ)
