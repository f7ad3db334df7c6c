"""Evaluations given on the phone, and the platform's word on which one of a visit counts.

The table holds one evaluation per ticket, from whichever side came first: a phone's, or the hall's
by its event (see :mod:`kiosk.central.readmodel`). So a phone is refused when the hall's event is
here, and an event is parked with ``evaluation.given_before`` when a phone's is. That verdict goes
back to the hall with the acknowledgement; :mod:`kiosk.feedback.service` says what it does there.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.central import for_the_hall
from kiosk.central.platform import Platform
from kiosk.central.tables import evaluation_invitations, evaluations, tickets
from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import parse_request_id
from kiosk.common.masking import mask_phone
from kiosk.common.workdays import Calendar
from kiosk.feedback.model import (
    Channel,
    CheckedForm,
    EvaluationForm,
    Grade,
    checked,
    last_day,
    reason_labels,
)
from kiosk.store.statements import insert_ignore


@dataclass(frozen=True, slots=True)
class Evaluable:
    """What the phone page needs to know of a finished visit."""

    given: bool
    asked: bool
    """The window asked for it."""


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A line of the operator's list; the number to call back is masked."""

    key: str
    hall: str
    number: str
    service_day: str
    business: str
    window: str
    channel: str
    grade: str
    reasons: tuple[str, ...]
    text: str
    phone: str
    given_at: str
    due_on: str | None


def within_limit(platform: Platform, service_day: str) -> bool:
    """Whether a visit of that service day may still be evaluated."""
    today = hall_date(platform.clock.now())
    return today <= last_day(date.fromisoformat(service_day), platform.config.evaluate_within_days)


def evaluable(connection: Connection, ticket: str) -> Evaluable:
    """How a finished visit stands; says nothing about the grade that was given."""
    given = select(evaluations.c.key).where(evaluations.c.ticket == ticket)
    asked = select(evaluation_invitations.c.ticket).where(evaluation_invitations.c.ticket == ticket)
    return Evaluable(
        given=connection.execute(given).first() is not None,
        asked=connection.execute(asked).first() is not None,
    )


def give(platform: Platform, ticket_id: str, form: EvaluationForm, request_id: str) -> None:
    """Evaluates a visit from the phone, once; the same request again changes nothing.

    Raises:
        Rejected: ``request.bad_id``, ``ticket.unknown``, ``evaluation.not_finished``,
            ``evaluation.too_late``, ``evaluation.given_before``, or as
            :func:`kiosk.feedback.model.checked`.
        Conflict: ``evaluation.request_reused`` when the request gave something else.
    """
    request = parse_request_id(request_id)
    clean = checked(form)
    with platform.write() as connection:
        row = _visit(connection, ticket_id)
        form_print = _print(platform, row.id, clean)
        if _answered(connection, request, form_print):
            return
        _require_open(platform, row)
        record = _record(platform, row, clean, request, form_print)
        if insert_ignore(connection, evaluations, **record):
            for_the_hall.line_up(connection, [(row.id, row.hall)])
        elif not _answered(connection, request, form_print):
            raise Rejected("evaluation.given_before", number=row.number)


def given_on_the_phone(platform: Platform, *, poor: bool) -> list[GivenRow]:
    """The operator's list over all halls, the most urgent first."""
    query = (
        select(evaluations)
        .where(evaluations.c.channel == Channel.PHONE.value)
        .order_by(evaluations.c.due_on.is_(None), evaluations.c.due_on, evaluations.c.given_at)
    )
    if poor:
        query = query.where(evaluations.c.due_on.is_not(None))
    with platform.read() as connection:
        rows = connection.execute(query).all()
    return [_row(platform, row, masked=True) for row in rows]


def one_given(platform: Platform, key: str) -> GivenRow:
    """One evaluation with the number to call back in clear.

    Raises:
        Rejected: ``evaluation.unknown``.
    """
    with platform.read() as connection:
        row = connection.execute(select(evaluations).where(evaluations.c.key == key)).first()
    if row is None:
        raise Rejected("evaluation.unknown")
    return _row(platform, row, masked=False)


def _visit(connection: Connection, ticket_id: str) -> Row[Any]:
    row = connection.execute(select(tickets).where(tickets.c.id == ticket_id)).first()
    if row is None:
        raise Rejected("ticket.unknown")
    return row


def _require_open(platform: Platform, row: Row[Any]) -> None:
    if row.state != "finished":
        raise Rejected("evaluation.not_finished", number=row.number)
    if not within_limit(platform, row.service_day):
        days = platform.config.evaluate_within_days
        raise Rejected("evaluation.too_late", number=row.number, days=days)


def _answered(connection: Connection, request: str, form_print: str) -> bool:
    """Whether this request has its answer already."""
    query = select(evaluations.c.form_print).where(evaluations.c.key == request)
    standing = connection.execute(query).scalar()
    if standing is None:
        return False
    if not hmac.compare_digest(standing, form_print):
        raise Conflict("evaluation.request_reused")
    return True


def _record(
    platform: Platform, row: Row[Any], form: CheckedForm, request: str, form_print: str
) -> dict[str, Any]:
    today = hall_date(platform.clock.now())
    limit = platform.config.rectify_working_days
    due = Calendar.published().due(today, limit).due_on if form.grade.is_poor else None
    words = {"text": form.text, "phone": form.phone}
    sealed = platform.sealer.seal(json.dumps(words, ensure_ascii=False))
    return {
        "ticket": row.id,
        "key": request,
        "hall": row.hall,
        "number": row.number,
        "business": row.business,
        "window": row.window,
        "service_day": row.service_day,
        "channel": Channel.PHONE.value,
        "grade": form.grade.value,
        "reasons": " ".join(form.reasons),
        "words": sealed if any(words.values()) else None,
        "form_print": form_print,
        "given_at": platform.now_text(),
        "due_on": due.isoformat() if due else None,
    }


def _print(platform: Platform, ticket: str, form: CheckedForm) -> str:
    said = [ticket, form.grade.value, form.reasons, form.text, form.phone]
    return platform.sealer.lookup(json.dumps(said, ensure_ascii=False))


def _row(platform: Platform, row: Row[Any], *, masked: bool) -> GivenRow:
    words = {"text": "", "phone": ""}
    if row.words is not None:
        words = json.loads(platform.sealer.unseal(row.words))
    phone = words["phone"]
    grade = Grade(row.grade)
    return GivenRow(
        key=row.key,
        hall=row.hall,
        number=row.number,
        service_day=row.service_day,
        business=row.business,
        window=row.window,
        channel=row.channel,
        grade=grade.label,
        reasons=reason_labels(grade, row.reasons.split()),
        text=words["text"],
        phone=mask_phone(phone) if phone and masked else phone,
        given_at=row.given_at,
        due_on=row.due_on,
    )
