"""The signature under the form: who signs, and the strokes as they are drawn."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.common.wording import say
from kiosk.disclosure.signature import Signature, Signer, Stroke, stroke_of
from kiosk.settings import messages_dir

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the form")
class SignatureEntry(QObject):
    """Takes one stroke at a time from the pad; nothing of it is kept with the draft."""

    changed = Signal()
    wiped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signer = Signer.APPLICANT
        self._size = (0, 0)
        self._strokes: list[Stroke] = []
        self._problem = ""

    @Property(str, notify=changed)
    def signer(self) -> str:
        """applicant, staff or seal."""
        return self._signer.value

    @Property(bool, notify=changed)
    def empty(self) -> bool:
        return not self._strokes

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why it cannot stand, in a sentence."""
        return self._problem

    @Slot(int, int, result="QVariantList")
    def drawn(self, width: int, height: int) -> list[list[float]]:
        """All strokes so far on a pad of that size, which has to draw itself anew."""
        self._fit(width, height)
        return [[float(at) for point in stroke for at in point] for stroke in self._strokes]

    @Slot("QVariantList", int, int)
    def add(self, points: list[float], width: int, height: int) -> None:
        """A stroke was drawn on a pad of that size: x, y, x, y …"""
        self._fit(width, height)
        stroke = stroke_of(points, width, height)
        if stroke:
            self._strokes.append(stroke)
            self._say("")

    @Slot()
    def clear(self) -> None:
        """Written anew."""
        self._strokes = []
        self.wiped.emit()
        self._say("")

    @Slot(str)
    def choose(self, signer: str) -> None:
        """Somebody else signs: what was drawn before is not theirs."""
        self._signer = Signer(signer)
        self.clear()

    def forget(self) -> None:
        """Back to an empty field for the applicant."""
        self.choose(Signer.APPLICANT)

    def given(self) -> Signature | None:
        """The signature, or None and says what is wrong."""
        width, height = self._size
        try:
            return Signature(self._signer, width, height, tuple(self._strokes)).checked()
        except Rejected as error:
            self._say(say(error, messages_dir()))
            return None

    def _fit(self, width: int, height: int) -> None:
        """The pad has another size now, as in large print: what was drawn stays in its place."""
        if width <= 0 or height <= 0:
            return
        before, self._size = self._size, (width, height)
        if self._strokes and before != self._size:
            wide, high = width / before[0], height / before[1]
            self._strokes = [
                tuple((round(x * wide), round(y * high)) for x, y in stroke)
                for stroke in self._strokes
            ]

    def _say(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()
