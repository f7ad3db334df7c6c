"""One step of what the hall does about a poor grade."""

from __future__ import annotations

from sqlalchemy import func, insert, select, update

from kiosk.common.errors import Conflict
from kiosk.common.ids import new_id
from kiosk.feedback.model import Follow, FollowAction, after
from kiosk.feedback.queries import Record
from kiosk.feedback.tables import evaluation_steps, evaluations
from kiosk.store.command import Command
from kiosk.store.sealing import Sealer


def take_step(
    command: Command, sealer: Sealer, row: Record, action: FollowAction, note: str
) -> None:
    """Moves an evaluation on and writes down who did it and what was said.

    Raises:
        Rejected: ``evaluation.step_refused``.
        Conflict: ``evaluation.changed_meanwhile`` when somebody was quicker.
    """
    following = after(Follow(row.follow), action)
    moved = command.execute(
        update(evaluations)
        .where(evaluations.c.id == row.id, evaluations.c.follow == row.follow)
        .values(follow=following.value)
    )
    if moved.rowcount != 1:
        raise Conflict("evaluation.changed_meanwhile")
    before = select(func.count()).where(evaluation_steps.c.evaluation_id == row.id)
    command.execute(
        insert(evaluation_steps).values(
            evaluation_id=row.id,
            seq=command.execute(before).scalar_one() + 1,
            action=action.value,
            to_state=following.value,
            at=command.now,
            actor=command.actor,
            note=sealer.seal(note),
        )
    )
    command.audit(f"evaluation.{action.value}", row.id, state=following.value)
    told = {"evaluation": row.id, "ticket": row.ticket_id, "hall": row.hall}
    command.publish("evaluation.followed", new_id(), {**told, "state": following.value})
