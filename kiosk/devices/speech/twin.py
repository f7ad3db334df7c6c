"""A virtual voice: keeps what it said, and can be told to fail, to hang, or to take its time."""

from __future__ import annotations

import threading
from enum import StrEnum

from kiosk.devices.speech.port import SpeakerState, Spoken


class SpeechFault(StrEnum):
    """What may be wrong with a voice."""

    NONE = "none"
    NO_DEVICE = "no_device"
    HANGS = "hangs"
    """Every sentence lasts until it is hushed or patience is over."""


class SpeechTwin:
    """Sentences last ``seconds`` each; those begun and those heard to the end are kept."""

    def __init__(self, *, seconds: float = 0.0, patience: float = 15.0) -> None:
        self.fault = SpeechFault.NONE
        self.begun: list[str] = []
        self.heard: list[str] = []
        self._seconds = seconds
        self._patience = patience
        self._lock = threading.Lock()
        self._hush = threading.Event()

    def state(self) -> SpeakerState:
        if self.fault is SpeechFault.NO_DEVICE:
            return SpeakerState(ready=False, code="speech.no_device")
        return SpeakerState(ready=True)

    def say(self, sentence: str) -> Spoken:
        self._hush.clear()
        with self._lock:
            self.begun.append(sentence)
        if self.fault is SpeechFault.NO_DEVICE:
            return Spoken.silent("speech.no_device")
        hangs = self.fault is SpeechFault.HANGS
        if self._hush.wait(self._patience if hangs else self._seconds):
            return Spoken.hushed()
        if hangs:
            return Spoken.silent("speech.timeout")
        with self._lock:
            self.heard.append(sentence)
        return Spoken.heard()

    def hush(self) -> None:
        self._hush.set()
