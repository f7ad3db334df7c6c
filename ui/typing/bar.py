"""The candidates as they stand: a page of them on the bar, or several lines on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ui.typing.packing import Room, lines

Line = list[tuple[int, float]]


@dataclass(slots=True)
class Bar:
    """Where in the candidates somebody looks. A turn begins at the first page."""

    room: Room = field(default_factory=Room)
    sheet_room: Room = field(default_factory=Room)
    sheet_lines: int = 4
    numbered: bool = True
    unfolded: bool = False
    _texts: Sequence[str] = ()
    _lines: list[Line] = field(default_factory=list)
    _at: int = 0

    def show(self, texts: Sequence[str], *, numbered: bool) -> None:
        """Other candidates, from their beginning."""
        self._texts, self.numbered, self._at = texts, numbered, 0
        self.unfolded = self.unfolded and bool(texts)
        self.pack()

    def pack(self) -> None:
        """Sets the lines anew, for another room."""
        room = self.sheet_room if self.unfolded else self.room
        self._lines = list(lines(self._texts, room, numbered=self.numbered and not self.unfolded))
        self._at = min(self._at, max(0, len(self._lines) - 1))

    def unfold(self, on: bool) -> None:
        """Shows many at once on the sheet, or again one line on the bar."""
        self.unfolded, self._at = on and bool(self._texts), 0
        self.pack()

    def turn(self, by: int) -> None:
        """Pages on (1) or back (-1)."""
        if self.earlier if by < 0 else self.later:
            self._at += by * self._step

    @property
    def earlier(self) -> bool:
        return self._at > 0

    @property
    def later(self) -> bool:
        return self._at + self._step < len(self._lines)

    def cells(self) -> list[dict[str, object]]:
        """The line on the bar."""
        return self._cells(self._lines[self._at]) if self._lines and not self.unfolded else []

    def sheet(self) -> list[dict[str, object]]:
        """The cells on the sheet, each with its line and where in it it begins."""
        if not self.unfolded:
            return []
        found: list[dict[str, object]] = []
        for at, line in enumerate(self._lines[self._at : self._at + self._step]):
            left = 0.0
            for cell, (_, width) in zip(self._cells(line), line, strict=True):
                found.append(cell | {"line": at, "left": left})
                left += width + self.sheet_room.gap
        return found

    @property
    def _step(self) -> int:
        return self.sheet_lines if self.unfolded else 1

    def _cells(self, line: Line) -> list[dict[str, object]]:
        return [
            {
                "place": place,
                "number": at if self.numbered and not self.unfolded else 0,
                "text": self._texts[place],
                "wide": width,
                "first": place == 0 and self.numbered,
            }
            for at, (place, width) in enumerate(line, start=1)
        ]
