"""Who is called before whom, as SQL; the rule and its bound are proved in ADR 7."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, bindparam, case, or_

from kiosk.queueing.model import CallingRule
from kiosk.queueing.tables import tickets

NOW = bindparam("now", type_=tickets.c.due_from.type)
"""The moment at which somebody is due; every statement of this module needs it."""


def not_due(table: FromClause = tickets) -> ColumnElement[int]:
    """1 for an appointment before its time, else 0."""
    return case((table.c.due_from > NOW, 1), else_=0)


def calling_order(
    table: FromClause, businesses: Sequence[str], rule: CallingRule
) -> tuple[ColumnElement[Any], ...]:
    """First who is due; then by moment, or by the window's businesses; then by serial.

    Without businesses it is the order of the whole hall.
    """
    if not businesses:
        return (not_due(table), table.c.rank_at, table.c.serial, table.c.series)
    precedence = case(
        {code: place for place, code in enumerate(businesses)},
        value=table.c.business,
        else_=len(businesses),
    )
    by_rule: tuple[ColumnElement[Any], ...] = (table.c.rank_at, precedence)
    if rule is CallingRule.BUSINESS_ORDER:
        by_rule = (precedence, table.c.rank_at)
    return (not_due(table), *by_rule, table.c.serial, table.c.series)


def within_reach(table: FromClause, businesses: Sequence[str], window: Any) -> ColumnElement[bool]:
    """Whom a window may call: its businesses' tickets, less those sent to one other window."""
    return or_(
        and_(table.c.business.in_(businesses), table.c.target_window.is_(None)),
        table.c.target_window == window,
    )


def before(due: int, rank_at: Any, serial: Any) -> ColumnElement[bool]:
    """Tickets that stand before one with that place; ``due`` is 0 when it is due, else 1."""
    earlier = or_(
        tickets.c.rank_at < rank_at,
        and_(tickets.c.rank_at == rank_at, tickets.c.serial < serial),
    )
    return or_(not_due() < due, and_(not_due() == due, earlier))
