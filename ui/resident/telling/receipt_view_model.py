"""What was handed in, and the two things that open it again: number and query code."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.common.wording import say
from kiosk.content.links import submission_link
from kiosk.content.qr import matrix
from kiosk.feedback.submissions.views import Receipt
from kiosk.settings import messages_dir
from kiosk.store.print_queue import PrintJob
from ui.desk import Desk
from ui.resident.telling import wording
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

STAY_SECONDS = 45
"""Long enough to scan or copy the query code; every touch starts it anew."""
PRINT_PATIENCE_SECONDS = 20
"""After it the resident is told to look, not to wait."""
TICK_MS = 500
_KIND = "submission"
_SETTLED = frozenset({"printed", "failed", "unknown"})


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page shows, read together."""

    receipt: Receipt
    code: list[list[bool]]


@QmlElement
@QmlUncreatable("made by the navigator")
class ToldReceiptViewModel(ViewModel):
    """Number, query code, who answers by when, how the paper stands, and the way out that wipes."""

    receiptChanged = Signal()
    printChanged = Signal()
    secondsChanged = Signal()

    def __init__(self, desk: Desk, *, reference: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._reference = reference
        self._page: _Page | None = None
        self._job: PrintJob | None = None
        self._clock = desk.terminal.clock
        self._asked_at = self._touched_at = self._clock.monotonic()
        self._seconds = STAY_SECONDS
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

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

    @Property("QVariantList", notify=receiptChanged)
    def code(self) -> list[list[bool]]:
        """The QR code of the page on a phone; the query code is not in it."""
        return self._page.code if self._page else []

    @Property(str, notify=printChanged)
    def printState(self) -> str:
        """waiting, printed, failed or unknown."""
        if self._job is not None and self._job.state in _SETTLED:
            return self._job.state
        return "unknown" if self._waited_for_paper() else "waiting"

    @Property(str, notify=printChanged)
    def printText(self) -> str:
        """How the paper stands, in words."""
        state = self.printState
        if state == "waiting":
            return self.tr("正在打印回执，请稍候…")
        if state == "printed":
            return self.tr("回执已打印，请取走。")
        if self._job is not None and self._job.code:
            return say(Rejected(self._job.code), messages_dir())
        return self.tr("没有收到打印机的结果。没有出来，可以补打，或拍下、抄下编号和查询码。")

    @Property(int, notify=secondsChanged)
    def seconds(self) -> int:
        """Until the session ends by itself."""
        return self._seconds

    @Slot()
    def reprint(self) -> None:
        """Asks for a marked reprint (补打)."""
        self.stay()
        if self._page is None:
            return
        subject, terminal = self._page.receipt.id, self.desk.terminal
        self.work(lambda: terminal.printing.reprint(_KIND, subject), self._reprinted)

    @Slot()
    def stay(self) -> None:
        """Somebody is still reading."""
        self._touched_at = self._clock.monotonic()
        self._count()

    @Slot()
    def finish(self) -> None:
        """The resident is done: everything is wiped."""
        self.desk.session.end()

    def shown(self) -> None:
        reference, terminal = self._reference, self.desk.terminal

        def read() -> _Page:
            receipt = terminal.submissions.receipt(reference)
            link = submission_link(terminal.settings, receipt.number)
            return _Page(receipt, [list(row) for row in matrix(link)])

        self.work(read, self._take)
        self._timer.start()

    def leaving(self) -> None:
        self._timer.stop()
        self._page = self._job = None
        self._reference = ""
        self.receiptChanged.emit()

    @Slot()
    def tick(self) -> None:
        """Looks at the clock and at the paper; called by the timer."""
        if self.printState == "waiting":
            self._touched_at = self._clock.monotonic()
            self._look_at_paper()
        self._count()
        if self._seconds == 0:
            self.finish()

    def _count(self) -> None:
        gone = self._clock.monotonic() - self._touched_at
        seconds = max(0, int(STAY_SECONDS - gone + 0.999))
        if seconds != self._seconds:
            self._seconds = seconds
            self.secondsChanged.emit()

    def _waited_for_paper(self) -> bool:
        return self._clock.monotonic() - self._asked_at > PRINT_PATIENCE_SECONDS

    def _look_at_paper(self) -> None:
        if self._page is None:
            return
        subject, terminal = self._page.receipt.id, self.desk.terminal
        self.work(
            lambda: terminal.printing.latest(_KIND, subject),
            self._take_job,
            cover=False,
            latest="paper",
        )

    def _take(self, page: _Page) -> None:
        self._page = page
        self.receiptChanged.emit()
        self._look_at_paper()

    def _take_job(self, job: PrintJob | None) -> None:
        self._job = job
        self.printChanged.emit()

    def _reprinted(self, _job_id: str) -> None:
        self.desk.nudge()
        self._asked_at = self._clock.monotonic()
        self._job = None
        self.printChanged.emit()
