"""Blackening: a file becomes pictures of its pages with black areas, and those a new PDF.

Nothing of the original goes along but the dots that are left: no text, no layers, no metadata.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.common.errors import Damaged, Rejected
from kiosk.common.pdfium import one_at_a_time
from kiosk.disclosure.attachments.model import Area, Media
from kiosk.disclosure.pages import page_count, page_image, png

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
SCREEN_DPI = 100
_POINTS_PER_INCH = 72
_MARGIN = 2
"""Dots beyond the area's edge, for the soft rims of letters."""
_QUALITY = 85


class Look:
    """A file that somebody looks at, page by page; drop it when they look away."""

    def __init__(self, data: bytes, media: Media) -> None:
        self._data = data
        self._media = media
        self.pages = page_count(data) if media is Media.PDF else 1

    def picture(self, page: int, *, dpi: int = SCREEN_DPI) -> bytes:
        """A page as PNG; pages count from 1.

        Raises:
            Rejected: ``attachment.no_such_page``, ``attachment.unreadable``.
        """
        if not 1 <= page <= self.pages:
            raise Rejected("attachment.no_such_page", page=page)
        return png(drawn(self._data, self._media, page, dpi)[0])


def drawn(data: bytes, media: Media, page: int, dpi: int = DPI) -> tuple[Image, _Size]:
    """A page as a picture, with its size in points.

    Raises:
        Rejected: ``attachment.unreadable``.
    """
    if media is Media.PDF:
        return page_image(data, page, dpi)
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            image = _on_white(ImageOps.exif_transpose(opened))
    except (OSError, SyntaxError, ValueError) as error:
        raise Rejected("attachment.unreadable") from error
    scale = _POINTS_PER_INCH / DPI
    size = (image.width * scale, image.height * scale)
    if dpi < DPI:
        image.thumbnail((int(image.width * dpi / DPI), int(image.height * dpi / DPI)))
    return image, size


def blackened(data: bytes, media: Media, areas: Sequence[Area]) -> bytes:
    """A PDF of the pages with the areas painted over.

    Raises:
        Rejected: ``attachment.unreadable``.
        Damaged: ``attachment.redaction_failed`` when text could still be read from the result.
    """
    pages = []
    for number in range(1, (page_count(data) if media is Media.PDF else 1) + 1):
        image, size = drawn(data, media, number)
        _paint(image, [area for area in areas if area.page == number])
        pages.append((_jpeg(image), size))
    pdf = _pdf(pages)
    _require_no_text(pdf, len(pages))
    return pdf


_Size = tuple[float, float]


def _on_white(image: Image) -> Image:
    """Without transparency: what a viewer would not show must not lie under it."""
    from PIL import Image as Images

    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Images.new("RGBA", clear.size, "white")
    return Images.alpha_composite(white, clear).convert("RGB")


def _paint(image: Image, areas: Sequence[Area]) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(image)
    for area in areas:
        left = math.floor(area.x * image.width) - _MARGIN
        top = math.floor(area.y * image.height) - _MARGIN
        right = math.ceil((area.x + area.width) * image.width) + _MARGIN
        bottom = math.ceil((area.y + area.height) * image.height) + _MARGIN
        pen.rectangle((left, top, right, bottom), fill="black")


def _jpeg(image: Image) -> bytes:
    """Encoded after painting, so that not even the code's rims know what lay under it."""
    buffer = io.BytesIO()
    _plain(image).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def _plain(image: Image) -> Image:
    """Grey where there is no colour: a third of the bytes."""
    from PIL import ImageChops

    red, green, blue = image.split()
    differs = (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox()
    )
    return image if differs else image.convert("L")


def _pdf(pages: Sequence[tuple[bytes, _Size]]) -> bytes:
    import pypdfium2

    buffer = io.BytesIO()
    with one_at_a_time, pypdfium2.PdfDocument.new() as document:
        for jpeg, (width, height) in pages:
            page = document.new_page(width, height)
            image = pypdfium2.PdfImage.new(document)
            image.load_jpeg(io.BytesIO(jpeg), inline=True)
            image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
            page.insert_obj(image)
            page.gen_content()
            page.close()
        document.save(buffer)
    return buffer.getvalue()


def _require_no_text(pdf: bytes, pages: int) -> None:
    import pypdfium2

    with one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    if len(texts) != pages or any(text.strip() for text in texts):
        raise Damaged("attachment.redaction_failed")
