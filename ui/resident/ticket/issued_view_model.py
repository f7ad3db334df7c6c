"""The ticket that was just taken: its number, its place in the queue, its slip, the way out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.content.links import ticket_link
from kiosk.content.model import ServiceItem
from kiosk.content.qr import matrix
from kiosk.queueing.model import Ticket, TicketState, TicketView
from ui.desk import Desk
from ui.resident.counting import counts_the_hall, stands_here
from ui.resident.ticket import wording
from ui.resident.ticket.slip_view_model import SlipPrinting
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

STAY_SECONDS = 30
"""With the slip in the hand; every touch starts it anew. At least 20 s, see GB/T 37668-2019."""
REMEMBER_SECONDS = 90
"""Without a slip the number has to be remembered, written down or scanned."""
TICK_MS = 250
REFRESH_MS = 5_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Issued:
    """What the page shows, read together."""

    view: TicketView
    item: ServiceItem | None
    remind: str
    further: tuple[str, ...]
    """Names of the businesses that follow."""
    counted: bool = True
    """Whether it is known who waits before it."""


def read_issued(terminal: Terminal, ticket_id: str) -> Issued:
    """Reads a ticket, where it stands, and what to bring; runs off the GUI thread.

    Raises:
        Rejected: ``ticket.unknown``.
    """
    view = terminal.queueing.ticket(ticket_id)
    businesses = terminal.content.businesses()
    remind = next((one.remind for one in businesses if one.code == view.business), "")
    names = {one.code: one.name for one in businesses}
    further = tuple(names.get(code, code) for code in view.further)
    counted = not stands_here(terminal, view.id)
    return Issued(view, _item(terminal, view.item_code), remind, further, counted)


def _item(terminal: Terminal, code: str) -> ServiceItem | None:
    if not code:
        return None
    try:
        return terminal.content.guide(code)
    except Rejected as error:
        _log.info("issued ticket without its guide: %s", error.code)
        return None


@QmlElement
@QmlUncreatable("made by the navigator")
class IssuedViewModel(ViewModel):
    """``ticket`` is what was just committed, so that its number shows without another reading.

    ``said`` is what a check-in has to say; ``earlier`` shows a ticket that was taken before, whose
    slip nobody waits for.
    """

    ticketChanged = Signal()
    secondsChanged = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        ticket_id: str,
        ticket: Ticket | None = None,
        said: str = "",
        earlier: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._ticket_id = ticket_id
        self._ticket = ticket
        self._said = said
        self._earlier = earlier
        self._issued: Issued | None = None
        self._missing = False
        self._slip = SlipPrinting(desk, ticket_id, self)
        self._slip.stateChanged.connect(self._slip_changed)
        self._clock = desk.terminal.clock
        self._touched_at = self._clock.monotonic()
        self._seconds = STAY_SECONDS
        desk.session.activity.connect(self.stay)
        self._tick = self._timer(TICK_MS, self.tick)
        self._renewal = self._timer(REFRESH_MS, self.renew)

    @Property(SlipPrinting, constant=True)
    def slip(self) -> SlipPrinting:
        return self._slip

    @Property(str, notify=ticketChanged)
    def number(self) -> str:
        """Empty until it is known."""
        ticket = self._shown()
        return ticket.number if ticket else ""

    @Property(bool, notify=ticketChanged)
    def missing(self) -> bool:
        return self._missing

    @Property(str, notify=ticketChanged)
    def headline(self) -> str:
        """How it went, or that it is this ticket's turn."""
        view = self._issued.view if self._issued else None
        if view is not None and view.state is TicketState.CALLED:
            return self.tr("叫到您了，请到 {0} 号窗口").format(view.window)
        if self._earlier and self._slip.state == "":
            return self.tr("这是您已经取的号")
        if self._slip.state == "printed":
            done = self.tr("已补打，请取走小票") if self._slip.again else ""
            return done or self.tr("取号成功，请取走小票")
        doubtful = {
            "failed": self.tr("取号成功，请记住号码"),
            "unknown": self.tr("取号成功，请看出纸口"),
        }
        if self._slip.again:
            doubtful.setdefault("printing", self.tr("正在补打小票，请稍候…"))
        return doubtful.get(self._slip.state, self.tr("取号成功，正在打印小票…"))

    @Property(str, notify=ticketChanged)
    def subject(self) -> str:
        """Business and item."""
        ticket = self._shown()
        if ticket is None:
            return ""
        return " · ".join(part for part in (ticket.business_name, ticket.item_name) if part)

    @Property(str, notify=ticketChanged)
    def trouble(self) -> str:
        """Why there is no slip in the hand and what to do instead; empty when there is one."""
        if self._slip.state not in ("failed", "unknown"):
            return ""
        if self._slip.state == "unknown":
            begun = self.tr("不能确定小票有没有打出来。没有的话请补打，或记住号码、用手机扫码。")
        else:
            begun = self.tr("小票没有打出来，请记住号码，或用手机扫码。凭号码一样可以办理。")
        further = "" if self._slip.canReprint else self.tr("已补打多次，请到{0}求助。")
        return begun + self._slip.reason + further.format(self.helpDesk)

    @Property("QStringList", notify=ticketChanged)
    def notes(self) -> list[str]:
        """What is particular about this ticket, a sentence each."""
        ticket = self._shown()
        if ticket is None:
            return []
        names = self._issued.further if self._issued else ()
        return [self._said] * bool(self._said) + wording.ticket_notes(ticket, names)

    @Property("QVariantList", notify=ticketChanged)
    def figures(self) -> list[dict[str, str]]:
        """Rows {value, name}: who waits before it, how long about."""
        ticket = self._shown()
        if ticket is None:
            return []
        view = self._issued.view if self._issued else None
        ahead = view.ahead_now if view else ticket.waiting_ahead
        estimate = view.estimate_now if view else ticket.estimate
        if self._issued is None:
            counted = counts_the_hall(self.desk.terminal)
        else:
            counted = self._issued.counted
        before = self.tr("{0} 人").format(ahead) if counted else self.tr("暂不知道")
        return [
            {"value": before, "name": self.tr("前面等候")},
            {"value": wording.wait_text(estimate), "name": self.tr("预计等候")},
        ]

    @Property(str, notify=ticketChanged)
    def windows(self) -> str:
        """``3–5 号``."""
        ticket = self._shown()
        return wording.windows_text(ticket.windows) if ticket else ""

    @Property("QVariantList", notify=ticketChanged)
    def code(self) -> list[str]:
        """The modules of the QR code that opens the ticket on a phone."""
        if self._shown() is None:
            return []
        link = ticket_link(self.desk.terminal.settings, self._ticket_id)
        return ["".join("1" if dark else "0" for dark in row) for row in matrix(link)]

    @Property(str, notify=ticketChanged)
    def materials(self) -> str:
        """What everybody brings for the item; empty where it is not known."""
        item = self._issued.item if self._issued else None
        return wording.materials_text(item) if item else ""

    @Property(str, notify=ticketChanged)
    def remind(self) -> str:
        """What to have ready for the business."""
        return self._issued.remind if self._issued else ""

    @Property(bool, notify=ticketChanged)
    def guided(self) -> bool:
        """Whether the item has a guide to look at."""
        item = self._issued.item if self._issued else None
        return item is not None and item.complete and self.desk.navigator.has("guide")

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Property(int, notify=secondsChanged)
    def seconds(self) -> int:
        """Until the session ends by itself; 0 while the slip is being printed."""
        return self._seconds

    @Slot()
    def stay(self) -> None:
        """Somebody is still here."""
        self._touched_at = self._clock.monotonic()
        self._count()

    @Slot()
    def openGuide(self) -> None:
        """To the guide of the item; this page waits below it."""
        ticket = self._shown()
        if ticket is not None:
            self.desk.navigator.open("guide", code=ticket.item_code)

    @Slot()
    def finish(self) -> None:
        """The resident is done: everything is wiped."""
        self.desk.session.end()

    def shown(self) -> None:
        self.stay()
        self._tick.start()
        self._renewal.start()
        if self._slip.state == "" and not self._earlier:
            self._slip.follow()
        self.renew()

    def leaving(self) -> None:
        self._tick.stop()
        self._renewal.stop()
        self._slip.leave()

    @Slot()
    def tick(self) -> None:
        """Counts down; called by the timer.

        This page has a count of its own, so the session's idle warning does not cover it. It
        rests while a slip is printed and while another page is in front.
        """
        if self.desk.navigator.view_model is not self:
            self._touched_at = self._clock.monotonic()
            return
        self.desk.session.extend()
        if self._slip.state == "printing":
            self._touched_at = self._clock.monotonic()
        self._count()
        if self._slip.state != "printing" and self._remaining() == 0:
            self.finish()

    @Slot()
    def renew(self) -> None:
        """Reads where the ticket stands now; called by the timer."""
        terminal, ticket_id = self.desk.terminal, self._ticket_id
        self.work(
            lambda: read_issued(terminal, ticket_id),
            self._take,
            cover=self._shown() is None,
            latest="issued",
            failed=self._not_read,
        )

    def _take(self, issued: Issued) -> None:
        if issued != self._issued:
            self._issued = issued
            self.ticketChanged.emit()

    def _not_read(self, error: Exception) -> None:
        """What is known of the ticket stays on the screen."""
        if self._shown() is None:
            self._missing = True
            self.ticketChanged.emit()
            self.fail(error)
        else:
            _log.warning("the place in the queue cannot be read: %s", error)

    @Slot()
    def _slip_changed(self) -> None:
        self.stay()
        self.ticketChanged.emit()

    def _count(self) -> None:
        seconds = 0 if self._slip.state == "printing" else self._remaining()
        if seconds != self._seconds:
            self._seconds = seconds
            self.secondsChanged.emit()

    def _remaining(self) -> int:
        stay = STAY_SECONDS if self._slip.state == "printed" else REMEMBER_SECONDS
        return max(0, int(stay - (self._clock.monotonic() - self._touched_at) + 0.999))

    def _shown(self) -> Ticket | None:
        return self._issued.view if self._issued else self._ticket

    def _timer(self, milliseconds: int, fn: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(fn)
        return timer
