"""A clerk's morning: signing in, calling, looking at applications, locking the desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from kiosk.setup import DEMO_ACCOUNTS
from ui.tour.driver import Driver, StepFailedError
from ui.tour.recorder import Recorder

WINDOW = "3"


class WindowWalk:
    """Every page of the window's face."""

    def __init__(self, driver: Driver, recorder: Recorder) -> None:
        self._driver = driver
        self._recorder = recorder

    def everything(self) -> None:
        """Signs in, wrongly first; calls, recalls, finishes; reads an application; locks."""
        self._do("sign-in", lambda: self._driver.wait_for_item("signin.submit"))
        self._do("sign-in-wrong", lambda: self._sign_in("not-the-password"))
        self._do("signed-in", self._sign_in_well)
        self._do("called", self._call)
        self._do("recalled", lambda: self._driver.tap("calling.recall"))
        self._do("finished-and-next", self._finish_and_call)
        self._do("applications", lambda: self._driver.tap("side.applications"))
        self._do("application", self._open_application)
        self._do("locked", self._lock)

    def _sign_in(self, password: str) -> None:
        self._driver.type("signin.number", DEMO_ACCOUNTS[0].number)
        self._driver.type("signin.password", password)
        window = f"signin.window.{WINDOW}"
        if self._driver.seek(window) is not None:
            self._driver.tap(window)
        self._driver.tap("signin.submit")

    def _sign_in_well(self) -> None:
        self._sign_in(DEMO_ACCOUNTS[0].password)
        self._driver.wait_for_item("calling.next")

    def _call(self) -> None:
        self._driver.tap("calling.next")
        self._driver.wait_for(lambda: bool(self._number()), "a called number")

    def _finish_and_call(self) -> None:
        """A second press right after a call is ignored, so that nobody is sent away by it."""
        served = self._number()
        self._driver.wait_for(lambda: self._driver.find("calling.next").isEnabled(), "calling.next")
        self._driver.key(Qt.Key.Key_F8)
        self._driver.wait_for(lambda: self._number() not in ("", served), "the next number")

    def _number(self) -> str:
        item = self._driver.seek("calling.number")
        return str(item.property("text")) if item is not None else ""

    def _open_application(self) -> None:
        self._driver.tap("applications.list.0")
        self._driver.wait_for_item("applications.detail.number")
        if self._driver.shows("11010519491231002X"):
            raise StepFailedError("an identity number is shown unmasked")

    def _lock(self) -> None:
        self._driver.tap("side.lock")
        self._driver.wait_for_item("signin.submit")

    def _do(self, name: str, act: Callable[[], object]) -> None:
        self._recorder.step(name, lambda: (act(), None)[1])
