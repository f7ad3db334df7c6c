"""What can be done with the ticket that was looked up: follow, reprint, give up, evaluate."""

from __future__ import annotations

import hmac

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.common.text import half_width
from kiosk.common.wording import say
from kiosk.content.links import ticket_link
from kiosk.content.qr import matrix
from kiosk.queueing.model import OPEN, TicketAction, TicketState, TicketView, origins
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.composing import take_composed_text
from ui.resident.ticket.slip_view_model import SlipPrinting
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the progress page")
class TicketDeeds(ViewModel):
    """Numbers stand on the board for all to read: to give one up, the slip's mark is asked too."""

    changed = Signal()
    cancelled = Signal(str)
    focusWanted = Signal()
    wiped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._view: TicketView | None = None
        self._slip: SlipPrinting | None = None
        self._asking = False
        self._typed = ""
        self._problem = ""

    @Property(bool, notify=changed)
    def open(self) -> bool:
        """Whether a ticket was found."""
        return self._view is not None

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._view.number if self._view else ""

    @Property("QVariantList", notify=changed)
    def code(self) -> list[str]:
        """The modules of the QR code by which a phone follows; empty when it is over."""
        if self._view is None or not self._going_on():
            return []
        link = ticket_link(self.desk.terminal.settings, self._view.id)
        return ["".join("1" if dark else "0" for dark in row) for row in matrix(link)]

    @Property(bool, notify=changed)
    def canCancel(self) -> bool:
        return self._view is not None and self._view.state in origins(TicketAction.CANCEL)

    @Property(bool, notify=changed)
    def canReprint(self) -> bool:
        return self._going_on() and (self._slip is None or self._slip.canReprint)

    @Property(bool, notify=changed)
    def canEvaluate(self) -> bool:
        finished = self._view is not None and self._view.state is TicketState.FINISHED
        return finished and self.desk.navigator.has("evaluation")

    @Property(bool, notify=changed)
    def printing(self) -> bool:
        return self._slip is not None and self._slip.state == "printing"

    @Property(str, notify=changed)
    def printed(self) -> str:
        """How the reprint stands, in a sentence; empty before."""
        if self._slip is None:
            return ""
        return {
            "printing": self.tr("正在补打小票，请稍候…"),
            "printed": self.tr("小票已补打，上面有“补打”字样，请取走。"),
        }.get(self._slip.state, self.tr("小票没有打出来，凭号码一样可以办理。")) + self._slip.reason

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """Whether it is asked once more if the ticket is to be given up."""
        return self._asking

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    def take(self, view: TicketView | None) -> None:
        """The ticket that is looked at now; None: none."""
        self._drop_slip()
        self._view = view
        self._close()

    @Slot()
    def reprint(self) -> None:
        """Another slip, marked 补打."""
        view = self._view
        if view is None or not self.canReprint:
            return
        if self._slip is None:
            self._slip = SlipPrinting(self.desk, view.id, self)
            self._slip.stateChanged.connect(self.changed)
        self._slip.reprint()

    @Slot()
    def evaluate(self) -> None:
        """To the evaluation of this visit."""
        if self._view is not None:
            self.desk.navigator.open("evaluation", ticket_id=self._view.id)

    @Slot()
    def askCancel(self) -> None:
        """Asks once more."""
        self._asking = True
        self.changed.emit()
        self.focusWanted.emit()

    @Slot(str)
    def edit(self, text: str) -> None:
        """The slip's mark was typed into."""
        self._typed = text
        if self._problem:
            self._problem = ""
            self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """No, it is kept."""
        self._close()

    @Slot()
    def cancel(self) -> None:
        """Yes, it is given up."""
        take_composed_text()
        view, terminal = self._view, self.desk.terminal
        if view is None:
            return
        if not hmac.compare_digest(_signs(self._typed).encode(), _signs(view.reference).encode()):
            self._problem = say(Rejected("ticket.reference_wrong"), messages_dir())
            self.changed.emit()
            self.focusWanted.emit()
            return
        self._close()
        self.work(
            lambda: terminal.queueing.cancel(view.id, actor="resident"),
            lambda _: self._done(view.number),
            cover=False,
            failed=self._not_done,
        )

    def leaving(self) -> None:
        self.take(None)

    def _done(self, number: str) -> None:
        self.desk.nudge()
        self.cancelled.emit(number)

    def _not_done(self, error: Exception) -> None:
        self.fail(error)

    def _going_on(self) -> bool:
        view = self._view
        return view is not None and (view.state in OPEN or view.state is TicketState.NO_SHOW)

    def _close(self) -> None:
        self._asking, self._typed, self._problem = False, "", ""
        self.clearError()
        self.wiped.emit()
        self.changed.emit()

    def _drop_slip(self) -> None:
        if self._slip is not None:
            self._slip.leave()
            self._slip.deleteLater()
            self._slip = None


def _signs(typed: str) -> str:
    return "".join(sign for sign in half_width(typed).upper() if sign.isalnum())
