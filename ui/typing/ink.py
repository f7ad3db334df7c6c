"""One character on the writing pad, read off the GUI thread after every stroke."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.devices.typing import Handwriting, Stroke
from ui.tasks import Tasks


class Ink(QObject):
    """Strokes, and what they may mean."""

    changed = Signal()
    """Other strokes or other candidates."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._reader: Handwriting | None = None
        self.strokes: list[Stroke] = []
        self.candidates: tuple[str, ...] = ()

    def use(self, reader: Handwriting) -> None:
        """The recogniser has come; what was written before is read now."""
        self._reader = reader
        self._read()

    def add(self, stroke: Stroke) -> None:
        """One more stroke."""
        self.strokes = [*self.strokes, stroke]
        self._read()

    def back(self) -> None:
        """Takes the last stroke away."""
        self.strokes = self.strokes[:-1]
        self._read()

    def clear(self) -> None:
        """Takes all away."""
        if self.strokes or self.candidates:
            self.strokes = []
            self._read()

    def forget(self) -> None:
        """Takes all away, out of the recogniser too."""
        self.clear()
        if self._reader is not None:
            self._tasks.run(self._reader.forget, owner=self, latest="ink")

    def _read(self) -> None:
        reader, strokes = self._reader, self.strokes
        if not strokes or reader is None:
            self.candidates = ()
        if reader is not None:
            self._tasks.run(lambda: reader.read(strokes), self._take, owner=self, latest="ink")
        self.changed.emit()

    def _take(self, candidates: Sequence[str]) -> None:
        if tuple(candidates) != self.candidates:
            self.candidates = tuple(candidates)
            self.changed.emit()
