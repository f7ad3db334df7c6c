"""The figures of use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Measure(StrEnum):
    """What is counted."""

    SOUGHT = "sought"
    """A query that found something."""
    MISSED = "missed"
    """A query that found nothing."""
    OPENED = "opened"
    """A document that was read."""
    CODE = "code"
    """A code that was shown large, to be scanned."""


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often a query was made; ``text`` is of known words alone, empty for all others."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """How often a document was read, or its code shown; ``name`` is empty once it is gone."""

    kind: str
    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day."""

    day: date
    sought: int = 0
    missed: int = 0
    opened: int = 0
    codes: int = 0


@dataclass(frozen=True, slots=True)
class UsageReport:
    """All days from ``first`` to ``last``, both counted; lists with the most first."""

    first: date
    last: date
    sought: tuple[WordCount, ...]
    missed: tuple[WordCount, ...]
    opened: tuple[DocumentCount, ...]
    codes: tuple[DocumentCount, ...]
    days: tuple[DayFigures, ...]
