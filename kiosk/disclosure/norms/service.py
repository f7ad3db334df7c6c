"""The office's own norms: every change is a version, in force once the head approved it.

They lie in ``letter_templates`` besides the letters' texts, under keys of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.disclosure.fees import NATIONAL, Tariff
from kiosk.disclosure.letters.model import ReasonLibrary
from kiosk.disclosure.norms.bodies import body_mapping, parse_body
from kiosk.disclosure.norms.model import TARIFF, Body, Norm, NormVersion, ground_key
from kiosk.disclosure.norms.reading import (
    in_force,
    library_in_force,
    norm_of,
    shipped_norms,
    tariff_in_force,
)
from kiosk.disclosure.tables import letter_templates
from kiosk.settings import Settings
from kiosk.store.command import canonical
from kiosk.store.store import Store

SUPERVISOR = "supervisor"
"""Role of the head of the office, who approves."""
_ADDED = "own"


class Norms:
    """Grounds, remedies and the tariff of one office, over the store."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._organ = settings.hall_code

    def library(self) -> ReasonLibrary:
        """The reason library in force."""
        with self._store.read() as connection:
            return library_in_force(connection, self._organ)

    def tariff(self) -> Tariff:
        """The tariff in force."""
        with self._store.read() as connection:
            return tariff_in_force(connection, self._organ)

    def all(self) -> list[NormVersion]:
        """Every norm as it is in force, in the order of the library; one that the office added
        and nobody approved yet stands at the end with its newest version."""
        delivered = _delivered()
        with self._store.read() as connection:
            own = in_force(connection, self._organ)
            newest = {row.kind: row for row in connection.execute(self._rows())}
        found = [
            NormVersion(norm, 0, in_use=True) if key not in own else _version(newest[key], own[key])
            for key, norm in delivered.items()
        ]
        added = [key for key in newest if key not in delivered]
        return [*found, *(_version(newest[key], own.get(key)) for key in added)]

    def versions(self, key: str) -> list[NormVersion]:
        """All versions of a norm, the newest first, the delivered one last."""
        table = letter_templates
        query = self._rows(table.c.kind == key).order_by(None).order_by(table.c.version.desc())
        with self._store.read() as connection:
            used = in_force(connection, self._organ).get(key)
            rows = connection.execute(query).all()
        found = [_version(row, used, exactly=True) for row in rows]
        shipped = _delivered().get(key)
        return found if shipped is None else [*found, NormVersion(shipped, 0, in_use=used is None)]

    def save(self, key: str, body: Mapping[str, Any] | Body, *, actor: str) -> NormVersion:
        """Keeps another wording, or another tariff, as a new version, not in force before it is
        approved.

        Raises:
            Rejected: as :func:`parse_body`, ``norm.nothing_changed``.
        """
        given = body if isinstance(body, Mapping) else body_mapping(body)
        checked = parse_body(key, given)
        written = canonical(body_mapping(checked))
        table = letter_templates
        with self._store.command(actor) as command:
            last = self._rows(table.c.kind == key).order_by(None).order_by(table.c.version.desc())
            row = command.execute(last.limit(1)).first()
            standing = row.body if row else _text_of(_delivered().get(key))
            if written == standing:
                raise Rejected("norm.nothing_changed")
            version = (row.version if row else 0) + 1
            made = {
                "organ": self._organ,
                "kind": key,
                "version": version,
                "body": written,
                "author": actor,
                "at": command.now,
            }
            command.execute(insert(table), made)
            command.audit("norm.saved", key, version=version)
        return self._one(key, version)

    def add_ground(self, row: str, body: Mapping[str, Any], *, actor: str) -> NormVersion:
        """A ground of the office's own for a row of the annual report.

        Raises:
            Rejected: as :meth:`save`.
        """
        table = letter_templates
        prefix = f"{row}.{_ADDED}"
        count = select(func.count(func.distinct(table.c.kind))).where(
            table.c.organ == self._organ, table.c.kind.startswith(ground_key(prefix))
        )
        with self._store.read() as connection:
            number = int(connection.execute(count).scalar_one()) + 1
        return self.save(ground_key(f"{prefix}{number}"), {**body, "row": row}, actor=actor)

    def approve(self, key: str, version: int, *, role: str, actor: str) -> NormVersion:
        """Puts a version into force: another person than who wrote it, with the role of a
        supervisor. What was made by an earlier version stays as it was made.

        Raises:
            Rejected: ``norm.supervisor_needed``, ``norm.unknown``, ``norm.own``.
            Conflict: ``norm.approved``, ``norm.outdated`` when a newer one is in force.
        """
        if role != SUPERVISOR:
            raise Rejected("norm.supervisor_needed")
        table = letter_templates
        with self._store.command(actor) as command:
            this = self._rows(table.c.kind == key, table.c.version == version)
            row = command.execute(this).first()
            if row is None:
                raise Rejected("norm.unknown")
            if row.author == actor:
                raise Rejected("norm.own")
            if row.approved_by is not None:
                raise Conflict("norm.approved")
            newer = self._rows(
                table.c.kind == key, table.c.version > version, table.c.approved_by.is_not(None)
            )
            if command.execute(newer).first() is not None:
                raise Conflict("norm.outdated")
            here = (
                (table.c.organ == self._organ)
                & (table.c.kind == key)
                & (table.c.version == version)
            )
            command.execute(
                update(table).where(here).values(approved_by=actor, approved_at=command.now)
            )
            command.audit("norm.approved", key, version=version, author=row.author)
        return self._one(key, version)

    def _one(self, key: str, version: int) -> NormVersion:
        return next(each for each in self.versions(key) if each.version == version)

    def _rows(self, *conditions: Any) -> Any:
        """Norms among the rows of the office, in order of key and version."""
        table = letter_templates
        named = table.c.kind.contains(":") | (table.c.kind == TARIFF)
        query = select(table).where(table.c.organ == self._organ, named, *conditions)
        return query.order_by(table.c.kind, table.c.version)


def _delivered() -> dict[str, Norm]:
    return {norm.key: norm for norm in shipped_norms()}


def _version(row: Row[Any], used: tuple[int, Norm] | None, *, exactly: bool = False) -> NormVersion:
    """A row; without ``exactly`` the version in force stands for its newer ones."""
    if used is not None and not exactly and used[0] != row.version:
        return NormVersion(used[1], used[0], in_use=True, deviates=_deviates(used[1]))
    norm = norm_of(row)
    return NormVersion(
        norm,
        row.version,
        row.author,
        row.at,
        row.approved_by,
        row.approved_at,
        in_use=used is not None and used[0] == row.version,
        deviates=_deviates(norm),
    )


def _deviates(norm: Norm) -> bool:
    shipped = _delivered().get(norm.key)
    if isinstance(norm.body, Tariff):
        return norm.body.steps != NATIONAL.steps
    return shipped is None or shipped.body != norm.body


def _text_of(norm: Norm | None) -> str:
    return "" if norm is None else canonical(body_mapping(norm.body))
