"""Corrections (补正): asked once in seven working days; what comes starts the limit anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import insert, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.common.text import clean_block, clean_line
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.desk import Desk, block, seen
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.terms import StopKind
from kiosk.disclosure.checking import LIMITS
from kiosk.disclosure.intake import form_to_mapping
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event
from kiosk.disclosure.tables import application_corrections, application_stops
from kiosk.store.command import canonical


class Correcting(Desk):
    """Article 30."""

    def ask_correction(
        self, number: str, *, what: str, asked_on: date, reply_by: date, actor: str, version: int
    ) -> CaseDetail:
        """Asks the applicant, once, to put the application right; says what and by when.

        Raises:
            Rejected: ``disclosure.correction_too_late`` after seven working days from the
                receipt, ``disclosure.only_once``, ``disclosure.reply_before_asking``.
        """
        wanted = block(what, "what")
        with self._case(number, actor, version) as case:
            case.may(Event.ASK_CORRECTION, asked_on)
            if reply_by <= asked_on:
                raise Rejected("disclosure.reply_before_asking")
            correction = {
                "id": new_id(),
                "application_id": case.id,
                "what": case.register.sealer.seal(wanted),
                "asked_on": asked_on,
                "reply_by": reply_by,
            }
            case.command.execute(insert(application_corrections), correction)
            stop = {
                "id": new_id(),
                "application_id": case.id,
                "kind": StopKind.CORRECTION.value,
                "since": asked_on,
                "period_ends": reply_by,
            }
            case.command.execute(insert(application_stops), stop)
            days = case.register.calendar.days_left(asked_on, reply_by)
            facts: dict[str, str | int] = {
                "reply_by": reply_by.isoformat(),
                "reply_days": days,
            }
            case.happen(Event.ASK_CORRECTION, on=asked_on, facts=facts, note=wanted)
            return seen(case)

    def correct(
        self,
        number: str,
        *,
        title_or_number: str,
        description: str,
        supplied_on: date,
        actor: str,
        version: int,
    ) -> CaseDetail:
        """Records what the applicant put right; the day it came is the new date of receipt."""
        with self._case(number, actor, version) as case:
            case.may(Event.CORRECT, supplied_on)
            take_correction(case, title_or_number, description, supplied_on)
            return seen(case)

    def lapse_correction(self, number: str, *, on: date, actor: str, version: int) -> CaseDetail:
        """Closes a case whose applicant let the period go by (row 六.1).

        Raises:
            Rejected: ``disclosure.period_not_over``.
        """
        with self._case(number, actor, version) as case:
            case.may(Event.LAPSE_CORRECTION, on)
            lapse(case, Event.LAPSE_CORRECTION, on, Outcome.NOT_CORRECTED)
            return seen(case)


def take_correction(
    case: Case,
    title_or_number: str,
    description: str,
    supplied_on: date,
    facts: dict[str, str | int] | None = None,
) -> None:
    """Puts the new wording in place of the old, which is kept, and starts the limit anew.

    Raises:
        Rejected: as for the fields of the form, or ``disclosure.nothing_corrected``.
    """
    old = case.form
    title = clean_line(
        title_or_number,
        field="disclosure.title_or_number",
        limit=LIMITS["title_or_number"],
        required=False,
    )
    text = clean_block(description, field="disclosure.description", limit=LIMITS["description"])
    if (title, text) == (old.title_or_number, old.description):
        raise Rejected("disclosure.nothing_corrected")
    sealer = case.register.sealer
    kept = {
        "old_title": old.title_or_number,
        "old_description": old.description,
        "new_title": title,
        "new_description": text,
    }
    query = select(application_corrections.c.id).where(
        application_corrections.c.application_id == case.id,
        application_corrections.c.supplied_on.is_(None),
    )
    correction = case.command.execute(query).scalar_one()
    case.command.execute(
        update(application_corrections)
        .where(application_corrections.c.id == correction)
        .values(supplied_on=supplied_on, supplied=sealer.seal(canonical(kept)))
    )
    for stop in case.open_stops:
        case.end_stop(stop, supplied_on)
    form = replace(old, title_or_number=title, description=text)
    case.happen(
        Event.CORRECT,
        on=supplied_on,
        facts=facts,
        form=sealer.seal(canonical(form_to_mapping(form))),
        received_on=supplied_on,
        first_received_on=case.record.first_received_on or case.record.received_on,
        extended_days=0,
        delayed_days=0,
    )


def lapse(
    case: Case,
    event: Event,
    on: date,
    outcome: Outcome,
    note: str = "",
    facts: dict[str, str | int] | None = None,
) -> None:
    """Closes a case without an answer, and with it all that was waited for."""
    for stop in case.open_stops:
        case.end_stop(stop, on)
    case.happen(event, on=on, facts=facts, note=note, **case.closing(on, outcome))
