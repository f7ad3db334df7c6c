"""The limits of the law in working days, and an application's deadline with all that moves it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.common.workdays import Calendar, Deadline, Stop
from kiosk.disclosure.model import REPLY_DAYS, YELLOW_DAYS, Light
from kiosk.disclosure.states import CLOSED, CONSULTING, PAUSED, State
from kiosk.disclosure.tables import application_stops


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit in working days, and where the law sets it."""

    days: int
    source: str


REPLY = Limit(REPLY_DAYS, "政府信息公开条例第三十三条")
"""To answer, from the day of receipt."""
EXTENSION = Limit(20, "政府信息公开条例第三十三条")
"""The most that the answer may be extended by, once."""
ASK_CORRECTION = Limit(7, "政府信息公开条例第三十条")
"""To ask for a correction, from the day of receipt."""
REPLY_TO_CORRECTION = Limit(15, "政府信息公开条例第三十条")
"""The reasonable period for a correction: what the desk is offered, not a limit of the law."""
THIRD_PARTY = Limit(15, "政府信息公开条例第三十二条")
"""A third party's, from the day the letter reached it."""
JOINT_ORGAN = Limit(15, "政府信息公开条例第三十四条")
"""A joint organ's, from the day the letter reached it; silence is consent."""
PAYMENT = Limit(20, "国办函〔2020〕109号")
"""To pay, from the day after the notice was received."""
DELAY = Limit(60, "政府信息公开条例第三十五条")
"""The most that an answer to an excessive application may be delayed: the law says reasonable."""
REVIEW_CALENDAR_DAYS = 60
"""To apply for an administrative review, in calendar days (行政复议法 Article 20)."""

_AT_ONCE = 500
_RESTARTING = "correction"
"""A stop after which the whole limit starts again, so that it need not be counted."""


def deadline_of(record: Row[Any], stops: Iterable[Row[Any]], calendar: Calendar) -> Deadline:
    """The deadline of a registered application.

    Of a stop that lasts the whole period is taken: the law counts no day beyond it, whether the
    office closes the consultation or not (Articles 32 and 34).
    """
    days = record.limit_days + record.extended_days + record.delayed_days
    counted = [
        Stop(stop.since, stop.until or max(stop.since, stop.period_ends))
        for stop in stops
        if stop.kind != _RESTARTING
    ]
    return calendar.due(record.received_on, days, counted)


def stops_of(
    connection: Connection, applications: Iterable[str]
) -> defaultdict[str, list[Row[Any]]]:
    """All stops of some applications, by application, in order of time."""
    wanted = list(applications)
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for start in range(0, len(wanted), _AT_ONCE):
        query = (
            select(application_stops)
            .where(application_stops.c.application_id.in_(wanted[start : start + _AT_ONCE]))
            .order_by(application_stops.c.since, application_stops.c.id)
        )
        for row in connection.execute(query):
            found[row.application_id].append(row)
    return found


@dataclass(frozen=True, slots=True)
class Lamp:
    """The light of an application, with its cause as a code and parameters for the sentence."""

    light: Light
    days_left: int | None
    cause: str
    on: date | None = None


def lamp(
    state: State,
    due_on: date | None,
    stops: Iterable[Row[Any]],
    today: date,
    calendar: Calendar,
) -> Lamp:
    """红黄牌 of an application on a day.

    The clock stands until the period that is waited for is over. After that a consultation
    counts again; a correction or a payment that did not come waits for the office to close it.
    """
    if state in CLOSED:
        return Lamp(Light.CLOSED, None, "closed")
    waited = _waited_for(state, stops, today)
    if waited is not None:
        return waited
    if due_on is None:
        return Lamp(Light.PAUSED, None, "unconfirmed")
    left = calendar.days_left(today, due_on)
    if left < 0:
        return Lamp(Light.RED, left, "overdue", due_on)
    if left <= YELLOW_DAYS:
        return Lamp(Light.YELLOW, left, "near" if left else "today", due_on)
    return Lamp(Light.GREEN, left, "running", due_on)


def _waited_for(state: State, stops: Iterable[Row[Any]], today: date) -> Lamp | None:
    if state not in PAUSED:
        return None
    ends = max((stop.period_ends for stop in stops if stop.until is None), default=today)
    if today <= ends:
        return Lamp(Light.PAUSED, None, f"waiting_{state.value}", ends)
    if state in CONSULTING:
        return None
    return Lamp(Light.YELLOW, None, f"lapsed_{state.value}", ends)
