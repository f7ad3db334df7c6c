"""Reads the facts of a register from the tables; nothing personal is unsealed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.disclosure.annual.facts import CaseFacts, ProceedingFacts
from kiosk.disclosure.casework.terms import ProceedingKind, ProceedingResult
from kiosk.disclosure.model import ApplicantKind
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import State
from kiosk.disclosure.tables import application_proceedings, applications

_NAMES = (
    "id", "number", "applicant_kind", "first_received_on", "received_on", "due_on", "closed_on",
    "outcome", "source", "department", "state",
)  # fmt: skip
_WAITING = (State.CORRECTION, State.PAYMENT)


def read_facts(connection: Connection, organ: str) -> list[CaseFacts]:
    """All applications of an organ whose date of receipt stands.

    What was never confirmed was never received in law, and is in no report.
    """
    filed = _proceedings(connection, organ)
    query = (
        select(*(applications.c[name] for name in _NAMES))
        .where(applications.c.organ == organ, applications.c.received_on.is_not(None))
        .order_by(applications.c.number)
    )
    return [_case(row, tuple(filed.get(row.id, ()))) for row in connection.execute(query)]


def _case(row: Row[Any], proceedings: tuple[ProceedingFacts, ...]) -> CaseFacts:
    return CaseFacts(
        number=row.number,
        kind=ApplicantKind(row.applicant_kind),
        received_on=row.first_received_on or row.received_on,
        due_on=row.due_on,
        closed_on=row.closed_on,
        outcome=Outcome(row.outcome) if row.outcome else None,
        imported=row.source == "imported",
        department=row.department,
        waiting=row.state in _WAITING,
        proceedings=proceedings,
    )


def _proceedings(connection: Connection, organ: str) -> dict[str, list[ProceedingFacts]]:
    query = (
        select(application_proceedings)
        .join(applications, applications.c.id == application_proceedings.c.application_id)
        .where(applications.c.organ == organ)
        .order_by(application_proceedings.c.filed_on, application_proceedings.c.id)
    )
    found: defaultdict[str, list[ProceedingFacts]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.application_id].append(
            ProceedingFacts(
                ProceedingKind(row.kind),
                row.filed_on,
                ProceedingResult(row.result),
                row.decided_on,
            )
        )
    return found
