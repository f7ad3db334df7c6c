"""Taking a document home: chosen pages on paper, followed until they are out, or to the phone."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import KioskError, Rejected, Unavailable
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.content.links import page_link
from kiosk.content.qr import matrix
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.store.print_queue import PrintJob

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

WIDTH = 360
"""Of a page's picture, in pixels: enough to tell pages apart."""
LOOK_MS = 500


def code_rows(link: str) -> tuple[str, ...]:
    """Rows of "1" and "0"; runs off the GUI thread."""
    return tuple("".join("1" if dark else "0" for dark in row) for row in matrix(link))


@QmlElement
@QmlUncreatable("made by a page that is read")
class TakingViewModel(ViewModel):
    """``state``: "" closed, choosing, printing, printed, failed, unknown or code."""

    stateChanged = Signal()
    pagesChanged = Signal()

    def __init__(self, desk: Desk, code: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._state = ""
        self._reason = ""
        self._pictures: tuple[str, ...] = ()
        self._chosen: set[int] = set()
        self._request = ""
        self._job = ""
        self._sheets = 0
        self._code_rows: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return self._state

    @Property(str, notify=stateChanged)
    def text(self) -> str:
        """How it stands, in a sentence."""
        return {
            "printing": self.tr("正在打印，请稍候。"),
            "printed": self.tr("已打印，请在出纸口取走。"),
            "failed": self.tr("没有打印成功。{0}").format(self._reason),
            "unknown": self.tr("不能确定有没有打出来，请先看出纸口。{0}").format(self._reason),
        }.get(self._state, "")

    @Property("QVariantList", notify=pagesChanged)
    def pages(self) -> list[dict[str, object]]:
        """Rows {number, source, on}."""
        return [
            {"number": number, "source": source, "on": number in self._chosen}
            for number, source in enumerate(self._pictures, 1)
        ]

    @Property(int, notify=pagesChanged)
    def chosen(self) -> int:
        """How many pages are chosen."""
        return len(self._chosen)

    @Property("QVariantList", notify=stateChanged)
    def codeRows(self) -> list[str]:
        return list(self._code_rows)

    @Slot()
    def choosePages(self) -> None:
        """Opens the choice of pages, all of them chosen."""
        self._set("choosing")
        if not self._pictures:
            printing, code = self.desk.terminal.printing, self._code
            self.work(
                lambda: printing.policy_pages(code, width=WIDTH),
                self._take_pages,
                failed=self._refused,
            )

    @Slot(int)
    def toggle(self, number: int) -> None:
        """Takes a page in or leaves it out."""
        self._chosen ^= {number}
        self._request = ""
        self.pagesChanged.emit()

    @Slot(bool)
    def all(self, on: bool) -> None:
        """Every page, or none."""
        self._chosen = set(range(1, len(self._pictures) + 1)) if on else set()
        self._request = ""
        self.pagesChanged.emit()

    @Slot()
    def print(self) -> None:
        """Asks for the chosen pages; a second touch while they print asks for nothing."""
        if self._state == "printing" or not self._chosen:
            return
        try:
            self.desk.paper.take(len(self._chosen))
        except Rejected as error:
            self._set("failed", say(error, messages_dir()))
            return
        self._sheets = len(self._chosen)
        self._request = self._request or new_id()
        whole = len(self._chosen) == len(self._pictures)
        pages = None if whole else tuple(sorted(self._chosen))
        printing, code, request = self.desk.terminal.printing, self._code, self._request
        self._set("printing")
        self.work(
            lambda: printing.request_policy(code, pages=pages, request_id=request),
            self._asked,
            cover=False,
            failed=self._refused,
        )

    @Slot()
    def showCode(self) -> None:
        """Shows the code for a phone."""
        link = page_link(self.desk.terminal.settings, "p", self._code)
        self.work(lambda: code_rows(link), self._show_code, cover=False)

    @Slot()
    def close(self) -> None:
        """Puts all of it away; what prints goes on printing."""
        self._timer.stop()
        self._request = ""
        self._set("")

    def leaving(self) -> None:
        self._timer.stop()

    def _show_code(self, rows: tuple[str, ...]) -> None:
        self._code_rows = rows
        self._set("code")

    def _take_pages(self, pictures: tuple[bytes, ...]) -> None:
        self._pictures = tuple(
            "data:image/png;base64," + base64.b64encode(one).decode() for one in pictures
        )
        self.all(True)

    def _asked(self, job: str) -> None:
        self.desk.nudge()
        self._job = job
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        printing, job = self.desk.terminal.printing, self._job
        self.work(
            lambda: printing.outcome(job),
            self._settled,
            cover=False,
            latest="outcome",
            failed=self._refused,
        )

    def _settled(self, job: PrintJob | None) -> None:
        if job is None or job.state in ("pending", "printing") or self._state != "printing":
            return
        self._timer.stop()
        self._request = ""
        if job.state == "failed":
            self.desk.paper.give_back(self._sheets)
        self._set(job.state, say(Unavailable(job.code), messages_dir()) if job.code else "")

    def _refused(self, error: Exception) -> None:
        self._timer.stop()
        self._request = ""
        self.desk.paper.give_back(self._sheets)
        if isinstance(error, KioskError):
            self._set("failed", say(error, messages_dir()))
        else:
            self._set("")
            self.fail(error)

    def _set(self, state: str, reason: str = "") -> None:
        self._state, self._reason = state, reason
        self.stateChanged.emit()
