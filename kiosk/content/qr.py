"""QR codes as a matrix of modules; screen and paper draw it themselves."""

from __future__ import annotations

from functools import lru_cache

from kiosk.common.errors import Rejected

MAX_BYTES = 2331
"""Version 40 at error correction level M holds no more (ISO/IEC 18004)."""


def warm_up() -> None:
    """Loads the library and draws a code, so that the first page of codes is as quick as others."""
    matrix("0")


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
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text.encode())
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())
