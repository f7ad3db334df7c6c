"""Writes applications of the past into the register, everything personal sealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Table, bindparam, insert, update

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
    application_counters,
    application_events,
    application_proceedings,
    applications,
)
from kiosk.store.command import Command, canonical
from kiosk.store.sealing import Sealer
from kiosk.store.statements import insert_ignore

SOURCE = "imported"
"""``source`` of what came from a past register, and the series of its serials."""
_ADVANCE = (
    update(application_counters)
    .where(
        application_counters.c.organ == bindparam("of"),
        application_counters.c.year == bindparam("in"),
        application_counters.c.series == SOURCE,
    )
    .values(last=application_counters.c.last + bindparam("by"))
    .returning(application_counters.c.last)
)
_ENDS = {
    Outcome.NOT_CORRECTED: (Event.LAPSE_CORRECTION, State.DISCONTINUED),
    Outcome.NOT_PAID: (Event.LAPSE_PAYMENT, State.DISCONTINUED),
    Outcome.WITHDRAWN: (Event.WITHDRAW, State.WITHDRAWN),
}
"""How an application ended that was not answered."""
Rows = defaultdict[Table, list[dict[str, Any]]]


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


def write(
    command: Command, sealer: Sealer, organ: str, calendar: Calendar, entries: Sequence[Entry]
) -> None:
    """Writes all entries; serials follow the order of the file within each year."""
    rows: Rows = defaultdict(list)
    by_year: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_year[entry.received_on.year].append(entry)
    for year, of_year in by_year.items():
        serials = _serials(command, organ, year, len(of_year))
        for serial, entry in zip(serials, of_year, strict=True):
            place = {"organ": organ, "year": year, "series": SOURCE, "serial": serial}
            _collect(rows, command, sealer, calendar, entry, place)
    for table, values in rows.items():
        command.execute(insert(table), values)


def _serials(command: Command, organ: str, year: int, count: int) -> range:
    key = {"organ": organ, "year": year, "series": SOURCE}
    insert_ignore(command.connection, application_counters, **key, last=0)
    wanted = {"of": organ, "in": year, "by": count}
    last = int(command.execute(_ADVANCE, wanted).scalar_one())
    return range(last - count + 1, last + 1)


def _collect(
    rows: Rows,
    command: Command,
    sealer: Sealer,
    calendar: Calendar,
    entry: Entry,
    place: dict[str, Any],
) -> None:
    identity = new_id()
    rows[applications].append({**place, **_application(identity, command, sealer, calendar, entry)})
    for seq, (event, before, after, on) in enumerate(_steps(entry), 1):
        rows[application_events].append(
            {
                "application_id": identity,
                "seq": seq,
                "event": event.value,
                "from_state": before.value,
                "to_state": after.value,
                "at": command.now,
                "actor": command.actor,
                "on_date": on,
                "facts": canonical({"source": SOURCE}),
            }
        )
    if entry.outcome is not None and entry.outcome.is_answer:
        rows[application_answers].append(_answer(identity, sealer, entry, entry.outcome))
    for one in entry.proceedings:
        facts = {**_proceeding_facts(one), "filed_on": one.filed_on, "decided_on": one.decided_on}
        rows[application_proceedings].append({"id": new_id(), "application_id": identity, **facts})


def _application(
    identity: str, command: Command, sealer: Sealer, calendar: Calendar, entry: Entry
) -> dict[str, Any]:
    form, code = entry.form, new_query_code()
    due_on, provisional = _limit(calendar, entry)
    *_, (_, _, state, _) = _steps(entry)
    arrived = datetime.combine(entry.received_on, time(), HALL_TZ)
    return {
        "id": identity,
        "number": entry.number,
        "terminal": command.terminal,
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
        "form_print": entry_print(sealer, entry),
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


def _proceeding_facts(one: PastProceeding) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "filed_on": one.filed_on.isoformat(),
        "authority": one.authority,
        "result": one.result.value,
        "decided_on": one.decided_on.isoformat() if one.decided_on else None,
    }
