"""Fixed words on paper; they are data, editable by the hall, beside all other wording."""

from __future__ import annotations

from functools import cache

from kiosk.common.wording import catalogue
from kiosk.settings import messages_dir


def word(key: str, **facts: object) -> str:
    """The words ``paper.<key>`` of the catalogue, filled with ``facts``."""
    return _words()[f"paper.{key}"].format(**facts)


@cache
def _words() -> dict[str, str]:
    return catalogue(messages_dir())
