"""The queue's report: what each figure means, and how it is counted from tickets and calls.

Two things are counted, each exactly once, so that the rows of a report always sum to its total:

* a **ticket**, under the hour it was taken in, the window that called it first (none: never
  called), the business it was taken for, its service day;
* a **call**, under the hour it ended in, its own window, its own business, its service day. A visit
  to two businesses is one ticket and two services.

A wait is from taking the ticket to its first call; a ticket that was never called has none, so
the longest wait says nothing of those who left. What cannot be known is None, never 0.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from kiosk.common.clock import hall_time
from kiosk.queueing.model import OPEN, SERVED, CallOutcome, Lane, TicketState

NEVER_CALLED = ""
"""Key of tickets that no window called."""


class ReportBy(StrEnum):
    """What a row of the report stands for."""

    HOUR = "hour"
    WINDOW = "window"
    BUSINESS = "business"
    DAY = "day"


class TicketFact(NamedTuple):
    """What a report needs of a ticket."""

    id: str
    day: date
    queued_at: datetime
    taken_for: str
    lane: Lane
    state: TicketState


class CallFact(NamedTuple):
    """What a report needs of a call; ``ended_at`` None while it lasts."""

    ticket_id: str
    day: date
    business: str
    window: str
    called_at: datetime
    ended_at: datetime | None
    outcome: CallOutcome | None
    service_seconds: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took, in seconds."""

    count: int
    mean: int
    median: int
    p90: int
    """九成内: nine of ten took no longer (nearest rank)."""
    longest: int


def spread(seconds: Iterable[int]) -> Spread | None:
    """The spread of some durations; None of none."""
    ordered = sorted(seconds)
    if not ordered:
        return None
    count = len(ordered)
    return Spread(
        count=count,
        mean=round(sum(ordered) / count),
        median=ordered[math.ceil(count / 2) - 1],
        p90=ordered[math.ceil(count * 0.9) - 1],
        longest=ordered[-1],
    )


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the report, or its total."""

    key: str
    """Hour ``09``, window number, business code or ISO day; empty for the total and for
    :data:`NEVER_CALLED`."""
    label: str
    tickets: int
    """取号. Always the sum of the next five."""
    finished: int
    no_show: int
    """Tickets that stand as no-shows in the end."""
    cancelled: int
    lapsed: int
    """Open when the day was closed."""
    open: int
    priority: int
    """绿色通道 tickets among them."""
    appointments: int
    wait: Spread | None
    longest_ordinary_wait: int | None
    """Seconds; what the rule of the hall bounds."""
    overtaken: int
    """Ordinary tickets before which a later one with a head start was called."""
    latest_overtaker: int | None
    """By how many seconds the latest green-channel ticket that overtook came later."""
    services: int
    """Calls after which a business was done with."""
    missed_calls: int
    """过号: calls to which nobody came."""
    transfers: int
    """转出: calls after which the ticket went to another business or window."""
    service: Spread | None

    @property
    def priority_share(self) -> float | None:
        """Green-channel tickets among all; None without tickets."""
        return self.priority / self.tickets if self.tickets else None


@dataclass(frozen=True, slots=True)
class QueueReport:
    """A span of service days, both ends within."""

    first: date
    last: date
    by: ReportBy
    rows: tuple[ReportRow, ...]
    total: ReportRow

    @property
    def is_empty(self) -> bool:
        """Nobody took a ticket in the span."""
        return not self.total.tickets and not self.total.services


@dataclass(slots=True)
class _Count:
    """What is counted under one key."""

    states: dict[TicketState, int] = field(default_factory=lambda: defaultdict(int))
    lanes: dict[Lane, int] = field(default_factory=lambda: defaultdict(int))
    outcomes: dict[CallOutcome, int] = field(default_factory=lambda: defaultdict(int))
    waits: list[int] = field(default_factory=list)
    ordinary: list[int] = field(default_factory=list)
    service: list[int] = field(default_factory=list)
    overtaken: int = 0
    latest: list[int] = field(default_factory=list)

    def row(self, key: str, label: str) -> ReportRow:
        return ReportRow(
            key=key,
            label=label,
            tickets=sum(self.states.values()),
            finished=self.states[TicketState.FINISHED],
            no_show=self.states[TicketState.NO_SHOW],
            cancelled=self.states[TicketState.CANCELLED],
            lapsed=self.states[TicketState.LAPSED],
            open=sum(self.states[state] for state in OPEN),
            priority=self.lanes[Lane.PRIORITY],
            appointments=self.lanes[Lane.APPOINTMENT],
            wait=spread(self.waits),
            longest_ordinary_wait=max(self.ordinary, default=None),
            overtaken=self.overtaken,
            latest_overtaker=max(self.latest, default=None),
            services=sum(self.outcomes[outcome] for outcome in SERVED),
            missed_calls=self.outcomes[CallOutcome.NO_SHOW],
            transfers=self.outcomes[CallOutcome.TRANSFERRED],
            service=spread(self.service),
        )


def nothing(key: str, label: str) -> ReportRow:
    """The row of a key under which nothing was counted."""
    return _Count().row(key, label)


class Counting:
    """Counts day after day; memory grows with the waits of the span alone."""

    def __init__(self, by: ReportBy) -> None:
        self._by = by
        self._counts: dict[str, _Count] = defaultdict(_Count)
        self._total = _Count()

    def add_day(self, tickets: Sequence[TicketFact], calls: Sequence[CallFact]) -> None:
        """Counts one whole service day of the hall."""
        ordered = sorted(calls, key=lambda call: call.called_at)
        firsts: dict[str, CallFact] = {}
        for call in ordered:
            firsts.setdefault(call.ticket_id, call)
        self._add_tickets(tickets, firsts)
        self._add_calls(ordered)
        self._add_overtakings(tickets, firsts)

    def report(
        self, first: date, last: date, labels: Mapping[str, str], otherwise: str = "{key}"
    ) -> QueueReport:
        """The report; ``labels`` names keys and gives their order, ``otherwise`` names others."""
        places = {key: place for place, key in enumerate(labels)}
        if self._by is ReportBy.HOUR and self._counts:
            # An hour without anybody stands between the others, or a chart of them would lie.
            hours = sorted(int(key) for key in self._counts)
            for hour in range(hours[0], hours[-1]):
                self._counts.setdefault(f"{hour:02d}", _Count())
        keys = sorted(
            self._counts,
            key=lambda key: (not key, places.get(key, len(places)), _natural(key)),
        )
        rows = tuple(
            self._counts[key].row(key, labels.get(key, otherwise.format(key=key))) for key in keys
        )
        return QueueReport(first, last, self._by, rows, self._total.row("", ""))

    def _add_tickets(self, tickets: Iterable[TicketFact], firsts: Mapping[str, CallFact]) -> None:
        for ticket in tickets:
            call = firsts.get(ticket.id)
            for count in self._of_ticket(ticket, call):
                count.states[ticket.state] += 1
                count.lanes[ticket.lane] += 1
                if call is not None:
                    waited = _seconds(ticket.queued_at, call.called_at)
                    count.waits.append(waited)
                    if ticket.lane is Lane.ORDINARY:
                        count.ordinary.append(waited)

    def _add_calls(self, calls: Iterable[CallFact]) -> None:
        """A held service is timed as one: its parts are summed at its end."""
        before: dict[tuple[str, str], int] = defaultdict(int)
        for call in calls:
            if call.outcome is None:
                continue
            part = (call.ticket_id, call.business)
            if call.outcome is CallOutcome.HELD:
                before[part] += call.service_seconds or 0
            held = before.pop(part, 0) if call.outcome in SERVED else 0
            for count in self._of_call(call):
                count.outcomes[call.outcome] += 1
                if call.outcome in SERVED and call.service_seconds is not None:
                    count.service.append(call.service_seconds + held)

    def _add_overtakings(
        self, tickets: Iterable[TicketFact], firsts: Mapping[str, CallFact]
    ) -> None:
        """Compares first calls within a business: a head start counts among its own alone."""
        lines: dict[str, list[tuple[TicketFact, CallFact]]] = defaultdict(list)
        for ticket in tickets:
            if ticket.id in firsts:
                call = firsts[ticket.id]
                lines[call.business].append((ticket, call))
        for line in lines.values():
            everyone = _Overtakers(line, (Lane.PRIORITY, Lane.APPOINTMENT))
            green = _Overtakers(line, (Lane.PRIORITY,))
            for ticket, call in line:
                if ticket.lane is Lane.ORDINARY and everyone.later(ticket, call) is not None:
                    lead = green.later(ticket, call)
                    for count in self._of_ticket(ticket, call):
                        count.overtaken += 1
                        count.latest += [] if lead is None else [lead]

    def _of_ticket(self, ticket: TicketFact, call: CallFact | None) -> tuple[_Count, _Count]:
        match self._by:
            case ReportBy.HOUR:
                key = hour_key(ticket.queued_at)
            case ReportBy.WINDOW:
                key = NEVER_CALLED if call is None else call.window
            case ReportBy.BUSINESS:
                key = ticket.taken_for
            case ReportBy.DAY:
                key = ticket.day.isoformat()
        return self._counts[key], self._total

    def _of_call(self, call: CallFact) -> tuple[_Count, _Count]:
        match self._by:
            case ReportBy.HOUR:
                key = hour_key(call.ended_at or call.called_at)
            case ReportBy.WINDOW:
                key = call.window
            case ReportBy.BUSINESS:
                key = call.business
            case ReportBy.DAY:
                key = call.day.isoformat()
        return self._counts[key], self._total


class _Overtakers:
    """Tickets with a head start of one line, by when they were called."""

    def __init__(
        self, line: Iterable[tuple[TicketFact, CallFact]], lanes: tuple[Lane, ...]
    ) -> None:
        ahead = sorted(
            (call.called_at, ticket.queued_at) for ticket, call in line if ticket.lane in lanes
        )
        self._called = [called for called, _ in ahead]
        self._latest = list(accumulate((queued for _, queued in ahead), max))

    def later(self, ticket: TicketFact, call: CallFact) -> int | None:
        """By how many seconds the latest of those called before came later; None: nobody did."""
        place = bisect_left(self._called, call.called_at)
        if place == 0 or self._latest[place - 1] <= ticket.queued_at:
            return None
        return _seconds(ticket.queued_at, self._latest[place - 1])


def hour_key(moment: datetime) -> str:
    """The hall's hour of a moment, ``00`` to ``23``."""
    return f"{hall_time(moment).hour:02d}"


def hour_label(key: str) -> str:
    """``09:00–10:00``."""
    return f"{key}:00–{int(key) + 1:02d}:00"


def _seconds(earlier: datetime, later: datetime) -> int:
    """0 when the clock was set back in between."""
    return max(0, int((later - earlier).total_seconds()))


def _natural(key: str) -> tuple[int, str]:
    """Window 9 before window 10."""
    return (int(key) if key.isascii() and key.isdigit() else 10**9, key)
