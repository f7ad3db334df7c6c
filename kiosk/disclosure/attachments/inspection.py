"""Looks into a file before it is taken in: what it is, by its content, and nothing hostile."""

from __future__ import annotations

import io

from kiosk.common.errors import Rejected
from kiosk.common.pdfium import one_at_a_time
from kiosk.disclosure.attachments.model import MOST_BYTES, MOST_PAGES, Media

_BEGINNINGS = {
    b"%PDF-": Media.PDF,
    b"\x89PNG\r\n\x1a\n": Media.PNG,
    b"\xff\xd8\xff": Media.JPEG,
}
_FORMATS = {Media.PNG: "PNG", Media.JPEG: "JPEG"}
_ACTIVE = (b"/JavaScript", b"/Launch", b"/RichMedia", b"/ImportData", b"/SubmitForm")
"""Long enough never to stand by chance in a compressed stream."""
MOST_PIXELS = 80_000_000
_WRONG_PASSWORD = 4
_XFA_FORMS = (2, 3)


def inspected(data: bytes) -> tuple[Media, int]:
    """What the file is, and how many pages it has.

    Raises:
        Rejected: ``attachment.empty``, ``attachment.too_large``, ``attachment.kind_refused``,
            ``attachment.unreadable``, ``attachment.encrypted``, ``attachment.active``,
            ``attachment.files_inside``, ``attachment.too_many_pages`` or
            ``attachment.too_many_pixels``.
    """
    if not data:
        raise Rejected("attachment.empty")
    if len(data) > MOST_BYTES:
        raise Rejected("attachment.too_large", limit=MOST_BYTES // 1024 // 1024)
    for beginning, media in _BEGINNINGS.items():
        if data.startswith(beginning):
            return media, _pdf_pages(data) if media is Media.PDF else _picture(data, media)
    raise Rejected("attachment.kind_refused")


def _pdf_pages(data: bytes) -> int:
    import pypdfium2

    if any(token in data for token in _ACTIVE):
        raise Rejected("attachment.active")
    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(data) as document:
                _refuse_hostile(document)
                pages = len(document)
                if 0 < pages <= MOST_PAGES:
                    document[0].get_size()
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == _WRONG_PASSWORD
            raise Rejected("attachment.encrypted" if locked else "attachment.unreadable") from error
    if pages == 0:
        raise Rejected("attachment.unreadable")
    if pages > MOST_PAGES:
        raise Rejected("attachment.too_many_pages", limit=MOST_PAGES)
    return pages


def _refuse_hostile(document: object) -> None:
    from pypdfium2 import raw

    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        raise Rejected("attachment.active")
    if raw.FPDF_GetFormType(document) in _XFA_FORMS:
        raise Rejected("attachment.active")
    if raw.FPDFDoc_GetAttachmentCount(document) > 0:
        raise Rejected("attachment.files_inside")


def _picture(data: bytes, media: Media) -> int:
    """Reads a picture to its end: a cut or damaged one is refused, and one too large unread."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=(_FORMATS[media],)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Rejected("attachment.too_many_pixels")
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Rejected("attachment.too_many_pixels") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Rejected("attachment.unreadable") from error
    return 1
