"""A hall with a calling board on it, its voice a twin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from kiosk.devices.speech.twin import SpeechTwin
from kiosk.queueing.model import Ticket
from ui.board.face import BoardFace
from ui.tour.driver import Driver

ESTATE, INSURANCE = "bdc", "sb"
"""Businesses of windows 3, 4, 5 and of windows 6, 7, 8."""
ACTOR = "staff:1007"


class Board:
    """One board on the screen, and its hall."""

    def __init__(self, hall: Terminal, face: BoardFace, voice: SpeechTwin) -> None:
        self.hall = hall
        self.face = face
        self.voice = voice
        self.closed = False
        self.driver = Driver(face.window, face.tasks)

    def called(self, window: str = "3", business: str = ESTATE) -> Ticket:
        """Takes a ticket and calls it to a window; the next call comes a second later."""
        ticket = self.hall.queueing.take(business, request_id=new_id())
        called = self.hall.queueing.call(ticket.id, window=window, actor=ACTOR)
        self.hall.clock.advance(timedelta(seconds=1))
        return called

    def close(self) -> None:
        """Ends the board; nothing when it has ended."""
        if not self.closed:
            self.closed = True
            self.face.close()

    def look(self) -> Board:
        """Lets the board look now, and whatever it found come to rest."""
        self.face.navigator.view_model.look()
        self.driver.settle()
        self.driver.settle()
        return self

    def until(self, condition: Callable[[], bool], what: str) -> None:
        self.driver.wait_for(condition, what)

    def large(self) -> str:
        """The number in call; empty when there is none."""
        item = self.driver.seek("board.number")
        return str(item.property("text")) if item else ""

    def shows_large(self, number: str) -> None:
        self.until(lambda: self.large() == number, f"{number} in the large place")

    def recent(self) -> list[str]:
        """Numbers in the list."""
        rows = [self.driver.seek(f"board.recent.{i}") for i in range(8)]
        return [str(row.property("number")) for row in rows if row is not None]

    def said(self) -> list[str]:
        """Numbers heard, as spoken."""
        return [each.split("号到")[0].removeprefix("请") for each in self.voice.heard]
