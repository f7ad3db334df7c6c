"""What will be handed in, for the check before it; name and number masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from kiosk.common.masking import mask_name, mask_phone
from kiosk.feedback.submissions.model import Kind, ReplyBy

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Said:
    """What was chosen and typed."""

    kind: Kind
    subject: str
    place: str
    typed: Mapping[str, str] = field(repr=False)
    reply: ReplyBy
    promise: str


def sections(said: Said) -> list[dict[str, object]]:
    """Rows {title, step, rows: {label, value}}; ``step`` is where it can be changed."""
    called = said.reply is ReplyBy.PHONE
    name = said.typed["name"].strip() if called else ""
    phone = said.typed["phone"].strip() if called else ""
    reply = translate("Telling", "凭编号和查询码自己查")
    if called:
        reply = translate("Telling", "打电话告诉我；也能凭编号查")
    facts = [
        (
            translate("Telling", "说什么、关于什么"),
            "kind",
            [
                (translate("Telling", "类别"), said.kind.label),
                (
                    translate("Telling", "内容或部门"),
                    said.subject or translate("Telling", "不清楚该找谁，由大厅分派"),
                ),
                (translate("Telling", "哪里"), said.place),
            ],
        ),
        (translate("Telling", "您写的"), "write", [("", said.typed["text"].strip())]),
        (
            translate("Telling", "怎样告知"),
            "reply",
            [
                (translate("Telling", "方式"), reply),
                (translate("Telling", "称呼"), mask_name(name) if name else ""),
                (translate("Telling", "电话"), mask_phone(phone) if phone else ""),
                (translate("Telling", "什么时候"), said.promise),
            ],
        ),
    ]
    return [
        {
            "title": head,
            "step": step,
            "rows": [{"label": label, "value": value} for label, value in rows if value],
        }
        for head, step, rows in facts
    ]
