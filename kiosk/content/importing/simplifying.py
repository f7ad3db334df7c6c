"""Traditional characters to simplified ones, word by word, for texts that are to be read so.

Finding needs only :mod:`kiosk.content.simplified`; a text that people read must also keep 乾隆
and 慰藉 as they are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

_SHOWN = 6

if TYPE_CHECKING:
    from opencc import OpenCC


def simplified(text: str) -> str:
    """The text in simplified characters."""
    converted: str = _converter().convert(text)
    return converted


def traditional_words(text: str) -> tuple[int, list[tuple[str, str]]]:
    """How many characters simplifying would change, and the first of them with what they become."""
    pairs: dict[str, str] = {}
    count = 0
    for before, after in zip(text, simplified(text), strict=False):
        if before != after:
            count += 1
            pairs.setdefault(before, after)
    return count, list(pairs.items())[:_SHOWN]


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
