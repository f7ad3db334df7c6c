"""What every speaker can be asked, and what comes of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class SpokenKind(StrEnum):
    """What became of a sentence."""

    SPOKEN = "spoken"
    HUSHED = "hushed"
    """Broken off on request."""
    SILENT = "silent"
    """Not heard: there is no voice, no loudspeaker, or it failed."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The end of a sentence, with a code such as ``speech.no_device`` when nobody heard it."""

    kind: SpokenKind
    code: str = ""

    @classmethod
    def heard(cls) -> Spoken:
        return cls(SpokenKind.SPOKEN)

    @classmethod
    def hushed(cls) -> Spoken:
        return cls(SpokenKind.HUSHED)

    @classmethod
    def silent(cls, code: str) -> Spoken:
        return cls(SpokenKind.SILENT, code)


@dataclass(frozen=True, slots=True)
class SpeakerState:
    """Whether a sentence would be heard now; ``code`` says why not."""

    ready: bool
    code: str = ""


class Speaker(Protocol):
    """A voice. No sound is never an exception: what is said also stands on a screen."""

    def say(self, sentence: str) -> Spoken:
        """Says one Chinese sentence and waits for its end, within a limit of its own."""
        ...

    def hush(self) -> None:
        """Breaks off what is being said; from any thread. Later sentences are said again."""
        ...

    def state(self) -> SpeakerState:
        """The state of voice and loudspeaker now."""
        ...
