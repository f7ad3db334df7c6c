"""Where letters lie: rows of one office, found, changed only as they were read, numbered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.disclosure.letters.keeping import edition_of, letter_of
from kiosk.disclosure.letters.model import Letter, LetterState
from kiosk.disclosure.model import typed_reference
from kiosk.disclosure.tables import application_letters, applications, letter_serials
from kiosk.store.command import Command
from kiosk.store.serials import Series
from kiosk.store.store import Store


class Shelf:
    """The letters of one office, row by row."""

    def __init__(self, store: Store, organ: str) -> None:
        self._store = store
        self._organ = organ

    def _next_serial(self, command: Command, year: int, series: str) -> int:
        return letter_serials.give(command, Series(self._organ, year, series))

    def _change(self, command: Command, row: Row[Any], **values: Any) -> None:
        """Changes a letter that still is what was read; a colleague's change comes first."""
        changed = command.execute(update(application_letters).where(self._same(row)).values(values))
        if changed.rowcount != 1:
            raise Conflict("letter.changed_meanwhile")

    def _same(self, row: Row[Any]) -> ColumnElement[bool]:
        table = application_letters
        return and_(table.c.id == row.id, table.c.state == row.state, table.c.body == row.body)

    def _draft_row(
        self, connection: Connection, letter_id: str, seen: str | None = None
    ) -> Row[Any]:
        row = self._row(connection, letter_id)
        if row.state != LetterState.DRAFT.value:
            raise Rejected("letter.not_a_draft")
        if seen is not None and seen != edition_of(row.body):
            raise Conflict("letter.changed_meanwhile")
        return row

    def _row(self, connection: Connection, letter_id: str) -> Row[Any]:
        query = select(application_letters).where(
            application_letters.c.organ == self._organ,
            application_letters.c.id == typed_reference(letter_id),
        )
        row = connection.execute(query).first()
        if row is None:
            raise Rejected("letter.unknown")
        return row

    def _letter(self, connection: Connection, row: Row[Any]) -> Letter:
        return letter_of(self._store.sealer, row, self._number(connection, row))

    def _number(self, connection: Connection, row: Row[Any]) -> str:
        query = select(applications.c.number).where(applications.c.id == row.application_id)
        return str(connection.execute(query).scalar_one())

    def _record(self, connection: Connection, number: str) -> Row[Any]:
        query = select(applications).where(
            applications.c.organ == self._organ, applications.c.number == typed_reference(number)
        )
        record = connection.execute(query).first()
        if record is None:
            raise Rejected("disclosure.unknown_number")
        return record
