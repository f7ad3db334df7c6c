"""What pinyin and handwriting can be asked, whatever library answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Stroke = Sequence[tuple[int, int]]
"""One stroke of a pen: points from where it touched to where it left, in pixels, x and y."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What some letters can mean."""

    starts: tuple[int, ...] = (0,)
    """Where each syllable begins among the letters, and where the last one ends."""
    candidates: tuple[str, ...] = ()
    """The likeliest first; one of n characters stands for the first n syllables."""


class Pinyin(Protocol):
    """Letters to Chinese characters. One search at a time, from any thread."""

    def read(self, letters: str) -> Reading:
        """Reads a to z, and ``'`` between syllables; empty when nothing is written so."""
        ...

    def forget(self) -> None:
        """Lets go of the letters read last."""
        ...


class Handwriting(Protocol):
    """Strokes to one character. One at a time, from any thread."""

    def read(self, strokes: Sequence[Stroke]) -> tuple[str, ...]:
        """The characters that it may be, the likeliest first."""
        ...

    def forget(self) -> None:
        """Lets go of the strokes read last."""
        ...
