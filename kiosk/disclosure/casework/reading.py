"""Reads a whole case for the desk, masked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select

from kiosk.common.masking import mask_name, mask_organisation
from kiosk.common.wording import say
from kiosk.common.workdays import Calendar
from kiosk.disclosure.casework.conditions import Standing, is_proposed, last_day, refusal
from kiosk.disclosure.casework.model import (
    ActOffer,
    CaseAnswer,
    CaseAssignment,
    CaseCorrection,
    CaseDetail,
    CaseExtension,
    CaseFee,
    CaseLetter,
    CaseProceeding,
    CaseStop,
)
from kiosk.disclosure.casework.terms import Opinion, ProceedingKind, ProceedingResult, StopKind
from kiosk.disclosure.fees import Basis, fee
from kiosk.disclosure.limits import Lamp
from kiosk.disclosure.norms.reading import tariff_of
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.queries import Record, Register
from kiosk.disclosure.states import TRANSITIONS, By, Event
from kiosk.disclosure.tables import (
    application_answers,
    application_assignments,
    application_corrections,
    application_extensions,
    application_fees,
    application_letters,
    application_proceedings,
)
from kiosk.disclosure.views import ApplicationDetail
from kiosk.settings import messages_dir
from kiosk.store.sealing import Sealer

_LONGEST_NAME = 4
_Read = TypeVar("_Read")

OFFERED = tuple(
    event
    for event, row in TRANSITIONS.items()
    if row.by & {By.STAFF, By.HEAD} and event is not Event.SUBMIT
)
"""What the desk may do with a case at all, in the order of the procedure."""


def case_detail(
    connection: Connection,
    register: Register,
    record: Record,
    stops: Sequence[Record],
    standing: Standing,
) -> CaseDetail:
    """The case as it stands."""
    plain = register.detail(connection, record)
    sealer = register.sealer
    reader = _Reader(connection, str(record.id))
    form = register.form(record)
    now = (form.title_or_number, form.description)
    return CaseDetail(
        **{one.name: getattr(plain, one.name) for one in fields(ApplicationDetail)},
        version=record.version,
        department=record.department,
        handler=record.handler,
        first_received_on=record.first_received_on,
        extended_days=record.extended_days,
        delayed_days=record.delayed_days,
        closed_on=record.closed_on,
        outcome=Outcome(record.outcome) if record.outcome else None,
        source=record.source,
        reading_help=record.reading_help,
        signed=record.signature is not None,
        deadline=register.deadline(record, list(stops)),
        light_cause=cause_sentence(register.lamp(record, list(stops)), register.labels),
        stops=tuple(case_stop(stop, sealer, register.calendar) for stop in stops),
        corrections=reader.all(
            application_corrections, "asked_on", lambda row: case_correction(row, register, now)
        ),
        extensions=reader.all(
            application_extensions, "proposed_at", lambda row: _extension(row, sealer)
        ),
        fees=reader.all(
            application_fees,
            "notified_on",
            lambda row: case_fee(row, register, connection),
        ),
        answers=reader.all(application_answers, "seq", lambda row: case_answer(row, sealer)),
        proceedings=reader.all(
            application_proceedings, "filed_on", lambda row: _proceeding(row, sealer)
        ),
        letters=reader.all(application_letters, "drafted_at", _letter),
        assignments=reader.all(application_assignments, "at", _assignment),
        offers=offers(standing, register),
    )


def offers(standing: Standing, register: Register) -> tuple[ActOffer, ...]:
    """Every act of the desk with whether it may be done today."""
    today, folder = register.today, messages_dir()
    found = []
    for event in OFFERED:
        refused = refusal(event, standing, today)
        found.append(
            ActOffer(
                event=event,
                label=event.label,
                enabled=refused is None,
                why_not=say(refused, folder) if refused else "",
                last_day=last_day(event, standing),
                proposed=refused is None and is_proposed(event, standing, today),
            )
        )
    return tuple(found)


def cause_sentence(lamp: Lamp, words: Mapping[str, str]) -> str:
    """Why the light is as it is, in one sentence."""
    days = abs(lamp.days_left or 0)
    return words[f"disclosure.light.{lamp.cause}"].format(
        days=days, on=lamp.on.isoformat() if lamp.on else ""
    )


class _Reader:
    """Rows of one application, as the room's own records."""

    def __init__(self, connection: Connection, application: str) -> None:
        self._connection = connection
        self._application = application

    def all(self, table: Table, order: str, make: Callable[[Record], _Read]) -> tuple[_Read, ...]:
        query = (
            select(table)
            .where(table.c.application_id == self._application)
            .order_by(table.c[order], table.c.id)
        )
        return tuple(make(row) for row in self._connection.execute(query))


def case_stop(row: Record, sealer: Sealer, calendar: Calendar) -> CaseStop:
    """A row of ``application_stops``, the party masked."""
    party = sealer.unseal(row.party) if row.party else ""
    return CaseStop(
        id=row.id,
        kind=StopKind(row.kind),
        party=_masked_party(party),
        organ=row.organ,
        since=row.since,
        period_ends=row.period_ends,
        until=row.until,
        opinion=Opinion(row.opinion),
        note=_text(row.note, sealer),
        provisional=row.until is None and not calendar.knows(row.period_ends.year),
    )


def case_correction(row: Record, register: Register, now: tuple[str, str]) -> CaseCorrection:
    """A row of ``application_corrections``; ``now`` is the wording that stands."""
    sealer = register.sealer
    kept: dict[str, Any] = json.loads(sealer.unseal(row.supplied)) if row.supplied else {}
    return CaseCorrection(
        id=row.id,
        what=sealer.unseal(row.what),
        asked_on=row.asked_on,
        reply_by=row.reply_by,
        supplied_on=row.supplied_on,
        old_title=kept.get("old_title", now[0]),
        old_description=kept.get("old_description", now[1]),
        new_title=kept.get("new_title", ""),
        new_description=kept.get("new_description", ""),
        provisional=row.supplied_on is None and not register.calendar.knows(row.reply_by.year),
    )


def case_fee(row: Record, register: Register, connection: Connection) -> CaseFee:
    """A row of ``application_fees`` with its worked sum by the tariff that it was made by."""
    tariff = tariff_of(connection, register.organ, row.tariff_version)
    return CaseFee(
        id=row.id,
        sum=fee(Basis(row.basis), row._mapping["count"], tariff),
        notified_on=row.notified_on,
        pay_by=row.pay_by,
        paid_on=row.paid_on,
        actor=row.actor,
        provisional=row.paid_on is None and not register.calendar.knows(row.pay_by.year),
    )


def case_answer(row: Record, sealer: Sealer) -> CaseAnswer:
    """A row of ``application_answers``."""
    return CaseAnswer(
        id=row.id,
        seq=row.seq,
        outcome=Outcome(row.row),
        grounds=tuple(json.loads(row.grounds)),
        open_part=sealer.unseal(row.open_part),
        reasons=sealer.unseal(row.reasons),
        remedy=row.remedy,
        answered_on=row.answered_on,
        letter_id=row.letter_id,
        superseded=row.superseded,
    )


def _extension(row: Record, sealer: Sealer) -> CaseExtension:
    return CaseExtension(
        id=row.id,
        days=row.days,
        reason=sealer.unseal(row.reason),
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by or "",
        decided_at=row.decided_at,
        approved=row.decision == "approved" if row.decision else None,
        note=_text(row.note, sealer),
    )


def _proceeding(row: Record, sealer: Sealer) -> CaseProceeding:
    return CaseProceeding(
        id=row.id,
        kind=ProceedingKind(row.kind),
        filed_on=row.filed_on,
        authority=row.authority,
        result=ProceedingResult(row.result),
        decided_on=row.decided_on,
        note=_text(row.note, sealer),
    )


def _letter(row: Record) -> CaseLetter:
    return CaseLetter(
        id=row.id,
        kind=row.kind,
        number=row.number,
        subject=row.subject,
        state=row.state,
        issued_on=row.issued_on,
        delivered_on=row.delivered_on,
    )


def _assignment(row: Record) -> CaseAssignment:
    return CaseAssignment(row.department, row.handler, row.reason, row.actor, row.at)


def _text(sealed: bytes | None, sealer: Sealer) -> str:
    return sealer.unseal(sealed) if sealed else ""


def _masked_party(party: str) -> str:
    return mask_name(party) if len(party) <= _LONGEST_NAME else mask_organisation(party)
