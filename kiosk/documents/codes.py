"""The QR code of a document."""

from __future__ import annotations

import qrcode
from qrcode.constants import ERROR_CORRECT_M

_MASK = 2
"""Scoring all eight masks takes 15 ms, half of a slip; any mask is read as well."""


def matrix(text: str) -> list[list[bool]]:
    """Modules of the code for ``text``, dark ones True, without a quiet zone."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]
