"""Taking a ticket: the hall's businesses, one touch, one ticket.

Beside the one touch there are quiet ways: the green channel, several services in one visit, and
the question who somebody is where a business gives tickets by real name.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Damaged, KioskError, Rejected
from kiosk.common.wording import say
from kiosk.content.model import ServiceItem
from kiosk.queueing.model import MOST_FURTHER, BusinessState, Group, Ticket
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.identity.entry_view_model import IdentityEntry, Proof
from ui.resident.ticket import wording
from ui.resident.ticket.wish import Attempt, Offering, Wish, attempt_of, read_offering, take_once
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.queueing.model import TicketView

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 10_000
LIST, GROUPS, IDENTITY = "list", "groups", "identity"

_log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("made by the navigator")
class TicketViewModel(ViewModel):
    """``item_code`` comes from a guide: its business stands first, with the item's name."""

    offeringChanged = Signal()
    messageChanged = Signal()
    stepChanged = Signal()
    pickedChanged = Signal()

    def __init__(self, desk: Desk, *, item_code: str = "", parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._rules = desk.terminal.settings.queue
        self._item_code = item_code
        self._offering: Offering | None = None
        self._unreadable = False
        self._message: dict[str, object] = {}
        self._taking: Attempt | None = None
        self._doubtful: Attempt | None = None
        self._step = LIST
        self._group = ""
        self._many = False
        self._picked: list[str] = []
        self._asking: Wish | None = None
        self._standing = ""
        self._read_card = False
        self._proven: tuple[Attempt, Attempt] | None = None
        self._entry = IdentityEntry(desk, self)
        self._entry.given.connect(self._identified)
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

    @Property(bool, notify=offeringChanged)
    def open(self) -> bool:
        """Whether any business gives tickets now."""
        return any(state.open for state in self._states())

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
            now = self.desk.terminal.clock.now()
            return wording.all_closed_text(states, now, self.helpDesk)
        return ""

    @Property("QVariantMap", notify=messageChanged)
    def message(self) -> dict[str, object]:
        """{title, text, retry} over the page: why no ticket was given; empty when none."""
        return self._message

    @Property(IdentityEntry, constant=True)
    def entry(self) -> IdentityEntry:
        """Who somebody is, where that is asked."""
        return self._entry

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        """list, groups or identity."""
        return self._step

    @Property("QVariantList", constant=True)
    def groups(self) -> list[dict[str, str]]:
        """Rows {code, label, proof} of the hall's green channel; empty when it has none."""
        codes = self._rules.priority_groups
        return [wording.group_row(Group(code), self._rules.priority_age) for code in codes]

    @Property(bool, notify=stepChanged)
    def priorityOffered(self) -> bool:
        """Whether the green channel can still be chosen."""
        return bool(self.groups) and not self._group

    @Property(str, notify=stepChanged)
    def groupNote(self) -> str:
        """In the green channel: as whom, and what the window will look at."""
        return (
            wording.group_note(Group(self._group), self._rules.priority_age) if self._group else ""
        )

    @Property(bool, notify=pickedChanged)
    def many(self) -> bool:
        """Whether several services are being chosen for one visit."""
        return self._many

    @Property("QStringList", notify=pickedChanged)
    def picked(self) -> list[str]:
        """Codes of the services chosen for one visit, in their order."""
        return self._picked

    @Property(str, notify=stepChanged)
    def identityWhy(self) -> str:
        """Why it is asked who somebody is."""
        asking = self._asking
        codes = (asking.business, *asking.further) if asking else ()
        return wording.identity_text([one for one in self._states() if one.code in codes])

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Property(bool, constant=True)
    def fromGuide(self) -> bool:
        return self._item_code != ""

    @Slot(str)
    def take(self, business: str) -> None:
        """One touch takes one ticket; a closed business says why it gives none."""
        row = self._open_row(business)
        if row is None:
            return
        if self._many:
            self._pick(business)
            return
        lead = self._lead()
        item_code = self._item_code if lead is not None and lead.code == business else ""
        self._wanted(Wish(business, item_code, group=self._group))

    @Slot()
    def choosePriority(self) -> None:
        """To the groups of the green channel."""
        self._go(GROUPS)

    @Slot(str)
    def chooseGroup(self, code: str) -> None:
        """From now on the ticket is one of the green channel; "" goes back to the ordinary."""
        self._group = code
        self._go(LIST)

    @Slot()
    def chooseSeveral(self) -> None:
        """Several services in one visit are chosen from now on, or no longer."""
        self._many, self._picked = not self._many, []
        self.pickedChanged.emit()

    @Slot()
    def takeSeveral(self) -> None:
        """One ticket for all that was chosen, in that order."""
        if self._picked and self._taking is None:
            first, *further = self._picked
            self._wanted(Wish(first, "", tuple(further), self._group))

    @Slot()
    def stepBack(self) -> None:
        """From the groups or the card back to the list."""
        self._entry.stop()
        self._asking = None
        self._go(LIST)

    @Slot()
    def openStanding(self) -> None:
        """To the ticket that this person has already; offered to who laid the card on."""
        terminal, number = self.desk.terminal, self._standing
        self.work(lambda: terminal.queueing.by_number(number), self._show_standing)

    @Slot(bool)
    def decide(self, green: bool) -> None:
        """Whether who may use the green channel wants to."""
        proven, self._proven = self._proven, None
        if proven is not None and self._taking is None:
            self._try(proven[green])

    @Slot()
    def retry(self) -> None:
        """The same wish once more, with the same request id."""
        attempt = self._doubtful
        if attempt is not None and self._taking is None:
            self._try(attempt)

    @Slot()
    def dismiss(self) -> None:
        """The resident has read the message."""
        self._proven = None
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
        self._entry.leave()
        self._taking = self._doubtful = self._asking = self._proven = None

    def _read(self, *, cover: bool) -> None:
        terminal, item_code = self.desk.terminal, self._item_code
        self.work(
            lambda: read_offering(terminal, item_code),
            self._take_offering,
            cover=cover,
            latest="offering",
            failed=self._not_read,
        )

    def _open_row(self, business: str) -> wording.Row | None:
        """The row of a business that gives tickets; of another one it is told why it does not."""
        row = next((self._row(one) for one in self._states() if one.code == business), None)
        if row is None or self._taking is not None:
            return None
        if not row["open"]:
            self._set_message(wording.closed_message(row, self.helpDesk))
            return None
        return row

    def _pick(self, business: str) -> None:
        """Adds a service to the visit, or takes it out again."""
        if business in self._picked:
            self._picked = [code for code in self._picked if code != business]
        elif len(self._picked) > MOST_FURTHER:
            self._set_message(wording.full_message(len(self._picked), MOST_FURTHER + 1))
        else:
            self._picked = [*self._picked, business]
        self.pickedChanged.emit()

    def _wanted(self, wish: Wish) -> None:
        """Takes the ticket, once it is known whose it is where that must be known."""
        codes = (wish.business, *wish.further)
        if any(state.real_name for state in self._states() if state.code in codes):
            self._ask_identity(wish)
        else:
            self._try(attempt_of(self._doubtful, wish))

    def _ask_identity(self, wish: Wish) -> None:
        self._asking = wish
        self._go(IDENTITY)
        self._entry.start()

    @Slot(object)
    def _identified(self, proof: Proof) -> None:
        wish, self._asking = self._asking, None
        if wish is None or self._taking is not None:
            return
        self._read_card = proof.read
        asked = attempt_of(self._doubtful, wish, proof.identity)
        group = "" if wish.group else self.desk.terminal.queueing.suggested_group(proof.identity)
        if not group:
            self._try(asked)
            return
        self._proven = (asked, attempt_of(None, replace(wish, group=group), proof.identity))
        self._go(LIST)
        self._set_message(wording.offer_message(Group(group), self._rules.priority_age))

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
        self._go(LIST)
        if isinstance(error, Rejected) and attempt is not None and self._answered(error, attempt):
            return
        refused = isinstance(error, Rejected)
        self._doubtful = None if refused else attempt
        if not isinstance(error, KioskError):
            _log.error("unforeseen fault while taking a ticket", exc_info=error)
            error = Damaged("ui.unexpected")
        text = say(error, messages_dir())
        self._set_message(wording.failed_message(text, self.helpDesk, retry=not refused))
        if refused:
            self._read(cover=False)

    def _answered(self, error: Rejected, attempt: Attempt) -> bool:
        """Refusals that lead on: a card is asked for after all, or there is a ticket already."""
        if error.code == "ticket.identity_required":
            self._ask_identity(attempt.wish)
            return True
        if error.code != "ticket.one_per_person":
            return False
        self._standing = str(error.params["number"])
        text = say(error, messages_dir())
        self._set_message(wording.standing_message(self._standing, text, shown=self._read_card))
        return True

    def _show_standing(self, view: TicketView) -> None:
        self.desk.navigator.replace("ticket.issued", ticket_id=view.id, earlier=True)

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
        return self._offering.lead if self._offering else None

    def _row(self, state: BusinessState) -> dict[str, object]:
        now = self.desk.terminal.clock.now()
        counted = self._offering is None or self._offering.counted
        return wording.business_row(state, now, self.helpDesk, counted=counted)

    def _go(self, step: str) -> None:
        self._step = step
        self.stepChanged.emit()

    def _set_message(self, message: dict[str, object]) -> None:
        if message != self._message:
            self._message = message
            self.messageChanged.emit()
