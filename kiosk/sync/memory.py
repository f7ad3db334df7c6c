"""What the terminal remembers about its platform between two runs; secrets are sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.store.command import Command
from kiosk.store.store import Store

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Enrolment:
    """With whom this terminal is enrolled, and as whom."""

    url: str
    terminal: str
    platform_keys: tuple[str, ...]


class Memory:
    """Named values of the sync room in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> str | None:
        """A plain value."""
        return self._store.state.get(f"sync.{name}")

    def put(self, command: Command, name: str, value: str | None) -> None:
        """Keeps a plain value in the command's transaction."""
        self._store.state.set(command, f"sync.{name}", value)

    def keep(self, **values: str | None) -> None:
        """Keeps plain values in a transaction of their own."""
        with self._store.command("sync") as command:
            for name, value in values.items():
                self.put(command, name, value)

    def moment(self, name: str) -> datetime | None:
        """A value that is a time."""
        text = self.get(name)
        return datetime.fromisoformat(text) if text else None

    def secret(self, name: str) -> str | None:
        """A sealed value."""
        text = self.get(name)
        return None if text is None else self._store.sealer.unseal(bytes.fromhex(text))

    def put_secret(self, command: Command, name: str, value: str | None) -> None:
        """Seals and keeps a value."""
        sealed = None if value is None else self._store.sealer.seal(value).hex()
        self.put(command, name, sealed)

    def enrolment(self) -> Enrolment | None:
        """The enrolment that stands; None before the first."""
        url, terminal = self.get("url"), self.get("terminal")
        if not url or not terminal:
            return None
        return Enrolment(url, terminal, tuple((self.get("platform_keys") or "").split()))

    def device_key(self) -> Ed25519PrivateKey:
        """The device's key pair; it is made, sealed and committed at the first call."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        seed = self.secret("device_key")
        if seed is not None:
            return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
        key = Ed25519PrivateKey.generate()
        with self._store.command("sync") as command:
            self.put_secret(command, "device_key", key.private_bytes_raw().hex())
        return key
