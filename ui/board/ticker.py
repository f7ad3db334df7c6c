"""The line at the foot: notices first, then project approvals and new documents, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from kiosk.content.public_model import Project
    from ui.board.reading import Sight

translate = QCoreApplication.translate


def approval_text(project: Project) -> str:
    """Which project, what was decided, and when."""
    text = translate("board", "{0}　{1}　{2}，{3} 月 {4} 日")
    day = project.decided_on
    return text.format(project.name, project.matter, project.result, day.month, day.day)


def ticker_rows(sight: Sight) -> list[dict[str, object]]:
    """Rows {label, text} in the order in which they come."""
    notice, policy = translate("board", "公告"), translate("board", "新政策")
    project = translate("board", "项目审批")
    rows: list[dict[str, object]] = [
        {"label": one.label or notice, "text": one.title} for one in sight.notices
    ]
    rows += [{"label": project, "text": approval_text(one)} for one in sight.projects]
    rows += [{"label": policy, "text": one.title} for one in sight.policies]
    return rows
