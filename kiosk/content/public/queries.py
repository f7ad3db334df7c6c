"""Lists of public information: filtered, counted and sorted by columns, read a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, distinct, func, or_, select

from kiosk.content.codec import Document, decode
from kiosk.content.public.model import MAX_PAGE, Choice, Named, Query
from kiosk.content.public.numbers import number_pattern
from kiosk.content.tables import documents, facets

_d, _f = documents.c, facets.c
_SEARCHED = (_d.name, _d.summary, _d.department, _d.id)
UP = frozenset({"list_entry"})
"""Types in the order of their numbers; all others come newest first."""


def page(
    connection: Connection, kind: str, query: Query, *conditions: ColumnElement[bool]
) -> tuple[list[Document], int]:
    """The documents of a page of the list, and how many the whole list has."""
    where = _where(kind, query, conditions)
    total = connection.execute(select(func.count()).where(where)).scalar_one()
    first = _d.sort_key.asc() if kind in UP else _d.sort_key.desc()
    rows = connection.execute(
        select(_d.doc)
        .where(where)
        .order_by(first, _d.id)
        .limit(max(0, min(query.limit, MAX_PAGE)))
        .offset(max(0, query.offset))
    )
    return [decode(kind, text) for text in rows.scalars()], total


def choices(
    connection: Connection, kind: str, facet: str, query: Query, *conditions: ColumnElement[bool]
) -> list[Choice]:
    """The keys of a facet among what ``query`` finds, with counts, the fullest first."""
    count = func.count(distinct(_f.id))
    rows = connection.execute(
        select(_f.key, count)
        .where(_f.facet == facet, _f.id.in_(select(_d.id).where(_where(kind, query, conditions))))
        .group_by(_f.key)
        .order_by(count.desc(), _f.key)
    )
    return [Choice(key, number) for key, number in rows]


def counts(connection: Connection, facet: str) -> dict[str, int]:
    """How many documents stand under each key of a facet."""
    rows = connection.execute(
        select(_f.key, func.count()).where(_f.facet == facet).group_by(_f.key)
    )
    return {str(key): int(number) for key, number in rows}


def count(connection: Connection, kind: str) -> int:
    """How many documents a type has."""
    return connection.execute(select(func.count()).where(_d.type == kind)).scalar_one()


def named(connection: Connection, kind: str, codes: Sequence[str]) -> tuple[Named, ...]:
    """The documents of ``codes`` that stand here, in that order."""
    query = select(_d.id, _d.name).where(_d.type == kind, _d.id.in_(codes))
    names = {row.id: row.name for row in connection.execute(query)} if codes else {}
    return tuple(Named(code, names[code]) for code in codes if code in names)


def pointing(connection: Connection, kind: str, facet: str, code: str) -> list[str]:
    """Codes of the documents that name ``code`` under a facet, the newest first."""
    query = (
        select(_d.id)
        .join(facets, _f.id == _d.id)
        .where(_d.type == kind, _f.facet == facet, _f.key == code[:64])
        .order_by(_d.sort_key.desc(), _d.id)
    )
    return list(connection.execute(query).scalars())


def under(facet: str, key: str) -> ColumnElement[bool]:
    """Documents that stand under a key of a facet."""
    return _d.id.in_(select(_f.id).where(_f.facet == facet, _f.key == key[:64]))


def outside_columns() -> ColumnElement[bool]:
    """Documents that stand in none of the four fixed columns."""
    return _d.id.not_in(select(_f.id).where(_f.facet == "p.column"))


def kinds(connection: Connection) -> dict[str, int]:
    """How many documents of each kind stand outside the columns."""
    query = Query()
    found = choices(connection, "policy", "p.kind", query, outside_columns())
    return {choice.key: choice.count for choice in found}


def still_shown(today: date) -> ColumnElement[bool]:
    """Decisions whose time of showing is not over."""
    over = select(_f.id).where(_f.facet == "c.until", _f.key < today.isoformat())
    return _d.id.not_in(over)


def closes(today: date, *, over: bool) -> ColumnElement[bool]:
    """Drafts whose last day is past, or not."""
    day = today.isoformat()
    return _d.sort_key < day if over else _d.sort_key >= day


def answered() -> ColumnElement[bool]:
    """Drafts whose results have been given."""
    return _d.id.in_(select(_f.id).where(_f.facet == "d.result"))


def nearest_close(connection: Connection, today: date) -> tuple[int, date | None]:
    """How many drafts are open, and the first day on which one closes."""
    query = select(func.count(), func.min(_d.sort_key)).where(
        _d.type == "draft", closes(today, over=False), ~answered()
    )
    number, first = connection.execute(query).one()
    return number, date.fromisoformat(first) if first else None


def _where(
    kind: str, query: Query, conditions: Sequence[ColumnElement[bool]]
) -> ColumnElement[bool]:
    found: list[ColumnElement[bool]] = [_d.type == kind, *conditions]
    found += [under(facet, key) for facet, key in query.under]
    words = [_says(word) for word in query.text.split()]
    pattern = number_pattern(query.text) if kind == "policy" else ""
    if pattern:
        numbered = select(_f.id).where(_f.facet == "p.number", _f.key.like(pattern))
        found.append(or_(_d.id.in_(numbered), and_(*words)))
    else:
        found += words
    return and_(*found)


def _says(word: str) -> ColumnElement[bool]:
    return or_(*(column.icontains(word, autoescape=True) for column in _SEARCHED))
