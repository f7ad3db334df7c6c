"""What a virtual ESC/POS printer does with the bytes it is sent."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.devices.printer.commands import DC4, DLE, ENQ, EOT, ESC, GS, StatusKind

if TYPE_CHECKING:
    from PIL.Image import Image


class Fault(StrEnum):
    """What the twin can be told to suffer from."""

    NONE = "none"
    LOW_PAPER = "low_paper"
    OUT_OF_PAPER = "out_of_paper"
    COVER_OPEN = "cover_open"
    JAMMED = "jammed"
    PAPER_ENDS_MID_SLIP = "paper_ends_mid_slip"
    DIE_MID_SLIP = "die_mid_slip"
    HANG = "hang"
    """Takes the job, then answers nothing more."""
    NO_STATUS = "no_status"
    """Never answers a status request."""


class Died(Exception):
    """The printer lost power."""


class PaperPath:
    """Understands commands, answers status requests, collects dots and cuts slips."""

    def __init__(self) -> None:
        self.fault = Fault.NONE
        self.slips: list[Image] = []
        self.not_understood = bytearray()
        self.surprises = 0
        """Real-time commands other than status requests, wherever they stood."""
        self._pending = bytearray()
        self._last = (0, 0)
        self._rows = bytearray()
        self._row_bytes = 0
        self._bands = 0

    def connected(self) -> None:
        """A new connection: what the last one left half said is forgotten."""
        self._pending.clear()
        self._rows.clear()
        self._bands = 0
        self._last = (0, 0)

    def receive(self, data: bytes) -> bytes:
        """Takes bytes off the wire and returns the answers.

        Raises:
            Died: told to, after the first band of dots.
        """
        answers = bytearray()
        for byte in data:
            answers += self._real_time(byte)
            self._pending.append(byte)
        while not self._stopped() and (used := self._command(answers)):
            del self._pending[:used]
        return b"" if self.fault is Fault.HANG and self._bands else bytes(answers)

    def _stopped(self) -> bool:
        """Out of paper with the cover down, the rest stays in the buffer."""
        stops = self.fault in (Fault.PAPER_ENDS_MID_SLIP, Fault.HANG) and self._bands > 0
        return stops or self.fault in (Fault.OUT_OF_PAPER, Fault.COVER_OPEN, Fault.JAMMED)

    def _real_time(self, byte: int) -> bytes:
        """Real-time commands are obeyed as they arrive, inside pictures too."""
        before, last = self._last
        self._last = (last, byte)
        if last == DLE and byte in (ENQ, DC4):
            self.surprises += 1
        if (before, last) == (DLE, EOT) and byte in tuple(StatusKind):
            return self._status(StatusKind(byte))
        return b""

    def _status(self, kind: StatusKind) -> bytes:
        if self.fault is Fault.NO_STATUS:
            return b""
        no_paper = self.fault is Fault.OUT_OF_PAPER or (
            self.fault is Fault.PAPER_ENDS_MID_SLIP and self._bands > 0
        )
        cover = self.fault is Fault.COVER_OPEN
        jammed = self.fault is Fault.JAMMED
        low = no_paper or self.fault is Fault.LOW_PAPER
        bits = {
            StatusKind.PRINTER: 0x08 * (no_paper or cover or jammed),
            StatusKind.OFFLINE_CAUSE: 0x04 * cover | 0x20 * no_paper | 0x40 * jammed,
            StatusKind.ERROR_CAUSE: 0x08 * jammed,
            StatusKind.PAPER: 0x0C * low | 0x60 * no_paper,
        }
        return bytes((0x12 | bits[kind],))

    def _command(self, answers: bytearray) -> int:
        """Carries out the command at the head of the buffer and returns its length.

        0 when it is not all there.
        """
        known: dict[bytes, Callable[[bytearray], int]] = {
            bytes((ESC, ord("@"))): self._initialise,
            bytes((DLE, EOT)): self._answered_already,
            bytes((GS, ord("v"), ord("0"))): self._raster,
            bytes((GS, ord("V"))): self._cut,
            bytes((GS, ord("r"))): self._processed,
        }
        begun = bytes(self._pending[:3])
        for prefix, carry_out in known.items():
            if begun.startswith(prefix):
                return carry_out(answers)
        if not begun or any(prefix.startswith(begun) for prefix in known):
            return 0
        self.not_understood.append(begun[0])
        return 1

    def _initialise(self, _answers: bytearray) -> int:
        self._rows.clear()
        self._bands = 0
        return 2

    def _answered_already(self, _answers: bytearray) -> int:
        return 3 if len(self._pending) >= 3 else 0

    def _raster(self, _answers: bytearray) -> int:
        if len(self._pending) < 8:
            return 0
        _, x_low, x_high, y_low, y_high = self._pending[3:8]
        row, lines = x_low + 256 * x_high, y_low + 256 * y_high
        length = 8 + row * lines
        if len(self._pending) < length:
            return 0
        self._row_bytes = row
        self._rows += self._pending[8:length]
        self._bands += 1
        if self.fault is Fault.DIE_MID_SLIP:
            raise Died
        return length

    def _cut(self, _answers: bytearray) -> int:
        if len(self._pending) < 3:
            return 0
        length = 4 if self._pending[2] in (65, 66) else 3
        if len(self._pending) < length:
            return 0
        if self._rows:
            self.slips.append(self._picture())
            self._rows.clear()
        return length

    def _processed(self, answers: bytearray) -> int:
        if len(self._pending) < 3:
            return 0
        if self.fault is not Fault.NO_STATUS:
            answers.append(0x03 if self.fault is Fault.LOW_PAPER else 0)
        return 3

    def _picture(self) -> Image:
        from PIL import Image

        size = (self._row_bytes * 8, len(self._rows) // self._row_bytes)
        return Image.frombytes("1", size, bytes(~byte & 0xFF for byte in self._rows))
