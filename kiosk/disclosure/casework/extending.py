"""Extension (延期, Article 33) and the delay of an excessive application (Article 35)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure import limits
from kiosk.disclosure.casework.answering import NewAnswer, write_answer
from kiosk.disclosure.casework.case import open_proposal
from kiosk.disclosure.casework.desk import Desk, block, seen
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event
from kiosk.disclosure.tables import application_extensions

SUPERVISOR = "supervisor"
"""Role of the head of the office, who agrees to an extension (Article 33)."""


class Extending(Desk):
    """Articles 33 and 35."""

    def propose_extension(
        self, number: str, *, days: int, reason: str, actor: str, version: int
    ) -> CaseDetail:
        """Asks the head of the office for more working days, within the limit.

        Raises:
            Rejected: ``disclosure.extension_too_late``, ``disclosure.extension_too_long``,
                ``disclosure.extension_proposed``, ``disclosure.only_once``.
        """
        given = block(reason, "reason")
        if not 1 <= days <= limits.EXTENSION.days:
            raise Rejected("disclosure.extension_too_long", most=limits.EXTENSION.days)
        with self._case(number, actor, version) as case:
            case.may(Event.PROPOSE_EXTENSION, case.today)
            proposal = {
                "id": new_id(),
                "application_id": case.id,
                "days": days,
                "reason": case.register.sealer.seal(given),
                "proposed_by": actor,
                "proposed_at": case.command.now,
            }
            case.command.execute(insert(application_extensions), proposal)
            facts = {"days": days}
            case.happen(Event.PROPOSE_EXTENSION, on=case.today, facts=facts, note=given)
            return seen(case)

    def decide_extension(
        self,
        number: str,
        *,
        extension_id: str,
        approve: bool,
        role: str,
        actor: str,
        version: int,
        note: str = "",
    ) -> CaseDetail:
        """Approves or refuses an extension: another person than who proposed it, with the role
        of a supervisor, and within the limit.

        Raises:
            Rejected: ``disclosure.own_proposal``, ``disclosure.supervisor_needed``,
                ``disclosure.no_extension_proposed``, ``disclosure.extension_too_late``.
        """
        said = block(note, "note", required=False)
        if role != SUPERVISOR:
            raise Rejected("disclosure.supervisor_needed")
        event = Event.EXTEND if approve else Event.REFUSE_EXTENSION
        with self._case(number, actor, version) as case:
            case.may(event, case.today)
            proposal = open_proposal(case.command, case.id)
            if proposal is None or proposal.id != extension_id:
                raise Rejected("disclosure.no_extension_proposed")
            if proposal.proposed_by == actor:
                raise Rejected("disclosure.own_proposal")
            case.command.execute(
                update(application_extensions)
                .where(application_extensions.c.id == extension_id)
                .values(
                    decided_by=actor,
                    decided_at=case.command.now,
                    decision="approved" if approve else "refused",
                    note=case.sealed(said),
                )
            )
            facts = {"days": proposal.days, "proposed_by": proposal.proposed_by}
            more = {"extended_days": proposal.days} if approve else {}
            case.happen(event, on=case.today, facts=facts, note=said, **more)
            return seen(case)

    def ask_reasons(
        self, number: str, *, why: str, on: date, actor: str, version: int
    ) -> CaseDetail:
        """Asks an applicant for the reasons of applications plainly beyond what is reasonable
        in number or frequency. The clock does not stand for it."""
        said = block(why, "why")
        with self._case(number, actor, version) as case:
            case.may(Event.ASK_REASONS, on)
            case.happen(Event.ASK_REASONS, on=on, note=said)
            return seen(case)

    def accept_reasons(
        self,
        number: str,
        *,
        on: date,
        actor: str,
        version: int,
        delay_days: int = 0,
        note: str = "",
    ) -> CaseDetail:
        """Accepts the reasons; where the limit cannot be kept the answer may be delayed by a
        reasonable number of working days, which the applicant is told.

        Raises:
            Rejected: ``disclosure.delay_too_long``.
        """
        said = block(note, "note", required=False)
        if not 0 <= delay_days <= limits.DELAY.days:
            raise Rejected("disclosure.delay_too_long", most=limits.DELAY.days)
        with self._case(number, actor, version) as case:
            case.may(Event.ACCEPT_REASONS, on)
            case.happen(
                Event.ACCEPT_REASONS,
                on=on,
                facts={"delay_days": delay_days},
                note=said,
                delayed_days=case.record.delayed_days + delay_days,
            )
            return seen(case)

    def refuse_excessive(
        self, number: str, *, reasons: str, on: date, actor: str, version: int
    ) -> CaseDetail:
        """Answers that an excessive application without good reason is not processed (五.4)."""
        given = NewAnswer(Outcome.EXCESSIVE, (), "", block(reasons, "reasons"), on)
        with self._case(number, actor, version) as case:
            case.may(Event.REFUSE_EXCESSIVE, on)
            write_answer(case, Event.REFUSE_EXCESSIVE, given)
            return seen(case)
