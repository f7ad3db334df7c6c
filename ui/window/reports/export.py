"""A report as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.common.clock import hall_time
from ui.window.drives import put

if TYPE_CHECKING:
    from kiosk.documents import ReportSheet

FORMATS = ("csv", "xlsx", "pdf")


def write(sheet: ReportSheet, kind: str, folder: Path, by: str) -> Path:
    """Writes the report whole or not at all, under a name that no earlier one has.

    Raises:
        Unavailable: ``report.unwritable``.
        Damaged: a font is missing or unusable.
    """
    from kiosk import documents

    writers = {
        "csv": documents.report_csv,
        "xlsx": documents.report_workbook,
        "pdf": documents.report_pdf,
    }
    at = hall_time(sheet.made_at)
    return put(folder, f"报表-{by}-{at:%Y%m%d-%H%M%S}.{kind}", writers[kind](sheet))
