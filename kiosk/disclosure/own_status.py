"""An application as its applicant reads it: plain words, what is asked, the answer, remedies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from kiosk.common.clock import hall_date
from kiosk.disclosure.casework.reading import case_answer, case_fee
from kiosk.disclosure.letters.fields import read_case, remedy_text
from kiosk.disclosure.limits import stops_of
from kiosk.disclosure.queries import Record, Register
from kiosk.disclosure.states import ANSWERED, OPEN, PROCEEDINGS, Event, State
from kiosk.disclosure.tables import (
    application_answers,
    application_attachments,
    application_corrections,
    application_events,
    application_fees,
)
from kiosk.disclosure.views import (
    ApplicationStatus,
    AskedCorrection,
    FeeToPay,
    GivenAnswer,
    ReleasedFile,
    StatusStep,
    masked_applicant,
)
from kiosk.settings import Settings

_UNTOLD = frozenset(
    {
        Event.ASSIGN,
        Event.TAKE_BACK,
        Event.RECORD_REACHED,
        Event.PROPOSE_EXTENSION,
        Event.REFUSE_EXTENSION,
    }
)
"""Steps inside the office."""


@dataclass(frozen=True, slots=True)
class OwnStatus:
    """Reads one application for its applicant."""

    connection: Connection
    register: Register
    record: Record
    settings: Settings

    def status(self, updated_at: datetime) -> ApplicationStatus:
        """All of it."""
        record, form = self.record, self.register.form(self.record)
        state = State(record.state)
        stops = stops_of(self.connection, [record.id])[record.id]
        deadline = self.register.deadline(record, stops)
        return ApplicationStatus(
            number=record.number,
            applicant=masked_applicant(form),
            content=form.content,
            state=state,
            headline=self.register.labels[f"disclosure.state.{state.value}"],
            next_step=self.register.labels[f"disclosure.next.{state.value}"],
            received_on=record.received_on,
            due_on=record.due_on,
            provisional=record.provisional,
            days_left=self.register.lamp(record, stops).days_left,
            updated_at=updated_at,
            closed_on=record.closed_on,
            counted=deadline.days if deadline else (),
            steps=tuple(self._steps()),
            asked=self._asked(form.title_or_number, form.description),
            fee=self._fee(),
            answer=self._answer(),
            can_withdraw=state in OPEN,
            released=self._released() if state in ANSWERED | PROCEEDINGS else (),
        )

    def _steps(self) -> Iterator[StatusStep]:
        for row in self._rows(application_events, "seq"):
            event = Event(row.event)
            if event in _UNTOLD:
                continue
            on = row.on_date or hall_date(row.at)
            facts: dict[str, Any] = json.loads(row.facts)
            said = self.register.labels[f"disclosure.told.{event.value}"].format_map(_Facts(facts))
            yield StatusStep(event, on, said)

    def _asked(self, title: str, description: str) -> AskedCorrection | None:
        asked = self._rows(application_corrections, "asked_on")
        if self.record.state != State.CORRECTION.value or not asked:
            return None
        what = self.register.sealer.unseal(asked[-1].what)
        return AskedCorrection(what, asked[-1].reply_by, title, description)

    def _fee(self) -> FeeToPay | None:
        asked = self._rows(application_fees, "notified_on")
        if not asked:
            return None
        last = case_fee(asked[-1], self.register, self.connection)
        return FeeToPay(last.sum, last.notified_on, last.pay_by, last.paid_on, last.provisional)

    def _answer(self) -> GivenAnswer | None:
        rows = self._rows(application_answers, "seq")
        if not rows or rows[-1].superseded:
            return None
        answer = case_answer(rows[-1], self.register.sealer)
        return GivenAnswer(
            outcome=answer.outcome,
            open_part=answer.open_part,
            reasons=answer.reasons,
            remedy=answer.remedy,
            remedies=self._remedies(answer.remedy),
            answered_on=answer.answered_on,
            letter_id=answer.letter_id,
        )

    def _remedies(self, remedy: str) -> str:
        case = read_case(self.connection, self.register.sealer, self.record)
        return remedy_text(case, remedy, self.settings, self.register.calendar)

    def _released(self) -> tuple[ReleasedFile, ...]:
        found = self.connection.execute(released_rows(self.record.id))
        return tuple(ReleasedFile(row.id, self.register.sealer.unseal(row.name)) for row in found)

    def _rows(self, table: Table, order: str) -> list[Record]:
        query = (
            select(table).where(table.c.application_id == self.record.id).order_by(table.c[order])
        )
        return list(self.connection.execute(query))


def released_rows(application: str) -> Select[Any]:
    """Copies that an applicant may read: blackened and released, never an original."""
    table = application_attachments
    return (
        select(table.c.id, table.c.name)
        .where(
            table.c.application_id == application,
            table.c.released.is_(True),
            table.c.redacted_from.is_not(None),
        )
        .order_by(table.c.at, table.c.id)
    )


class _Facts(dict[str, Any]):
    """Facts of a step in its sentence; one that an older step has not is a dash."""

    def __missing__(self, key: str) -> str:
        return "—"
