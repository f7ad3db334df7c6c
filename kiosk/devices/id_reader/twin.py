"""A virtual card reader: a real pseudo-terminal that understands the real bytes.

Cards can be laid on it and taken away, it can be told to fail and be unplugged.
"""

from __future__ import annotations

import os
import select
import threading
import tty
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from types import TracebackType

from kiosk.devices.id_reader.frames import PREAMBLE, Ask, Status, answer, checksum

_PHOTO_BYTES = 1024
_NOISE = bytes((0x00, 0xAA, 0xAA, 0x96, 0xFF, 0x13, 0xAA))
_HEAD = len(PREAMBLE) + 2
_WIDTHS = (30, 2, 4, 16, 70, 36, 30, 16, 16, 28, 2, 6)
"""Widths of the fields of the text in bytes; the last three are the reserve with the kind."""


class Fault(Enum):
    """What the reader can be told to do wrong."""

    NONE = "none"
    SILENT = "silent"
    WRONG_CHECKSUM = "wrong_checksum"
    CUT_FRAME = "cut_frame"
    NOISE = "noise"
    """Rubbish on the line before every answer."""
    MISHEARS = "mishears"
    """Says of every command that its checksum was wrong."""
    CARD_MOVES = "card_moves"
    """The card is lifted while its data is read."""
    NOT_SELECTED = "not_selected"
    GARBLED_TEXT = "garbled_text"
    """A frame that is whole, around a text that is not."""
    DIES = "dies"
    """The plug is pulled in the middle of the answer."""
    SELF_TEST = "self_test"


@dataclass(frozen=True, slots=True)
class VirtualCard:
    """What the chip of a card says."""

    name: str = "张三丰"
    identity: str = ""
    valid_until: str = "20361231"
    address: str = "内蒙古自治区示范县城南街道8号"
    kind: str = ""

    def text(self) -> bytes:
        """The 256 bytes of the chip's text."""
        fields = (
            *(self.name, "1", "01", "19850203", self.address, self.identity, "示范县公安局"),
            *("20161231", self.valid_until, "", self.kind, ""),
        )
        return b"".join(_padded(field, width) for field, width in zip(fields, _WIDTHS, strict=True))


def _padded(text: str, width: int) -> bytes:
    return text.ljust(width // 2).encode("utf-16-le")[:width]


class IdReaderTwin:
    """Plugged in while it is entered; ``link`` is a path that leads to its line."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self.asked: list[Ask] = []
        """The commands that were understood, oldest first."""
        self._card: VirtualCard | None = None
        self._fresh = False
        """Whether the card was laid on after the last one was read."""
        self._fault = Fault.NONE
        self._spoiled = 0
        self._only: Ask | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stop = (-1, -1)
        self._ends = (-1, -1)

    def __enter__(self) -> IdReaderTwin:
        self.plug_in()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.unplug()

    def lay(self, card: VirtualCard) -> None:
        """Lays a card on, in place of one that lies there."""
        with self._lock:
            self._card, self._fresh = card, True

    def lift(self) -> None:
        """Takes the card away."""
        with self._lock:
            self._card, self._fresh = None, False

    def suffer(self, fault: Fault, times: int = 1_000_000, only: Ask | None = None) -> None:
        """Spoils the next answers, all or those to one command; :attr:`Fault.NONE` repairs it."""
        with self._lock:
            self._fault, self._spoiled, self._only = fault, times, only

    def plug_in(self) -> None:
        """Makes a new line, as a USB adapter does, and leads the link to it."""
        master, slave = os.openpty()
        tty.setraw(slave)
        self._ends = (master, slave)
        self._stop = os.pipe()
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(os.ttyname(slave))
        self._thread = threading.Thread(target=self._serve, name="id-reader-twin", daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Ends the line; nothing when it is ended already."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        os.write(self._stop[1], b"!")
        thread.join()
        for handle in self._stop:
            os.close(handle)

    def _serve(self) -> None:
        master, slave = self._ends
        held = bytearray()
        try:
            while True:
                ready, _, _ = select.select([master, self._stop[0]], [], [])
                if self._stop[0] in ready:
                    return
                held += os.read(master, 4096)
                while (body := _next_body(held)) is not None:
                    if not self._answer(master, body):
                        return
        finally:
            os.close(master)
            os.close(slave)

    def _answer(self, master: int, body: bytes) -> bool:
        """Answers one command; False when the plug is pulled over it."""
        with self._lock:
            ask = _understood(body)
            if ask is None:
                os.write(master, answer(Status.BAD_CHECKSUM))
                return True
            self.asked.append(ask)
            fault = self._fault if self._spoiled and self._only in (None, ask) else Fault.NONE
            self._spoiled -= fault is not Fault.NONE
            reply = self._reply(ask, fault)
        if fault is Fault.SILENT:
            return True
        if fault is Fault.WRONG_CHECKSUM:
            reply = reply[:-1] + bytes((reply[-1] ^ 0xFF,))
        if fault is Fault.NOISE:
            reply = _NOISE + reply
        if fault in (Fault.CUT_FRAME, Fault.DIES):
            reply = reply[: len(reply) // 2]
        os.write(master, reply)
        return fault is not Fault.DIES

    def _reply(self, ask: Ask, fault: Fault) -> bytes:
        if fault is Fault.MISHEARS:
            return answer(Status.BAD_CHECKSUM)
        card = self._card
        match ask:
            case Ask.STATUS:
                well = fault is not Fault.SELF_TEST
                return answer(Status.DONE if well else Status.SELF_TEST_FAILED)
            case Ask.FIND:
                there = card is not None and self._fresh
                return answer(Status.FOUND, bytes(4)) if there else answer(Status.NO_CARD)
            case Ask.SELECT:
                well = card is not None and fault is not Fault.NOT_SELECTED
                return answer(Status.DONE, bytes(8)) if well else answer(Status.SELECT_FAILED)
        if card is None or fault is Fault.CARD_MOVES:
            return answer(Status.READ_FAILED)
        return self._data(card, fault)

    def _data(self, card: VirtualCard, fault: Fault) -> bytes:
        if fault is Fault.NONE:
            self._fresh = False
        if fault is Fault.GARBLED_TEXT:
            card = replace(card, identity="1" * 18)
        text = card.text()
        sizes = len(text).to_bytes(2, "big") + _PHOTO_BYTES.to_bytes(2, "big")
        return answer(Status.DONE, sizes + text + bytes(_PHOTO_BYTES))


def _next_body(held: bytearray) -> bytes | None:
    """Takes a whole frame off what came, with length and checksum; None while one is missing."""
    start = held.find(PREAMBLE)
    if start < 0:
        return None
    del held[:start]
    length = int.from_bytes(held[len(PREAMBLE) : _HEAD], "big") if len(held) >= _HEAD else None
    if length is None or len(held) < _HEAD + length:
        return None
    body = bytes(held[len(PREAMBLE) : _HEAD + length])
    del held[: _HEAD + length]
    return body


def _understood(body: bytes) -> Ask | None:
    """The command of a frame; None when its checksum is wrong or it is no command."""
    if checksum(body) != 0:
        return None
    return next((ask for ask in Ask if bytes(ask.value) == body[2:-1]), None)
