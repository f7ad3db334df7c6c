"""The use cases of files: taken in, looked at, blackened, released."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.common.text import clean_line
from kiosk.disclosure.attachments.inspection import inspected
from kiosk.disclosure.attachments.model import (
    NAME_LIMIT,
    Area,
    Attachment,
    Media,
    Role,
    Why,
    check_areas,
)
from kiosk.disclosure.attachments.redaction import Look, blackened
from kiosk.disclosure.model import typed_reference
from kiosk.disclosure.tables import application_attachments, applications
from kiosk.settings import Settings
from kiosk.store.store import Store

_WITHOUT_CONTENT = [
    column for column in application_attachments.columns if column.name != "content"
]


class Attachments:
    """Files of one office's cases, over the store. Safe to use from several threads."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._organ = settings.hall_code

    def add(
        self, number: str, name: str, data: bytes, *, role: Role = Role.SUPPLEMENT, actor: str
    ) -> Attachment:
        """Takes a file in, sealed. What it is is judged by its content, never by its name.

        Raises:
            Rejected: ``disclosure.unknown_number``, as :func:`inspection.inspected`, or
                ``input.*`` for the name.
        """
        media, _ = inspected(data)
        kept_name = clean_line(_file_name(name), field="attachment.name", limit=NAME_LIMIT)
        with self._store.command(actor) as command:
            record = self._record(command.connection, number)
            row = self._row(record.id, role, kept_name, media, data) | {
                "actor": actor,
                "at": command.now,
            }
            command.execute(insert(application_attachments), row)
            command.audit(
                "attachment.added",
                record.number,
                attachment=row["id"],
                role=role.value,
                media=media.value,
                sha256=row["sha256"],
            )
        return self.attachment(row["id"])

    def attachment(self, attachment_id: str) -> Attachment:
        """One file without its content.

        Raises:
            Rejected: ``attachment.unknown``.
        """
        with self._store.read() as connection:
            return self._attachment(self._kept(connection, attachment_id))

    def of(self, number: str, attachment_id: str) -> Attachment:
        """One file of a case.

        Raises:
            Rejected: ``disclosure.unknown_number``, ``attachment.unknown`` for one of another.
        """
        for one in self.of_case(number):
            if one.id == attachment_id:
                return one
        raise Rejected("attachment.unknown")

    def of_case(self, number: str) -> list[Attachment]:
        """All files of a case, oldest first.

        Raises:
            Rejected: ``disclosure.unknown_number``.
        """
        table = application_attachments
        with self._store.read() as connection:
            record = self._record(connection, number)
            query = (
                select(*_WITHOUT_CONTENT)
                .where(table.c.application_id == record.id)
                .order_by(table.c.at, table.c.id)
            )
            return [self._attachment(row) for row in connection.execute(query)]

    def released(self, number: str) -> list[Attachment]:
        """What an applicant may have."""
        return [one for one in self.of_case(number) if one.released]

    def content(self, attachment_id: str, *, actor: str) -> bytes:
        """The file itself; the look is in the audit trail before it shows.

        Raises:
            Rejected: ``attachment.unknown``.
            Damaged: ``store.sealed_value_damaged`` when it is not what was taken in.
        """
        table = application_attachments
        with self._store.command(actor) as command:
            row = self._kept(command.connection, attachment_id)
            query = select(table.c.content).where(table.c.id == row.id)
            sealed = command.execute(query).scalar_one()
            number = self._number(command.connection, row)
            command.audit("attachment.opened", number, attachment=row.id)
        return self._store.sealer.unseal_bytes(sealed)

    def look(self, attachment_id: str, *, actor: str) -> Look:
        """The pages as pictures, to mark areas on; audited once, as :meth:`content`."""
        media = self.attachment(attachment_id).media
        return Look(self.content(attachment_id, actor=actor), media)

    def redact(
        self,
        attachment_id: str,
        areas: Sequence[Area],
        *,
        actor: str,
        nothing_to_hide: bool = False,
    ) -> Attachment:
        """Makes a copy with the areas blackened for good; the original stays sealed.

        Takes seconds; call it off the screen's thread.

        Args:
            attachment_id: the original.
            areas: what is blackened and why.
            actor: staff number.
            nothing_to_hide: somebody looked and found nothing; only then areas may be none.

        Raises:
            Rejected: ``attachment.unknown``, ``attachment.no_areas``, ``attachment.bad_area``,
                ``attachment.is_redacted`` for a copy that is blackened already.
        """
        original = self.attachment(attachment_id)
        if original.redacted_from is not None:
            raise Rejected("attachment.is_redacted")
        if not areas and not nothing_to_hide:
            raise Rejected("attachment.no_areas")
        data = self.content(attachment_id, actor=actor)
        check_areas(areas, inspected(data)[1])
        copy = blackened(data, original.media, areas)
        with self._store.command(actor) as command:
            row = self._row(
                original.application_id, Role.RELEASE, _copy_name(original.name), Media.PDF, copy
            ) | {
                "redacted_from": original.id,
                "redactions": json.dumps([_kept_area(area) for area in areas]),
                "actor": actor,
                "at": command.now,
            }
            command.execute(insert(application_attachments), row)
            command.audit(
                "attachment.redacted",
                self._number(command.connection, self._kept(command.connection, original.id)),
                attachment=row["id"],
                original=original.sha256,
                redacted=row["sha256"],
                areas=len(areas),
                reasons=" ".join(sorted({area.why.value for area in areas})),
            )
        return self.attachment(row["id"])

    def release(self, attachment_id: str, *, actor: str) -> Attachment:
        """Lets the applicant have a blackened copy; an original is never released.

        Raises:
            Rejected: ``attachment.unknown``, ``attachment.not_redacted``.
            Conflict: ``attachment.released_already``.
        """
        table = application_attachments
        with self._store.command(actor) as command:
            row = self._kept(command.connection, attachment_id)
            if row.redacted_from is None:
                raise Rejected("attachment.not_redacted")
            standing = (table.c.id == row.id) & table.c.released.is_(False)
            if command.execute(update(table).where(standing).values(released=True)).rowcount != 1:
                raise Conflict("attachment.released_already")
            number = self._number(command.connection, row)
            command.audit("attachment.released", number, attachment=row.id, sha256=row.sha256)
        return self.attachment(attachment_id)

    def _row(
        self, application: str, role: Role, name: str, media: Media, data: bytes
    ) -> dict[str, Any]:
        return {
            "id": new_id(),
            "application_id": application,
            "role": role.value,
            "name": self._store.sealer.seal(name),
            "media": media.value,
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
            "content": self._store.sealer.seal_bytes(data),
        }

    def _record(self, connection: Connection, number: str) -> Row[Any]:
        query = select(applications).where(
            applications.c.organ == self._organ, applications.c.number == typed_reference(number)
        )
        record = connection.execute(query).first()
        if record is None:
            raise Rejected("disclosure.unknown_number")
        return record

    def _kept(self, connection: Connection, attachment_id: str) -> Row[Any]:
        """A row without its content, if its case is this office's."""
        table = application_attachments
        query = (
            select(*_WITHOUT_CONTENT)
            .join(applications, applications.c.id == table.c.application_id)
            .where(
                table.c.id == typed_reference(attachment_id), applications.c.organ == self._organ
            )
        )
        row = connection.execute(query).first()
        if row is None:
            raise Rejected("attachment.unknown")
        return row

    def _number(self, connection: Connection, row: Row[Any]) -> str:
        query = select(applications.c.number).where(applications.c.id == row.application_id)
        return str(connection.execute(query).scalar_one())

    def _attachment(self, row: Row[Any]) -> Attachment:
        return Attachment(
            id=row.id,
            application_id=row.application_id,
            role=Role(row.role),
            name=self._store.sealer.unseal(row.name),
            media=Media(row.media),
            sha256=row.sha256,
            size=row.size,
            redacted_from=row.redacted_from,
            areas=tuple(_area(kept) for kept in json.loads(row.redactions)),
            released=row.released,
            actor=row.actor,
            at=row.at,
        )


def _file_name(name: str) -> str:
    """The last part of a path from any system."""
    return name.replace("\\", "/").rpartition("/")[2]


def _copy_name(name: str) -> str:
    stem = name.rpartition(".")[0] or name
    return f"{stem[: NAME_LIMIT - 10]}（公开件）.pdf"


def _kept_area(area: Area) -> dict[str, Any]:
    return {
        "page": area.page,
        "x": area.x,
        "y": area.y,
        "w": area.width,
        "h": area.height,
        "reason": area.why.value,
    }


def _area(kept: dict[str, Any]) -> Area:
    return Area(kept["page"], kept["x"], kept["y"], kept["w"], kept["h"], Why(kept["reason"]))
