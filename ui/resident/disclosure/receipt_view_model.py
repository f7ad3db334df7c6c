"""The receipt of an application that was just filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.workdays import Deadline
from kiosk.content.links import application_link
from kiosk.disclosure.receipt_mark import marked_link
from ui.desk import Desk
from ui.resident.coded_receipt import CodedReceipt, CodedReceiptViewModel
from ui.resident.disclosure import counting, rows

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Page(CodedReceipt):
    """With how its limit was counted."""

    deadline: Deadline


@QmlElement
@QmlUncreatable("made by the navigator")
class ReceiptViewModel(CodedReceiptViewModel):
    """Number, query code, dates, how the paper stands, and the way out that wipes."""

    KIND = "application"

    receiptChanged = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        number: str,
        earlier: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(desk, number, parent)
        self._earlier = earlier
        self.pageChanged.connect(self.receiptChanged)

    @Property("QVariantMap", notify=receiptChanged)
    def receipt(self) -> dict[str, str]:
        """{number, queryCode, received, due, counting}; empty until it is read."""
        if self._page is None:
            return {}
        receipt = self._page.receipt
        due = self._day(receipt.due_on)
        return {
            "number": receipt.number,
            "queryCode": receipt.query_code,
            "received": self._day(receipt.received_on),
            "due": self.tr("{0}（暂定）").format(due) if receipt.provisional else due,
            "counting": self._counting(self._page),
        }

    @Property("QVariantList", notify=receiptChanged)
    def weeks(self) -> list[dict[str, object]]:
        """Every day that was counted or left out, see :mod:`ui.resident.disclosure.counting`."""
        if self._page is None:
            return []
        return counting.weeks(self._page.deadline.days, hall_date(self._clock.now()))

    @Property("QVariantMap", constant=True)
    def office(self) -> dict[str, str]:
        """Who answers: {name, phone, address, hours}."""
        return rows.office_row(self.desk.terminal.settings)

    @Property(bool, constant=True)
    def earlier(self) -> bool:
        """Whether it is the receipt of a form that was changed after it had been filed."""
        return self._earlier

    def read(self, terminal: Terminal, reference: str) -> _Page:
        receipt = terminal.disclosure.receipt(reference)
        # The paper's code is the same: a look at the screen proves as much as the slip.
        link = marked_link(application_link(terminal.settings, receipt.number), receipt.mark)
        deadline = terminal.workdays.calendar().due(receipt.received_on, receipt.limit_days)
        return _Page(receipt, link, deadline)

    def unheard(self) -> str:
        return self.tr(
            "没有收到打印机的结果。请看出纸口；没有出来，可以补打。申请已经收到，不受影响。"
        )

    def _day(self, day: date) -> str:
        return self.tr("{0}年{1}月{2}日").format(day.year, day.month, day.day)

    def _counting(self, page: _Page) -> str:
        counted = page.receipt.counted
        if page.receipt.provisional:
            return counted + self.tr("下一年的放假安排公布后再核定。")
        return counted
