"""Candidates set in lines: how many stand side by side in a given width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NUMBER_EM = 0.6
"""The figure before a candidate and the gap after it, in the size of the text."""
PADDING_EM = 0.36
LATIN_EM = 0.56
MOST_IN_LINE = 20
_WIDE = "@MWmw"


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to fill, in pixels."""

    width: float = 0.0
    size: float = 1.0
    """Of the text."""
    least: float = 1.0
    """Narrowest width that a finger hits."""
    gap: float = 0.0

    def cell(self, text: str, *, numbered: bool) -> float:
        """Width of one candidate."""
        ems = sum(LATIN_EM if "!" < sign < "~" and sign not in _WIDE else 1.0 for sign in text)
        wide = (ems + 2 * PADDING_EM + (NUMBER_EM if numbered else 0)) * self.size
        return min(max(wide, self.least), self.width)


def lines(texts: Sequence[str], room: Room, *, numbered: bool) -> Iterator[list[tuple[int, float]]]:
    """Lines of (place of the candidate, its width); none is wider than the room."""
    line: list[tuple[int, float]] = []
    used = 0.0
    for place, text in enumerate(texts):
        width = room.cell(text, numbered=numbered)
        if line and (used + room.gap + width > room.width or len(line) == MOST_IN_LINE):
            yield line
            line, used = [], 0.0
        line.append((place, width))
        used += width + (room.gap if len(line) > 1 else 0)
    if line:
        yield line
