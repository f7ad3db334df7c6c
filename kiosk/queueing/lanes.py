"""By which rule a ticket gets its moment in the order; the rule's bound is proved in ADR 7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Lane(StrEnum):
    """By which rule a ticket got its moment in the order."""

    ORDINARY = "ordinary"
    PRIORITY = "priority"
    """绿色通道."""
    APPOINTMENT = "appointment"


class Group(StrEnum):
    """绿色通道 groups; a hall switches them on and off in its settings."""

    ACTIVE_MILITARY = "active_military"
    VETERAN = "veteran"
    FIREFIGHTER = "firefighter"
    DISABLED = "disabled"
    ELDERLY = "elderly"
    PREGNANT = "pregnant"
    SERIOUSLY_ILL = "seriously_ill"

    @property
    def label(self) -> str:
        """What residents read."""
        return _GROUPS[self][0]

    @property
    def proof(self) -> str:
        """The document by which a member is known, as the reason is recorded by default."""
        return _GROUPS[self][1]


_GROUPS = {
    Group.ACTIVE_MILITARY: ("现役军人", "军人证件"),
    Group.VETERAN: ("退役军人", "退役军人优待证"),
    Group.FIREFIGHTER: ("消防救援人员", "消防救援人员证件"),
    Group.DISABLED: ("残疾人", "残疾人证"),
    Group.ELDERLY: ("老年人", "身份证上的出生日期"),
    Group.PREGNANT: ("孕妇", "孕产证明或本人说明"),
    Group.SERIOUSLY_ILL: ("重病患者", "医疗证明或本人说明"),
}


@dataclass(frozen=True, slots=True)
class Priority:
    """A claim to the green channel: ``group`` is a code of :class:`Group`.

    ``reason`` is what was shown or said (a kind of document, never a number or a name); the
    group's usual proof when empty.
    """

    group: str
    reason: str = ""


class CallingRule(StrEnum):
    """How a window picks among its businesses."""

    LONGEST_WAIT = "longest_wait"
    """One line over all businesses of the window, by moment."""
    BUSINESS_ORDER = "business_order"
    """The window's first business as long as somebody waits for it, then the second …"""


def rank_of(queued_at: datetime, lane: Lane, *, head_start: timedelta) -> datetime:
    """The one moment by which a ticket is ordered: an ordinary one's is when it queued.

    A priority ticket counts as queued ``head_start`` earlier than it was. For an appointment
    ``queued_at`` is the start of its slot and ``head_start`` that of appointments. So nobody
    ordinary is ever overtaken by a ticket that came more than the head start later.
    """
    return queued_at if lane is Lane.ORDINARY else queued_at - head_start


def age_on(born: date, day: date) -> int:
    """Whole years of age; a year is full on the birthday itself (29 February: on 1 March)."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
