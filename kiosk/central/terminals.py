"""Who may talk to the platform: activation codes, enrolment, sessions, revocation."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, insert, select, update

from kiosk.central.errors import Refusal
from kiosk.central.platform import Platform
from kiosk.central.tables import activation_codes, cursors, terminals, tickets
from kiosk.common.ids import CODE_ALPHABET, new_id
from kiosk.store.statements import insert_ignore
from kiosk.sync.protocol import (
    DEMO_CODE,
    PROTO,
    EnrolAnswer,
    EnrolRequest,
    NumberFloor,
    SessionAnswer,
    SessionRequest,
    signed_bytes,
)

LONGEST_SERIES = 8


@dataclass(frozen=True, slots=True)
class Caller:
    """A terminal whose token held."""

    id: str
    hall: str


def digest(text: str) -> str:
    """How codes and tokens are kept: a copy of the database lets nobody sign in."""
    return hashlib.sha256(text.encode()).hexdigest()


def offer_demo_code(platform: Platform) -> None:
    """Makes the fixed code of the demonstration platform usable."""
    with platform.write() as connection:
        insert_ignore(connection, activation_codes, code_hash=digest(DEMO_CODE), reusable=True)


def issue_code(platform: Platform) -> str:
    """A new activation code for one terminal: twelve of 31 signs, about 59 bits."""
    signs = "".join(secrets.choice(CODE_ALPHABET) for _ in range(12))
    code = "-".join((signs[:4], signs[4:8], signs[8:]))
    with platform.write() as connection:
        values = {"code_hash": digest(code), "reusable": False}
        connection.execute(insert(activation_codes).values(values))
    return code


def enrol(platform: Platform, request: EnrolRequest) -> EnrolAnswer:
    """Makes a terminal known by its public key; the same request again gets the same answer.

    Raises:
        Refusal: 403 ``enrol.code_refused`` for an unknown code or one used by another terminal.
    """
    with platform.write() as connection:
        code = connection.execute(
            select(activation_codes)
            .where(activation_codes.c.code_hash == digest(request.code.strip().upper()))
            .with_for_update()
        ).first()
        if code is None or not (code.reusable or code.used_by in (None, request.public_key)):
            raise Refusal(403, "enrol.code_refused")
        connection.execute(
            update(activation_codes)
            .where(activation_codes.c.code_hash == code.code_hash)
            .values(used_by=request.public_key)
        )
        insert_ignore(
            connection,
            terminals,
            id=new_id(),
            hall=request.hall,
            number=request.number,
            public_key=request.public_key,
            enrolled_at=platform.now_text(),
            revoked=False,
            forked=False,
            session_serial=0,
            token_expires=0,
        )
        query = select(terminals.c.id).where(terminals.c.public_key == request.public_key)
        identity = connection.execute(query).scalar_one()
    return EnrolAnswer(PROTO, identity, (platform.public_key,))


def open_session(platform: Platform, request: SessionRequest) -> SessionAnswer:
    """Checks the device's signature and answers with a token and what the platform holds.

    Raises:
        Refusal: 401 ``session.refused`` (unknown terminal or wrong signature alike), 403
            ``terminal.revoked``, 409 ``session.serial`` with the serial to use.
    """
    token = secrets.token_urlsafe(32)
    with platform.write() as connection:
        row = connection.execute(
            select(terminals).where(terminals.c.id == request.terminal).with_for_update()
        ).first()
        if row is None or not _signature_holds(row.public_key, request):
            raise Refusal(401, "session.refused")
        if row.revoked:
            raise Refusal(403, "terminal.revoked")
        if request.serial <= row.session_serial:
            raise Refusal(409, "session.serial", row.session_serial + 1)
        connection.execute(
            update(terminals)
            .where(terminals.c.id == row.id)
            .values(
                session_serial=request.serial,
                token_hash=digest(token),
                token_expires=platform.now_seconds() + platform.config.token_seconds,
                last_seen=platform.now_text(),
            )
        )
        held = connection.execute(
            select(cursors.c.epoch, cursors.c.upto).where(cursors.c.terminal == row.id)
        )
        return SessionAnswer(
            proto=PROTO,
            token=token,
            expires_in=platform.config.token_seconds,
            server_time=platform.clock.now(),
            poll_interval=platform.config.poll_interval,
            slot=int(digest(row.id), 16) % max(1, platform.config.poll_interval),
            cursors={row.epoch: row.upto for row in held},
            floors=_floors(connection, row.hall),
        )


def _signature_holds(public_key: str, request: SessionRequest) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(request.signature), signed_bytes(request))
    except (InvalidSignature, ValueError):
        return False
    return True


def _floors(connection: Connection, hall: str) -> tuple[NumberFloor, ...]:
    """The highest serial of each series on the latest service day that the hall reported.

    The series is what stands before the serial in a number: a ticket may have moved on to another
    business, and the reserves count in series of their own.
    """
    mine = tickets.c.hall == hall
    latest = select(func.max(tickets.c.service_day)).where(mine).scalar_subquery()
    query = select(tickets.c.service_day, tickets.c.number, tickets.c.serial).where(
        mine, tickets.c.service_day == latest, tickets.c.serial.is_not(None)
    )
    highest: dict[tuple[str, str], int] = {}
    for day, number, serial in connection.execute(query):
        series = str(number).removesuffix(f"{serial:03d}")
        highest[day, series] = max(serial, highest.get((day, series), 0))
    return tuple(
        NumberFloor(date.fromisoformat(day), series, serial)
        for (day, series), serial in sorted(highest.items())
        if len(series) <= LONGEST_SERIES
    )


def authenticate(platform: Platform, authorization: str | None) -> Caller:
    """The terminal that a bearer token stands for.

    Raises:
        Refusal: 401 ``session.needed``, 403 ``terminal.revoked``.
    """
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal(401, "session.needed")
    with platform.read() as connection:
        row = connection.execute(
            select(terminals).where(terminals.c.token_hash == digest(token.strip()))
        ).first()
    if row is None or row.token_expires <= platform.now_seconds():
        raise Refusal(401, "session.needed")
    if row.revoked:
        raise Refusal(403, "terminal.revoked")
    return Caller(row.id, row.hall)


def revoke(platform: Platform, terminal: str) -> None:
    """Shuts a terminal out, at once and until it is enrolled anew."""
    with platform.write() as connection:
        connection.execute(update(terminals).where(terminals.c.id == terminal).values(revoked=True))
