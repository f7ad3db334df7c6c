"""The quarters of a year: what came in, what was closed, how much of it in time, and the cards.

A yellow card stands for an application that came within :data:`YELLOW_DAYS` working days of its
limit, a red one for one that went over it (红黄牌); each has one card at most, the gravest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from kiosk.common.workdays import Calendar
from kiosk.disclosure.annual.facts import CaseFacts
from kiosk.disclosure.model import YELLOW_DAYS, Light
from kiosk.disclosure.outcomes import Outcome


class Cause(StrEnum):
    """Why an application has a card."""

    CLOSED_LATE = "closed_late"
    CLOSED_NEAR = "closed_near"
    OVERDUE = "overdue"
    NEAR = "near"

    @property
    def label(self) -> str:
        """The cause in words."""
        return _CAUSES[self]


_CAUSES = {
    Cause.CLOSED_LATE: "超过期限才办结",
    Cause.CLOSED_NEAR: "临近期限才办结",
    Cause.OVERDUE: "超过期限仍未办结",
    Cause.NEAR: "临近期限尚未办结",
}


@dataclass(frozen=True, slots=True)
class Card:
    """红黄牌 of one application.

    ``days`` are working days: over the limit for a red card, left for a yellow one.
    ``given_on`` is the first day on which the light was of that colour.
    """

    number: str
    light: Light
    cause: Cause
    days: int
    due_on: date
    closed_on: date | None
    given_on: date
    department: str


@dataclass(frozen=True, slots=True)
class Span:
    """Figures of a quarter, or of the year when ``quarter`` is 0.

    ``on_time`` and ``late`` are of those closed; ``overdue`` are open and over their limit at
    the end of the span. ``results`` are in the order of :class:`Outcome`'s families, 一 to 六.
    """

    quarter: int
    first: date
    last: date
    received: int
    carried: int
    closed: int
    open: int
    on_time: int
    late: int
    overdue: int
    yellow: int
    red: int
    results: tuple[int, ...]

    @property
    def on_time_rate(self) -> float | None:
        """按期办结率; None when nothing was closed."""
        return self.on_time / self.closed if self.closed else None


FAMILIES = tuple(dict.fromkeys(outcome.value[0] for outcome in Outcome))
"""First figures of the outcomes: 一 予以公开 to 六 其他处理."""


@dataclass(frozen=True, slots=True)
class Quarters:
    """The quarters of a year that have begun, the year so far, and the cards given in it."""

    year: int
    quarters: tuple[Span, ...]
    whole: Span
    cards: tuple[Card, ...]


def quarters(cases: Iterable[CaseFacts], year: int, today: date, calendar: Calendar) -> Quarters:
    """The figures of a year, of the running one up to today."""
    register = list(cases)
    cards = (card_of(case, today, calendar) for case in register)
    of_year = [card for card in cards if card and card.given_on.year == year]
    begun = [span for span in _spans(year) if span[1] <= today]
    return Quarters(
        year,
        tuple(
            _figures(register, of_year, quarter, first, min(last, today))
            for quarter, first, last in begun
        ),
        _figures(register, of_year, 0, date(year, 1, 1), min(date(year, 12, 31), today)),
        tuple(sorted(of_year, key=lambda card: (card.given_on, card.number))),
    )


def card_of(case: CaseFacts, today: date, calendar: Calendar) -> Card | None:
    """The gravest card that an application has been given up to today; None for none.

    While an applicant is waited for no card is given: the clock stands.
    """
    closed = case.closed_on is not None
    end = today if case.closed_on is None else min(case.closed_on, today)
    left = calendar.days_left(end, case.due_on)
    if left > YELLOW_DAYS or end < case.received_on or (case.waiting and not closed):
        return None
    if left < 0:
        cause = Cause.CLOSED_LATE if closed else Cause.OVERDUE
        light, given_on = Light.RED, case.due_on + timedelta(days=1)
    else:
        cause = Cause.CLOSED_NEAR if closed else Cause.NEAR
        light, given_on = Light.YELLOW, _yellow_from(case, calendar)
    return Card(
        case.number,
        light,
        cause,
        abs(left),
        case.due_on,
        case.closed_on,
        given_on,
        case.department,
    )


def _yellow_from(case: CaseFacts, calendar: Calendar) -> date:
    """The first day with no more than :data:`YELLOW_DAYS` working days left."""
    day = case.due_on
    while day > case.received_on:
        before = day - timedelta(days=1)
        if calendar.days_left(before, case.due_on) > YELLOW_DAYS:
            break
        day = before
    return day


def _spans(year: int) -> tuple[tuple[int, date, date], ...]:
    """(quarter, first day, last day)."""
    starts = [date(year, month, 1) for month in (1, 4, 7, 10)] + [date(year + 1, 1, 1)]
    return tuple(
        (number, start, following - timedelta(days=1))
        for number, (start, following) in enumerate(pairwise(starts), 1)
    )


def _figures(
    register: Sequence[CaseFacts], cards: Sequence[Card], quarter: int, first: date, last: date
) -> Span:
    closed = [case for case in register if case.closed_on and first <= case.closed_on <= last]
    on_time = sum(case.closed_on is not None and case.closed_on <= case.due_on for case in closed)
    families = [case.outcome.value[0] for case in closed if case.outcome]
    given = [card.light for card in cards if first <= card.given_on <= last]
    before = first - timedelta(days=1)
    return Span(
        quarter=quarter,
        first=first,
        last=last,
        received=sum(first <= case.received_on <= last for case in register),
        carried=sum(case.is_open(before) for case in register),
        closed=len(closed),
        open=sum(case.is_open(last) for case in register),
        on_time=on_time,
        late=len(closed) - on_time,
        overdue=sum(case.is_open(last) and case.due_on < last for case in register),
        yellow=given.count(Light.YELLOW),
        red=given.count(Light.RED),
        results=tuple(families.count(family) for family in FAMILIES),
    )
