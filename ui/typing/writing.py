"""What keys and strokes do to the field: by way of what is being composed, or at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from ui.tasks import Tasks
from ui.typing.composition import Composition
from ui.typing.field import Field
from ui.typing.ink import Ink


class Writing(QObject):
    """Between the keys and the field."""

    changed = Signal()
    """Other candidates, letters, strokes or another note."""

    def __init__(
        self, tasks: Tasks, field: Callable[[], Field | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self.composition = Composition()
        self.ink = Ink(tasks, self)
        self.ink.changed.connect(self.changed)
        self.note = ""
        """A sentence for the resident about the last key."""

    @property
    def composing(self) -> bool:
        """Letters or strokes wait for a choice."""
        return bool(self.composition or self.ink.strokes)

    @property
    def candidates(self) -> tuple[str, ...]:
        """What they may mean, the likeliest first."""
        return self.composition.candidates if self.composition else self.ink.candidates

    def spell(self, letter: str) -> None:
        """A letter of pinyin."""
        self.composition.add(letter)
        if self.composition.pinyin is not None and not self.composition.candidates:
            self.note = self.tr("没有读作“{0}”的字，可改用手写。").format(self.composition.letters)

    def pick(self, place: int) -> None:
        """Takes a candidate."""
        if self.composition:
            self.type(self.composition.choose(place))
        else:
            text = self.ink.candidates[place]
            self.ink.clear()
            self.type(text)

    def settle(self) -> bool:
        """What is being composed goes into its field: it belongs to the answer."""
        if self.composition:
            self.type(self.composition.settle())
        elif self.ink.candidates:
            self.pick(0)
        else:
            return False
        return True

    def sign(self, sign: str) -> None:
        """A sign of its own, after what is being composed."""
        self.settle()
        self.type(sign)

    def comma(self, sign: str) -> None:
        """While pinyin is typed it parts two syllables: xi'an."""
        if self.composition:
            self.composition.add("'")
        else:
            self.sign(sign)

    def space(self) -> None:
        """Takes the first candidate, else types a space."""
        if self.candidates:
            self.pick(0)
        elif not self.settle():
            self.type(" ")

    def back(self) -> None:
        """Takes back a letter, the strokes, or the character before the cursor."""
        if self.composition:
            self.composition.back()
        elif self.ink.strokes:
            self.ink.clear()
        else:
            self.key(Qt.Key.Key_Backspace)

    def newline(self) -> None:
        self.settle()
        self.key(Qt.Key.Key_Return, "\r")

    def left(self) -> None:
        self.key(Qt.Key.Key_Left)

    def right(self) -> None:
        self.key(Qt.Key.Key_Right)

    def key(self, key: Qt.Key, text: str = "") -> None:
        """One key into the field."""
        field = self._field()
        if field is not None:
            field.press(key, text)

    def type(self, text: str) -> None:
        """Into the field, or a note where it is full."""
        field = self._field()
        if text and field is not None and not field.insert(text):
            self.note = self.tr("已经写满，放不下“{0}”。").format(text)

    def clear(self) -> None:
        """Drops what is being composed."""
        self.composition.clear()
        self.ink.clear()
        self.note = ""

    def forget(self) -> None:
        """Drops it out of the engines too."""
        self.clear()
        self.ink.forget()
        if self.composition.pinyin is not None:
            self.composition.pinyin.forget()
