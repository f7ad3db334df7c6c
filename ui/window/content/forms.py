"""The short forms of the page of content: a note to a decision, a reason for a proposal."""

from __future__ import annotations

from datetime import date

from ui.window.forms.model import Field, Form

NOTE = {"approve": "审核通过", "send_back": "退回修改", "remove": "撤下这份内容"}
"""Acts that take a note."""
_LABELS = {
    "approve": "审核意见",
    "send_back": "哪里要改",
    "remove": "撤下理由",
    "restore": "恢复理由",
}
_TEXTS = {
    "approve": "通过以后，到生效日期就公开。",
    "send_back": "提交人会看到这段话，改好后可以再提交。",
    "remove": "由另一位工作人员审核后撤下，文本保留在历次版本里。",
    "restore": "由另一位工作人员审核后恢复。",
}
_LIMIT = 500


def note_form(purpose: str, title: str, key: str, today: date, *, errors: int = 0) -> Form:
    """A form with one field; with errors of lint an approval must say why."""
    text = _TEXTS[purpose]
    if errors:
        text = f"检查出 {errors} 处错误，确需先发布的，请写明理由。"
    needed = purpose != "approve" or errors > 0
    field = Field("note", _LABELS[purpose], "block", required=needed, limit=_LIMIT)
    return Form(
        name=f"content note {purpose} {key}",
        title=title,
        yes=title,
        fields=lambda _values: [field],
        today=today,
        text=text,
        danger=purpose in ("send_back", "remove"),
    )
