"""Paper that a resident asks for: once a touch, followed until it is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import KioskError, Rejected, Unavailable
from kiosk.common.wording import say
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.store.print_queue import PrintJob

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 500
SLOW_LOOKS = 60
"""After half a minute the resident is told that it takes longer."""


@QmlElement
@QmlUncreatable("made by a page")
class Printout(ViewModel):
    """``state``: "" before the touch, then printing, printed, failed, unknown or full.

    ``paper`` is what is printed, in a word; ``otherwise`` what can be done instead.
    """

    stateChanged = Signal()

    def __init__(
        self, desk: Desk, paper: str, otherwise: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._paper, self._otherwise = paper, otherwise
        self._state = ""
        self._reason = ""
        self._job = ""
        self._looks = 0
        self._sheets = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return self._state

    @Property(str, notify=stateChanged)
    def text(self) -> str:
        """How it stands and what to do, in a sentence."""
        if self._state == "printing" and self._looks > SLOW_LOOKS:
            return self.tr("还在打印，请再等一等。{0}").format(self._otherwise)
        told = {
            "printing": self.tr("正在打印{0}，请稍候。").format(self._paper),
            "printed": self.tr("已打印，请在出纸口取走。"),
            "unknown": self.tr("不能确定有没有打出来，请先看出纸口。{0}").format(self._reason),
            "failed": self.tr("没有打印成功。{0}{1}").format(self._reason, self._otherwise),
            "full": self._reason,
        }
        return told.get(self._state, "")

    @Property(str, notify=stateChanged)
    def action(self) -> str:
        """The words of the button."""
        if self._state == "printed":
            return self.tr("再打一份{0}").format(self._paper)
        if self._state in ("failed", "unknown"):
            return self.tr("再试一次打印")
        if self._state == "printing":
            return self.tr("正在打印…")
        return self.tr("打印{0}").format(self._paper)

    def ask(self, request: Callable[[], str], sheets: int = 1) -> None:
        """Runs ``request``, which gives a job's id; a second touch while it prints asks nothing.

        ``sheets`` count for what one session may print.
        """
        if self._state == "printing":
            return
        try:
            self.desk.paper.take(sheets)
        except Rejected as error:
            self._set("full", say(error, messages_dir()))
            return
        self._looks, self._sheets = 0, sheets
        self._set("printing")
        self.work(request, self._asked, cover=False, failed=self._refused)

    def rename(self, paper: str) -> None:
        """Another paper is shown now; what is said of the one before goes."""
        if self._state != "printing":
            self._paper = paper
            self._set("")

    def leaving(self) -> None:
        self._timer.stop()

    def _asked(self, job: str) -> None:
        self.desk.nudge()
        self._job = job
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        self._looks += 1
        if self._looks == SLOW_LOOKS + 1:
            self.stateChanged.emit()
        terminal, job = self.desk.terminal, self._job
        self.work(
            lambda: terminal.printing.outcome(job),
            self._settled,
            cover=False,
            latest="outcome",
            failed=self._refused,
        )

    def _settled(self, job: PrintJob | None) -> None:
        if job is None or job.state in ("pending", "printing"):
            return
        self._timer.stop()
        self._set(job.state, say(Unavailable(job.code), messages_dir()) if job.code else "")

    def _refused(self, error: Exception) -> None:
        self._timer.stop()
        self._set("failed", say(error, messages_dir()) if isinstance(error, KioskError) else "")
        if not isinstance(error, KioskError):
            self.fail(error)

    def _set(self, state: str, reason: str = "") -> None:
        if state == "failed":
            self.desk.paper.give_back(self._sheets)
        self._state, self._reason = state, reason
        self.stateChanged.emit()
