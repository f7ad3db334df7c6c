"""Templates that the office edits: every change is a version, used once a second person approved
it; the shipped text is version 0."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.disclosure.letters.model import (
    LetterKind,
    LetterSheet,
    Table,
    Template,
    TemplateVersion,
)
from kiosk.disclosure.letters.samples import SAMPLE_TABLE, sample, sample_of
from kiosk.disclosure.letters.shipped import reason_library, shipped_template
from kiosk.disclosure.letters.templating import fill, parse_template, template_mapping
from kiosk.disclosure.norms.bodies import parse_body
from kiosk.disclosure.norms.model import Norm
from kiosk.disclosure.tables import letter_templates
from kiosk.settings import Settings
from kiosk.store.command import canonical
from kiosk.store.store import Store

SUPERVISOR = "supervisor"
"""Role of the head of the office, who approves."""


class Templates:
    """Templates of one office, over the store."""

    def __init__(
        self, store: Store, settings: Settings, paper: Callable[[LetterSheet], bytes]
    ) -> None:
        self._store = store
        self._settings = settings
        self._organ = settings.hall_code
        self._paper = paper

    def all(self) -> list[TemplateVersion]:
        """The template in use of every kind."""
        return [self.in_use(kind) for kind in LetterKind]

    def in_use(self, kind: LetterKind) -> TemplateVersion:
        """The newest approved version of a kind; without one the shipped text."""
        table = letter_templates
        query = self._of(kind).where(table.c.approved_by.is_not(None))
        with self._store.read() as connection:
            row = connection.execute(query.order_by(table.c.version.desc()).limit(1)).first()
        if row is None:
            return TemplateVersion(shipped_template(kind), 0, in_use=True)
        return _version(row, in_use=True)

    def versions(self, kind: LetterKind) -> list[TemplateVersion]:
        """All versions of a kind, the newest first, the shipped one last."""
        used = self.in_use(kind).version
        query = self._of(kind).order_by(letter_templates.c.version.desc())
        with self._store.read() as connection:
            rows = connection.execute(query).all()
        found = [_version(row, in_use=row.version == used) for row in rows]
        return [*found, TemplateVersion(shipped_template(kind), 0, in_use=used == 0)]

    def save(
        self, kind: LetterKind, body: Mapping[str, Any] | Template, *, actor: str
    ) -> TemplateVersion:
        """Keeps an edited template as a new version, not used before it is approved.

        Raises:
            Rejected: as ``parse_template``.
        """
        given = template_mapping(body) if isinstance(body, Template) else body
        template = parse_template(kind, given)
        with self._store.command(actor) as command:
            latest = select(func.max(letter_templates.c.version)).where(
                letter_templates.c.organ == self._organ, letter_templates.c.kind == kind.value
            )
            version = (command.execute(latest).scalar() or 0) + 1
            row = {
                "organ": self._organ,
                "kind": kind.value,
                "version": version,
                "body": canonical(template_mapping(template)),
                "author": actor,
                "at": command.now,
            }
            command.execute(insert(letter_templates), row)
            command.audit("letter.template_saved", kind.value, version=version)
        return TemplateVersion(template, version, actor, command.now)

    def approve(self, kind: LetterKind, version: int, *, role: str, actor: str) -> TemplateVersion:
        """Puts a version into use: a second person, with the role of a supervisor.

        Raises:
            Rejected: ``norm.supervisor_needed``, ``letter.template_unknown``,
                ``letter.template_own``.
            Conflict: ``letter.template_approved``, ``letter.template_outdated`` when a newer one
                is in use.
        """
        if role != SUPERVISOR:
            raise Rejected("norm.supervisor_needed")
        table = letter_templates
        with self._store.command(actor) as command:
            row = self._row(command.connection, kind, version)
            if row.author == actor:
                raise Rejected("letter.template_own")
            if row.approved_by is not None:
                raise Conflict("letter.template_approved")
            newer = self._of(kind).where(
                table.c.approved_by.is_not(None), table.c.version > version
            )
            if command.execute(newer).first() is not None:
                raise Conflict("letter.template_outdated")
            this = (
                (table.c.organ == self._organ)
                & (table.c.kind == kind.value)
                & (table.c.version == version)
            )
            approved = {"approved_by": actor, "approved_at": command.now}
            command.execute(update(table).where(this).values(approved))
            command.audit("letter.template_approved", kind.value, version=version)
        return self.in_use(kind)

    def preview(self, kind: LetterKind, body: Mapping[str, Any] | Template | None = None) -> bytes:
        """A template filled with made-up data as a PDF; without ``body`` the one in use.

        Raises:
            Rejected: as ``parse_template``.
        """
        template = self.in_use(kind).template
        if body is not None:
            given = template_mapping(body) if isinstance(body, Template) else body
            template = parse_template(kind, given)
        return self._paper(self._sheet(template, sample(kind, reason_library()), SAMPLE_TABLE))

    def pictures(
        self,
        kind: LetterKind,
        body: Mapping[str, Any] | Template | None = None,
        *,
        dpi: int = 110,
    ) -> list[bytes]:
        """The pages of :meth:`preview` as PNG, for the screen."""
        from kiosk.disclosure.pages import page_pictures

        return page_pictures(self.preview(kind, body), dpi)

    def norm_pictures(self, key: str, body: Mapping[str, Any], *, dpi: int = 110) -> list[bytes]:
        """The pages of a letter that stands on a norm, made up: how it will read.

        Raises:
            Rejected: as ``parse_body``.
        """
        from kiosk.disclosure.pages import page_pictures

        kind, values, table = sample_of(Norm(key, parse_body(key, body)))
        template = self.in_use(kind).template
        return page_pictures(self._paper(self._sheet(template, values, table)), dpi)

    def _sheet(self, template: Template, values: Mapping[str, str], table: Table) -> LetterSheet:
        return LetterSheet(
            office=self._settings.office.name or self._settings.hall_name,
            text=fill(template, values, table),
            number=f"{self._settings.office.mark}{template.series}〔示例〕1号",
            signed_on=hall_date(self._store.clock.now()),
            mark="样张",
        )

    def _of(self, kind: LetterKind) -> Any:
        return select(letter_templates).where(
            letter_templates.c.organ == self._organ, letter_templates.c.kind == kind.value
        )

    def _row(self, connection: Connection, kind: LetterKind, version: int) -> Row[Any]:
        query = self._of(kind).where(letter_templates.c.version == version)
        row: Row[Any] | None = connection.execute(query).first()
        if row is None:
            raise Rejected("letter.template_unknown")
        return row


def _version(row: Row[Any], *, in_use: bool) -> TemplateVersion:
    template = parse_template(LetterKind(row.kind), json.loads(row.body))
    return TemplateVersion(
        template, row.version, row.author, row.at, row.approved_by, row.approved_at, in_use
    )
