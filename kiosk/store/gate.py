"""Limits guessing of codes; the count survives restarts and clock changes.

A ``source`` is one place that asks for one kind of secret, e.g. ``terminal 03``: wrong tries of
one place and kind never shut another.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from kiosk.common.ids import new_id
from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore
from kiosk.store.tables import query_failures, query_gates

MAX_FAILURES = 5
WINDOW = timedelta(minutes=10)


def minutes_to_wait(command: Command, source: str) -> int:
    """How long the source has to wait for its next try; 0 lets it in.

    Other tries of the source wait for this transaction. A right answer does not clear the
    count: somebody with one good receipt could otherwise guess at others for ever. Failures
    dated after now come from a clock that was put back; they count from now on, so the
    transaction must be committed, whatever the answer.
    """
    insert_ignore(command.connection, query_gates, source=source, last_try=command.now)
    command.execute(
        update(query_gates).where(query_gates.c.source == source).values(last_try=command.now)
    )
    _settle(command, source)
    query = select(query_failures.c.at).where(query_failures.c.source == source)
    failures = sorted(command.execute(query).scalars())
    if len(failures) < MAX_FAILURES:
        return 0
    oldest: datetime = failures[0]
    return math.ceil((oldest + WINDOW - command.now) / timedelta(minutes=1))


def record_failure(command: Command, source: str, action: str) -> None:
    """Counts a wrong try, and audits it as ``action`` without what was typed."""
    command.execute(insert(query_failures).values(id=new_id(), source=source, at=command.now))
    command.audit(action, source)


def _settle(command: Command, source: str) -> None:
    of_source = query_failures.c.source == source
    command.execute(
        delete(query_failures).where(of_source, query_failures.c.at <= command.now - WINDOW)
    )
    command.execute(
        update(query_failures)
        .where(of_source, query_failures.c.at > command.now)
        .values(at=command.now)
    )
