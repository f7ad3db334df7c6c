"""Spans of days that a report may be about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

TODAY, WEEK, MONTH, OWN = "today", "week", "month", "own"


@dataclass(frozen=True, slots=True)
class Span:
    """Both ends within."""

    name: str
    first: date
    last: date


def span_of(name: str, today: date) -> Span:
    """Today, the last seven days, or the month so far."""
    firsts = {TODAY: today, WEEK: today - timedelta(days=6), MONTH: today.replace(day=1)}
    return Span(name, firsts[name], today)


def typed_day(text: str, today: date) -> date | None:
    """A day as people type it: ``2026-11-20``, ``2026/11/20``, ``20261120`` or ``11-20``."""
    plain = text.strip().replace("/", "-").replace(".", "-")
    if plain.isascii() and plain.isdigit() and len(plain) == 8:
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    parts = plain.split("-")
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 2:
        numbers = [today.year, *numbers]
    try:
        return date(*numbers)
    except (TypeError, ValueError):
        return None
