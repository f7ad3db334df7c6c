"""A report as every form of it shows: one table of typed cells, grouped columns, charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

Cell = str | int | float | date | None
"""None is what is not known: never 0."""


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    DAY = "day"
    COUNT = "count"
    MINUTES = "minutes"
    """Seconds in the cell, shown as minutes with one decimal."""
    SHARE = "share"
    """0 to 1 in the cell, shown in per cent."""


@dataclass(frozen=True, slots=True)
class Column:
    """``group`` is the heading under which paper shows the column.

    A line feed in the title is where paper breaks it.
    """

    title: str
    kind: Kind
    group: str = ""

    @property
    def name(self) -> str:
        """The title in one line."""
        return self.title.replace("\n", "")


class Bars(Enum):
    """How a chart's bars run."""

    UPRIGHT = "upright"
    """Along time: many bars with short labels."""
    LYING = "lying"
    """One line each: names of windows, businesses, grades."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A small bar chart; a value that is not known has no bar."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    bars: Bars
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A whole report; the first column names the rows and is in no group."""

    title: str
    hall: str
    span: str
    """The days it is about, in words."""
    made_at: datetime
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()
    """How the figures are counted."""
    empty: str = ""
    """Said instead of figures when there are none."""


def shown(cell: Cell, kind: Kind) -> int | float | str | date | None:
    """A cell's value as a spreadsheet keeps it: minutes and shares rounded."""
    if cell is None or isinstance(cell, str | date):
        return cell
    if kind is Kind.MINUTES:
        return round(cell / 60, 1)
    return round(cell, 4) if kind is Kind.SHARE else cell


def words(cell: Cell, kind: Kind) -> str:
    """A cell as people read it."""
    value = shown(cell, kind)
    if value is None:
        return "—"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    if kind is Kind.SHARE:
        return f"{value:.1%}"
    return f"{value:.1f}" if kind is Kind.MINUTES else str(value)
