"""回执核验码: a signature in the receipt's QR code that is checked without a network.

The mark says date received, due date and a hash of what was asked, for one number at one hall,
signed with Ed25519. The key belongs to the hall: all machines that share its master key sign
and verify alike, and the public half is all that others need. The QR code is the address of the
phone page with the mark behind it, so a phone opens the status page as before.

Nothing personal can be read from a mark, and its hash covers the applicant's name only masked.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from kiosk.common.errors import Rejected
from kiosk.disclosure.model import Receipt, typed_reference
from kiosk.store.command import canonical
from kiosk.store.sealing import Sealer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FIELD = "m"
"""Name of the mark in the address."""
LONGEST = 600
"""No receipt's code is longer."""
_PURPOSE = "application receipt"
_DOMAIN = b"hall-kiosk application receipt 1\0"
_VERSION = 1
_HEAD = struct.Struct(">BHHB10sB")
_SIGNATURE_BYTES = 64
_FIRST_DAY = date(2020, 1, 1)
_PROVISIONAL = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """What a genuine receipt says."""

    hall: str
    number: str
    received_on: date
    due_on: date
    provisional: bool
    content: str
    """Hash of what was asked, from :func:`content_hash`."""


def content_hash(receipt: Receipt) -> str:
    """A hash of what the receipt says was asked, the applicant's name masked."""
    asked = {
        "applicant": receipt.applicant,
        "content": receipt.description,
        "carrier": receipt.carrier,
        "route": receipt.route,
    }
    return hashlib.sha256(canonical(asked).encode()).hexdigest()[:20]


def mark_of(receipt: Receipt, hall: str) -> Mark:
    """The mark that belongs on a receipt."""
    return Mark(
        hall,
        receipt.number,
        receipt.received_on,
        receipt.due_on,
        receipt.provisional,
        content_hash(receipt),
    )


def hall_key(sealer: Sealer) -> Ed25519PrivateKey:
    """The hall's signing key; it never leaves the machines that share the master key."""
    return sealer.signing_key(_PURPOSE)


def public_key(sealer: Sealer) -> str:
    """The public half as 64 hex digits: what somebody needs to verify the hall's receipts."""
    return hall_key(sealer).public_key().public_bytes_raw().hex()


def sign(mark: Mark, key: Ed25519PrivateKey) -> str:
    """The mark as text for an address: letters, digits, dash and underscore."""
    hall = mark.hall.encode()
    body = (
        _HEAD.pack(
            _VERSION,
            (mark.received_on - _FIRST_DAY).days,
            (mark.due_on - _FIRST_DAY).days,
            _PROVISIONAL if mark.provisional else 0,
            bytes.fromhex(mark.content),
            len(hall),
        )
        + hall
    )
    signed = body + key.sign(_signed_part(mark.number, body))
    return base64.urlsafe_b64encode(signed).decode().rstrip("=")


def marked_link(link: str, mark: str) -> str:
    """The address in the QR code."""
    return f"{link}?{FIELD}={mark}" if mark else link


def verify(text: str, public_keys: Iterable[str]) -> Mark:
    """What a scanned receipt says, if one of the keys signed it.

    Raises:
        Rejected: ``receipt_mark.unreadable`` when it is no marked receipt at all,
            ``receipt_mark.forged`` when it was altered or another hall's key signed it.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    number, raw = _parts(text)
    body, signature = raw[:-_SIGNATURE_BYTES], raw[-_SIGNATURE_BYTES:]
    mark = _read(number, body)
    for key in public_keys:
        try:
            known = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
            known.verify(signature, _signed_part(number, body))
        except (InvalidSignature, ValueError):
            continue
        return mark
    raise Rejected("receipt_mark.forged")


def _signed_part(number: str, body: bytes) -> bytes:
    return _DOMAIN + number.encode() + b"\0" + body


def _parts(text: str) -> tuple[str, bytes]:
    """Number and mark of an address."""
    if len(text) > LONGEST:
        raise Rejected("receipt_mark.unreadable")
    try:
        address = urlsplit(text.strip())
        (given,) = parse_qs(address.query, max_num_fields=8)[FIELD]
        raw = base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)
    except (ValueError, KeyError, binascii.Error) as error:
        raise Rejected("receipt_mark.unreadable") from error
    number = typed_reference(unquote(address.path.rpartition("/")[2]))
    if not number or len(raw) < _HEAD.size + _SIGNATURE_BYTES:
        raise Rejected("receipt_mark.unreadable")
    return number, raw


def _read(number: str, body: bytes) -> Mark:
    version, received, due, flags, content, length = _HEAD.unpack(body[: _HEAD.size])
    hall = body[_HEAD.size :]
    if version != _VERSION or len(hall) != length:
        raise Rejected("receipt_mark.unreadable")
    try:
        return Mark(
            hall.decode(),
            number,
            _FIRST_DAY + timedelta(days=received),
            _FIRST_DAY + timedelta(days=due),
            bool(flags & _PROVISIONAL),
            content.hex(),
        )
    except UnicodeDecodeError as error:
        raise Rejected("receipt_mark.unreadable") from error
