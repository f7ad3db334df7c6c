"""Reading the counts of use."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, and_, func, select

from kiosk.content.tables import documents
from kiosk.content.usage.model import (
    DayFigures,
    DocumentCount,
    Measure,
    UsageReport,
    WordCount,
)
from kiosk.content.usage.tables import usage

_u = usage.c
_TOTAL = func.sum(_u.count)


def most_read_items(connection: Connection, since: date, limit: int) -> list[tuple[str, int]]:
    """Codes of service items with how often they were read since a day, the most first."""
    query = (
        select(_u.key, _TOTAL)
        .where(_u.measure == Measure.OPENED.value, _u.kind == "service_item", _u.day >= since)
        .group_by(_u.key)
        .order_by(_TOTAL.desc(), _u.key)
        .limit(limit)
    )
    return [(code, int(count)) for code, count in connection.execute(query)]


def report(connection: Connection, first: date, last: date, most: int) -> UsageReport:
    """The figures of the days."""
    return UsageReport(
        first,
        last,
        _words(connection, Measure.SOUGHT, first, last, most),
        _words(connection, Measure.MISSED, first, last, most),
        _documents(connection, Measure.OPENED, first, last, most),
        _documents(connection, Measure.CODE, first, last, most),
        _days(connection, first, last),
    )


def _words(
    connection: Connection, measure: Measure, first: date, last: date, most: int
) -> tuple[WordCount, ...]:
    query = (
        select(_u.key, _TOTAL)
        .where(_u.measure == measure.value, _u.day.between(first, last))
        .group_by(_u.key)
        .order_by(_TOTAL.desc(), _u.key)
        .limit(most)
    )
    return tuple(WordCount(text, int(count)) for text, count in connection.execute(query))


def _documents(
    connection: Connection, measure: Measure, first: date, last: date, most: int
) -> tuple[DocumentCount, ...]:
    counted = (
        select(_u.kind, _u.key, _TOTAL.label("total"))
        .where(_u.measure == measure.value, _u.day.between(first, last))
        .group_by(_u.kind, _u.key)
        .order_by(_TOTAL.desc(), _u.key)
        .limit(most)
        .subquery()
    )
    d = documents.c
    same = and_(d.type == counted.c.kind, d.id == counted.c.key)
    query = (
        select(counted.c.kind, counted.c.key, func.coalesce(d.name, ""), counted.c.total)
        .select_from(counted.outerjoin(documents, same))
        .order_by(counted.c.total.desc(), counted.c.key)
    )
    return tuple(
        DocumentCount(kind, code, name, int(count))
        for kind, code, name, count in connection.execute(query)
    )


def _days(connection: Connection, first: date, last: date) -> tuple[DayFigures, ...]:
    query = (
        select(_u.day, _u.measure, _TOTAL)
        .where(_u.day.between(first, last))
        .group_by(_u.day, _u.measure)
    )
    counts = {(day, measure): int(total) for day, measure, total in connection.execute(query)}

    def of(day: date, measure: Measure) -> int:
        return counts.get((day, measure.value), 0)

    days = (first + timedelta(days=at) for at in range((last - first).days + 1))
    return tuple(DayFigures(day, *(of(day, measure) for measure in Measure)) for day in days)
