"""Taking a ticket: the hall's businesses, one touch, one ticket."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Damaged, KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.content.model import ServiceItem
from kiosk.queueing.model import BusinessState, Ticket
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.ticket import wording
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.queueing.service import Queueing

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 10_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Offering:
    """What the page shows, read together."""

    businesses: tuple[BusinessState, ...]
    item: ServiceItem | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One wish for one ticket; tried again, it keeps its id."""

    request_id: str
    business: str
    item_code: str


def read_offering(terminal: Terminal, item_code: str) -> Offering:
    """Reads the businesses and, from a guide, its item; runs off the GUI thread.

    An item that is gone meanwhile leaves the plain list.
    """
    item = None
    if item_code:
        try:
            item = terminal.content.guide(item_code)
        except Rejected as error:
            _log.info("ticket page without its item: %s", error.code)
    return Offering(tuple(terminal.queueing.businesses()), item)


def take_once(queueing: Queueing, attempt: Attempt, doubtful: Attempt | None) -> Ticket:
    """The ticket of ``attempt``; or of an earlier one that was committed after all.

    Raises:
        KioskError: as :meth:`Queueing.take`; nothing was taken, or it is not known.
    """
    if doubtful is not None and doubtful != attempt:
        try:
            return queueing.ticket(doubtful.request_id)
        except Rejected as error:
            _log.info("the attempt before took nothing: %s", error.code)
    return queueing.take(
        attempt.business, request_id=attempt.request_id, item_code=attempt.item_code or None
    )


@QmlElement
@QmlUncreatable("made by the navigator")
class TicketViewModel(ViewModel):
    """``item_code`` comes from a guide: its business stands first, with the item's name."""

    offeringChanged = Signal()
    messageChanged = Signal()

    def __init__(self, desk: Desk, *, item_code: str = "", parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._item_code = item_code
        self._offering: Offering | None = None
        self._unreadable = False
        self._message: dict[str, object] = {}
        self._taking: Attempt | None = None
        self._doubtful: Attempt | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)

    @Property(bool, notify=offeringChanged)
    def loaded(self) -> bool:
        return self._offering is not None

    @Property(bool, notify=offeringChanged)
    def unreadable(self) -> bool:
        """Whether there is no list to show; an older one stays."""
        return self._unreadable

    @Property("QVariantList", notify=offeringChanged)
    def businesses(self) -> list[dict[str, object]]:
        """Rows as of wording.business_row; without the one that ``lead`` shows."""
        lead = self._lead()
        return [self._row(state) for state in self._states() if state is not lead]

    @Property("QVariantMap", notify=offeringChanged)
    def lead(self) -> dict[str, object]:
        """The row of the item's own business, with ``item``; empty without one."""
        lead, item = self._lead(), self._item()
        return {**self._row(lead), "item": item.name} if lead and item else {}

    @Property(str, notify=offeringChanged)
    def notice(self) -> str:
        """What holds for the whole hall or for the item, above the list."""
        states, item = self._states(), self._item()
        if item is not None and self._lead() is None:
            return self.tr("“{0}”不用在这里取号，请到{1}询问。下面是可以取号的业务。").format(
                item.tile_name, self.helpDesk
            )
        if states and not any(state.open for state in states):
            return self._all_closed(states)
        return ""

    @Property("QVariantMap", notify=messageChanged)
    def message(self) -> dict[str, object]:
        """{title, text, retry} over the page: why no ticket was given; empty when none."""
        return self._message

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Property(bool, constant=True)
    def fromGuide(self) -> bool:
        return self._item_code != ""

    @Slot(str)
    def take(self, business: str) -> None:
        """One touch takes one ticket; a closed business says why it gives none."""
        row = next((self._row(one) for one in self._states() if one.code == business), None)
        if row is None or self._taking is not None:
            return
        if not row["open"]:
            title = self.tr("“{0}”\n现在不能取号").format(row["name"])
            self._say(title, wording.closed_text(row, self.helpDesk))
            return
        lead = self._lead()
        item_code = self._item_code if lead is not None and lead.code == business else ""
        self._try(self._attempt(business, item_code))

    @Slot()
    def retry(self) -> None:
        """The same wish once more, with the same request id."""
        attempt = self._doubtful
        if attempt is not None and self._taking is None:
            self._try(attempt)

    @Slot()
    def dismiss(self) -> None:
        """The resident has read the message."""
        self._set_message({})

    @Slot()
    def refresh(self) -> None:
        """Reads the list anew, unless another page is in front or a ticket is being taken."""
        if self.desk.navigator.view_model is self and self._taking is None:
            self._read(cover=False)

    @Slot()
    def reload(self) -> None:
        """Asked for by the resident after the list could not be read."""
        self._read(cover=True)

    def shown(self) -> None:
        self._read(cover=self._offering is None)
        self._timer.start()

    def leaving(self) -> None:
        self._timer.stop()

    def _read(self, *, cover: bool) -> None:
        terminal, item_code = self.desk.terminal, self._item_code
        self.work(
            lambda: read_offering(terminal, item_code),
            self._take_offering,
            cover=cover,
            latest="offering",
            failed=self._not_read,
        )

    def _attempt(self, business: str, item_code: str) -> Attempt:
        """The id is made at the touch; the same wish after a failure keeps its own."""
        earlier = self._doubtful
        if earlier and (earlier.business, earlier.item_code) == (business, item_code):
            return earlier
        return Attempt(new_id(), business, item_code)

    def _try(self, attempt: Attempt) -> None:
        self._taking = attempt
        self._set_message({})
        queueing, doubtful = self.desk.terminal.queueing, self._doubtful
        self.work(
            lambda: take_once(queueing, attempt, doubtful), self._taken, failed=self._not_taken
        )

    def _taken(self, ticket: Ticket) -> None:
        """``_taking`` stays set: the page is gone with this, and takes no second ticket."""
        self.desk.nudge()
        if self.desk.navigator.view_model is self:
            self.desk.navigator.replace("ticket.issued", ticket_id=ticket.id, ticket=ticket)

    def _not_taken(self, error: Exception) -> None:
        attempt, self._taking = self._taking, None
        refused = isinstance(error, Rejected)
        self._doubtful = None if refused else attempt
        if not isinstance(error, KioskError):
            _log.error("unforeseen fault while taking a ticket", exc_info=error)
            error = Damaged("ui.unexpected")
        text = say(error, messages_dir())
        if not refused:
            text += self.tr("急办请到{0}人工取号。").format(self.helpDesk)
        self._say(self.tr("没有取到号"), text, retry=not refused)
        if refused:
            self._read(cover=False)

    def _take_offering(self, offering: Offering) -> None:
        if offering != self._offering or self._unreadable:
            self._offering, self._unreadable = offering, False
            self.offeringChanged.emit()

    def _not_read(self, error: Exception) -> None:
        """An older list stays: taking a ticket says by itself when it does not work."""
        if isinstance(error, KioskError):
            _log.warning("the businesses cannot be read: %s", error.code)
        else:
            _log.error("unforeseen fault while reading businesses", exc_info=error)
        if self._offering is None:
            self._unreadable = True
            self.offeringChanged.emit()

    def _states(self) -> tuple[BusinessState, ...]:
        return self._offering.businesses if self._offering else ()

    def _item(self) -> ServiceItem | None:
        return self._offering.item if self._offering else None

    def _lead(self) -> BusinessState | None:
        item = self._item()
        if item is None:
            return None
        return next((state for state in self._states() if state.code == item.business), None)

    def _row(self, state: BusinessState) -> dict[str, object]:
        return wording.business_row(state, self.desk.terminal.clock.now(), self.helpDesk)

    def _all_closed(self, states: tuple[BusinessState, ...]) -> str:
        openings = [state.opens_at for state in states if state.opens_at is not None]
        if not openings:
            return self.tr("现在各项业务都不取号，请到{0}询问。").format(self.helpDesk)
        when = wording.opening_text(min(openings), self.desk.terminal.clock.now())
        return self.tr("现在各项业务都不在办理时间，最早 {0} 开始取号。").format(when)

    def _say(self, title: str, text: str, *, retry: bool = False) -> None:
        self._set_message({"title": title, "text": text, "retry": retry})

    def _set_message(self, message: dict[str, object]) -> None:
        if message != self._message:
            self._message = message
            self.messageChanged.emit()
