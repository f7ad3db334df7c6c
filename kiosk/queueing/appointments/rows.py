"""Rows of the table as the room's own types, and persons as they are sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec
from sqlalchemy import Row

from kiosk.common.identity import check_identity_number
from kiosk.common.masking import mask_identity, mask_name
from kiosk.common.text import clean_line
from kiosk.queueing.appointments.model import (
    Appointment,
    AppointmentRow,
    AppointmentState,
    Channel,
    qr_text,
)
from kiosk.queueing.appointments.office import Office

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Person:
    """Whose appointment it is; leaves the store sealed alone."""

    name: str
    identity: str

    def __repr__(self) -> str:
        return "Person(…)"


def checked_person(name: object, identity: str, today: date) -> Person:
    """A person whose name and 公民身份号码 can be real.

    Raises:
        Rejected: ``input.…`` or ``identity.…``.
    """
    clean = clean_line(name, field="appointment.name", limit=LONGEST_NAME)
    return Person(clean, check_identity_number(identity, today=today))


def sealed_text(person: Person) -> str:
    """What is sealed of a person."""
    return msgspec.json.encode(person).decode()


def person_of(office: Office, row: Row[Any]) -> Person | None:
    """Whose it is; None once erased."""
    if row.person is None:
        return None
    return msgspec.json.decode(office.store.sealer.unseal(row.person), type=Person)


def code_check(office: Office, code: str) -> str:
    """The keyed hash by which a booking code is found."""
    return office.store.sealer.lookup(f"appointment {code}")


def to_appointment(office: Office, row: Row[Any]) -> Appointment:
    """A row as its holder sees it."""
    person = person_of(office, row)
    code = office.store.sealer.unseal(row.code)
    return Appointment(
        id=row.id,
        code=code,
        qr=qr_text(office.hall, code),
        business=row.business,
        business_name=row.business_name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=AppointmentState(row.state),
        channel=Channel(row.channel),
        name=mask_name(person.name) if person else "",
        identity=mask_identity(person.identity) if person else "",
        opens_at=row.starts_at - timedelta(minutes=office.rules.open_minutes),
        cancel_until=row.starts_at - timedelta(minutes=office.rules.cancel_minutes),
        ticket_id=row.ticket_id or "",
    )


def to_listed(office: Office, row: Row[Any]) -> AppointmentRow:
    """A row of the staff's list; ``row`` carries the ticket's number beside the table's columns."""
    person = person_of(office, row)
    return AppointmentRow(
        id=row.id,
        business=row.business,
        business_name=row.business_name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=AppointmentState(row.state),
        channel=Channel(row.channel),
        name=mask_name(person.name) if person else "",
        identity=mask_identity(person.identity) if person else "",
        ticket_number=row.ticket_number or "",
    )
