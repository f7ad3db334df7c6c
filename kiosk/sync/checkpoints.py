"""Whether content is what the platform signed: signature, expiry, count and hash of each type."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kiosk.common.errors import Damaged
from kiosk.sync.protocol import Checkpoint, TypeDigest, signed_bytes

Inventory = Iterable[tuple[str, str, int, str]]
"""(type, id, rev, sha256) of each document."""


def verify(checkpoint: Checkpoint, identity: str, keys: tuple[str, ...], now: datetime) -> None:
    """Accepts a checkpoint that a pinned key signed and that has not expired.

    Raises:
        Damaged: ``sync.signature_wrong``, ``sync.content_expired``.
    """
    if checkpoint.id != identity or not any(_signed_by(key, checkpoint) for key in keys):
        raise Damaged("sync.signature_wrong")
    if checkpoint.expires_at <= now:
        raise Damaged("sync.content_expired", release=checkpoint.release)


def _signed_by(key: str, checkpoint: Checkpoint) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(checkpoint.signature), signed_bytes(checkpoint))
    except (InvalidSignature, ValueError):
        return False
    return True


def differing(checkpoint: Checkpoint, inventory: Inventory, known: Iterable[str]) -> list[str]:
    """The types that do not equal the checkpoint, of those that this program knows."""
    digests: dict[str, TypeDigest] = {}
    for kind, identity, rev, sha256 in sorted(inventory):
        digests.setdefault(kind, TypeDigest()).add(identity, rev, sha256)
    return [kind for kind in sorted(known) if not _equal(checkpoint, kind, digests.get(kind))]


def _equal(checkpoint: Checkpoint, kind: str, digest: TypeDigest | None) -> bool:
    found = digest or TypeDigest()
    count = checkpoint.counts.get(kind, 0)
    return count == found.count and (count == 0 or checkpoint.sha256.get(kind) == found.hexdigest())
