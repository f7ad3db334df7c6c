"""What documents may refer to: everything else that stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from sqlalchemy import Connection, select

from kiosk.content import queries
from kiosk.content.codec import TYPES, Document, identity_of, name_of, type_of
from kiosk.content.model import Business, ServiceItem, Window
from kiosk.content.normalise import key_of
from kiosk.content.tables import documents as table

_FEW = 100
"""So many documents are looked at beside their neighbours; a whole release knows its own."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``codes`` are those of each type; a type that is not there is not checked against."""

    windows: frozenset[str]
    businesses: Mapping[str, frozenset[str]]
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    today: date | None = None
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Code of the item of a folded name and department, for the neighbours of few documents."""

    organs: frozenset[str] = frozenset()
    """What the hall's organs are called; empty where none is known."""

    def lacks(self, kind: str, code: str) -> bool:
        """Whether a reference leads nowhere."""
        return kind in self.codes and code not in self.codes[kind]

    def namesake(self, item: ServiceItem) -> str:
        """Code of another item with the same name; empty when there is none."""
        other = self.names.get((key_of(item.name), item.department), item.code)
        return "" if other == item.code else other


def of_hall(
    items: Sequence[ServiceItem],
    windows: Sequence[Window],
    businesses: Sequence[Business],
    today: date | None = None,
) -> Surroundings:
    """The surroundings where these are all there is."""
    return Surroundings(
        frozenset(window.number for window in windows),
        {business.code: frozenset(business.windows) for business in businesses},
        {"service_item": frozenset(item.code for item in items)},
        today,
    )


def surroundings(
    connection: Connection, today: date, given: Sequence[Document] = ()
) -> Surroundings:
    """What stands, together with the documents that are proposed."""
    codes: dict[str, set[str]] = {kind: set() for kind in TYPES}
    for row in connection.execute(select(table.c.type, table.c.id)):
        codes.setdefault(row.type, set()).add(row.id)
    for document in given:
        codes[type_of(document)].add(identity_of(document))
    windows = _latest(connection, "window", given)
    businesses = cast("list[Business]", _latest(connection, "business", given))
    return Surroundings(
        frozenset(identity_of(window) for window in windows),
        {business.code: frozenset(business.windows) for business in businesses},
        {kind: frozenset(known) for kind, known in codes.items()},
        today,
        _names(connection, given),
        frozenset(name_of(organ) for organ in _latest(connection, "organ", given)),
    )


def _latest(connection: Connection, kind: str, given: Iterable[Document]) -> list[Document]:
    found = {identity_of(one): one for one in queries.all_of(connection, kind)}
    found |= {identity_of(one): one for one in given if type_of(one) == kind}
    return list(found.values())


def _names(connection: Connection, given: Sequence[Document]) -> dict[tuple[str, str], str]:
    departments = {one.department for one in given if isinstance(one, ServiceItem)}
    if not departments or len(given) > _FEW:
        return {}
    query = select(table.c.id, table.c.name, table.c.department).where(
        table.c.type == "service_item", table.c.listed, table.c.department.in_(departments)
    )
    own = {identity_of(one) for one in given}
    rows = connection.execute(query.order_by(table.c.id.desc()))
    return {(key_of(row.name), row.department): row.id for row in rows if row.id not in own}
