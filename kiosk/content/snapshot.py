"""The release that ships with a build, or comes on a stick: a folder of JSON lines.

``release.json`` names the release and gives, for each type, how many documents there are and the
SHA-256 of its file. Everything is verified before anything is written.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.common.errors import Damaged, Rejected
from kiosk.content.changes import DocumentChange, checked
from kiosk.content.codec import TYPES

FORMAT = 1
MANIFEST = "release.json"
MAX_FILE_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manifest:
    """``release.json``."""

    format: int
    release: str
    version: int
    created: datetime
    counts: dict[str, int]
    sha256: dict[str, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A verified release."""

    manifest: Manifest
    changes: tuple[DocumentChange, ...]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a release folder.

    Raises:
        Rejected: ``snapshot.missing`` or, for another format, ``snapshot.format``.
        Damaged: ``snapshot.damaged`` when it cannot be read.
    """
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError as error:
        raise Rejected("snapshot.missing", folder=str(folder)) from error
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Damaged("snapshot.damaged", file=MANIFEST) from error
    if manifest.format != FORMAT:
        raise Rejected("snapshot.format", format=manifest.format, known=FORMAT)
    if set(manifest.counts) != set(manifest.sha256):
        raise Damaged("snapshot.damaged", file=MANIFEST)
    if manifest.created.tzinfo is None:
        raise Damaged("snapshot.damaged", file=MANIFEST)
    return manifest


def read_snapshot(folder: Path) -> Snapshot:
    """Reads and verifies a whole release: hashes, counts, order, every document.

    Raises:
        Rejected: as :func:`read_manifest`; ``content.hash_wrong`` or
            ``content.document_invalid`` for a document that is not what its line says.
        Damaged: ``snapshot.damaged`` naming the file that is cut short or was changed.
    """
    manifest = read_manifest(folder)
    changes: list[DocumentChange] = []
    for kind in sorted(manifest.counts):
        if kind not in TYPES:
            continue  # a newer platform may publish types that this program does not show
        changes += _read_type(folder / f"{kind}.jsonl", kind, manifest)
    return Snapshot(manifest, tuple(changes))


def _read_type(path: Path, kind: str, manifest: Manifest) -> list[DocumentChange]:
    damaged = Damaged("snapshot.damaged", file=path.name)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise damaged
        raw = path.read_bytes()
    except OSError as error:
        raise damaged from error
    if hashlib.sha256(raw).hexdigest() != manifest.sha256[kind]:
        raise damaged
    try:
        changes = [msgspec.json.decode(line, type=DocumentChange) for line in raw.splitlines()]
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise damaged from error
    ids = [change.id for change in changes]
    if len(changes) != manifest.counts[kind] or ids != sorted(set(ids)):
        raise damaged
    for change in changes:
        if change.type != kind or change.op != "put":
            raise damaged
        checked(change)
    return changes
