"""A short mark of a document's text, the same on screen, code, wall, slip and handbook."""

from __future__ import annotations

from kiosk.content.codec import Document, document_hash, to_document


def version_mark(document: Document) -> str:
    """Six hexadecimal digits of the document's hash in two groups, such as ``3F2-A9C``.

    Two prints with the same mark were made from the same text. Of every published document that
    changed, one in sixteen million keeps its mark by chance.
    """
    digits = document_hash(to_document(document))[:6].upper()
    return f"{digits[:3]}-{digits[3:]}"
