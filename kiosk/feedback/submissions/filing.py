"""Takes a submission in: number, query code, limit, sealed words, event and slip in one command."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Unavailable
from kiosk.common.ids import new_query_code, told_check
from kiosk.common.workdays import Calendar
from kiosk.feedback.submissions.limits import due, limit_days
from kiosk.feedback.submissions.model import CheckedForm, Kind, submission_number
from kiosk.feedback.submissions.published import Target
from kiosk.feedback.submissions.states import State, Step
from kiosk.feedback.submissions.tables import submission_serials, submission_steps, submissions
from kiosk.settings import SubmissionSettings
from kiosk.store.command import Command, canonical
from kiosk.store.sealing import Sealer
from kiosk.store.serials import Series

RECEIVED = "submission.received"
"""The event of a new submission."""
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Given:
    """A checked form on its way in; ``id`` is the request's."""

    id: str
    form: CheckedForm
    target: Target


@dataclass(frozen=True, slots=True)
class Filing:
    """How one terminal of a hall files; ``reserve`` while the hall is away."""

    hall: str
    sealer: Sealer
    limits: SubmissionSettings
    calendar: Calendar
    reserve: bool = False

    def file(self, command: Command, given: Given) -> None:
        """Writes it down, unless this request has done so before.

        Raises:
            Conflict: ``submission.request_reused``.
            Unavailable: ``submission.too_many`` with ``minutes``.
        """
        year = hall_date(command.now).year
        name = reserve_series(command.terminal) if self.reserve else command.terminal
        series = Series(self.hall, year, name)
        submission_serials.hold(command, series)
        if stands(command.connection, self.sealer, given.id, given.form):
            return
        self._require_room(command)
        serial = submission_serials.give(command, series)
        number = submission_number(year, command.terminal, serial, reserve=self.reserve)
        code = new_query_code()
        row = self._row(command, given) | {
            "hall": self.hall,
            "year": year,
            "series": name,
            "serial": serial,
            "number": number,
            "query_code": self.sealer.seal(code),
            "query_check": query_check(self.sealer, number, code),
        }
        command.execute(insert(submissions), row)
        _first_step(command, given.id)
        command.audit(RECEIVED, number, kind=given.form.kind.value)
        command.publish(RECEIVED, given.id, message(row, given.form.text, code))
        command.print("submission", given.id)

    def _require_room(self, command: Command) -> None:
        """One terminal takes so many in an hour: a resting elbow or a prank fills no desk."""
        latest = (
            select(submissions.c.submitted_at)
            .where(
                submissions.c.terminal == command.terminal,
                submissions.c.submitted_at.between(command.now - _HOUR, command.now),
            )
            .order_by(submissions.c.submitted_at)
        )
        taken = list(command.execute(latest).scalars())
        if len(taken) >= self.limits.per_hour:
            free_at = taken[-self.limits.per_hour] + _HOUR
            minutes = max(1, -((command.now - free_at) // timedelta(minutes=1)))
            raise Unavailable("submission.too_many", minutes=minutes)

    def _row(self, command: Command, given: Given) -> dict[str, Any]:
        form, target, today = given.form, given.target, hall_date(command.now)
        counted_from = max(today, target.closes_on) if target.closes_on else today
        days = limit_days(form.kind, self.limits)
        deadline = due(self.calendar, counted_from, days)
        look_by = None
        if form.kind is Kind.ERROR:
            look_by = self.calendar.due(today, self.limits.error_look_days).due_on
        return {
            "id": given.id,
            "terminal": command.terminal,
            "kind": form.kind.value,
            "about": str(form.about or ""),
            "about_title": target.title,
            "about_mark": target.mark,
            "place": form.place,
            "organ": target.organ,
            "organ_name": target.organ_name,
            "reply_by": form.reply_by.value,
            "named": bool(form.name),
            "words": self.sealer.seal(canonical(_words(form))),
            "form_print": print_of(self.sealer, form),
            "state": State.RECEIVED.value,
            "submitted_at": command.now,
            "received_on": today,
            "counted_from": counted_from,
            "limit_days": days,
            "extended_days": 0,
            "due_on": deadline.due_on,
            "provisional": deadline.provisional,
            "look_by": look_by,
            "looked_on": None,
            "handler": "",
            "merged_into": None,
            "disputed": False,
            "outcome": "",
            "settled_on": None,
            "version": 1,
        }


def reserve_series(terminal: str) -> str:
    """The series of a machine's reserve, beside the one that the machine has in the hall."""
    return f"R:{terminal}"


def stands(connection: Connection, sealer: Sealer, request: str, form: CheckedForm) -> bool:
    """Whether the same request handed in the same form before.

    Raises:
        Conflict: ``submission.request_reused`` when it handed in another.
    """
    query = select(submissions.c.form_print).where(submissions.c.id == request)
    standing = connection.execute(query).scalar()
    if standing is None:
        return False
    if not hmac.compare_digest(standing, print_of(sealer, form)):
        raise Conflict("submission.request_reused")
    return True


def print_of(sealer: Sealer, form: CheckedForm) -> str:
    """A keyed hash of all that was handed in."""
    said = [form.kind, str(form.about or ""), form.about_mark, form.organ, form.place]
    whole = [*said, form.text, form.name, form.phone, form.reply_by]
    return sealer.lookup("submission " + json.dumps(whole, ensure_ascii=False))


def query_check(sealer: Sealer, number: str, query_code: str) -> str:
    """What is stored to check a query code: a keyed hash bound to the number."""
    return sealer.lookup(f"submission query {number} {query_code}")


def message(row: dict[str, Any], text: str, code: str) -> dict[str, Any]:
    """What the platform is told. Name and number to call stay in the hall."""
    plain = ("id", "hall", "number", "terminal", "kind", "state", "about", "about_title")
    more = ("about_mark", "place", "organ", "organ_name", "provisional", "version")
    return {
        **{name: row[name] for name in (*plain, *more)},
        "text": text,
        "submitted_at": row["submitted_at"].isoformat(),
        "received_on": row["received_on"].isoformat(),
        "due_on": row["due_on"].isoformat(),
        "query_check": told_check(row["number"], code),
    }


def _words(form: CheckedForm) -> dict[str, str]:
    return {"text": form.text, "name": form.name, "phone": form.phone}


def _first_step(command: Command, submission: str) -> None:
    command.execute(
        insert(submission_steps),
        {
            "submission_id": submission,
            "seq": 1,
            "step": Step.RECEIVE.value,
            "from_state": "",
            "to_state": State.RECEIVED.value,
            "at": command.now,
            "actor": command.actor,
            "facts": "{}",
        },
    )
