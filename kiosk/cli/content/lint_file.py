"""The lint report as a file that a content officer works off, a line a finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected, Unavailable

if TYPE_CHECKING:
    from kiosk.content.lint import Finding


def save(out: Path, findings: Sequence[Finding], hall: str, now: datetime) -> None:
    """Writes the report whole.

    Raises:
        Rejected: ``lint.file_kind`` for another ending than .csv or .xlsx.
        Unavailable: ``report.unwritable``.
    """
    from kiosk import documents
    from kiosk.cli.files import write_whole
    from kiosk.common.system_errors import in_words
    from kiosk.documents.lint_sheet import lint_sheet

    writers = {".csv": documents.report_csv, ".xlsx": documents.report_workbook}
    writer = writers.get(out.suffix.lower())
    if writer is None:
        raise Rejected("lint.file_kind", file=out.name)
    try:
        write_whole(out, writer(lint_sheet(findings, hall, now)))
    except OSError as error:
        raise Unavailable("report.unwritable", file=str(out), reason=in_words(error)) from error
