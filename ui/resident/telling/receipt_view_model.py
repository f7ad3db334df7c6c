"""What was handed in, and the two things that open it again: number and query code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.links import submission_link
from ui.desk import Desk
from ui.resident.coded_receipt import CodedReceipt, CodedReceiptViewModel
from ui.resident.telling import wording

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class ToldReceiptViewModel(CodedReceiptViewModel):
    """Number, query code, who answers by when, how the paper stands, and the way out that wipes."""

    KIND = "submission"

    receiptChanged = Signal()

    def __init__(self, desk: Desk, *, reference: str, parent: QObject | None = None) -> None:
        super().__init__(desk, reference, parent)
        self.pageChanged.connect(self.receiptChanged)

    @Property("QVariantMap", notify=receiptChanged)
    def receipt(self) -> dict[str, str]:
        """{number, queryCode, kind, about, organ, received, due, counting}; empty until read."""
        if self._page is None:
            return {}
        receipt = self._page.receipt
        due = wording.day_text(receipt.due_on)
        return {
            "number": receipt.number,
            "queryCode": receipt.query_code,
            "kind": receipt.kind.label,
            "about": receipt.about_title,
            "mark": receipt.about_mark,
            "organ": receipt.organ_name or self.tr("由大厅分派"),
            "received": wording.day_text(receipt.received_on),
            "due": self.tr("{0}（暂定）").format(due) if receipt.provisional else due,
            "counting": wording.counting(receipt),
            "phone": receipt.phone,
        }

    @Property("QVariantList", notify=receiptChanged)
    def rows(self) -> list[dict[str, str]]:
        """Rows {label, value} of what was handed in."""
        shown = self.receipt
        if not shown:
            return []
        about = shown["about"]
        if about and shown["mark"]:
            about = self.tr("{0}（版本 {1}）").format(about, shown["mark"])
        named = [
            (shown["kind"], about or self.tr("没有指定内容")),
            (self.tr("谁来答"), shown["organ"]),
            (self.tr("最迟答复"), shown["due"]),
            (self.tr("电话告知"), shown["phone"]),
        ]
        return [{"label": label, "value": value} for label, value in named if value]

    def read(self, terminal: Terminal, reference: str) -> CodedReceipt:
        receipt = terminal.submissions.receipt(reference)
        return CodedReceipt(receipt, submission_link(terminal.settings, receipt.number))

    def unheard(self) -> str:
        return self.tr("没有收到打印机的结果。没有出来，可以补打，或拍下、抄下编号和查询码。")
