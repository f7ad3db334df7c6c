"""One step of a submission: state, who, when, why, and the word to the platform."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict
from kiosk.common.ids import new_id
from kiosk.feedback.submissions.states import OPEN, OVER, State, Step, after
from kiosk.feedback.submissions.tables import submission_answers, submission_steps, submissions
from kiosk.store.command import Command, canonical
from kiosk.store.sealing import Sealer

Record = Row[Any]


@dataclass(frozen=True, slots=True)
class Move:
    """A step and what goes with it; ``facts`` hold no personal data."""

    step: Step
    note: str = field(default="", repr=False)
    facts: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    answer: str | None = field(default=None, repr=False)
    """The text that is given with this step."""


def locked(command: Command, record: Record) -> Record:
    """The row as it stands now; others who would change it wait."""
    query = select(submissions).where(submissions.c.id == record.id).with_for_update()
    return command.execute(query).one()


def move(command: Command, sealer: Sealer, record: Record, made: Move) -> None:
    """Takes a submission one step on.

    Raises:
        Rejected: ``submission.step_refused``.
        Conflict: ``submission.changed_meanwhile`` when somebody was quicker.
    """
    before = State(record.state)
    following = after(before, made.step)
    today = hall_date(command.now)
    values = {"state": following.value, "version": record.version + 1} | made.values
    if before in OPEN and following in OVER:
        values["settled_on"] = today
    if record.look_by is not None and record.looked_on is None and command.actor != "resident":
        values["looked_on"] = today
    moved = command.execute(
        update(submissions)
        .where(submissions.c.id == record.id, submissions.c.version == record.version)
        .values(values)
    )
    if moved.rowcount != 1:
        raise Conflict("submission.changed_meanwhile")
    _write_down(command, sealer, record, made, following)
    command.audit(f"submission.{made.step.value}", record.number, **made.facts)
    standing = command.execute(select(submissions).where(submissions.c.id == record.id)).one()
    _tell(command, standing, made)


def steps_of(connection: Connection, submission: str) -> list[Record]:
    """All steps in order."""
    query = (
        select(submission_steps)
        .where(submission_steps.c.submission_id == submission)
        .order_by(submission_steps.c.seq)
    )
    return list(connection.execute(query))


def answers_of(connection: Connection, submission: str) -> list[Record]:
    """All answers in order, the one that waits for its second look too."""
    query = (
        select(submission_answers)
        .where(submission_answers.c.submission_id == submission)
        .order_by(submission_answers.c.seq)
    )
    return list(connection.execute(query))


def done_before(connection: Connection, submission: str, request: str) -> bool:
    """Whether a request has made its step already."""
    steps = steps_of(connection, submission)
    return any(json.loads(step.facts).get("request") == request for step in steps)


def followers(command: Command, record: Record) -> list[Record]:
    """Those that are answered with it and still wait."""
    query = (
        select(submissions)
        .where(
            submissions.c.merged_into == record.id,
            submissions.c.state.in_(sorted(state.value for state in OPEN)),
        )
        .order_by(submissions.c.number)
        .with_for_update()
    )
    return list(command.execute(query))


def together(command: Command, record: Record, act: Callable[[Record], None]) -> None:
    """Does the same to a submission and to all that were merged into it."""
    waiting = followers(command, record)
    act(record)
    for follower in waiting:
        act(follower)


def _write_down(
    command: Command, sealer: Sealer, record: Record, made: Move, following: State
) -> None:
    before = select(func.count()).where(submission_steps.c.submission_id == record.id)
    command.execute(
        insert(submission_steps).values(
            submission_id=record.id,
            seq=command.execute(before).scalar_one() + 1,
            step=made.step.value,
            from_state=record.state,
            to_state=following.value,
            at=command.now,
            actor=command.actor,
            note=sealer.seal(made.note) if made.note else None,
            facts=canonical(made.facts),
        )
    )


def _tell(command: Command, standing: Record, made: Move) -> None:
    told: dict[str, Any] = {
        "id": standing.id,
        "hall": standing.hall,
        "number": standing.number,
        "state": standing.state,
        "due_on": standing.due_on.isoformat(),
        "provisional": standing.provisional,
        "outcome": standing.outcome,
        "to": made.facts.get("to", ""),
        "version": standing.version,
    }
    kind = "submission.changed"
    if made.step is Step.ANSWER:
        kind = "submission.answered"
        told |= {"text": made.answer or "", "answered_on": hall_date(command.now).isoformat()}
    command.publish(kind, new_id(), told)
