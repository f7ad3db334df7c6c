"""What every identity card reader can be asked, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Card:
    """What is kept of a card: nothing but this leaves the reader's folder.

    Photo, address, birth and issuing office are in the chip too; they are never decoded.
    """

    name: str
    identity: str
    """公民身份号码, checked; also that of a residence permit for 港澳台居民."""
    valid_until: date | None
    """Last day on which the card is valid; None: 长期."""

    def expired(self, today: date) -> bool:
        """Whether the card is not valid any more."""
        return self.valid_until is not None and today > self.valid_until

    def __repr__(self) -> str:
        return "Card(…)"


class ReadingKind(StrEnum):
    """What came of waiting for a card."""

    READ = "read"
    NO_CARD = "no_card"
    """Nobody laid a card on the reader in time."""
    UNREADABLE = "unreadable"
    """A card was there; it is to be taken away and laid on again, or it is no identity card."""
    GONE = "gone"
    """The reader itself does not answer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The end of a wait: the card, or a code such as ``id_reader.no_card``."""

    kind: ReadingKind
    card: Card | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class ReaderState:
    """Whether a card could be read now; ``code`` says why not."""

    ready: bool
    code: str = ""


class IdReader(Protocol):
    """An identity card reader. Faults of the device and of cards are outcomes, not exceptions."""

    def read(self, timeout: float) -> Reading:
        """Waits for a card and reads it; returns after ``timeout`` seconds at about the latest.

        A card is read once: to be read again it has to be taken away and laid on again.
        """
        ...

    def state(self) -> ReaderState:
        """The state of the device now."""
        ...
