"""Ids made at the touch, and codes that people read aloud."""

from __future__ import annotations

import hashlib
import secrets
import uuid

from kiosk.common.errors import Rejected

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0/O, 1/I/L: the code is read from paper and typed by hand."""


def new_id() -> str:
    """A new random UUID as text."""
    return str(uuid.uuid4())


def parse_request_id(text: str) -> str:
    """The canonical text of a request id given from outside.

    Raises:
        Rejected: ``request.bad_id`` when it is not a UUID.
    """
    try:
        return str(uuid.UUID(text.strip()))
    except ValueError as error:
        raise Rejected("request.bad_id") from error


def new_query_code() -> str:
    """A query code like ``K7M4-2QXP``: eight of 31 signs, about 39 bits."""
    signs = [secrets.choice(CODE_ALPHABET) for _ in range(8)]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])


def normalise_query_code(text: str) -> str:
    """What was typed, in the printed form: upper case, half width, one dash."""
    plain = "".join(
        chr(ord(sign) - 0xFEE0) if 0xFF01 <= ord(sign) <= 0xFF5E else sign for sign in text
    )
    signs = [sign for sign in plain.upper() if sign.isalnum()]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])


def told_check(number: str, query_code: str) -> str:
    """What a terminal tells the platform of a query code, and of what number it is."""
    return hashlib.sha256(f"{number}\n{query_code}".encode()).hexdigest()
