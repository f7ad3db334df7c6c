"""Home: the way to everything, with today's figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.resident.counting import counts_the_hall
from ui.resident.ticket.offer_view_model import SlipOffer
from ui.resident.ticket.wording import opening_text
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.app import Terminal
    from kiosk.queueing.model import BusinessState

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 15_000
CHIPS = 8
UNKNOWN = -1
DOORS = (
    "search", "ticket", "guides", "disclosure", "policies", "codes", "appointments", "status",
    "places", "telling", "evaluation", "notices", "public",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """What the home page shows, read together."""

    popular: tuple[tuple[str, str], ...]
    """Code and short name."""
    notice: str
    items: int
    waiting: int
    bookable: bool = False
    """Whether some business can be booked."""
    opens_at: datetime | None = None
    """When the first business opens, while none gives tickets."""


def read_figures(terminal: Terminal) -> HomeFigures:
    """Reads everything for the home page; runs off the GUI thread."""
    notices = terminal.content.notices()
    notice = next((n for n in notices if n.important), notices[0] if notices else None)
    states = terminal.queueing.businesses()
    return HomeFigures(
        popular=tuple((i.code, i.tile_name) for i in terminal.usage.most_used_items(CHIPS)),
        notice=notice.title if notice else "",
        items=terminal.content.item_count(),
        waiting=_waiting(states) if counts_the_hall(terminal) else UNKNOWN,
        bookable=any(business.appointments for business in terminal.content.businesses()),
        opens_at=_opening(states),
    )


def _waiting(businesses: Sequence[BusinessState]) -> int:
    """Nobody waits while nobody serves: that is not told as "no waiting"."""
    total = sum(one.waiting for one in businesses)
    return total if total or any(one.open for one in businesses) else UNKNOWN


def _opening(businesses: Sequence[BusinessState]) -> datetime | None:
    """The next opening of the hall; None while something is open, or when it is not known."""
    if any(one.open for one in businesses):
        return None
    return min((one.opens_at for one in businesses if one.opens_at), default=None)


@QmlElement
@QmlUncreatable("made by the navigator")
class HomeViewModel(ViewModel):
    """Doors to the built functions, chips, the notice and the figures."""

    figuresChanged = Signal()
    doorsChanged = Signal()
    popularChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._figures = HomeFigures((), "", UNKNOWN, UNKNOWN, bookable=True)
        self._offer = SlipOffer(desk, self)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh)

    @Property(SlipOffer, constant=True)
    def offer(self) -> SlipOffer:
        """Slips that a restart interrupted."""
        return self._offer

    @Property("QVariantList", notify=doorsChanged)
    def doors(self) -> list[str]:
        """Routes that exist and lead somewhere in this hall."""
        hidden = () if self._figures.bookable else ("appointments",)
        return [door for door in DOORS if self.desk.navigator.has(door) and door not in hidden]

    @Property("QVariantList", notify=popularChanged)
    def popular(self) -> list[dict[str, str]]:
        """Rows {code, name} of the items most asked for."""
        return [{"code": code, "name": name} for code, name in self._figures.popular]

    @Property(str, notify=figuresChanged)
    def notice(self) -> str:
        return self._figures.notice

    @Property(int, notify=figuresChanged)
    def items(self) -> int:
        """Service items of the hall; UNKNOWN until read."""
        return self._figures.items

    @Property(int, notify=figuresChanged)
    def waiting(self) -> int:
        """Residents waiting in the hall; UNKNOWN until read, when nothing is open, or while the
        hall database is away."""
        return self._figures.waiting

    @Property(str, notify=figuresChanged)
    def closedText(self) -> str:
        """When tickets are given again, after hours; empty while they are given."""
        opens_at = self._figures.opens_at
        if opens_at is None:
            return ""
        when = opening_text(opens_at, self.desk.terminal.clock.now())
        return self.tr("{0} 开始取号").format(when)

    @Slot(str)
    def enter(self, door: str) -> None:
        """Through one of the doors."""
        self.desk.navigator.open(door)

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """To the guide of a popular item."""
        self.desk.navigator.open("guide", code=code)

    def shown(self) -> None:
        self._refresh()
        self._offer.look()
        self._timer.start()

    def leaving(self) -> None:
        self._timer.stop()
        self._offer.leave()

    @Slot()
    def _refresh(self) -> None:
        if self.desk.navigator.view_model not in (None, self):
            return
        terminal = self.desk.terminal
        self.work(lambda: read_figures(terminal), self._take, cover=False, latest="figures")

    def _take(self, figures: HomeFigures) -> None:
        before, self._figures = self._figures, figures
        if figures.popular != before.popular:
            self.popularChanged.emit()
        if figures.bookable != before.bookable:
            self.doorsChanged.emit()
        if figures != before:
            self.figuresChanged.emit()
