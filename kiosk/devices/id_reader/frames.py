"""Frames of the security module (SAM) in identity card readers, GA 467.

To the reader: ``AA AA AA 96 69``, length, command, parameter, data, checksum. From it the same
with three status bytes (SW1 SW2 SW3) for command and parameter. The length (two bytes, high one
first) counts all behind it; the checksum is the exclusive or of all from the length on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import reduce
from operator import xor

PREAMBLE = bytes((0xAA, 0xAA, 0xAA, 0x96, 0x69))
LONGEST = 4096
"""No answer is longer: base information with fingerprints has 2312 bytes."""
_HEAD = len(PREAMBLE) + 2
_LEAST = 4
"""Status and checksum."""


class Ask(Enum):
    """The commands that reading a card needs."""

    STATUS = (0x11, 0xFF)
    FIND = (0x20, 0x01)
    SELECT = (0x20, 0x02)
    READ = (0x30, 0x01)


class Status(IntEnum):
    """SW3, the module's own word on a command."""

    DONE = 0x90
    FOUND = 0x9F
    BAD_CHECKSUM = 0x10
    BAD_LENGTH = 0x11
    BAD_COMMAND = 0x21
    READ_FAILED = 0x41
    SELF_TEST_FAILED = 0x60
    NOT_LICENSED = 0x66
    NO_CARD = 0x80
    SELECT_FAILED = 0x81


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole frame from the reader."""

    status: int
    data: bytes

    def __repr__(self) -> str:
        return f"Answer({self.status:#04x}, {len(self.data)} bytes)"


class BadFrame(Exception):
    """What came is no answer: cut, garbled, or of an impossible length."""


def command(ask: Ask) -> bytes:
    """The bytes of a command."""
    return frame(bytes(ask.value))


def answer(status: int, data: bytes = b"") -> bytes:
    """The bytes of an answer."""
    return frame(bytes((0, 0, status)) + data)


def frame(body: bytes) -> bytes:
    """A body with preamble, length and checksum."""
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes((checksum(counted),))


def checksum(counted: bytes) -> int:
    """The exclusive or of all bytes."""
    return reduce(xor, counted, 0)


class Assembler:
    """Makes answers of what the line brings; noise before a preamble is passed over."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> Answer | None:
        """The answer that these bytes complete; None while more is needed.

        Raises:
            BadFrame: the checksum is wrong or the length impossible.
        """
        self._held += data
        start = self._held.find(PREAMBLE)
        if start < 0:
            del self._held[: max(0, len(self._held) - len(PREAMBLE) + 1)]
            return None
        del self._held[:start]
        if len(self._held) < _HEAD:
            return None
        length = int.from_bytes(self._held[len(PREAMBLE) : _HEAD], "big")
        if not _LEAST <= length <= LONGEST:
            raise BadFrame
        if len(self._held) < _HEAD + length:
            return None
        counted = bytes(self._held[len(PREAMBLE) : _HEAD + length])
        self.wipe()
        if checksum(counted) != 0:
            raise BadFrame
        return Answer(status=counted[4], data=counted[5:-1])

    def wipe(self) -> None:
        """Overwrites what is held: it may be somebody's card."""
        self._held[:] = bytes(len(self._held))
        self._held.clear()
