"""Reads evaluations: one, the supervisor's list, and the counts of a span of days."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, func, or_, select

from kiosk.common.clock import hall_time
from kiosk.common.masking import mask_phone
from kiosk.common.workdays import Calendar
from kiosk.feedback.model import (
    UNSETTLED,
    Channel,
    CountBy,
    EvaluationReport,
    Follow,
    FollowAction,
    Grade,
    GradeCounts,
    reason_labels,
)
from kiosk.feedback.tables import evaluation_invitations, evaluation_steps, evaluations
from kiosk.feedback.views import Evaluation, EvaluationDetail, EvaluationRow, FollowEntry
from kiosk.store.sealing import Sealer
from kiosk.store.tables import outbox

NEWEST = (evaluations.c.given_at.desc(), evaluations.c.id)
MOST_URGENT = (
    evaluations.c.follow.not_in([state.value for state in Follow if state.is_due]),
    evaluations.c.due_on.is_(None),
    evaluations.c.due_on,
    *NEWEST,
)
"""Where a limit runs first, the nearest before the others; then the newest."""

GIVEN_BEFORE = "evaluation.given_before"
"""Code of a second evaluation: refused here, and parked by the platform."""

_parked = exists().where(
    outbox.c.key == evaluations.c.id,
    outbox.c.state == "parked",
    outbox.c.code == GIVEN_BEFORE,
)
_others = evaluations.alias("others")
_phones = exists().where(
    evaluations.c.channel != Channel.PHONE.value,
    _others.c.ticket_id == evaluations.c.ticket_id,
    _others.c.channel == Channel.PHONE.value,
)
SUPERSEDED = or_(_parked, _phones).label("superseded")
"""The platform holds an earlier evaluation of the visit: its verdict stands in the outbox, or the
evaluation itself has come from there."""

Record = Row[Any]


def to_evaluation(row: Record) -> Evaluation:
    """A row as its giver gets it back."""
    return Evaluation(
        id=row.id,
        ticket_id=row.ticket_id,
        number=row.number,
        service_day=row.service_day,
        grade=Grade(row.grade),
        reasons=tuple(row.reasons.split()),
        given_at=row.given_at,
        due_on=row.due_on,
        provisional=row.provisional,
    )


def listed(
    connection: Connection,
    hall: str,
    today: date,
    calendar: Calendar,
    conditions: Iterable[ColumnElement[bool]],
    order: Iterable[ColumnElement[Any]],
    limit: int,
) -> list[EvaluationRow]:
    """Evaluations for the supervisor's list."""
    query = (
        select(evaluations, SUPERSEDED)
        .where(evaluations.c.hall == hall, *conditions)
        .order_by(*order)
        .limit(limit)
    )
    return [to_row(row, today, calendar) for row in connection.execute(query)]


def unsettled() -> ColumnElement[bool]:
    """The hall has something to do about it."""
    return evaluations.c.follow.in_(sorted(state.value for state in UNSETTLED))


def count_unsettled(connection: Connection, hall: str) -> int:
    """How many poor grades the hall has something to do about."""
    query = select(func.count()).where(evaluations.c.hall == hall, unsettled())
    return connection.execute(query).scalar_one()


def to_row(row: Record, today: date, calendar: Calendar) -> EvaluationRow:
    """A row with :data:`SUPERSEDED`, for the list."""
    grade, follow = Grade(row.grade), Follow(row.follow)
    due = row.due_on is not None and follow.is_due
    return EvaluationRow(
        id=row.id,
        number=row.number,
        service_day=row.service_day,
        business_name=row.business_name,
        window=row.window,
        channel=Channel(row.channel),
        grade=grade,
        reasons=reason_labels(grade, row.reasons.split()),
        has_text=row.words is not None,
        given_at=row.given_at,
        follow=follow,
        due_on=row.due_on,
        provisional=row.provisional,
        days_left=calendar.days_left(today, row.due_on) if due else None,
        superseded=row.superseded,
    )


def words_of(sealer: Sealer, row: Record) -> dict[str, str]:
    """``text`` and ``phone`` in clear."""
    if row.words is None:
        return {"text": "", "phone": ""}
    opened: dict[str, str] = json.loads(sealer.unseal(row.words))
    return opened


def detail(
    connection: Connection, sealer: Sealer, row: Record, today: date, calendar: Calendar
) -> EvaluationDetail:
    """One evaluation whole; the number masked."""
    query = (
        select(evaluation_steps)
        .where(evaluation_steps.c.evaluation_id == row.id)
        .order_by(evaluation_steps.c.seq)
    )
    steps = tuple(
        FollowEntry(
            action=FollowAction(step.action),
            to_state=Follow(step.to_state),
            at=step.at,
            actor=step.actor,
            note="" if step.note is None else sealer.unseal(step.note),
        )
        for step in connection.execute(query)
    )
    words = words_of(sealer, row)
    phone = mask_phone(words["phone"]) if words["phone"] else ""
    return EvaluationDetail(to_row(row, today, calendar), words["text"], phone, steps)


def counted(
    connection: Connection, hall: str, first: date, last: date, by: CountBy, today: date
) -> EvaluationReport:
    """Counts of a span of service days; superseded evaluations are in none."""
    tally = _Tally(by, today)
    given = select(evaluations).where(
        evaluations.c.hall == hall,
        evaluations.c.service_day.between(first, last),
        ~SUPERSEDED.element,
    )
    for row in connection.execute(given):
        tally.give(row)
    asked = select(evaluation_invitations).where(
        evaluation_invitations.c.hall == hall,
        evaluation_invitations.c.service_day.between(first, last),
    )
    for row in connection.execute(asked):
        tally.ask(row)
    return EvaluationReport(first, last, by, tally.rows(), tally.of(""))


class _Tally:
    """Counts each evaluation under its key and under the total."""

    def __init__(self, by: CountBy, today: date) -> None:
        self._by = by
        self._today = today
        self._counts: Counter[tuple[str, str]] = Counter()
        self._labels: dict[str, str] = {}

    def give(self, row: Record) -> None:
        follow = Follow(row.follow)
        if follow is Follow.SET_ASIDE:
            found = ["set_aside"]
        else:
            found = [str(row.grade)]
            if follow not in (Follow.NONE, Follow.CALLED_BACK):
                found.append("open")
            if follow.is_due and row.due_on < self._today:
                found.append("overdue")
        self._add(row, hall_time(row.finished_at).strftime("%H"), found)

    def ask(self, row: Record) -> None:
        self._add(row, hall_time(row.asked_at).strftime("%H"), ["asked"])

    def rows(self) -> tuple[GradeCounts, ...]:
        return tuple(self.of(key) for key in sorted(self._labels))

    def of(self, key: str) -> GradeCounts:
        def count(what: str) -> int:
            return self._counts[key, what]

        return GradeCounts(
            key=key,
            label=self._labels.get(key, ""),
            grades=(count("5"), count("4"), count("3"), count("2"), count("1")),
            asked=count("asked"),
            set_aside=count("set_aside"),
            open_follow_ups=count("open"),
            overdue=count("overdue"),
        )

    def _add(self, row: Record, hour: str, found: list[str]) -> None:
        keys = {
            CountBy.HOUR: (hour, hour),
            CountBy.WINDOW: (row.window, row.window),
            CountBy.BUSINESS: (row.business, row.business_name),
            CountBy.DAY: (row.service_day.isoformat(), row.service_day.isoformat()),
        }
        key, label = keys[self._by]
        self._labels[key] = label
        for what in found:
            self._counts[key, what] += 1
            self._counts["", what] += 1
