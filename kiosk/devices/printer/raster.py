"""PDF pages as the dots of a 203 dpi slip printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected
from kiosk.common.pdfium import one_at_a_time

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_MM = 8
HEAD_DOTS = 576
"""72 mm of print head in the middle of 80 mm paper."""
_POINTS_PER_INCH = 72
_MM_PER_INCH = 25.4
_DARK = 140
"""Grey below which a dot is burnt, 0–255: heavier than half, for thin strokes."""


def page_size_mm(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page.

    Raises:
        Rejected: ``printer.document_unreadable``.
    """
    import pypdfium2

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                width, height = document.get_page_size(0)
        except pypdfium2.PdfiumError as error:
            raise Rejected("printer.document_unreadable") from error
    return (
        width / _POINTS_PER_INCH * _MM_PER_INCH,
        height / _POINTS_PER_INCH * _MM_PER_INCH,
    )


def rasterise(pdf: bytes) -> list[Image]:
    """Each page as a picture of black and white dots, cut to the print head's width.

    Raises:
        Rejected: ``printer.document_unreadable``.
    """
    import pypdfium2

    scale = DOTS_PER_MM * _MM_PER_INCH / _POINTS_PER_INCH
    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                pages = [
                    page.render(scale=scale, grayscale=True).to_pil().convert("L")
                    for page in document
                ]
        except pypdfium2.PdfiumError as error:
            raise Rejected("printer.document_unreadable") from error
    return [_dots(page) for page in pages]


def _dots(page: Image) -> Image:
    left = (page.width - HEAD_DOTS) // 2
    middle = page.crop((left, 0, left + HEAD_DOTS, page.height))
    return middle.point(_burnt, mode="1")


def _burnt(grey: int) -> int:
    return 255 if grey >= _DARK else 0
