"""Writes applications of the past into the register, everything personal sealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Table, insert

from kiosk.common.clock import HALL_TZ
from kiosk.common.ids import new_id, new_query_code
from kiosk.common.workdays import Calendar
from kiosk.disclosure.intake import form_to_mapping
from kiosk.disclosure.model import REPLY_DAYS
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.past_register.entries import Entry
from kiosk.disclosure.past_register.proceedings import PastProceeding
from kiosk.disclosure.registry import identity_index, query_check
from kiosk.disclosure.states import Event, State
from kiosk.disclosure.tables import (
    application_answers,
    application_events,
    application_proceedings,
    application_serials,
    applications,
)
from kiosk.store.command import Command, canonical
from kiosk.store.sealing import Sealer
from kiosk.store.serials import Series

SOURCE = "imported"
"""``source`` of what came from a past register, and the series of its serials."""
_ENDS = {
    Outcome.NOT_CORRECTED: (Event.LAPSE_CORRECTION, State.DISCONTINUED),
    Outcome.NOT_PAID: (Event.LAPSE_PAYMENT, State.DISCONTINUED),
    Outcome.WITHDRAWN: (Event.WITHDRAW, State.WITHDRAWN),
}
"""How an application ended that was not answered."""
_FACTS = canonical({"source": SOURCE})


def entry_print(sealer: Sealer, entry: Entry) -> str:
    """A keyed hash of all that a row says, to tell the same row from another."""
    said = {
        "number": entry.number,
        "form": form_to_mapping(entry.form),
        "channel": entry.channel.value,
        "days": [str(day) for day in (entry.received_on, entry.due_on, entry.closed_on)],
        "extended": entry.extended_days,
        "outcome": entry.outcome.value if entry.outcome else "",
        "department": entry.department,
        "proceedings": [_proceeding_facts(one) for one in entry.proceedings],
    }
    return sealer.lookup("imported " + canonical(said))


@dataclass(frozen=True, slots=True)
class Prepared:
    """All rows of one application but for its serial, sealed before the transaction begins."""

    entry: Entry
    application: dict[str, Any]
    events: list[dict[str, Any]]
    answers: list[dict[str, Any]]
    proceedings: list[dict[str, Any]]


def prepare(
    sealer: Sealer, organ: str, calendar: Calendar, entry: Entry, form_print: str
) -> Prepared:
    """Seals and counts; touches no store."""
    identity = new_id()
    outcome = entry.outcome
    answered = outcome is not None and outcome.is_answer
    return Prepared(
        entry,
        {
            **_application(identity, sealer, calendar, entry),
            "organ": organ,
            "form_print": form_print,
        },
        _events(identity, entry),
        [_answer(identity, sealer, entry, outcome)] if outcome and answered else [],
        [_proceeding(identity, one) for one in entry.proceedings],
    )


def write(command: Command, organ: str, prepared: Sequence[Prepared]) -> None:
    """Writes all rows; serials follow the order of the file within each year."""
    by_year: defaultdict[int, list[Prepared]] = defaultdict(list)
    for one in prepared:
        by_year[one.entry.received_on.year].append(one)
    moment = {"at": command.now, "actor": command.actor}
    for year, of_year in by_year.items():
        serials = _serials(command, organ, year, len(of_year))
        here = {"year": year, "series": SOURCE, "terminal": command.terminal}
        rows = [
            one.application | here | {"serial": serial}
            for serial, one in zip(serials, of_year, strict=True)
        ]
        command.execute(insert(applications), rows)
        _insert(command, application_events, (e | moment for one in of_year for e in one.events))
        _insert(command, application_answers, (a for one in of_year for a in one.answers))
        _insert(command, application_proceedings, (p for one in of_year for p in one.proceedings))


def _insert(command: Command, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        command.execute(insert(table), values)


def _serials(command: Command, organ: str, year: int, count: int) -> range:
    last = application_serials.give(command, Series(organ, year, SOURCE), count)
    return range(last - count + 1, last + 1)


def _events(identity: str, entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "application_id": identity,
            "seq": seq,
            "event": event.value,
            "from_state": before.value,
            "to_state": after.value,
            "on_date": on,
            "facts": _FACTS,
        }
        for seq, (event, before, after, on) in enumerate(_steps(entry), 1)
    ]


def _application(identity: str, sealer: Sealer, calendar: Calendar, entry: Entry) -> dict[str, Any]:
    form, code = entry.form, new_query_code()
    due_on, provisional = _limit(calendar, entry)
    *_, (_, _, state, _) = _steps(entry)
    arrived = datetime.combine(entry.received_on, time(), HALL_TZ)
    return {
        "id": identity,
        "number": entry.number,
        "channel": entry.channel.value,
        "applicant_kind": form.applicant_kind.value,
        "state": state.value,
        "submitted_at": arrived,
        "received_on": entry.received_on,
        "first_received_on": entry.received_on,
        "limit_days": REPLY_DAYS,
        "extended_days": entry.extended_days,
        "due_on": due_on,
        "provisional": provisional,
        "form": sealer.seal(canonical(form_to_mapping(form))),
        "identity_index": identity_index(sealer, form.identity or f"{SOURCE} {entry.number}"),
        "query_code": sealer.seal(code),
        "query_check": query_check(sealer, entry.number, code),
        "department": entry.department,
        "closed_on": entry.closed_on,
        "outcome": entry.outcome.value if entry.outcome else "",
        "source": SOURCE,
    }


def _limit(calendar: Calendar, entry: Entry) -> tuple[date, bool]:
    """The limit as the register has it, else counted from the day of receipt.

    What was closed in a year whose calendar is not here is not called late by a guess.
    """
    if entry.due_on is not None:
        return entry.due_on, False
    counted = calendar.due(entry.received_on, REPLY_DAYS + entry.extended_days)
    if entry.closed_on is None:
        return counted.due_on, counted.provisional
    if counted.provisional:
        return max(counted.due_on, entry.closed_on), False
    return counted.due_on, False


def _steps(entry: Entry) -> Iterator[tuple[Event, State, State, date]]:
    """What happened, as far as the register tells it: event, state before and after, day."""
    received, closed, outcome = entry.received_on, entry.closed_on, entry.outcome
    yield Event.SUBMIT, State.DRAFT, State.SUBMITTED, received
    yield Event.REGISTER, State.SUBMITTED, State.REGISTERED, received
    if closed is None or outcome is None:
        return
    if outcome in _ENDS:
        event, state = _ENDS[outcome]
        yield event, State.REGISTERED, state, closed
        return
    yield Event.TAKE_UP, State.REGISTERED, State.IN_PROGRESS, received
    yield Event.ANSWER, State.IN_PROGRESS, State.ANSWERED, closed
    yield Event.ARCHIVE, State.ANSWERED, State.ARCHIVED, closed
    state = State.ARCHIVED
    for one in sorted(entry.proceedings, key=lambda proceeding: proceeding.filed_on):
        lasting = one.kind.state
        event = Event.RECORD_REVIEW if lasting is State.REVIEW else Event.RECORD_LITIGATION
        yield event, state, lasting, one.filed_on
        state = lasting
        if one.decided_on is not None:
            yield Event.SETTLE, state, State.ARCHIVED, one.decided_on
            state = State.ARCHIVED


def _answer(identity: str, sealer: Sealer, entry: Entry, outcome: Outcome) -> dict[str, Any]:
    return {
        "id": new_id(),
        "application_id": identity,
        "seq": 1,
        "row": outcome.value,
        "open_part": sealer.seal(""),
        "reasons": sealer.seal(""),
        "remedy": outcome.remedy,
        "answered_on": entry.closed_on,
    }


def _proceeding(identity: str, one: PastProceeding) -> dict[str, Any]:
    days = {"filed_on": one.filed_on, "decided_on": one.decided_on}
    return {"id": new_id(), "application_id": identity, **_proceeding_facts(one), **days}


def _proceeding_facts(one: PastProceeding) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "filed_on": one.filed_on.isoformat(),
        "authority": one.authority,
        "result": one.result.value,
        "decided_on": one.decided_on.isoformat() if one.decided_on else None,
    }
