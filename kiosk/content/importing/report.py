"""What an import says of one file."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.common.errors import KioskError


@dataclass(frozen=True, slots=True)
class RowNote:
    """Something about a line of a file; ``code`` has its wording, ``detail`` names the thing.

    ``sheet`` and ``column`` say where in a workbook; empty where there is only one.
    """

    line: int
    code: str
    detail: str = ""
    sheet: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """``skipped`` lines were left out; ``warnings`` were taken but want a look."""

    file: str
    kind: str = ""
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: tuple[RowNote, ...] = ()
    warnings: tuple[RowNote, ...] = ()
    error: KioskError | None = None
    """Why nothing of the file was taken."""
    removed: int = 0
