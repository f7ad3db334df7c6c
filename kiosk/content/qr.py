"""QR codes as a matrix of modules; screen and paper draw it themselves."""

from __future__ import annotations

from functools import lru_cache

from kiosk.common.errors import Rejected

MAX_BYTES = 2331
"""Version 40 at error correction level M holds no more (ISO/IEC 18004)."""
_LINK_LENGTHS = (60, 80, 100)
"""Of links to a hall's pages, a version each."""


def warm_up() -> None:
    """Draws codes as long as links are, so that the first page of codes is as quick as others."""
    for length in _LINK_LENGTHS:
        matrix("/" * length)


@lru_cache(maxsize=512)
def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of dark modules: the smallest version at level M, without the quiet zone.

    The drawer leaves four light modules on every side.

    Raises:
        Rejected: ``qr.too_long`` or ``qr.empty``.
    """
    if not text:
        raise Rejected("qr.empty")
    if len(text.encode()) > MAX_BYTES:
        raise Rejected("qr.too_long", limit=MAX_BYTES)
    from kiosk.content.qr_masks import drawn
    from kiosk.content.qr_words import encoded

    return drawn(*encoded(text.encode()))
