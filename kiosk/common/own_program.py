"""How this program starts itself, from its source and from a build."""

from __future__ import annotations

import sys

READ_APART = "read-apart"
"""Said by this program to itself alone: read files from the input until that ends."""


def own_program() -> list[str]:
    """The words before a command: the build's program, or Python with this package."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "kiosk"]
