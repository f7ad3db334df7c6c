"""Fields of documents and their values in words, for people who compare before and after."""

from __future__ import annotations

from kiosk.content.codec import Document, to_document
from kiosk.content.editing.names import field_name, in_words

_LONGEST = 200
NOTHING = "空"


def value_in_words(document: Document, name: str) -> str:
    """A field's value as people read it, cut where it is long; 空 for nothing."""
    return _cut(in_words(name, to_document(getattr(document, name, None))))


def fields_in_words(document: Document) -> tuple[tuple[str, str], ...]:
    """(name, words) of every field that says something, in the order of the model."""
    said = {name: in_words(name, value) for name, value in to_document(document).items()}
    return tuple((field_name(name), _cut(text)) for name, text in said.items() if text)


def _cut(said: str) -> str:
    if not said:
        return NOTHING
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…（共 {len(said)} 字）"
