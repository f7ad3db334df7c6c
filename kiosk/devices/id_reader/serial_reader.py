"""A reader with a security module on a serial line: find, select, read."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from kiosk.devices.id_reader.card_text import CardUnreadable, parse_card, text_of
from kiosk.devices.id_reader.frames import Answer, Ask, Assembler, BadFrame, Status, command
from kiosk.devices.id_reader.line import LineLost, SerialLine
from kiosk.devices.id_reader.port import Card, ReaderState, Reading, ReadingKind

log = logging.getLogger(__name__)

TRIES = 3
"""How often one command is sent when its answer is garbled or does not come."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for a short answer, for the answer with the card's data, between two searches.

    Modules want at least 0.3 s between searches.
    """

    answer: float = 1.0
    data: float = 3.0
    between: float = 0.3


class _Silent(Exception):
    """The reader does not answer at all, or never understandably."""


class SerialReader:
    """The line is opened for each wait, so a reader that was plugged in again is found."""

    def __init__(self, target: str, patience: Patience | None = None) -> None:
        self._target = target
        self._patience = patience or Patience()

    def read(self, timeout: float) -> Reading:
        until = time.monotonic() + timeout
        try:
            with SerialLine(self._target) as line:
                return self._wait_for_card(line, until)
        except LineLost as lost:
            return Reading(ReadingKind.GONE, code=lost.code)
        except _Silent:
            return Reading(ReadingKind.GONE, code="id_reader.no_answer")

    def state(self) -> ReaderState:
        try:
            with SerialLine(self._target) as line:
                status = self._ask(line, Ask.STATUS).status
        except LineLost as lost:
            return ReaderState(ready=False, code=lost.code)
        except _Silent:
            return ReaderState(ready=False, code="id_reader.no_answer")
        if status != Status.DONE:
            return ReaderState(ready=False, code="id_reader.self_test_failed")
        return ReaderState(ready=True)

    def _wait_for_card(self, line: SerialLine, until: float) -> Reading:
        """Searches until a card is read; what was wrong with the last one is told at the end."""
        trouble = ""
        while True:
            if self._ask(line, Ask.FIND).status == Status.FOUND:
                try:
                    return Reading(ReadingKind.READ, card=self._card(line))
                except CardUnreadable as unreadable:
                    log.info("a card could not be read: %s", unreadable.code)
                    trouble = unreadable.code
                    if trouble == "id_reader.card_unsupported":
                        return Reading(ReadingKind.UNREADABLE, code=trouble)
            left = until - time.monotonic()
            if left <= 0:
                break
            time.sleep(min(self._patience.between, left))
        if trouble:
            return Reading(ReadingKind.UNREADABLE, code=trouble)
        return Reading(ReadingKind.NO_CARD, code="id_reader.no_card")

    def _card(self, line: SerialLine) -> Card:
        if self._ask(line, Ask.SELECT).status != Status.DONE:
            raise CardUnreadable("id_reader.unreadable")
        try:
            answer = self._ask(line, Ask.READ, self._patience.data)
        except _Silent as error:
            raise CardUnreadable("id_reader.unreadable") from error
        if answer.status != Status.DONE:
            raise CardUnreadable("id_reader.unreadable")
        return parse_card(text_of(answer.data))

    def _ask(self, line: SerialLine, ask: Ask, seconds: float | None = None) -> Answer:
        """The answer to a command, asked again while what comes is no answer.

        Raises:
            LineLost: the line is gone.
            _Silent: no answer could be understood.
        """
        patience = self._patience.answer if seconds is None else seconds
        for _ in range(TRIES):
            line.send(command(ask), patience)
            try:
                answer = _answer(line, time.monotonic() + patience)
            except BadFrame:
                continue
            if answer is not None and answer.status != Status.BAD_CHECKSUM:
                return answer
        raise _Silent


def _answer(line: SerialLine, until: float) -> Answer | None:
    """A whole answer; None when none has come by ``until``."""
    assembler = Assembler()
    try:
        while data := line.receive(until):
            answer = assembler.feed(data)
            if answer is not None:
                return answer
        return None
    finally:
        assembler.wipe()
