"""What the board knows of the hall at one moment, read at one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.common.clock import hall_date
from kiosk.content.public.model import Query
from kiosk.devices.speech import Announcement
from kiosk.queueing.model import TicketState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.app import Terminal
    from kiosk.content.model import Notice, PolicyDocument
    from kiosk.content.public_model import Project
    from kiosk.queueing.model import BoardCall, BusinessState, BusinessWaiting

CALLS_READ = 40
"""Twice the windows of a large hall: every standing call is among them."""
NEW_POLICY = timedelta(days=60)
"""For so long a policy document is news."""
NEW_APPROVAL = timedelta(days=30)
"""For so long the approval of a project is news."""
APPROVALS = 6
"""More than these would keep a notice waiting for minutes."""
STANDING = frozenset({TicketState.CALLED, TicketState.SERVING})
SERVES_NOT = frozenset(
    {
        "business.closed",
        "business.closed_until",
        "business.hours_unreadable",
        "business.switched_off",
    }
)
"""Reasons for giving no ticket that mean the business is closed; a full quota is not one."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The hall as the board shows it."""

    at: datetime
    calls: tuple[Announcement, ...]
    """The latest call of each number, the newest first; ``standing`` while it holds."""
    businesses: dict[str, str]
    """Name of the business by call id."""
    missed: frozenset[str]
    """Ids of calls that nobody came to."""
    waiting: tuple[BusinessWaiting, ...]
    """Businesses that are open or have somebody waiting, in the hall's order."""
    serves: bool
    opens_at: datetime | None
    """The next opening in hall time, when nothing is open and it is known."""
    notices: tuple[Notice, ...]
    policies: tuple[PolicyDocument, ...]
    projects: tuple[Project, ...] = ()
    """Approval results that are news."""


def read_board(terminal: Terminal) -> Sight:
    """Reads the store; off the GUI thread."""
    queueing, content, now = terminal.queueing, terminal.content, terminal.clock.now()
    latest = _latest(queueing.calls_today(CALLS_READ))
    states = {state.code: state for state in queueing.businesses()}
    waiting = tuple(
        one
        for one in queueing.waiting_by_business()
        if one.waiting or (one.code in states and not _closed(states[one.code]))
    )
    return Sight(
        at=now,
        calls=tuple(_announcement(call) for call in latest),
        businesses={call.call_id: call.business_name for call in latest},
        missed=frozenset(c.call_id for c in latest if c.state is TicketState.NO_SHOW),
        waiting=waiting,
        serves=not all(map(_closed, states.values())),
        opens_at=min((s.opens_at for s in states.values() if s.opens_at), default=None),
        notices=tuple(content.notices()),
        policies=tuple(_news(content.policies(), now)),
        projects=_decided(terminal, now),
    )


def _latest(calls: Sequence[BoardCall]) -> list[BoardCall]:
    """One call of each number, the newest: an earlier one no longer holds."""
    found: dict[str, BoardCall] = {}
    for call in calls:
        found.setdefault(call.number, call)
    return list(found.values())


def _announcement(call: BoardCall) -> Announcement:
    return Announcement(
        call_id=call.call_id,
        times=call.recalls,
        number=call.number,
        window=call.window,
        at=call.called_at,
        standing=call.state in STANDING,
    )


def _closed(state: BusinessState) -> bool:
    return state.reason in SERVES_NOT


def _decided(terminal: Terminal, now: datetime) -> tuple[Project, ...]:
    today = hall_date(now)
    newest = terminal.public.projects(Query(limit=APPROVALS)).rows
    return tuple(one for one in newest if today - NEW_APPROVAL <= one.decided_on <= today)


def _news(policies: Sequence[PolicyDocument], now: datetime) -> list[PolicyDocument]:
    since = hall_date(now) - NEW_POLICY
    return [one for one in policies if one.published_on is not None and one.published_on >= since]
