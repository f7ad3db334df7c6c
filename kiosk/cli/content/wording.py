"""Codes of findings and remarks in words."""

from __future__ import annotations

from kiosk.common.errors import KioskError
from kiosk.common.wording import say
from kiosk.settings import messages_dir

SHOWN = 20
"""Lines shown of each kind of remark; the JSON output has all of them."""


def words(code: str, **params: object) -> str:
    """The sentence of a code."""
    return say(KioskError(code, **params), messages_dir())
