"""The few ESC/POS commands that a raster slip needs.

Written out here rather than taken from python-escpos, which on import sets up logging, reads a
YAML table for 0.8 s and leaves a pickle in a new temporary folder for every process.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

ESC, GS, DLE = 0x1B, 0x1D, 0x10
EOT, ENQ, DC4 = 0x04, 0x05, 0x14
INITIALISE = bytes((ESC, ord("@")))
CUT = bytes((GS, ord("V"), 66, 0))
"""Feeds to the cutter and cuts partially."""
ASK_PROCESSED = bytes((GS, ord("r"), 1))
"""Answered with the paper status only after everything before it has been processed."""
BAND_LINES = 128
"""Lines in one raster command; small printers buffer no more than a few kilobytes."""


class StatusKind(IntEnum):
    """The ``n`` of DLE EOT n, answered at once even while printing."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4


def ask_status(kind: StatusKind) -> bytes:
    """DLE EOT n."""
    return bytes((DLE, EOT, kind))


def is_status(answer: int) -> bool:
    """Whether a byte is an answer to DLE EOT: 0xx1xx10."""
    return answer & 0b1001_0011 == 0b0001_0010


def is_processed(answer: int) -> bool:
    """Whether a byte is an answer to GS r: 0xx0xxxx."""
    return answer & 0b1001_0000 == 0


def job(pages: list[Image]) -> Iterator[bytes]:
    """The bytes of a slip, in pieces that may each be sent alone."""
    yield INITIALISE
    for page in pages:
        yield from _bands(page)
    yield CUT + ASK_PROCESSED


def _bands(page: Image) -> Iterator[bytes]:
    row = (page.width + 7) // 8
    inked = bytes(~byte & 0xFF for byte in page.convert("1").tobytes())
    for top in range(0, page.height, BAND_LINES):
        lines = min(BAND_LINES, page.height - top)
        header = bytes((GS, ord("v"), ord("0"), 0, row & 0xFF, row >> 8, lines & 0xFF, lines >> 8))
        yield header + defused(inked[top * row : (top + lines) * row])


def defused(dots: bytes) -> bytes:
    """Dots that hold no real-time command, at the price of one more black dot where one was.

    Printers obey DLE EOT, DLE ENQ and DLE DC4 (drawer, power off, clear buffer) wherever the
    bytes stand, in pictures too.
    """
    for command in (EOT, ENQ, DC4):
        dots = dots.replace(bytes((DLE, command)), bytes((DLE | 0x08, command)))
    return dots
