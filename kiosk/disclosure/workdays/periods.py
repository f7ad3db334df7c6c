"""Periods that are waited for, counted again by a calendar that has changed.

Third parties and joint organs have their working days from the day the letter reached them, who
pays from the day after the notice (Articles 32 and 34, 国办函〔2020〕109号). For a correction the
notice named a day: it is never made earlier, and later by the days off that have come between.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.common.workdays import Calendar
from kiosk.disclosure.limits import JOINT_ORGAN, PAYMENT, THIRD_PARTY
from kiosk.disclosure.states import Event
from kiosk.disclosure.tables import (
    application_corrections,
    application_events,
    application_fees,
    application_stops,
)
from kiosk.store.command import Command

_CONSULTED = {"third_party": THIRD_PARTY.days, "joint_organ": JOINT_ORGAN.days}
_NOTED = (
    Event.ASK_CORRECTION,
    Event.ASK_THIRD_PARTY,
    Event.ASK_JOINT_ORGAN,
    Event.RECORD_REACHED,
)


def renew_periods(command: Command, case: Row[Any], calendar: Calendar) -> int:
    """Writes the new last days of what the case waits for; how many are others than before."""
    waiting = select(application_stops).where(
        application_stops.c.application_id == case.id, application_stops.c.until.is_(None)
    )
    noted = list(_noted(command, case))
    renewed = 0
    for stop in command.execute(waiting).all():
        ends = _ends(stop, noted, calendar)
        if ends == stop.period_ends:
            continue
        command.execute(
            update(application_stops)
            .where(application_stops.c.id == stop.id)
            .values(period_ends=ends)
        )
        _tell(command, case, stop.kind, ends)
        command.audit(
            "application.period_recounted",
            case.number,
            kind=stop.kind,
            before=stop.period_ends.isoformat(),
            after=ends.isoformat(),
            provisional=int(not calendar.knows(ends.year)),
        )
        renewed += 1
    return renewed


def _ends(
    stop: Row[Any], noted: list[tuple[Event, date, dict[str, Any]]], calendar: Calendar
) -> date:
    """The last day of a period by this calendar."""
    if stop.kind == "payment":
        return calendar.due(stop.since, PAYMENT.days).due_on
    if stop.kind in _CONSULTED:
        days = [day for _, day, facts in noted if facts.get("stop") == stop.id]
        return calendar.due(days[-1] if days else stop.since, _CONSULTED[stop.kind]).due_on
    asked = [facts.get("reply_days", 0) for event, _, facts in noted if event is _NOTED[0]]
    told: date = stop.period_ends
    if not asked or not asked[-1]:
        return told
    return max(told, calendar.due(stop.since, asked[-1]).due_on)


def _noted(command: Command, case: Row[Any]) -> Iterator[tuple[Event, date, dict[str, Any]]]:
    """From when periods run, as the steps of the case say it: the day that a letter reached
    whom it asks, or that a correction was asked for."""
    table = application_events
    query = (
        select(table.c.event, table.c.on_date, table.c.facts)
        .where(
            table.c.application_id == case.id,
            table.c.event.in_([event.value for event in _NOTED]),
        )
        .order_by(table.c.seq)
    )
    for row in command.execute(query):
        facts = json.loads(row.facts)
        reached = facts.get("reached_on")
        yield Event(row.event), date.fromisoformat(reached) if reached else row.on_date, facts


def _tell(command: Command, case: Row[Any], kind: str, ends: date) -> None:
    """The same day in the notice that the period belongs to."""
    if kind == "payment":
        table, column = application_fees, "pay_by"
        unsettled = application_fees.c.paid_on
    elif kind == "correction":
        table, column = application_corrections, "reply_by"
        unsettled = application_corrections.c.supplied_on
    else:
        return
    here = (table.c.application_id == case.id) & unsettled.is_(None)
    command.execute(update(table).where(here).values({column: ends}))
