"""The page after something was handed in: its receipt, with number and query code, on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.common.wording import say
from kiosk.content.qr import matrix
from kiosk.settings import messages_dir
from kiosk.store.print_queue import PrintJob
from ui.desk import Desk
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

STAY_SECONDS = 45
"""Long enough to scan or copy the query code; every touch starts it anew."""
PRINT_PATIENCE_SECONDS = 20
"""After it the resident is told to look, not to wait."""
TICK_MS = 500
_SETTLED = frozenset({"printed", "failed", "unknown"})


@dataclass(frozen=True, slots=True)
class CodedReceipt:
    """What the page shows, read together; ``link`` is the page for a phone."""

    receipt: Any
    link: str

    def squares(self) -> list[list[bool]]:
        """The link as a QR code."""
        return [list(row) for row in matrix(self.link)]


@QmlElement
@QmlUncreatable("the base of the receipts")
class CodedReceiptViewModel(ViewModel):
    """How the paper stands, and the way out that wipes. A subclass shows the rest."""

    KIND = ""
    """Of its print jobs."""

    pageChanged = Signal()
    printChanged = Signal()
    secondsChanged = Signal()

    def __init__(self, desk: Desk, reference: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._reference = reference
        self._page: CodedReceipt | None = None
        self._squares: list[list[bool]] = []
        self._job: PrintJob | None = None
        self._clock = desk.terminal.clock
        self._asked_at = self._touched_at = self._clock.monotonic()
        self._seconds = STAY_SECONDS
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    # --- for the subclass ----------------------------------------------------------------

    def read(self, terminal: Terminal, reference: str) -> CodedReceipt:
        """The receipt; runs off the GUI thread."""
        raise NotImplementedError

    def unheard(self) -> str:
        """What to do when the printer says nothing."""
        raise NotImplementedError

    # --- what the page shows -------------------------------------------------------------

    @Property("QVariantList", notify=pageChanged)
    def code(self) -> list[list[bool]]:
        """The QR code of the page on a phone; the query code is not in it."""
        return self._squares

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
        return self.unheard()

    @Property(int, notify=secondsChanged)
    def seconds(self) -> int:
        """Until the session ends by itself."""
        return self._seconds

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def reprint(self) -> None:
        """Asks for a marked reprint (补打)."""
        self.stay()
        if self._page is None:
            return
        subject, terminal = self._page.receipt.id, self.desk.terminal
        self.work(lambda: terminal.printing.reprint(self.KIND, subject), self._reprinted)

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

        def read() -> tuple[CodedReceipt, list[list[bool]]]:
            page = self.read(terminal, reference)
            return page, page.squares()

        self.work(read, self._take)
        self._timer.start()

    def leaving(self) -> None:
        self._timer.stop()
        self._page = self._job = None
        self._squares = []
        self._reference = ""
        self.pageChanged.emit()

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
            lambda: terminal.printing.latest(self.KIND, subject),
            self._take_job,
            cover=False,
            latest="paper",
        )

    def _take(self, read: tuple[CodedReceipt, list[list[bool]]]) -> None:
        self._page, self._squares = read
        self.pageChanged.emit()
        self._look_at_paper()

    def _take_job(self, job: PrintJob | None) -> None:
        self._job = job
        self.printChanged.emit()

    def _reprinted(self, _job_id: str) -> None:
        self.desk.nudge()
        self._asked_at = self._clock.monotonic()
        self._job = None
        self.printChanged.emit()
