"""Places in an order that terminals read on from: each given once, and none appears late."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from kiosk.central.tables import facts
from kiosk.store.statements import insert_ignore


def locked(connection: Connection, order: str) -> int:
    """The last place given; whoever else would give one waits until this transaction ends."""
    insert_ignore(connection, facts, name=order, value="0")
    query = select(facts.c.value).where(facts.c.name == order).with_for_update()
    return int(connection.execute(query).scalar_one())


def keep(connection: Connection, order: str, last: int) -> None:
    """Notes the last place given; to be called after :func:`locked`."""
    connection.execute(update(facts).where(facts.c.name == order).values(value=str(last)))
