"""Staff of the platform: each has a token of their own, shown once and kept as its hash."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from kiosk.central.errors import Refusal
from kiosk.central.platform import Platform
from kiosk.central.submissions import BY_LIMIT
from kiosk.central.tables import officers
from kiosk.central.terminals import digest
from kiosk.common.text import clean_line


@dataclass(frozen=True, slots=True)
class Officer:
    """Who a token belongs to; the name stands under the answers."""

    name: str


def issue(platform: Platform, name: str) -> str:
    """A token for somebody of that name or office; earlier ones of the name go on working.

    Raises:
        Rejected: ``input.…`` for the name.
    """
    said = clean_line(name, field="submission.handler", limit=BY_LIMIT)
    token = secrets.token_urlsafe(32)
    values = {"token_hash": digest(token), "name": said, "issued_at": platform.now_text()}
    with platform.write() as connection:
        connection.execute(insert(officers).values(values | {"revoked": False}))
    return token


def revoke(platform: Platform, name: str) -> int:
    """Ends all tokens of a name at once; returns how many there were."""
    mine = (officers.c.name == name.strip()) & officers.c.revoked.is_(False)
    with platform.write() as connection:
        return connection.execute(update(officers).where(mine).values(revoked=True)).rowcount


def authenticate(platform: Platform, authorization: str | None) -> Officer:
    """The officer that a bearer token stands for. A terminal's token is none.

    Raises:
        Refusal: 401 ``officer.needed``, 403 ``officer.revoked``.
    """
    scheme, _, token = (authorization or "").partition(" ")
    query = select(officers).where(officers.c.token_hash == digest(token.strip()))
    with platform.read() as connection:
        row = connection.execute(query).first()
    if row is None or scheme.lower() != "bearer":
        raise Refusal(401, "officer.needed")
    if row.revoked:
        raise Refusal(403, "officer.revoked")
    return Officer(row.name)
