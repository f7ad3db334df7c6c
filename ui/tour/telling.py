"""我要说 on the tour: a resident hands something in, the desk answers, the resident reads it."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.app import Terminal
from ui.tour.driver import Driver, StepFailedError
from ui.tour.recorder import Recorder

WORDS = "请问身份证丢了，本人在外地，可以让家里人代我去补办吗？"
ANSWER = "可以代办。请带上本人的委托书和双方的身份证。"


class TellingWalk:
    """The resident's pages, by touch."""

    def __init__(
        self, driver: Driver, recorder: Recorder, terminal: Terminal, ready: Callable[[], None]
    ) -> None:
        """``ready`` goes home and turns on again what the end of a session took back."""
        self._ready = ready
        self._driver = driver
        self._recorder = recorder
        self._terminal = terminal

    def tell(self) -> None:
        """From the five choices to the receipt, and from there to the answer."""
        self._step("telling", "home.telling")
        self._step("telling-about", "telling.kind.consultation")
        self._do("telling-write", self._choose_organ)
        self._do("telling-written", self._write)
        self._step("telling-reply", "telling.next")
        self._step("telling-check", "telling.next")
        self._do("telling-receipt", self._hand_in)
        number, code = self._answer()
        self._do("telling-done", lambda: self._driver.tap("told.done"), picture=False)
        self._ready()
        self._do("telling-answer", lambda: self._ask(number, code))
        self._step("telling-dispute", "status.toldDispute")
        self._do("telling-kept", lambda: self._driver.tap("status.notDispute"), picture=False)
        self._do("telling-home", lambda: self._driver.tap("status.home"), picture=False)

    def _choose_organ(self) -> None:
        self._driver.wait_for_item("telling.line.1")
        self._driver.tap("telling.line.1")

    def _write(self) -> None:
        self._driver.type("telling.text", WORDS)
        self._driver.tap("keyboard.hide")

    def _hand_in(self) -> None:
        self._driver.tap("telling.next")
        self._driver.wait_for_item("told.number")

    def _answer(self) -> tuple[str, str]:
        """The desk answers meanwhile; number and code as they stand on the receipt."""
        number = str(self._driver.find("told.number").property("text"))
        code = str(self._driver.find("told.queryCode").property("text"))
        if not number:
            raise StepFailedError("no number on the receipt")
        self._terminal.submissions.answer(number, ANSWER, actor="staff:1007")
        return number, code

    def _ask(self, number: str, code: str) -> None:
        self._driver.tap("home.status")
        self._driver.tap("status.door.2")
        self._driver.type("status.number", number.removeprefix("意"))
        self._driver.type("status.code", code)
        self._driver.tap("status.ask")
        self._driver.wait_for_item("status.toldAnswer.0")

    def _step(self, name: str, control: str) -> None:
        def act() -> None:
            self._driver.wait_for_item(control)
            self._driver.tap(control)

        self._do(name, act)

    def _do(self, name: str, act: Callable[[], object], *, picture: bool = True) -> None:
        self._recorder.step(name, act, picture=picture)
