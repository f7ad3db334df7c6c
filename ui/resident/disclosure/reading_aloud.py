"""Reads the form out to whom cannot read it; it can be broken off and heard again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.speech import Speaker, Spoken, open_speaker
from ui.desk import Desk
from ui.session import LISTENING
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the form")
class ReadingAloud(ViewModel):
    """One sentence after the other; the session waits as long as somebody listens."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._speaker: Speaker | None = None
        self._left_to_say: list[str] = []
        self._speaking = False
        self._trouble = ""

    @Property(bool, notify=changed)
    def speaking(self) -> bool:
        return self._speaking

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why nothing is heard, in a sentence."""
        return self._trouble

    @Slot("QStringList")
    def read(self, sentences: Sequence[str]) -> None:
        """Reads from the beginning."""
        if self._speaking:
            return
        self._speaker = self._speaker or open_speaker()
        self._left_to_say, self._trouble, self._speaking = list(sentences), "", True
        self.desk.session.hold(LISTENING)
        self.changed.emit()
        self._say_next()

    @Slot()
    def stop(self) -> None:
        """Breaks off."""
        if self._speaking and self._speaker is not None:
            self._left_to_say = []
            self._speaker.hush()

    def leaving(self) -> None:
        self.stop()
        self._end()

    def _say_next(self) -> None:
        if not self._left_to_say or self._speaker is None:
            self._end()
            return
        speaker, sentence = self._speaker, self._left_to_say.pop(0)
        self.work(lambda: speaker.say(sentence), self._said, cover=False)

    def _said(self, spoken: Spoken) -> None:
        if spoken.code:
            self._left_to_say = []
            self._trouble = self.tr("本机现在放不出声音，请工作人员念给申请人听。")
        self._say_next()

    def _end(self) -> None:
        self._left_to_say, self._speaking = [], False
        self.desk.session.release(LISTENING)
        self.changed.emit()
