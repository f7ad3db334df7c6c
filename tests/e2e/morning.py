"""A hall of two kiosks, two windows and a board on one PostgreSQL, each with its real screen."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication

from kiosk.app import Terminal, open_terminal
from kiosk.devices.speech import call_sentence
from kiosk.devices.speech.twin import SpeechTwin
from kiosk.hall_simulation.line import Line
from kiosk.settings import DatabaseSettings, Settings, resource_root
from kiosk.staff.passwords import Passwords
from kiosk.staff.service import Staff
from tests.cluster import Cluster
from ui.board.face import BoardFace
from ui.face import Face
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver
from ui.window.face import WindowFace

PORTRAIT, LANDSCAPE = QSize(1080, 1920), QSize(1920, 1080)
PASSWORD = "Chuangkou-2026"
ACCOUNTS = (
    ("1007", "王晓明", "clerk"),
    ("1008", "赵小燕", "clerk"),
    ("1001", "李主任", "supervisor"),
)
PLACES = ("kiosk-1", "kiosk-2", "window-3", "window-4", "board")
Key = Qt.Key


@dataclass(slots=True)
class Machine:
    """One machine: its terminal, its screen, and hands on it."""

    terminal: Terminal
    face: Face
    driver: Driver = field(init=False)

    def __post_init__(self) -> None:
        self.driver = Driver(self.face.window, self.face.tasks)

    def text(self, name: str) -> str:
        """What an item says; empty when it is not there."""
        item = self.driver.seek(name)
        return str(item.property("text")) if item else ""

    def press(self, *keys: Key, then: str = "") -> None:
        """Presses keys at this machine, and waits for a text."""
        self.turn_to()
        for key in keys:
            self.driver.key(key)
            self.driver.settle()
        if then:
            self.driver.wait_for(lambda: self.driver.shows(then), then)

    def sees(self, text: str) -> None:
        """Waits until its screen shows a text."""
        self.driver.wait_for(lambda: self.driver.shows(text), text)

    def turn_to(self) -> None:
        """Short cuts work on the window that has the keyboard."""
        if QGuiApplication.focusWindow() is not self.face.window:
            self.face.window.requestActivate()
            self.driver.wait_for(
                lambda: QGuiApplication.focusWindow() is self.face.window, "the keyboard"
            )

    def close(self) -> None:
        """Ends the screen, then the terminal."""
        self.face.close()
        self.terminal.close()


class Hall:
    """The machines, and the line by which all of them reach the database."""

    def __init__(self, cluster: Cluster, url: str, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder
        self.line = Line(cluster.socket)
        self._url = cluster.address_through(self.line.port, url)
        self.voice = SpeechTwin()
        self.called: list[tuple[str, str]] = []
        """Numbers and windows in the order in which they were called."""
        self.kiosks = [self._kiosk("01", PORTRAIT), self._kiosk("02", LANDSCAPE)]
        self.windows = {number: self._window(f"1{number}") for number in ("3", "4")}
        self.board = self._board("21")

    @property
    def machines(self) -> list[Machine]:
        """All of them."""
        return [*self.kiosks, *self.windows.values(), self.board]

    def close(self) -> None:
        """Ends everything."""
        self.line.resume()
        for machine in self.machines:
            machine.close()
        self.line.stop()

    def picture(self, folder: Path, name: str) -> None:
        """What every screen shows now."""
        for place, machine in zip(PLACES, self.machines, strict=True):
            machine.driver.picture(folder / f"{name}-{place}.png")

    # --- what people do ------------------------------------------------------------------

    def take(self, kiosk: Machine, at: int = 0, *, see: Path | None = None) -> str:
        """One touch at a kiosk; the number on its screen, of which ``see`` keeps a picture."""
        kiosk.driver.wait_for_item("home.ticket")
        kiosk.driver.tap("home.ticket")
        kiosk.driver.wait_for_item(f"ticket.business.{at}")
        kiosk.driver.tap(f"ticket.business.{at}")
        kiosk.driver.wait_for_item("issued.number")
        number = kiosk.text("issued.number")
        if see is not None:
            kiosk.driver.picture(see)
            assert kiosk.driver.shows("暂不知道")
        kiosk.driver.tap("issued.done")
        return number

    def sign_in(self, window: str, account: str) -> None:
        """As a person does."""
        desk = self.windows[window]
        desk.turn_to()
        desk.driver.wait_for_item(f"signin.window.{window}")
        desk.driver.type("signin.number", account)
        desk.driver.type("signin.password", PASSWORD)
        desk.driver.tap(f"signin.window.{window}")
        desk.driver.tap("signin.submit")
        desk.driver.wait_for_item("bar.window")

    def call(self, window: str, number: str, key: Key = Key.Key_F8) -> None:
        """The next, when the desk is ready for it; it is to be ``number``."""
        desk = self.windows[window]
        desk.driver.wait_for(lambda: _enabled(desk, "calling.next"), "the next may be called")
        desk.press(key)
        desk.driver.wait_for(lambda: desk.text("calling.number") == number, number)
        self.called.append((number, window))

    def board_has_called(self) -> None:
        """Every call of the windows was read out once, in its order, and nothing else."""
        wanted = [call_sentence(number, window) for number, window in self.called]
        self.board.driver.wait_for(lambda: self.voice.heard == wanted, f"the calls {wanted}")

    # --- building ------------------------------------------------------------------------

    def _terminal(self, number: str) -> Terminal:
        folder = self._folder / number
        folder.mkdir()
        shutil.copy2(self._settings.key_path, folder / self._settings.key_path.name)
        own = replace(
            self._settings,
            data_dir=folder,
            terminal=number,
            database=DatabaseSettings(self._url),
        )
        terminal = open_terminal(own)
        terminal.staff = Staff(terminal.store, Passwords(time_cost=1, memory_kib=64, lanes=1))
        return terminal

    def _kiosk(self, number: str, size: QSize) -> Machine:
        terminal = self._terminal(number)
        if terminal.content.item_count() == 0:
            terminal.content.load_snapshot(resource_root() / "offline_cache")
            for account, name, role in ACCOUNTS:
                terminal.staff.add(account, name, PASSWORD, role)
        return _started(terminal, ResidentFace(terminal, locked=True), size)

    def _window(self, number: str) -> Machine:
        terminal = self._terminal(number)
        return _started(terminal, WindowFace(terminal), LANDSCAPE)

    def _board(self, number: str) -> Machine:
        terminal = self._terminal(number)
        return _started(terminal, BoardFace(terminal, speaker=self.voice), LANDSCAPE)


def _started(terminal: Terminal, face: Face, size: QSize) -> Machine:
    face.start(size)
    machine = Machine(terminal, face)
    machine.driver.settle()
    return machine


def _enabled(machine: Machine, name: str) -> bool:
    item = machine.driver.seek(name)
    return item is not None and item.isEnabled()
