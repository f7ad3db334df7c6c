"""A morning on the wall: calls from three windows, a recall, somebody served, in both shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from kiosk.common.ids import new_id
from kiosk.devices.speech import call_sentence
from kiosk.devices.speech.twin import SpeechTwin
from ui.board.face import BoardFace
from ui.tour.driver import Driver, StepFailedError
from ui.tour.recorder import Recorder

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.queueing.model import Ticket

BUSINESS = "bdc"
WINDOWS = ("4", "5")
ACTOR = "tour"
LANDSCAPE, PORTRAIT = QSize(1920, 1080), QSize(1080, 1920)


class BoardWalk:
    """Every state of the board that a hall in service comes to; its voice is a twin's."""

    def __init__(self, terminal: Terminal, recorder: Recorder) -> None:
        self._queueing = terminal.queueing
        self._recorder = recorder
        self._voice = SpeechTwin()
        self._face = BoardFace(terminal, speaker=self._voice)
        self._face.start(LANDSCAPE)
        self._driver = Driver(self._face.window, self._face.tasks)
        self._called: list[Ticket] = []
        recorder.driver = self._driver

    def everything(self) -> None:
        """Plays it, and closes the board."""
        self._recorder.setting = "board landscape"
        self._do("board", lambda: self._driver.wait_for_item("board.clock"))
        for window in WINDOWS:
            self._do("called", lambda window=window: self._call(window))
        self._do("recalled", self._recall)
        self._recorder.setting = "board portrait"
        self._face.window.resize(PORTRAIT)
        self._do("board", self._driver.settle)
        self._do("served", self._serve)
        self._do("heard-once", self._check_voice)
        self._recorder.driver = None
        self._face.close()

    def _call(self, window: str) -> None:
        ticket = self._queueing.take(BUSINESS, request_id=new_id())
        self._queueing.call(ticket.id, window=window, actor=ACTOR)
        self._called.append(ticket)
        self._wait_for(ticket)

    def _recall(self) -> None:
        self._queueing.recall(self._called[0].id, window=WINDOWS[0], actor=ACTOR)
        self._wait_for(self._called[0])

    def _serve(self) -> None:
        for ticket, window in zip(self._called, WINDOWS, strict=True):
            self._queueing.finish(ticket.id, window=window, actor=ACTOR)
        numbers = {ticket.number for ticket in self._called}
        self._driver.wait_for(lambda: self._large() not in numbers, "the served number to go")

    def _check_voice(self) -> None:
        first, second = (
            call_sentence(ticket.number, window)
            for ticket, window in zip(self._called, WINDOWS, strict=True)
        )
        said = [each for each in self._voice.heard if each in (first, second)]
        if said != [first, second, first]:
            raise StepFailedError(f"the board said {said}")

    def _wait_for(self, ticket: Ticket) -> None:
        self._driver.wait_for(lambda: self._large() == ticket.number, f"{ticket.number} called")

    def _large(self) -> str:
        item = self._driver.seek("board.number")
        return str(item.property("text")) if item is not None else ""

    def _do(self, name: str, act: Callable[[], object]) -> None:
        self._recorder.step(name, lambda: (act(), None)[1])
