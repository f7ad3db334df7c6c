"""实施编码 in the shapes that are in use: of one piece, or composed by a provincial platform."""

from __future__ import annotations

import re
from dataclasses import dataclass

PLAIN_LENGTHS = range(24, 34)
"""An 实施编码 of one piece has 24 to 33 characters, by generation."""
_COMPOSED = re.compile(
    r"(?P<catalogue>[0-9A-Z][0-9A-Z-]{6,30}?)-(?P<area>\d{12})-(?P<place>\d{3})"
    r"-(?P<organ>[0-9A-Z-]{4,20})-(?P<kind>\d)-(?P<version>\d{2})",
    re.IGNORECASE,
)
_POWER = re.compile(r"\d{3}([A-Z])")


@dataclass(frozen=True, slots=True)
class Composed:
    """基本编码, 行政区划 and the code of the 实施主体, as the code itself says them."""

    catalogue: str
    area: str
    organ: str

    @property
    def power(self) -> str:
        """The letter for the kind of power in the 基本编码; empty where there is none."""
        found = _POWER.match(self.catalogue)
        return found[1] if found else ""


def composed(code: str) -> Composed | None:
    """The parts of a composed code; None for any other."""
    found = _COMPOSED.fullmatch(code)
    if found is None:
        return None
    return Composed(found["catalogue"].upper(), found["area"], found["organ"].upper())


def is_known_shape(code: str) -> bool:
    """Whether a code has the length of one generation, or is composed."""
    return len(code) in PLAIN_LENGTHS or composed(code) is not None
