"""What a resident brings along to a ticket: an identity number, a group, an appointment."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.identity import check_identity_number
from kiosk.common.text import clean_line
from kiosk.queueing.hall import shown
from kiosk.queueing.model import Group, Lane, Priority, Ticket, age_on, rank_of
from kiosk.settings import QueueSettings
from kiosk.store.command import Command
from kiosk.store.sealing import Sealer

LONGEST_REASON = 60
_LOOKS_LIKE_A_NUMBER = re.compile(r"(?:\d[\s-]?){6}")


@dataclass(frozen=True, slots=True)
class CheckIn:
    """An appointment whose holder has come.

    ``settle`` is run inside the transaction that gives the ticket, with the ticket given: what
    it writes is committed with it, and a refusal that it raises takes the ticket back.
    """

    appointment_id: str
    slot_start: datetime
    settle: Callable[[Command, Ticket], None]
    holder: str | None = None
    """The keyed blind index of the identity number that booked, as ``Sealer.lookup`` gives it."""
    ordinary: bool = False
    """Came after the late limit: the place of the appointment is gone, the ticket is ordinary."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A checked claim: what of it is stored with the ticket."""

    lane: Lane = Lane.ORDINARY
    group: str = ""
    reason: str = ""
    holder: str | None = None
    check_in: CheckIn | None = None

    @property
    def kept(self) -> CheckIn | None:
        """The appointment whose place is kept; None when there is none, or it came too late."""
        return None if self.check_in is None or self.check_in.ordinary else self.check_in

    def rank_at(self, queued_at: datetime, rules: QueueSettings) -> datetime:
        """The ticket's moment in the order; see ADR 7."""
        if self.check_in is not None and self.lane is Lane.APPOINTMENT:
            start = timedelta(minutes=rules.appointment_head_start_minutes)
            return rank_of(self.check_in.slot_start, self.lane, head_start=start)
        start = timedelta(minutes=rules.priority_head_start_minutes)
        return rank_of(queued_at, self.lane, head_start=start)

    def due_from(self, rules: QueueSettings) -> datetime | None:
        """From when on the ticket stands among the others; None: at once."""
        if self.check_in is None or self.lane is not Lane.APPOINTMENT:
            return None
        return self.check_in.slot_start - timedelta(minutes=rules.appointment_early_minutes)


NO_CLAIM = Claim()


def checked_claim(
    rules: QueueSettings,
    sealer: Sealer,
    now: datetime,
    *,
    priority: Priority | None,
    identity: str | None,
    check_in: CheckIn | None,
) -> Claim:
    """What the claim comes to.

    Raises:
        Rejected: ``identity.…`` for a number that cannot be real; ``priority.unknown_group``,
            ``priority.too_young``, ``ticket.reason_has_number`` or ``input.…`` for the reason.
    """
    if priority is None and identity is None and check_in is None:
        return NO_CLAIM
    today = hall_date(now)
    number = None if identity is None else check_identity_number(identity, today=today)
    holder = check_in.holder if check_in else None
    if number is not None:
        holder = sealer.lookup(number)
    group, reason = ("", "") if priority is None else _granted(rules, priority, number, today)
    lane = Lane.ORDINARY
    if check_in is not None and not check_in.ordinary:
        lane = Lane.APPOINTMENT
    elif group:
        lane = Lane.PRIORITY
    return Claim(lane, group, reason, holder, check_in)


def suggested_group(rules: QueueSettings, identity: str, now: datetime) -> str:
    """The group that an identity number itself proves: ``elderly``, or none.

    Raises:
        Rejected: ``identity.…`` for a number that cannot be real.
    """
    today = hall_date(now)
    number = check_identity_number(identity, today=today)
    elderly = Group.ELDERLY.value in rules.priority_groups
    return Group.ELDERLY.value if elderly and _is_elderly(rules, number, today) else ""


def checked_reason(text: str) -> str:
    """A reason that goes into the records: one short line without anybody's number.

    Raises:
        Rejected: ``ticket.reason_has_number`` or ``input.…``.
    """
    reason = clean_line(text, field="reason", limit=LONGEST_REASON, required=False)
    if _LOOKS_LIKE_A_NUMBER.search(reason):
        raise Rejected("ticket.reason_has_number")
    return reason


def _granted(
    rules: QueueSettings, priority: Priority, number: str | None, today: date
) -> tuple[str, str]:
    if priority.group not in rules.priority_groups:
        raise Rejected("priority.unknown_group", group=shown(priority.group))
    group = Group(priority.group)
    if group is Group.ELDERLY and number is not None and not _is_elderly(rules, number, today):
        raise Rejected("priority.too_young", age=rules.priority_age)
    return group.value, checked_reason(priority.reason) or group.proof


def _is_elderly(rules: QueueSettings, number: str, today: date) -> bool:
    born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    return age_on(born, today) >= rules.priority_age
