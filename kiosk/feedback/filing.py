"""Writes an evaluation down: once per visit, and once per request however often it comes."""

from __future__ import annotations

import hmac
import json
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.workdays import Calendar, Deadline
from kiosk.feedback.model import Channel, CheckedForm, Follow, Visit, require_open
from kiosk.feedback.queries import GIVEN_BEFORE, Record
from kiosk.feedback.tables import evaluations
from kiosk.settings import FeedbackSettings
from kiosk.store.command import Command, canonical
from kiosk.store.sealing import Sealer
from kiosk.store.statements import insert_ignore


class Submission(NamedTuple):
    """What one request asks for."""

    request: str
    visit: Visit
    form: CheckedForm
    channel: Channel


class Filing:
    """The register's book of one hall."""

    def __init__(
        self, hall: str, sealer: Sealer, limits: FeedbackSettings, calendar: Calendar
    ) -> None:
        self._hall = hall
        self._sealer = sealer
        self._limits = limits
        self._calendar = calendar

    def file(self, command: Command, given: Submission) -> Record:
        """The row that answers the request: written now, or standing from an earlier try.

        Raises:
            Rejected: ``evaluation.given_before``, ``evaluation.not_finished`` or
                ``evaluation.too_late``.
            Conflict: ``evaluation.request_reused`` or ``evaluation.request_taken``.
        """
        standing = self._answer(command.connection, given)
        if standing is not None:
            return standing
        filed = insert_ignore(command.connection, evaluations, **self._row(command, given))
        # Another machine may have been quicker by a moment: then its row refuses or answers.
        standing = self._answer(command.connection, given)
        if standing is None:
            raise Conflict("evaluation.request_taken")
        if filed:
            command.audit("evaluation.given", given.request, channel=given.channel.value)
            command.publish("evaluation.given", given.request, self._event(given, standing))
        return standing

    def _answer(self, connection: Connection, given: Submission) -> Record | None:
        # At one look: between two, the same request could commit and be taken for another one.
        query = select(evaluations).where(
            or_(evaluations.c.id == given.request, evaluations.c.ticket_id == given.visit.ticket_id)
        )
        found = connection.execute(query).all()
        own = next((row for row in found if row.id == given.request), None)
        if own is not None:
            if not hmac.compare_digest(own.form_print, self._print(given)):
                raise Conflict("evaluation.request_reused")
            return own
        if found:
            raise Rejected(GIVEN_BEFORE, number=given.visit.number)
        return None

    def _row(self, command: Command, given: Submission) -> dict[str, Any]:
        visit, form = given.visit, given.form
        finished_at = require_open(visit, command.now, self._limits.evaluate_within_days)
        deadline = self._deadline(command, form)
        words = {"text": form.text, "phone": form.phone}
        return {
            "id": given.request,
            "hall": self._hall,
            "ticket_id": visit.ticket_id,
            "number": visit.number,
            "service_day": visit.service_day,
            "business": visit.business,
            "business_name": visit.business_name,
            "window": visit.window,
            "finished_at": finished_at,
            "terminal": command.terminal,
            "channel": given.channel.value,
            "grade": form.grade.value,
            "reasons": " ".join(form.reasons),
            "words": self._sealer.seal(canonical(words)) if any(words.values()) else None,
            "form_print": self._print(given),
            "given_at": command.now,
            "follow": (Follow.OPEN if deadline else Follow.NONE).value,
            "due_on": deadline.due_on if deadline else None,
            "provisional": deadline.provisional if deadline else False,
        }

    def _deadline(self, command: Command, form: CheckedForm) -> Deadline | None:
        """By when a poor grade is rectified, counted from the day after it was given."""
        if not form.grade.is_poor:
            return None
        return self._calendar.due(hall_date(command.now), self._limits.rectify_working_days)

    def _event(self, given: Submission, row: Record) -> dict[str, Any]:
        """What the platform is told; the number to call back stays in the hall."""
        visit, form = given.visit, given.form
        return {
            "ticket": visit.ticket_id,
            "hall": self._hall,
            "number": visit.number,
            "service_day": visit.service_day.isoformat(),
            "business": visit.business,
            "window": visit.window,
            "channel": row.channel,
            "grade": form.grade.value,
            "reasons": list(form.reasons),
            "text": form.text,
            "given_at": row.given_at.isoformat(),
            "due_on": row.due_on.isoformat() if row.due_on else None,
        }

    def _print(self, given: Submission) -> str:
        form = given.form
        said = [given.visit.ticket_id, form.grade.value, form.reasons, form.text, form.phone]
        return self._sealer.lookup(json.dumps(said, ensure_ascii=False))


def is_evaluated(connection: Connection, ticket_id: str) -> bool:
    """Whether the visit has its evaluation."""
    query = select(evaluations.c.id).where(evaluations.c.ticket_id == ticket_id)
    return connection.execute(query).first() is not None
