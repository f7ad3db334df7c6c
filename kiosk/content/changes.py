"""Changes to the content, as the platform publishes them and as an import makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kiosk.common.errors import Rejected
from kiosk.content.codec import Document, canonical, document_hash, from_plain, identity_of


class Change(Protocol):
    """What a change says; the messages of the platform have this shape."""

    @property
    def type(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def rev(self) -> int: ...
    @property
    def op(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def doc(self) -> Mapping[str, Any] | None: ...


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document as it is now (``put``), or gone (``delete``)."""

    type: str
    id: str
    rev: int
    op: str
    sha256: str = ""
    doc: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class CheckedPut:
    """A put whose document is whole: readable, its hash right, its id its own."""

    type: str
    id: str
    rev: int
    sha256: str
    text: str
    document: Document


def checked(change: Change) -> CheckedPut:
    """Verifies a put.

    Raises:
        Rejected: ``content.hash_wrong`` when the document is not the one that was published;
            ``content.document_invalid`` when it cannot be read or carries another id.
    """
    if document_hash(change.doc) != change.sha256:
        raise Rejected("content.hash_wrong", type=change.type, id=change.id)
    document = from_plain(change.type, change.doc)
    if identity_of(document) != change.id:
        raise Rejected("content.document_invalid", type=change.type, reason="id")
    text = canonical(change.doc).decode()
    return CheckedPut(change.type, change.id, change.rev, change.sha256, text, document)
