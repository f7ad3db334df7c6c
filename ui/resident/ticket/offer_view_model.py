"""After a restart: slips that were interrupted are offered once more, on the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.resident.ticket.slip_view_model import SlipPrinting
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.printing import Offer

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN = 3
"""Numbers offered at once, the newest: who waited longer than that has asked somebody."""
GONE_MS = 8_000
"""How long the outcome of a reprint stays on the screen."""


@QmlElement
@QmlUncreatable("made by the home page")
class SlipOffer(ViewModel):
    """``numbers`` may be without a slip; one of them is printed again, or none of them."""

    offersChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._offers: list[Offer] = []
        self._slip: SlipPrinting | None = None
        self._number = ""
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(GONE_MS)
        self._gone.timeout.connect(self.dismiss)
        desk.workers.recovered.connect(self.look)

    @Property(bool, notify=offersChanged)
    def open(self) -> bool:
        return bool(self._offers)

    @Property("QStringList", notify=offersChanged)
    def numbers(self) -> list[str]:
        """The tickets to choose from; empty once one was chosen."""
        return [] if self._slip else [offer.number for offer in self._offers]

    @Property(str, notify=offersChanged)
    def text(self) -> str:
        """What happened, or how the reprint stands."""
        if self._slip is None:
            return self.tr("终端刚才重新启动过。号码有效，请先看出纸口；没有小票的话可以补打。")
        if self._slip.state == "printing":
            return self.tr("正在补打 {0} 的小票，请稍候…").format(self._number)
        if self._slip.state == "printed":
            return self.tr("{0} 的小票已补打，请取走。").format(self._number)
        return self.tr("没有打出来，请记住号码 {0}，凭号码一样可以办理。{1}").format(
            self._number, self._slip.reason
        )

    @Property(str, notify=offersChanged)
    def state(self) -> str:
        """ "" while it is asked, then printing, printed, failed or unknown."""
        return self._slip.state if self._slip else ""

    @Slot(int)
    def reprint(self, index: int) -> None:
        """The ticket at ``index`` is printed again, marked 补打."""
        if self._slip is not None or not 0 <= index < len(self._offers):
            return
        offer = self._offers[index]
        self._number = offer.number
        self._slip = SlipPrinting(self.desk, offer.ticket_id, self)
        self._slip.stateChanged.connect(self._slip_changed)
        self._answered()
        self._slip.reprint()

    @Slot()
    def dismiss(self) -> None:
        """Nobody wants a reprint, or it is done."""
        self._answered()
        self._offers = []
        self._drop_slip()
        self.offersChanged.emit()

    @Slot()
    def look(self) -> None:
        """Reads what was interrupted and is still to be offered."""
        interrupted = self.desk.workers.interrupted
        if not interrupted or self._slip is not None:
            return
        terminal = self.desk.terminal

        def read() -> list[Offer]:
            return [each for each in terminal.printing.offers() if each.job_id in interrupted]

        self.work(read, self._take, cover=False, latest="offers")

    def leaving(self) -> None:
        self._gone.stop()
        self._drop_slip()

    def _answered(self) -> None:
        """Asked once: neither a later visitor nor the next home page sees it again."""
        self.desk.workers.interrupted = frozenset()

    def _drop_slip(self) -> None:
        if self._slip is not None:
            self._slip.leave()
            self._slip.deleteLater()
            self._slip = None

    def _take(self, offers: list[Offer]) -> None:
        if self._slip is None:
            self._offers = offers[:SHOWN]
            self.offersChanged.emit()

    @Slot()
    def _slip_changed(self) -> None:
        if self.state == "printed":
            self._gone.start()
        self.offersChanged.emit()
