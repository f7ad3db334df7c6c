"""The lint report as a workbook in the machine's folder of reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.common.clock import hall_time
from ui.window.drives import FOLDER, put

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.content.lint_report import Group


def save(terminal: Terminal, groups: Sequence[Group]) -> str:
    """Writes every finding, what to do first in front; returns the file's name.

    Raises:
        Unavailable: ``report.unwritable``.
    """
    from kiosk import documents
    from kiosk.documents.lint_sheet import lint_sheet

    now = terminal.clock.now()
    findings = [finding for group in groups for finding in group.findings]
    made = documents.report_workbook(lint_sheet(findings, terminal.settings.hall_name, now))
    name = f"内容检查-{hall_time(now):%Y%m%d-%H%M%S}.xlsx"
    return put(terminal.settings.data_dir / FOLDER, name, made).name
