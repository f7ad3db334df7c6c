"""Limits guessing of number and query code; the count survives restarts and clock changes."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, func, insert, select, update

from kiosk.common.errors import Unavailable
from kiosk.common.ids import new_id
from kiosk.disclosure.tables import query_failures, query_gates
from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore

MAX_FAILURES = 5
WINDOW = timedelta(minutes=10)


def enter(command: Command, source: str) -> None:
    """Lets a try in, and makes other tries of the same source wait for this transaction.

    A right answer does not clear the count: somebody with one good receipt could otherwise
    guess at others for ever. Failures dated after now come from a clock that was put back;
    they count from now on.

    Raises:
        Unavailable: ``disclosure.too_many_tries`` with ``minutes`` to wait.
    """
    insert_ignore(command.connection, query_gates, source=source, last_try=command.now)
    command.execute(
        update(query_gates).where(query_gates.c.source == source).values(last_try=command.now)
    )
    _settle(command, source)
    found = command.execute(
        select(func.count(), func.min(query_failures.c.at)).where(query_failures.c.source == source)
    ).one()
    if found[0] >= MAX_FAILURES:
        left = found[1] + WINDOW - command.now
        raise Unavailable("disclosure.too_many_tries", minutes=int(left.total_seconds() // 60) + 1)


def record_failure(command: Command, source: str) -> None:
    """Counts a wrong try, and audits it without what was typed."""
    command.execute(insert(query_failures).values(id=new_id(), source=source, at=command.now))
    command.audit("application.query_failed", source)


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
