"""Answers (答复) of every kind, their delivery, correction and making anew, and the archive."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.desk import Desk, block, seen
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.terms import Delivery
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event
from kiosk.disclosure.tables import application_answers, application_letters

_REMEDIES = ("A", "B")
_GROUND = re.compile(r"[0-9a-z][0-9a-z._]{0,39}", re.ASCII)
"""A code of the reason library."""


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What is answered; ``remedy`` empty: the one that belongs to the outcome."""

    outcome: Outcome
    grounds: tuple[str, ...]
    open_part: str
    reasons: str
    answered_on: date
    letter_id: str | None = None
    remedy: str = ""


class Answering(Desk):
    """Articles 33 and 36 to 39."""

    def answer(
        self,
        number: str,
        *,
        row: Outcome | str,
        answered_on: date,
        actor: str,
        version: int,
        grounds: Sequence[str] = (),
        reasons: str = "",
        open_part: str = "",
        letter_id: str | None = None,
        remedy: str = "",
    ) -> CaseDetail:
        """Answers the application; ``row`` is that of the annual report.

        Raises:
            Rejected: ``disclosure.bad_outcome``, ``disclosure.open_part_needed``,
                ``disclosure.bad_ground``, ``disclosure.letter_not_issued``,
                ``disclosure.reasons_needed``, ``disclosure.never_corrected`` for 四.3 without a
                correction, ``disclosure.excessive_needs_reasons`` for 五.4 without Article 35.
        """
        given = _checked(row, grounds, reasons, open_part, answered_on, letter_id, remedy)
        with self._case(number, actor, version) as case:
            case.may(Event.ANSWER, answered_on)
            _fits(case, given.outcome)
            write_answer(case, Event.ANSWER, given)
            return seen(case)

    def answer_at_once(
        self,
        number: str,
        *,
        row: Outcome | str,
        answered_on: date,
        actor: str,
        version: int,
        grounds: Sequence[str] = (),
        reasons: str = "",
        open_part: str = "",
        letter_id: str | None = None,
        remedy: str = "",
    ) -> CaseDetail:
        """Answers on the very day of receipt what can be answered on the spot (当场答复).

        Raises:
            Rejected: as :meth:`answer`, and ``disclosure.not_at_once``.
        """
        given = _checked(row, grounds, reasons, open_part, answered_on, letter_id, remedy)
        with self._case(number, actor, version) as case:
            case.may(Event.ANSWER_AT_ONCE, answered_on)
            _fits(case, given.outcome)
            write_answer(case, Event.ANSWER_AT_ONCE, given)
            return seen(case)

    def deliver(
        self, number: str, *, how: Delivery | str, delivered_on: date, actor: str, version: int
    ) -> CaseDetail:
        """Records how and when the answer reached the applicant.

        Raises:
            Rejected: ``disclosure.bad_delivery``.
        """
        if how not in [one.value for one in Delivery]:
            raise Rejected("disclosure.bad_delivery")
        with self._case(number, actor, version) as case:
            case.may(Event.DELIVER, delivered_on)
            answer = standing_answer(case)
            letter: str | None = None if answer is None else answer.letter_id
            if letter is not None:
                case.command.execute(
                    update(application_letters)
                    .where(application_letters.c.id == letter)
                    .values(delivered_on=delivered_on, delivery=str(how))
                )
            facts = {"how": str(how)}
            case.happen(Event.DELIVER, on=delivered_on, facts=facts, letter_id=letter)
            return seen(case)

    def archive(self, number: str, *, actor: str, version: int) -> CaseDetail:
        """Puts a delivered case into the archive, today."""
        with self._case(number, actor, version) as case:
            case.may(Event.ARCHIVE, case.today)
            case.happen(Event.ARCHIVE, on=case.today)
            return seen(case)

    def amend(
        self,
        number: str,
        *,
        text: str,
        on: date,
        actor: str,
        version: int,
        letter_id: str | None = None,
    ) -> CaseDetail:
        """Corrects the wording of an answer (更正); its result stays. It is delivered again.

        Raises:
            Rejected: ``disclosure.no_answer_kept`` for one from an imported register.
        """
        said = block(text, "text")
        with self._case(number, actor, version) as case:
            case.may(Event.AMEND, on)
            before = standing_answer(case)
            if before is None:
                raise Rejected("disclosure.no_answer_kept")
            given = NewAnswer(
                outcome=Outcome(before.row),
                grounds=tuple(json.loads(before.grounds)),
                open_part=case.register.sealer.unseal(before.open_part),
                reasons=said,
                answered_on=on,
                letter_id=letter_id,
                remedy=before.remedy,
            )
            write_answer(case, Event.AMEND, given)
            return seen(case)

    def redo(self, number: str, *, why: str, on: date, actor: str, version: int) -> CaseDetail:
        """Sets the answer aside (撤销重作): the procedure starts anew, and so does the limit,
        from the day it was set aside. What the annual report counted stays counted."""
        said = block(why, "why")
        with self._case(number, actor, version) as case:
            case.may(Event.REDO, on)
            _supersede(case)
            case.happen(
                Event.REDO,
                on=on,
                note=said,
                received_on=on,
                first_received_on=case.record.first_received_on or case.record.received_on,
                extended_days=0,
                delayed_days=0,
            )
            return seen(case)


def write_answer(case: Case, event: Event, given: NewAnswer) -> None:
    """Writes the answer in place of the one before it, and closes the case."""
    _letter_fits(case, given.letter_id)
    _supersede(case)
    sealer = case.register.sealer
    last = select(func.max(application_answers.c.seq)).where(
        application_answers.c.application_id == case.id
    )
    answer = {
        "id": new_id(),
        "application_id": case.id,
        "seq": (case.command.execute(last).scalar() or 0) + 1,
        "row": given.outcome.value,
        "grounds": json.dumps(given.grounds),
        "open_part": sealer.seal(given.open_part),
        "reasons": sealer.seal(given.reasons),
        "remedy": given.remedy or given.outcome.remedy,
        "answered_on": given.answered_on,
        "letter_id": given.letter_id,
    }
    case.command.execute(insert(application_answers), answer)
    counted = {} if event is Event.AMEND else case.closing(given.answered_on, given.outcome)
    facts = {"row": given.outcome.value}
    case.happen(event, on=given.answered_on, facts=facts, letter_id=given.letter_id, **counted)


def standing_answer(case: Case) -> Row[Any] | None:
    """The row of the answer that stands; an imported application has none."""
    query = select(application_answers).where(
        application_answers.c.application_id == case.id,
        application_answers.c.superseded.is_(False),
    )
    return case.command.execute(query).first()


def _supersede(case: Case) -> None:
    case.command.execute(
        update(application_answers)
        .where(application_answers.c.application_id == case.id)
        .values(superseded=True)
    )


def _checked(
    row: str,
    grounds: Sequence[str],
    reasons: str,
    open_part: str,
    answered_on: date,
    letter_id: str | None,
    remedy: str,
) -> NewAnswer:
    outcome = _outcome(row)
    opened = block(open_part, "open_part", required=False)
    why = block(reasons, "reasons", required=False)
    if any(not _GROUND.fullmatch(code) for code in grounds):
        raise Rejected("disclosure.bad_ground")
    if remedy and remedy not in _REMEDIES:
        raise Rejected("disclosure.bad_remedy")
    if outcome.opens_something and not opened:
        raise Rejected("disclosure.open_part_needed")
    if outcome is not Outcome.OPENED and not why:
        raise Rejected("disclosure.reasons_needed")
    return NewAnswer(outcome, tuple(grounds), opened, why, answered_on, letter_id, remedy)


def _outcome(row: str) -> Outcome:
    for outcome in Outcome:
        if outcome.value == row and outcome.is_answer:
            return outcome
    raise Rejected("disclosure.bad_outcome")


def _letter_fits(case: Case, letter_id: str | None) -> None:
    """The letter of an answer is one that was issued in this case."""
    if letter_id is None:
        return
    query = select(application_letters.c.id).where(
        application_letters.c.id == letter_id,
        application_letters.c.application_id == case.id,
        application_letters.c.state == "issued",
    )
    if case.command.execute(query).first() is None:
        raise Rejected("disclosure.letter_not_issued")


def _fits(case: Case, outcome: Outcome) -> None:
    """Some answers need a step of the procedure before them."""
    if outcome is Outcome.STILL_UNCLEAR and Event.CORRECT not in case.past:
        raise Rejected("disclosure.never_corrected")
    if outcome is Outcome.EXCESSIVE:
        raise Rejected("disclosure.excessive_needs_reasons")
