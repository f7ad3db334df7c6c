"""Pages of a paper as pictures for the screen."""

from __future__ import annotations

import io

from kiosk.common.pdfium import one_at_a_time


def pictures(pdf: bytes, width: int) -> tuple[bytes, ...]:
    """Each page as PNG, ``width`` pixels wide."""
    import pypdfium2

    drawn = []
    with one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            image = page.render(scale=width / page.get_width()).to_pil()
            buffer = io.BytesIO()
            image.save(buffer, "PNG", compress_level=1)
            drawn.append(buffer.getvalue())
    return tuple(drawn)
