"""Speech: calls read out in the hall by a voice of this machine, or by none."""

from __future__ import annotations

from kiosk.devices.speech.announcer import Announcement, Announcer
from kiosk.devices.speech.memory import SpokenMemory
from kiosk.devices.speech.port import Speaker, SpeakerState, Spoken, SpokenKind
from kiosk.devices.speech.wording import call_sentence

__all__ = [
    "Announcement",
    "Announcer",
    "Speaker",
    "SpeakerState",
    "Spoken",
    "SpokenKind",
    "SpokenMemory",
    "call_sentence",
    "open_speaker",
]


def open_speaker(*, speaks: bool = True) -> Speaker:
    """This machine's voice; the device itself is looked for at every sentence."""
    if speaks:
        from kiosk.devices.speech.espeak import EspeakSpeaker

        return EspeakSpeaker()
    from kiosk.devices.speech.silent import SilentSpeaker

    return SilentSpeaker()
