"""What the reserve must know of the hall beforehand, besides the content."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from kiosk.common.clock import hall_date
from kiosk.queueing.reserve import READY
from kiosk.queueing.series import short_terminal
from kiosk.queueing.tables import business_switches, service_days, ticket_counters, window_orders
from kiosk.store.command import Command
from kiosk.store.statements import upsert
from kiosk.store.store import Store

_ORDERS = (window_orders, business_switches)

Rows = list[Row[Any]]


def take_over(hall: Store, reserve: Store, code: str) -> bool:
    """Copies the supervisor's orders, the service day, and how far this machine's series are.

    The last two matter after a machine's disk was lost: no day comes back and no number comes
    twice. Returns whether anything was new.

    Raises:
        Unavailable: the hall did not answer; nothing was changed.
    """
    mark = f"{short_terminal(reserve.terminal)}-"
    with hall.read() as connection:
        orders = [_of_hall(connection, table, code) for table in _ORDERS]
        days = _of_hall(connection, service_days, code)
        reached = _series(connection, code, hall_date(hall.clock.now()), mark)
    with reserve.read() as connection:
        same = [_of_hall(connection, table, code) for table in _ORDERS] == orders
        here = {(row.day, row.series): row.last for row in connection.execute(_COUNTERS)}
        standing = _of_hall(connection, service_days, code)
    ahead = [row for row in reached if here.get((row.day, row.series), 0) < row.last]
    later = [row for row in days if not standing or standing[0].day < row.day]
    if same and not ahead and not later and reserve.state.get(READY) is not None:
        return False
    with reserve.command("system") as command:
        _write(command, code, orders, [*later], ahead)
        reserve.state.set(command, READY, "1")
    return True


_COUNTERS = select(ticket_counters)


def _of_hall(connection: Connection, table: Any, code: str) -> Rows:
    key = list(table.primary_key.columns)
    query = select(table).where(table.c.hall == code).order_by(*key)
    return list(connection.execute(query).all())


def _series(connection: Connection, code: str, today: Any, mark: str) -> Rows:
    query = _COUNTERS.where(
        ticket_counters.c.hall == code,
        ticket_counters.c.day >= today,
        ticket_counters.c.series.endswith(mark, autoescape=True),
    )
    return list(connection.execute(query).all())


def _write(command: Command, code: str, orders: list[Rows], days: Rows, counters: Rows) -> None:
    for table, rows in zip(_ORDERS, orders, strict=True):
        command.execute(delete(table).where(table.c.hall == code))
        for row in rows:
            command.execute(insert(table).values(**row._mapping))
    for row in days:
        upsert(command.connection, service_days, **row._mapping)
    for row in counters:
        upsert(command.connection, ticket_counters, **row._mapping)
