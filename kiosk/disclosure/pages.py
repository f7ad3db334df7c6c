"""Pages of a PDF as pictures, for the screen and for blackening."""

from __future__ import annotations

import io
from collections.abc import Iterator
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
    return [_png(image) for image, _ in page_images(pdf, dpi)]


def page_images(pdf: bytes, dpi: int) -> Iterator[tuple[Image, tuple[float, float]]]:
    """Each page drawn as readers see it, with its width and height in points, one at a time.

    Raises:
        Rejected: ``attachment.unreadable``.
    """
    for number in range(_page_count(pdf)):
        yield _page(pdf, number, dpi)


def _page_count(pdf: bytes) -> int:
    import pypdfium2

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                return len(document)
        except pypdfium2.PdfiumError as error:
            raise Rejected("attachment.unreadable") from error


def _page(pdf: bytes, number: int, dpi: int) -> tuple[Image, tuple[float, float]]:
    import pypdfium2

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                page = document[number]
                width, height = page.get_size()
                scale = dpi / _POINTS_PER_INCH
                scale = min(scale, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
                image = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
        except pypdfium2.PdfiumError as error:
            raise Rejected("attachment.unreadable") from error
    return image, (width, height)


def _png(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
