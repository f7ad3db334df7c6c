"""Pages of paper as addresses that an Image shows; they are never written to a file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

DPI = 110
"""Sharp enough to read on a desk screen."""


def addresses(pages: Sequence[bytes]) -> list[str]:
    """PNG pages as data addresses, in order; made off the GUI thread."""
    return [f"data:image/png;base64,{b64encode(page).decode('ascii')}" for page in pages]
