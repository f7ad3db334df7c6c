"""What somebody wants of the ticket page, and how it is asked of the queue."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.content.model import ServiceItem
from kiosk.queueing.model import BusinessState, Priority, Ticket
from ui.resident.counting import counts_the_hall

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.queueing.service import Queueing

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Offering:
    """What the page shows, read together."""

    businesses: tuple[BusinessState, ...]
    item: ServiceItem | None
    counted: bool = True
    """Whether it is known who waits in the hall."""

    @property
    def lead(self) -> BusinessState | None:
        """The item's own business."""
        if self.item is None:
            return None
        return next((one for one in self.businesses if one.code == self.item.business), None)


@dataclass(frozen=True, slots=True)
class Wish:
    """One ticket: for which businesses, in which lane."""

    business: str
    item_code: str = ""
    further: tuple[str, ...] = ()
    group: str = ""
    """Code of the green-channel group; empty for the ordinary queue."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One wish for one ticket; tried again, it keeps its id."""

    request_id: str
    wish: Wish
    identity: str | None = field(default=None, repr=False)


def attempt_of(earlier: Attempt | None, wish: Wish, identity: str | None = None) -> Attempt:
    """The id is made at the touch; the same wish after a doubtful end keeps its own."""
    if earlier and (earlier.wish, earlier.identity) == (wish, identity):
        return earlier
    return Attempt(new_id(), wish, identity)


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
    businesses = tuple(terminal.queueing.businesses())
    return Offering(businesses, item, counts_the_hall(terminal))


def take_once(queueing: Queueing, attempt: Attempt, doubtful: Attempt | None) -> Ticket:
    """The ticket of ``attempt``; or of an earlier one that was committed after all.

    Raises:
        KioskError: as :meth:`Queueing.take`; nothing was taken, or it is not known.
    """
    if doubtful is not None and doubtful.request_id != attempt.request_id:
        try:
            return queueing.ticket(doubtful.request_id)
        except Rejected as error:
            _log.info("the attempt before took nothing: %s", error.code)
    wish = attempt.wish
    return queueing.take(
        wish.business,
        request_id=attempt.request_id,
        item_code=wish.item_code or None,
        further=wish.further,
        priority=Priority(wish.group) if wish.group else None,
        identity=attempt.identity,
    )
