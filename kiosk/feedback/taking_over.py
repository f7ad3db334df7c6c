"""Files an evaluation that was given elsewhere, on the phone; once, whoever brings it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.ids import parse_request_id
from kiosk.common.workdays import Calendar
from kiosk.feedback.model import (
    REASONS,
    Channel,
    CheckedForm,
    EvaluationForm,
    Follow,
    Grade,
    Visits,
    checked,
)
from kiosk.feedback.tables import evaluations
from kiosk.store.command import Command, canonical
from kiosk.store.statements import insert_ignore
from kiosk.store.store import Store


@dataclass(frozen=True, slots=True)
class GivenElsewhere:
    """An evaluation and what the platform knows of its visit."""

    id: str
    ticket_id: str
    number: str
    service_day: date
    business: str
    business_name: str
    window: str
    given_at: datetime
    form: EvaluationForm = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakingOver:
    """One hall's way of taking evaluations over."""

    store: Store
    visits: Visits
    hall: str
    calendar: Calendar
    rectify_working_days: int

    def take(self, given: GivenElsewhere, actor: str) -> bool:
        """Files it, unless it is here; whether it was filed now.

        The platform has told the resident that it counts, so nothing is asked again: neither
        whether the visit is finished here (a hall restored from a backup may not know of it) nor
        whether it may still be evaluated. A poor grade's limit is counted by this hall's own
        rule, from the day on which it was given.

        Raises:
            Rejected: ``request.bad_id`` or as :func:`kiosk.feedback.model.checked`.
        """
        parse_request_id(given.id)
        form = self._read(given.form)
        facts = self._facts(given)
        with self.store.command(actor) as command:
            filed = insert_ignore(
                command.connection, evaluations, **facts, **self._said(given, form)
            )
            if filed:
                self._note(command, given)
        return filed

    def _read(self, form: EvaluationForm) -> CheckedForm:
        """As at the kiosk, but reasons that only a newer program knows are kept."""
        clean = checked(replace(form, reasons=()))
        known = [reason.code for reason in REASONS[clean.grade]]
        strange = [code for code in form.reasons if code not in known]
        ordered = [code for code in known if code in form.reasons]
        return replace(clean, reasons=(*ordered, *strange))

    def _facts(self, given: GivenElsewhere) -> dict[str, Any]:
        """The visit as this hall knows it, else as the platform does."""
        facts: dict[str, Any] = {
            "ticket_id": given.ticket_id,
            "number": given.number,
            "service_day": given.service_day,
            "business": given.business,
            "business_name": given.business_name,
            "window": given.window,
            "finished_at": given.given_at,
        }
        try:
            visit = self.visits.visit(given.ticket_id)
        except Rejected:
            return facts
        if visit.finished_at is None:
            return facts
        own = {name: getattr(visit, name) for name in facts}
        return facts | own

    def _said(self, given: GivenElsewhere, form: CheckedForm) -> dict[str, Any]:
        words = {"text": form.text, "phone": form.phone}
        sealed = self.store.sealer.seal(canonical(words)) if any(words.values()) else None
        deadline = None
        if Grade(form.grade).is_poor:
            deadline = self.calendar.due(hall_date(given.given_at), self.rectify_working_days)
        return {
            "id": given.id,
            "hall": self.hall,
            "terminal": "",
            "channel": Channel.PHONE.value,
            "grade": form.grade.value,
            "reasons": " ".join(form.reasons),
            "words": sealed,
            "form_print": "",
            "given_at": given.given_at,
            "follow": (Follow.OPEN if deadline else Follow.NONE).value,
            "due_on": deadline.due_on if deadline else None,
            "provisional": deadline.provisional if deadline else False,
        }

    def _note(self, command: Command, given: GivenElsewhere) -> None:
        """Like an evaluation at the kiosk, the trail does not name the grade."""
        command.audit("evaluation.taken_over", given.id, channel=Channel.PHONE.value)
