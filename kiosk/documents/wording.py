"""Fixed words on paper; they are data, editable by the hall, beside all other wording."""

from __future__ import annotations

from kiosk.common.wording import catalogue
from kiosk.settings import messages_dir


def word(key: str, **facts: object) -> str:
    """The words ``paper.<key>`` of the catalogue, filled with ``facts``."""
    return catalogue(messages_dir())[f"paper.{key}"].format(**facts)
