"""Norms from their rows: which version is in force, as every room reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.disclosure.fees import NATIONAL, Tariff
from kiosk.disclosure.letters.model import Ground, ReasonLibrary
from kiosk.disclosure.letters.shipped import reason_library
from kiosk.disclosure.norms.bodies import parse_body, parse_tariff
from kiosk.disclosure.norms.model import (
    REMEDIES,
    TARIFF,
    Norm,
    ground_key,
    ground_of,
    remedy_key,
    remedy_of,
)
from kiosk.disclosure.tables import letter_templates

Record = Row[*tuple[Any, ...]]


def shipped_norms() -> Iterator[Norm]:
    """All that were delivered, as version 0: the remedies, the tariff, the grounds."""
    library = reason_library()
    for name in REMEDIES:
        yield Norm(remedy_key(name), library.remedies[name])
    yield Norm(TARIFF, NATIONAL)
    for ground in library.grounds:
        yield Norm(ground_key(ground.code), ground)


def in_force(connection: Connection, organ: str) -> dict[str, tuple[int, Norm]]:
    """The newest approved version of all that the office changed, by key."""
    table = letter_templates
    query = (
        select(table.c.kind, table.c.version, table.c.body)
        .where(
            table.c.organ == organ,
            table.c.approved_by.is_not(None),
            table.c.kind.contains(":") | (table.c.kind == TARIFF),
        )
        .order_by(table.c.version)
    )
    return {row.kind: (row.version, norm_of(row)) for row in connection.execute(query)}


def library_in_force(connection: Connection, organ: str) -> ReasonLibrary:
    """The reason library with what the office put into other words, or added."""
    own = [norm for _, norm in in_force(connection, organ).values()]
    return library_with(reason_library(), own)


def library_with(library: ReasonLibrary, own: list[Norm]) -> ReasonLibrary:
    """A library with other norms in place of its own; a new ground stands at the end."""
    grounds = {ground.code: ground for ground in library.grounds}
    remedies = dict(library.remedies)
    for norm in own:
        if isinstance(norm.body, Ground):
            grounds[ground_of(norm.key)] = norm.body
        elif isinstance(norm.body, str):
            remedies[remedy_of(norm.key)] = norm.body
    return ReasonLibrary(tuple(grounds.values()), remedies)


def tariff_in_force(connection: Connection, organ: str) -> Tariff:
    """The tariff by which a fee is asked for today; the national one where none was approved."""
    table = letter_templates
    query = (
        select(table)
        .where(
            table.c.organ == organ,
            table.c.kind == TARIFF,
            table.c.approved_by.is_not(None),
        )
        .order_by(table.c.version.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return NATIONAL if row is None else _tariff(row)


def tariff_of(connection: Connection, organ: str, version: int | None) -> Tariff:
    """The tariff that a notice was made by."""
    if not version:
        return NATIONAL
    table = letter_templates
    query = select(table).where(
        table.c.organ == organ, table.c.kind == TARIFF, table.c.version == version
    )
    return _tariff(connection.execute(query).one())


def norm_of(row: Record) -> Norm:
    """A row of ``letter_templates`` that holds a norm."""
    return Norm(row.kind, parse_body(row.kind, json.loads(row.body), row.version))


def _tariff(row: Record) -> Tariff:
    return parse_tariff(json.loads(row.body), row.version)
