"""Who has a case: taken up, assigned, handed over, taken back; and withdrawn by its applicant."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.correcting import lapse
from kiosk.disclosure.casework.desk import Desk, block, line, seen
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event
from kiosk.disclosure.tables import application_assignments

_LONGEST_DEPARTMENT = 32
_LONGEST_HANDLER = 64


class Assigning(Desk):
    """The office's own order; only the take-up changes the state."""

    def take_up(self, number: str, *, actor: str, version: int) -> CaseDetail:
        """Begins the work; who takes it up has it, unless somebody was given it."""
        with self._case(number, actor, version) as case:
            case.may(Event.TAKE_UP, case.today)
            handler = case.record.handler or actor
            case.happen(Event.TAKE_UP, on=case.today, facts={"handler": handler}, handler=handler)
            return seen(case)

    def assign(
        self,
        number: str,
        *,
        department: str,
        actor: str,
        version: int,
        handler: str = "",
        reason: str = "",
    ) -> CaseDetail:
        """Gives the case to a department, by organ code, and a person of it; the same act hands
        it over to another.

        Raises:
            Rejected: ``disclosure.assigned_already`` to these two.
        """
        code = line(department, "department", limit=_LONGEST_DEPARTMENT)
        person = line(handler, "handler", required=False, limit=_LONGEST_HANDLER)
        why = line(reason, "reason", required=False)
        with self._case(number, actor, version) as case:
            case.may(Event.ASSIGN, case.today)
            if (code, person) == (case.record.department, case.record.handler):
                raise Rejected("disclosure.assigned_already")
            _hand(case, Event.ASSIGN, code, person, why)
            return seen(case)

    def take_back(self, number: str, *, reason: str, actor: str, version: int) -> CaseDetail:
        """Takes the case back from the department that has it.

        Raises:
            Rejected: ``disclosure.not_assigned``.
        """
        why = line(reason, "reason")
        with self._case(number, actor, version) as case:
            case.may(Event.TAKE_BACK, case.today)
            _hand(case, Event.TAKE_BACK, "", "", why)
            return seen(case)

    def withdraw(
        self, number: str, *, reason: str, on: date, actor: str, version: int
    ) -> CaseDetail:
        """Records that the applicant withdrew the application (row 六.3)."""
        said = block(reason, "reason", required=False)
        with self._case(number, actor, version) as case:
            case.may(Event.WITHDRAW, on)
            lapse(case, Event.WITHDRAW, on, Outcome.WITHDRAWN, said)
            return seen(case)


def _hand(case: Case, event: Event, department: str, handler: str, reason: str) -> None:
    assignment = {
        "id": new_id(),
        "application_id": case.id,
        "department": department,
        "handler": handler,
        "reason": reason,
        "actor": case.command.actor,
        "at": case.command.now,
    }
    case.command.execute(insert(application_assignments), assignment)
    facts = {"department": department, "handler": handler, "before": case.record.department}
    case.happen(
        event,
        on=case.today,
        facts=facts,
        note=reason,
        department=department,
        handler=handler,
    )
