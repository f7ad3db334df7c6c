"""A table as it was read, wherever it came from: a sheet, a CSV file, a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.content.importing.report import RowNote

Rows = Iterable[tuple[int, list[str] | None]]
"""Each row with the number that people see beside it; None for one that could not be read."""


@dataclass(frozen=True, slots=True)
class Table:
    """``strict``: a row of another width than the head's is a fault, as in CSV.

    In a workbook cells beside the table are only beside it.
    """

    rows: Rows
    name: str = ""
    strict: bool = False
    notes: tuple[RowNote, ...] = ()
