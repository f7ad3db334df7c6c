"""Seals a release folder: every document checked, every hash, count and revision made right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from kiosk.common.errors import Damaged
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import TYPES, canonical, document_hash, from_plain, identity_of
from kiosk.content.snapshot import FORMAT, MANIFEST, Manifest, read_manifest


@dataclass(frozen=True, slots=True)
class Sealed:
    """What sealing did."""

    release: str
    version: int
    documents: int
    changed: int


def seal_snapshot(folder: Path, release: str = "") -> Sealed:
    """Makes the release in ``folder`` right after its documents were edited by hand.

    A line is a document's change; of one that was edited or added only ``doc`` need be right. An
    edited document gets the next revision, an edited release the next version. Nothing is written
    before every document has been read.

    Raises:
        Rejected: ``snapshot.missing``; ``content.document_invalid`` for a document that is wrong.
        Damaged: ``snapshot.damaged`` naming a file that cannot be read.
    """
    before = read_manifest(folder)
    files = {kind: folder / f"{kind}.jsonl" for kind in TYPES}
    sealed: dict[str, list[DocumentChange]] = {}
    changed = 0
    for kind, path in files.items():
        if path.exists():
            sealed[kind], edited = _read(kind, path)
            changed += edited
    texts = {kind: _text(lines) for kind, lines in sealed.items()}
    sums = {kind: hashlib.sha256(text).hexdigest() for kind, text in texts.items()}
    count = sum(map(len, sealed.values()))
    name = release or before.release
    if sums == before.sha256 and name == before.release:
        return Sealed(name, before.version, count, 0)
    manifest = Manifest(
        format=FORMAT,
        release=name,
        version=before.version + 1,
        created=datetime.now(UTC).replace(microsecond=0),
        counts={kind: len(lines) for kind, lines in sealed.items()},
        sha256=sums,
    )
    for kind, text in texts.items():
        files[kind].write_bytes(text)
    written = msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=2)
    (folder / MANIFEST).write_bytes(written + b"\n")
    return Sealed(name, manifest.version, count, changed)


def _read(kind: str, path: Path) -> tuple[list[DocumentChange], int]:
    try:
        lines = [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line]
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Damaged("snapshot.damaged", file=path.name) from error
    found: dict[str, DocumentChange] = {}
    edited = 0
    for line in lines:
        change, different = _sealed(kind, path.name, line)
        if change.id in found:
            raise Damaged("snapshot.damaged", file=f"{path.name}: {change.id}")
        found[change.id] = change
        edited += different
    return [found[identity] for identity in sorted(found)], edited


def _sealed(kind: str, file: str, line: Any) -> tuple[DocumentChange, bool]:
    if not isinstance(line, dict) or not isinstance(line.get("doc"), dict):
        raise Damaged("snapshot.damaged", file=file)
    doc: dict[str, Any] = line["doc"]
    identity = identity_of(from_plain(kind, doc))
    fresh, rev = document_hash(doc), int(line.get("rev", 0))
    different = fresh != line.get("sha256")
    change = DocumentChange(kind, identity, max(1, rev + different), "put", fresh, doc)
    return change, different


def _text(changes: list[DocumentChange]) -> bytes:
    return b"".join(canonical(change) + b"\n" for change in changes)
