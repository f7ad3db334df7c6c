"""Carries records that have a number and a query code: every one once, under what was handed out.

Somebody holds number and code on paper, so neither ever changes once the paper is out. See ADR 8.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, delete, insert, select, update

from kiosk.common.errors import Conflict, Damaged
from kiosk.common.ids import new_id, told_check
from kiosk.store.command import Command
from kiosk.store.outbox import OutboxEvent
from kiosk.store.print_queue import supersede
from kiosk.store.sealing import Sealer
from kiosk.store.serials import Serials, Series
from kiosk.store.statements import insert_ignore
from kiosk.store.store import Store

_NUMBERED = ("year", "series", "serial", "number", "query_code", "query_check")
"""What a record bears that somebody holds on paper."""


@dataclass(frozen=True, slots=True)
class NumberedTables:
    """Where such records lie; ``step_of`` is the column by which a step belongs to its record."""

    records: Table
    steps: Table
    step_of: Column[str]
    serials: Serials


@dataclass(frozen=True, slots=True)
class NumberedRecord:
    """A record as it lies in the reserve, with what happened to it."""

    row: Row[Any]
    steps: list[Row[Any]]


class NumberedCarrier(ABC):
    """The :class:`~kiosk.store.carrying.Carrier` of such records; a room names its own."""

    kind: str
    """The event of a new record; its payload has the record's ``id``."""
    forwarded: str
    """What the hall's audit says of a record that came from a reserve."""
    renumbered: str
    """Event and audit of a record whose other number counts no more."""
    tables: NumberedTables

    def __init__(self, sealer: Sealer, series: str) -> None:
        """``series`` is the name of the machine's own series."""
        self._sealer = sealer
        self._series = series

    @abstractmethod
    def missing(self, record_id: str) -> Damaged:
        """The error of a record that does not lie where its event says."""

    def subject(self, event: OutboxEvent) -> str:
        """The record's id, which is the subject of its slips too."""
        return str(event.payload["id"])

    def read(self, here: Connection, event: OutboxEvent) -> NumberedRecord:
        """The record as it lies here.

        Raises:
            Damaged: as :meth:`missing`.
        """
        records, record_id = self.tables.records, self.subject(event)
        row = here.execute(select(records).where(records.c.id == record_id)).first()
        if row is None:
            raise self.missing(record_id)
        steps = select(self.tables.steps).where(self.tables.step_of == record_id)
        return NumberedRecord(row, list(here.execute(steps)))

    def put(self, command: Command, found: NumberedRecord, event: OutboxEvent) -> None:
        """Puts it into the hall; one that stands there under another number gets this one.

        Raises:
            Conflict: ``reserve.number_taken``.
        """
        records, row = self.tables.records, found.row
        if insert_ignore(command.connection, records, **row._mapping):
            for step in found.steps:
                command.execute(insert(self.tables.steps).values(**step._mapping))
            self._count_up(command, row)
            command.audit(self.forwarded, row.number, filed_at=row.submitted_at.isoformat())
            command.publish(event.kind, event.key, event.payload)
            return
        query = select(records).where(records.c.id == row.id).with_for_update()
        standing = command.execute(query).first()
        if standing is None:
            raise Conflict("reserve.number_taken", number=row.number)
        if standing.number != row.number:
            self._renumber(command, standing, row)

    def forget(self, command: Command, event: OutboxEvent) -> None:
        """The hall has it: here nothing of it stays."""
        records, record_id = self.tables.records, self.subject(event)
        command.execute(delete(self.tables.steps).where(self.tables.step_of == record_id))
        command.execute(delete(records).where(records.c.id == record_id))

    def take_over(self, hall: Store, here: Store) -> None:
        """How far this machine's own series is: no number comes twice after a lost disk."""
        self.tables.serials.take_over(hall, here, self._series)

    def _renumber(self, command: Command, standing: Row[Any], row: Row[Any]) -> None:
        """The hall had committed the same request, but its answer never came: see ADR 8. The
        resident holds the reserve's number and query code, so those are the record's."""
        records = self.tables.records
        borne = {name: getattr(row, name) for name in _NUMBERED}
        command.execute(
            update(records)
            .where(records.c.id == row.id)
            .values(version=standing.version + 1, **borne)
        )
        self._count_up(command, row)
        supersede(command, row.id)
        command.audit(self.renumbered, row.number, was=standing.number)
        told = {
            "id": row.id,
            "hall": self._owner(row),
            "number": row.number,
            "was": standing.number,
            "query_check": told_check(row.number, self._sealer.unseal(row.query_code)),
        }
        command.publish(self.renumbered, new_id(), told)

    def _count_up(self, command: Command, row: Row[Any]) -> None:
        """The hall remembers how far the machine's series has come, in case its disk is lost."""
        series = Series(self._owner(row), row.year, row.series)
        self.tables.serials.reach(command, series, row.serial)

    def _owner(self, row: Row[Any]) -> str:
        return str(row._mapping[self.tables.serials.owner])
