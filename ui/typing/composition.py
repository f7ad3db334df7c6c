"""Pinyin being typed: letters, what was chosen of them so far, and what they can mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.devices.typing import Pinyin, Reading

MOST_LETTERS = 60
"""A long sentence; more is no typing but a hand on the screen."""


@dataclass(slots=True)
class Composition:
    """One phrase on its way into a field. What is chosen is kept here and taught to nobody."""

    pinyin: Pinyin | None = None
    letters: str = ""
    """What is not chosen yet."""
    _chosen: list[tuple[str, str]] = field(default_factory=list)
    """Characters, and the letters they were chosen for."""
    _reading: Reading = field(default_factory=Reading)

    def __bool__(self) -> bool:
        return bool(self.letters or self._chosen)

    @property
    def candidates(self) -> tuple[str, ...]:
        """What the letters can mean, the likeliest first."""
        return self._reading.candidates

    @property
    def shown(self) -> str:
        """As it is read back: what was chosen, then the letters by syllables."""
        return self._taken + self._spelled()

    @property
    def raw(self) -> str:
        """The letters as they were typed, all of them."""
        return "".join(letters for _, letters in self._chosen) + self.letters

    def add(self, letter: str) -> None:
        """One more letter, or ``'`` between two syllables."""
        if len(self.raw) < MOST_LETTERS and (self.letters or letter != "'"):
            self.letters += letter
            self.look()

    def back(self) -> None:
        """Takes the last letter away; before that, the last choice is open again."""
        if self._chosen:
            self.letters = self._chosen.pop()[1] + self.letters
        else:
            self.letters = self.letters[:-1]
        self.look()

    def choose(self, at: int) -> str:
        """Takes a candidate; gives the whole text when no letter is left, else an empty one."""
        text = self.candidates[at]
        starts = self._reading.starts
        end = starts[min(len(text), len(starts) - 1)]
        self._chosen.append((text, self.letters[:end]))
        self.letters = self.letters[end:].lstrip("'")
        self.look()
        return "" if self.letters else self._ended()

    def settle(self) -> str:
        """The likeliest text of all that is there; letters that mean nothing stay letters."""
        while self.letters and self.candidates:
            if whole := self.choose(0):
                return whole
        self._chosen.append((self.letters, self.letters))
        return self._ended()

    def look(self) -> None:
        """Asks what the letters mean; again when the pinyin came later than they."""
        known = self.pinyin is not None and self.letters
        self._reading = self.pinyin.read(self.letters) if known else Reading()

    def clear(self) -> None:
        """Drops everything."""
        self.letters = ""
        self._chosen.clear()
        self._reading = Reading()

    @property
    def _taken(self) -> str:
        return "".join(text for text, _ in self._chosen)

    def _ended(self) -> str:
        whole = self._taken
        self.clear()
        return whole

    def _spelled(self) -> str:
        edges = [edge for edge in self._reading.starts[1:-1] if self.letters[edge - 1] != "'"]
        parts = zip([0, *edges], [*edges, len(self.letters)], strict=True)
        return "'".join(self.letters[low:high] for low, high in parts)
