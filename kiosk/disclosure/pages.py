"""Pages of a PDF as pictures, for the screen and for blackening."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected
from kiosk.common.pdfium import one_at_a_time

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS_PER_INCH = 72
MOST_PIXELS = 40_000_000
"""Of one page: an A2 plan at 200 dpi; larger ones are drawn at fewer dots."""


def page_pictures(pdf: bytes, dpi: int) -> list[bytes]:
    """All pages as PNG.

    Raises:
        Rejected: ``attachment.unreadable``.
    """
    return [png(page_image(pdf, page, dpi)[0]) for page in range(1, page_count(pdf) + 1)]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; raises as :func:`page_pictures`."""
    import pypdfium2

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                return len(document)
        except pypdfium2.PdfiumError as error:
            raise Rejected("attachment.unreadable") from error


def page_image(pdf: bytes, page: int, dpi: int) -> tuple[Image, tuple[float, float]]:
    """A page, counted from 1, as readers see it, with its width and height in points.

    The lock is held for one page alone, so that no slip waits for a long document.

    Raises:
        Rejected: ``attachment.unreadable``.
    """
    import pypdfium2

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                opened = document[page - 1]
                width, height = opened.get_size()
                scale = dpi / _POINTS_PER_INCH
                scale = min(scale, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
                image = opened.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
        except pypdfium2.PdfiumError as error:
            raise Rejected("attachment.unreadable") from error
    return image, (width, height)


def png(image: Image) -> bytes:
    """A picture as a PNG file."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
