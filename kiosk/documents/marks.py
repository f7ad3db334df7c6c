"""Which version of what a book or a wall sheet holds: a list inside the file itself.

The list travels with the paper's file, so that the hall can tell long afterwards which tiles and
pages still say what the screen says.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping

import msgspec

from kiosk.common.errors import Rejected
from kiosk.common.pdfium import one_at_a_time

ATTACHMENT = "versions.json"


def packed(marks: Mapping[str, str]) -> bytes:
    """The list as it is attached: canonical JSON, code to version mark."""
    return msgspec.json.encode(dict(marks), order="sorted")


def read_marks(pdf: bytes) -> dict[str, str]:
    """Code to version mark of everything that a handbook or wall sheet holds.

    Raises:
        Rejected: ``marks.unreadable`` for what is no PDF, ``marks.missing`` for one without a
            list of versions.
    """
    import pypdfium2

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                content = _attached(document.raw)
        except pypdfium2.PdfiumError as error:
            raise Rejected("marks.unreadable") from error
    try:
        return msgspec.json.decode(content, type=dict[str, str])
    except msgspec.MsgspecError as error:
        raise Rejected("marks.unreadable") from error


def _attached(document: object) -> bytes:
    """The bytes of the list."""
    from pypdfium2 import raw

    for place in range(raw.FPDFDoc_GetAttachmentCount(document)):
        attachment = raw.FPDFDoc_GetAttachment(document, place)
        if _name(attachment) == ATTACHMENT:
            size = ctypes.c_ulong()
            raw.FPDFAttachment_GetFile(attachment, None, 0, size)
            buffer = ctypes.create_string_buffer(size.value)
            raw.FPDFAttachment_GetFile(attachment, buffer, size.value, size)
            return buffer.raw
    raise Rejected("marks.missing")


def _name(attachment: object) -> str:
    from pypdfium2 import raw

    length = raw.FPDFAttachment_GetName(attachment, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAttachment_GetName(
        attachment, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length
    )
    return buffer.raw.decode("utf-16-le").rstrip("\0")
