"""Content to and from its exchange documents.

A document is the dataclass as JSON: field names as in the model, fields at their default left
out, dates as ISO text, enums as their value. Its canonical form (sorted keys, no blanks, UTF-8)
is what is stored, hashed and compared. Fields that this program does not know are kept in the
document and not read: a newer platform may say more than an older terminal understands.
"""

from __future__ import annotations

import hashlib
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

import msgspec

from kiosk.common.errors import Rejected
from kiosk.content.model import Business, Hall, Notice, Organ, PolicyDocument, ServiceItem, Window
from kiosk.content.public_model import (
    Bundle,
    CreditRecord,
    DecisionDraft,
    ListEntry,
    PaperForm,
    Procurement,
    Project,
)

Document = (
    ServiceItem
    | Organ
    | Window
    | Business
    | Notice
    | PolicyDocument
    | Hall
    | Bundle
    | PaperForm
    | ListEntry
    | DecisionDraft
    | Project
    | CreditRecord
    | Procurement
)

TYPES: dict[str, type[Document]] = {
    "service_item": ServiceItem,
    "organ": Organ,
    "window": Window,
    "business": Business,
    "notice": Notice,
    "policy": PolicyDocument,
    "hall": Hall,
    "bundle": Bundle,
    "form": PaperForm,
    "list_entry": ListEntry,
    "draft": DecisionDraft,
    "project": Project,
    "credit": CreditRecord,
    "procurement": Procurement,
}
"""The document types of the exchange format, and what they are here."""

MAX_CODE = 64
MAX_NAME = 300
MAX_DOCUMENT_BYTES = 2_000_000


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no blanks, UTF-8 unescaped."""
    return msgspec.json.encode(value, order="sorted")


def document_hash(value: object) -> str:
    """SHA-256, in hex, of the canonical form."""
    return hashlib.sha256(canonical(value)).hexdigest()


def type_of(document: Document) -> str:
    """The exchange name of a document's type."""
    return next(name for name, kind in TYPES.items() if type(document) is kind)


def identity_of(document: Document) -> str:
    """The id of a document: its code, or the number of a window."""
    return document.number if isinstance(document, Window) else document.code


def name_of(document: Document) -> str:
    """The name or title that people know it by."""
    if isinstance(document, Notice | PolicyDocument | PaperForm | DecisionDraft | CreditRecord):
        return document.title
    return document.name


def to_document(value: object) -> Any:
    """The exchange form of a dataclass: plain JSON values, defaults left out."""
    if is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, Any] = {}
        for field in fields(value):
            content = getattr(value, field.name)
            if field.default is MISSING or content != field.default:
                plain[field.name] = to_document(content)
        return plain
    if isinstance(value, tuple | list):
        return [to_document(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def encode(document: Document) -> str:
    """The canonical text of a document."""
    return canonical(to_document(document)).decode()


def decode(kind: str, text: str | bytes) -> Document:
    """A stored or received document.

    Raises:
        Rejected: ``content.type_unknown``; ``content.document_invalid`` with the reason when a
            field is missing, has the wrong type or an unknown code.
    """
    target = TYPES.get(kind)
    if target is None:
        raise Rejected("content.type_unknown", type=kind[:MAX_CODE])
    try:
        document: Document = msgspec.json.decode(text, type=target)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Rejected("content.document_invalid", type=kind, reason=str(error)) from error
    _check(kind, document)
    return document


def from_plain(kind: str, plain: object) -> Document:
    """A document from plain JSON values; raises as :func:`decode` does."""
    encoded = canonical(plain)
    if len(encoded) > MAX_DOCUMENT_BYTES:
        raise Rejected("content.document_invalid", type=kind, reason="too large")
    return decode(kind, encoded)


def _check(kind: str, document: Document) -> None:
    code, name = identity_of(document), name_of(document)
    reason = ""
    if not 0 < len(code) <= MAX_CODE or not code.isprintable() or " " in code:
        reason = "code"
    elif not name.strip() or len(name) > MAX_NAME:
        reason = "name"
    if reason:
        raise Rejected("content.document_invalid", type=kind, reason=reason)
