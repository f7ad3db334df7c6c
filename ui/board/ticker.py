"""The line at the foot: notices first, then project approvals and new documents, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.board.reading import Sight

translate = QCoreApplication.translate


def ticker_rows(sight: Sight) -> list[dict[str, object]]:
    """Rows {label, text} in the order in which they come."""
    notice, policy = translate("board", "公告"), translate("board", "新政策")
    rows: list[dict[str, object]] = [
        {"label": one.label or notice, "text": one.title} for one in sight.notices
    ]
    rows += [{"label": policy, "text": one.title} for one in sight.policies]
    return rows
