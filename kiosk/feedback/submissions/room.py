"""What all parts of this room stand on, and how they read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from kiosk.common.calendars import CalendarSource
from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.masking import mask_name, mask_phone
from kiosk.common.workdays import Calendar
from kiosk.feedback.submissions import published
from kiosk.feedback.submissions.limits import Lamp, closes_on, lamp
from kiosk.feedback.submissions.model import (
    PLACES,
    RULES,
    Kind,
    ReplyBy,
    parse_about,
    typed_number,
)
from kiosk.feedback.submissions.moving import Record, answers_of, steps_of
from kiosk.feedback.submissions.states import OPEN, STEPS, State, Step
from kiosk.feedback.submissions.tables import submissions
from kiosk.feedback.submissions.views import (
    AnswerEntry,
    Receipt,
    StepEntry,
    SubmissionDetail,
    SubmissionRow,
)
from kiosk.settings import Settings
from kiosk.store.store import Store

EXCERPT = 40
IN_HAND = submissions.c.state.in_(sorted(state.value for state in OPEN))
"""The hall owes an answer."""
LEFT_OPEN = submissions.c.state.in_(
    sorted(state.value for state, step in STEPS if step is Step.LAPSE)
)
"""Answered or handed on, and not closed yet."""


class Room:
    """Store, content, limits and calendar of one hall."""

    def __init__(
        self,
        store: Store,
        content: published.Documents,
        settings: Settings,
        workdays: CalendarSource,
    ) -> None:
        self._store = store
        self._content = content
        self._settings = settings
        self._hall = settings.hall_code
        self._limits = settings.submissions
        self._workdays = workdays

    def _today(self) -> date:
        return hall_date(self._store.clock.now())

    def _record(self, connection: Connection, reference: str) -> Record:
        """A submission by its number or id; Rejected ``submission.unknown``."""
        query = select(submissions).where(
            submissions.c.hall == self._hall,
            or_(submissions.c.number == typed_number(reference), submissions.c.id == reference),
        )
        record = connection.execute(query).first()
        if record is None:
            raise Rejected("submission.unknown")
        return record

    def _words(self, record: Record) -> dict[str, str]:
        """``text``, ``name`` and ``phone`` in clear."""
        words: dict[str, str] = json.loads(self._store.sealer.unseal(record.words))
        return words

    def _receipt(self, record: Record) -> Receipt:
        phone = self._words(record)["phone"]
        return Receipt(
            id=record.id,
            number=record.number,
            query_code=self._store.sealer.unseal(record.query_code),
            kind=Kind(record.kind),
            about_title=record.about_title,
            about_mark=record.about_mark,
            organ_name=record.organ_name,
            submitted_at=record.submitted_at,
            received_on=record.received_on,
            counted_from=record.counted_from,
            due_on=record.due_on,
            provisional=record.provisional,
            limit_days=record.limit_days,
            look_by=record.look_by,
            reply_by=ReplyBy(record.reply_by),
            phone=mask_phone(phone) if phone else "",
            terminal=record.terminal,
        )

    def _closes_on(self, record: Record, calendar: Calendar) -> date | None:
        days = self._limits.close_after_days
        return closes_on(calendar, State(record.state), record.settled_on, days)

    def _lamp(self, record: Record, calendar: Calendar) -> Lamp:
        return lamp(
            State(record.state),
            counted_from=record.counted_from,
            due_on=record.due_on,
            days=record.limit_days + record.extended_days,
            look_by=record.look_by if record.looked_on is None else None,
            closes=self._closes_on(record, calendar),
            today=self._today(),
            calendar=calendar,
        )

    def _rows(
        self, connection: Connection, calendar: Calendar, records: Iterable[Record]
    ) -> list[SubmissionRow]:
        found = list(records)
        counts = self._same_place(connection)
        mains = {record.merged_into for record in found if record.merged_into}
        numbers = select(submissions.c.id, submissions.c.number).where(submissions.c.id.in_(mains))
        known = {row.id: row.number for row in connection.execute(numbers)} if mains else {}
        return [self._row(record, calendar, counts, known) for record in found]

    def _row(
        self,
        record: Record,
        calendar: Calendar,
        counts: dict[tuple[str, str, str], int],
        numbers: dict[str, str],
    ) -> SubmissionRow:
        state = State(record.state)
        same = counts.get((record.kind, record.about, record.place), 0) if record.about else 0
        return SubmissionRow(
            id=record.id,
            number=record.number,
            kind=Kind(record.kind),
            state=state,
            about=record.about,
            about_title=record.about_title,
            place=place_label(record.about, record.place),
            organ=record.organ,
            organ_name=record.organ_name,
            excerpt=excerpt(self._words(record)["text"]),
            named=record.named,
            disputed=record.disputed,
            merged_into=numbers.get(record.merged_into or "", ""),
            together=max(0, same - (1 if state in OPEN else 0)),
            handler=record.handler,
            received_on=record.received_on,
            due_on=record.due_on,
            provisional=record.provisional,
            lamp=self._lamp(record, calendar),
            version=record.version,
        )

    def _same_place(self, connection: Connection) -> dict[tuple[str, str, str], int]:
        """How many in hand speak of each document and place."""
        key = (submissions.c.kind, submissions.c.about, submissions.c.place)
        query = (
            select(*key, func.count())
            .where(submissions.c.hall == self._hall, submissions.c.about != "", IN_HAND)
            .group_by(*key)
        )
        return {(kind, about, place): n for kind, about, place, n in connection.execute(query)}

    def _similar(self, record: Record) -> ColumnElement[bool]:
        same: ColumnElement[bool] = submissions.c.merged_into == (record.merged_into or record.id)
        if record.merged_into:
            same = or_(same, submissions.c.id == record.merged_into)
        if record.about:
            alike = and_(
                submissions.c.kind == record.kind,
                submissions.c.about == record.about,
                submissions.c.place == record.place,
                IN_HAND,
            )
            same = or_(same, alike)
        return and_(same, submissions.c.id != record.id)

    def _detail(
        self, connection: Connection, record: Record, calendar: Calendar
    ) -> SubmissionDetail:
        words = self._words(record)
        query = (
            select(submissions)
            .where(submissions.c.hall == self._hall, self._similar(record))
            .order_by(submissions.c.submitted_at)
            .limit(50)
        )
        similar = self._rows(connection, calendar, connection.execute(query))
        return SubmissionDetail(
            row=self._rows(connection, calendar, [record])[0],
            text=words["text"],
            name=mask_name(words["name"]) if words["name"] else "",
            phone=mask_phone(words["phone"]) if words["phone"] else "",
            reply_by=ReplyBy(record.reply_by),
            terminal=record.terminal,
            submitted_at=record.submitted_at,
            about_mark=record.about_mark,
            mark_now="",
            organ_chosen=bool(record.organ or record.organ_name),
            look_by=record.look_by,
            looked_on=record.looked_on,
            can_extend=self._can_extend(record),
            outcome=record.outcome,
            steps=tuple(self._step(row) for row in steps_of(connection, record.id)),
            answers=tuple(self._answer(row) for row in answers_of(connection, record.id)),
            similar=tuple(similar),
        )

    def _can_extend(self, record: Record) -> bool:
        return (
            RULES[Kind(record.kind)].extendable
            and record.extended_days == 0
            and State(record.state) in (State.RECEIVED, State.ASSIGNED)
            and self._today() <= record.due_on
        )

    def _step(self, row: Record) -> StepEntry:
        return StepEntry(
            step=Step(row.step),
            to_state=State(row.to_state),
            at=row.at,
            actor=row.actor,
            note=self._store.sealer.unseal(row.note) if row.note else "",
            to=json.loads(row.facts).get("to", ""),
        )

    def _answer(self, row: Record) -> AnswerEntry:
        return AnswerEntry(
            text=self._store.sealer.unseal(row.text),
            writer=row.writer,
            written_at=row.written_at,
            checker=row.checker,
            given_on=row.given_on,
        )


def place_label(about: str, place: str) -> str:
    """The place in a document, in words; empty where none was asked for."""
    reference = parse_about(about) if place else None
    return PLACES[reference.type].get(place, place) if reference else ""


def excerpt(text: str) -> str:
    """The first words, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[:EXCERPT] + "…"
