"""A voice that says nothing: for a board that is not to speak."""

from __future__ import annotations

from kiosk.devices.speech.port import SpeakerState, Spoken


class SilentSpeaker:
    """Every sentence ends at once, unheard, for the reason given."""

    def __init__(self, code: str = "speech.switched_off") -> None:
        self._code = code

    def say(self, sentence: str) -> Spoken:
        return Spoken.silent(self._code)

    def hush(self) -> None:
        """There is nothing to break off."""

    def state(self) -> SpeakerState:
        return SpeakerState(ready=False, code=self._code)
