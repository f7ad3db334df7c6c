"""Traditional characters to simplified ones, word by word, for texts that are to be read so.

Finding needs only :mod:`kiosk.content.simplified`; a text that people read must also keep 乾隆
and 慰藉 as they are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


def simplified(text: str) -> str:
    """The text in simplified characters."""
    converted: str = _converter().convert(text)
    return converted


def traditional_share(text: str) -> float:
    """How much of a text simplifying would change, 0 to 1."""
    if not text:
        return 0.0
    return sum(a != b for a, b in zip(text, simplified(text), strict=False)) / len(text)


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
