"""Encryption at rest below the column, and blind indexes for exact matches."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.common.errors import Damaged, Rejected

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE_BYTES = 12


def make_key_file(path: Path) -> None:
    """Writes a new random master key, readable by its owner alone, and syncs it to disk.

    The file appears whole or not at all: half a key would lock its owner out for good.

    Raises:
        FileExistsError: an existing key is never overwritten, it is all that opens the data.
    """
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    finally:
        draft.unlink()


def read_key_file(path: Path) -> bytes:
    """The master key.

    Raises:
        Rejected: ``store.key_missing`` or ``store.key_open_to_others``.
        Damaged: ``store.key_unreadable`` when the file holds no key.
    """
    try:
        mode = path.stat().st_mode
        text = path.read_text("ascii").strip()
    except FileNotFoundError as error:
        raise Rejected("store.key_missing", file=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Damaged("store.key_unreadable", file=str(path)) from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Rejected("store.key_open_to_others", file=str(path))
    try:
        key = bytes.fromhex(text)
    except ValueError as error:
        raise Damaged("store.key_unreadable", file=str(path)) from error
    if len(key) != KEY_BYTES:
        raise Damaged("store.key_unreadable", file=str(path))
    return key


def derive(master: bytes, purpose: str) -> bytes:
    """A key for one purpose: one block of HKDF-Expand over a uniformly random master."""
    return hmac.new(master, b"hall-kiosk " + purpose.encode(), hashlib.sha256).digest()


class Sealer:
    """Seals text with AES-256-GCM; each value has its own random nonce."""

    def __init__(self, master: bytes) -> None:
        self._cipher = AESGCM(derive(master, "columns"))
        self._lookup_key = derive(master, "lookup")
        self._signing_root = derive(master, "signatures")

    def seal(self, text: str) -> bytes:
        """The sealed form of ``text``: version, nonce, ciphertext with tag."""
        return self.seal_bytes(text.encode())

    def unseal(self, sealed: bytes) -> str:
        """The text again.

        Raises:
            Damaged: ``store.sealed_value_damaged`` when it was altered or sealed by another key.
        """
        try:
            return self.unseal_bytes(sealed).decode()
        except UnicodeDecodeError as error:
            raise Damaged("store.sealed_value_damaged") from error

    def seal_bytes(self, plain: bytes) -> bytes:
        """The sealed form of a file's content or another value that is no text."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, plain, _VERSION)

    def unseal_bytes(self, sealed: bytes) -> bytes:
        """The bytes again; raises as :meth:`unseal`."""
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, body, sealed[:1])
        except (InvalidTag, ValueError) as error:
            raise Damaged("store.sealed_value_damaged") from error

    def signing_key(self, purpose: str) -> Ed25519PrivateKey:
        """The key pair of one purpose: the same on every machine that shares the master key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(derive(self._signing_root, purpose))

    def lookup(self, text: str) -> str:
        """A keyed hash for exact matches: equal text, equal hash, nothing else to learn."""
        return hmac.new(self._lookup_key, text.encode(), hashlib.sha256).hexdigest()
