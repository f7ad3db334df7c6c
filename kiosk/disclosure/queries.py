"""Reads the register for the desk, masked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar, Deadline
from kiosk.disclosure.intake import checked_form
from kiosk.disclosure.limits import Lamp, deadline_of, lamp, stops_of
from kiosk.disclosure.model import Channel, CheckedForm, typed_reference
from kiosk.disclosure.states import Event, State
from kiosk.disclosure.tables import application_events, applications
from kiosk.disclosure.views import (
    SHOWN_FIELDS,
    ApplicationDetail,
    ApplicationRow,
    DetailField,
    TimelineEntry,
    mask_field,
    masked_applicant,
)
from kiosk.store.sealing import Sealer

Record = Row[Any]


@dataclass(frozen=True, slots=True)
class Register:
    """The applications of one organ, as they are read on one day."""

    organ: str
    sealer: Sealer
    calendar: Calendar
    today: date
    labels: Mapping[str, str]
    """All wording by code; names of fields are ``field.disclosure.<name>``."""

    def find(self, connection: Connection, reference: str) -> Record:
        """The record with that number or id.

        Raises:
            Rejected: ``disclosure.unknown_number``.
        """
        wanted = typed_reference(reference)
        query = select(applications).where(
            applications.c.organ == self.organ,
            or_(applications.c.number == wanted, applications.c.id == wanted),
        )
        record = connection.execute(query).first()
        if record is None:
            raise Rejected("disclosure.unknown_number")
        return record

    def form(self, record: Record) -> CheckedForm:
        """The record's form, unsealed."""
        return checked_form(json.loads(self.sealer.unseal(record.form)))

    def rows(
        self, connection: Connection, state: State | None, limit: int, offset: int
    ) -> list[ApplicationRow]:
        """Lines of the list, by number; with a state only those in it."""
        query = (
            select(applications)
            .where(applications.c.organ == self.organ)
            .order_by(applications.c.year, applications.c.serial)
            .limit(limit)
            .offset(offset)
        )
        if state is not None:
            query = query.where(applications.c.state == state.value)
        records = list(connection.execute(query))
        stops = stops_of(connection, (record.id for record in records))
        return [self.line(record, self.lamp(record, stops[record.id])) for record in records]

    def counts(self, connection: Connection) -> dict[State, int]:
        """How many applications stand in each state; states without any are left out."""
        query = (
            select(applications.c.state, func.count())
            .where(applications.c.organ == self.organ)
            .group_by(applications.c.state)
        )
        return {State(state): count for state, count in connection.execute(query)}

    def detail(self, connection: Connection, record: Record) -> ApplicationDetail:
        """One application with its timeline and the counting of its deadline."""
        form = self.form(record)
        stops = stops_of(connection, [record.id])[record.id]
        counted = self.deadline(record, stops)
        shown = self.lamp(record, stops)
        return ApplicationDetail(
            id=record.id,
            number=record.number,
            state=State(record.state),
            applicant=masked_applicant(form),
            applicant_kind=form.applicant_kind,
            document_label=form.document_type.label if form.document_type else "",
            fields=self._fields(form),
            title_or_number=form.title_or_number,
            description=form.description,
            carrier=form.carrier,
            route=form.route,
            channel=Channel(record.channel),
            terminal=record.terminal,
            helper=record.helper,
            submitted_at=record.submitted_at,
            received_on=record.received_on,
            due_on=record.due_on,
            provisional=record.provisional,
            limit_days=record.limit_days,
            days_left=shown.days_left,
            light=shown.light,
            counted=counted.days if counted else (),
            timeline=self._timeline(connection, record.id),
        )

    def line(self, record: Record, shown: Lamp) -> ApplicationRow:
        """A record as it stands in a list."""
        form = self.form(record)
        return ApplicationRow(
            number=record.number,
            applicant=masked_applicant(form),
            applicant_kind=form.applicant_kind,
            content=form.content,
            state=State(record.state),
            channel=Channel(record.channel),
            received_on=record.received_on,
            due_on=record.due_on,
            provisional=record.provisional,
            days_left=shown.days_left,
            light=shown.light,
        )

    def lamp(self, record: Record, stops: list[Record]) -> Lamp:
        """Working days left and the light; no days while the clock stands or all is done."""
        return lamp(State(record.state), record.due_on, stops, self.today, self.calendar)

    def deadline(self, record: Record, stops: list[Record]) -> Deadline | None:
        """The limit and how it was counted; None until the date of receipt stands."""
        if record.received_on is None:
            return None
        return deadline_of(record, stops, self.calendar)

    def _fields(self, form: CheckedForm) -> tuple[DetailField, ...]:
        return tuple(
            DetailField(
                field=field,
                label=self._label(form, field),
                shown=shown,
                masked=shown != getattr(form, field),
            )
            for field in SHOWN_FIELDS
            if (shown := mask_field(form, field))
        )

    def _label(self, form: CheckedForm, field: str) -> str:
        if field == "name" and not form.applicant_kind.is_citizen:
            field = "organisation_name"
        return self.labels[f"field.disclosure.{field}"]

    def _timeline(self, connection: Connection, application: str) -> tuple[TimelineEntry, ...]:
        query = (
            select(application_events)
            .where(application_events.c.application_id == application)
            .order_by(application_events.c.seq)
        )
        return tuple(
            TimelineEntry(
                event=Event(entry.event),
                label=Event(entry.event).label,
                state=State(entry.to_state),
                at=entry.at,
                actor=entry.actor,
                on=entry.on_date,
                note=self.sealer.unseal(entry.note) if entry.note else "",
            )
            for entry in connection.execute(query)
        )
