"""Administrative reviews (行政复议) and suits (行政诉讼) over an answer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.answering import standing_answer
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.desk import Desk, block, line, seen
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.terms import ProceedingKind, ProceedingResult
from kiosk.disclosure.queries import Record
from kiosk.disclosure.states import Event
from kiosk.disclosure.tables import application_proceedings

_LONGEST_AUTHORITY = 64
_PENDING = ProceedingResult.PENDING.value


class Contesting(Desk):
    """Article 51; they fill the annual report's table 4."""

    def record_review(
        self, number: str, *, authority: str, filed_on: date, actor: str, version: int
    ) -> CaseDetail:
        """Records that an administrative review was applied for."""
        name = line(authority, "authority", limit=_LONGEST_AUTHORITY)
        with self._case(number, actor, version) as case:
            case.may(Event.RECORD_REVIEW, filed_on, earliest=_answered(case))
            _file(case, ProceedingKind.REVIEW, name, filed_on)
            case.happen(Event.RECORD_REVIEW, on=filed_on, facts={"authority": name})
            return seen(case)

    def record_litigation(
        self,
        number: str,
        *,
        after_review: bool,
        court: str,
        filed_on: date,
        actor: str,
        version: int,
    ) -> CaseDetail:
        """Records a suit, filed directly or after a review.

        Raises:
            Rejected: ``disclosure.no_review`` for a suit after a review that is not recorded.
        """
        name = line(court, "court", limit=_LONGEST_AUTHORITY)
        kind = ProceedingKind.SUIT_AFTER_REVIEW if after_review else ProceedingKind.DIRECT_SUIT
        with self._case(number, actor, version) as case:
            case.may(Event.RECORD_LITIGATION, filed_on, earliest=_answered(case))
            if after_review and not _recorded(case, ProceedingKind.REVIEW):
                raise Rejected("disclosure.no_review")
            _file(case, kind, name, filed_on)
            facts = {"authority": name, "kind": kind.value}
            case.happen(Event.RECORD_LITIGATION, on=filed_on, facts=facts)
            return seen(case)

    def settle(
        self,
        number: str,
        *,
        proceeding_id: str,
        result: ProceedingResult | str,
        decided_on: date,
        actor: str,
        version: int,
        note: str = "",
    ) -> CaseDetail:
        """Records how a review or suit ended. When it was the last one the case is again where
        its answer was; one that was decided against the office is then made anew by ``redo``.

        Raises:
            Rejected: ``disclosure.bad_result``, ``disclosure.no_open_proceeding``.
        """
        said = block(note, "note", required=False)
        ended = _result(result)
        with self._case(number, actor, version) as case:
            proceeding = _pending(case, proceeding_id)
            case.may(Event.SETTLE, decided_on, earliest=proceeding.filed_on)
            case.command.execute(
                update(application_proceedings)
                .where(application_proceedings.c.id == proceeding_id)
                .values(result=ended.value, decided_on=decided_on, note=case.sealed(said))
            )
            facts = {"kind": proceeding.kind, "result": ended.value}
            others = [
                ProceedingKind(one.kind).state for one in _recorded(case) if one.result == _PENDING
            ]
            case.happen(Event.SETTLE, on=decided_on, facts=facts, note=said, waiting=others)
            return seen(case)


def _answered(case: Case) -> date | None:
    """The day of what is contested: the office may hear of it late, after the archive."""
    answer = standing_answer(case)
    return None if answer is None else answer.answered_on


def _file(case: Case, kind: ProceedingKind, authority: str, filed_on: date) -> None:
    proceeding = {
        "id": new_id(),
        "application_id": case.id,
        "kind": kind.value,
        "filed_on": filed_on,
        "authority": authority,
    }
    case.command.execute(insert(application_proceedings), proceeding)


def _recorded(case: Case, kind: ProceedingKind | None = None) -> list[Record]:
    query = select(application_proceedings).where(
        application_proceedings.c.application_id == case.id
    )
    if kind is not None:
        query = query.where(application_proceedings.c.kind == kind.value)
    return list(case.command.execute(query.order_by(application_proceedings.c.filed_on.desc())))


def _pending(case: Case, proceeding_id: str) -> Record:
    for proceeding in _recorded(case):
        if proceeding.id == proceeding_id and proceeding.result == _PENDING:
            return proceeding
    raise Rejected("disclosure.no_open_proceeding")


def _result(given: str) -> ProceedingResult:
    for result in ProceedingResult:
        if given == result.value and result is not ProceedingResult.PENDING:
            return result
    raise Rejected("disclosure.bad_result")
