"""A real terminal on real pages: the demonstration hall on SQLite, driven by touch."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from kiosk.app import Terminal, make_store
from kiosk.common.clock import FixedClock
from kiosk.content.index_format import bring_up_to_date
from kiosk.settings import Settings, resource_root
from kiosk.staff.passwords import Passwords
from kiosk.staff.service import Staff
from kiosk.store.migrate import make_schema
from kiosk.store.sealing import make_key_file
from tests.conftest import TEN_ON_A_FRIDAY
from ui.app import prepare
from ui.message_log import MessageLog
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver
from ui.window.face import WindowFace

PORTRAIT = QSize(1080, 1920)
LANDSCAPE = QSize(1920, 1080)
PASSWORD = "Chuangkou-2026"


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="session")
def application(qapp: QGuiApplication) -> QGuiApplication:
    """The Qt application with the screen fonts."""
    prepare(qapp)
    return qapp


@pytest.fixture
def qt_messages(application: QGuiApplication) -> Iterator[MessageLog]:
    """Fails the test when Qt or QML warns of anything."""
    log = MessageLog()
    log.start()
    yield log
    log.stop()
    assert log.warnings == []


@pytest.fixture(scope="session")
def filled_hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demonstration hall's whole content, filled once and copied."""
    folder = tmp_path_factory.mktemp("hall")
    make_key_file(folder / "kiosk.key")
    settings = Settings(hall_code="150799", hall_name="模板", terminal="03", data_dir=folder)
    store = make_store(settings, FixedClock(TEN_ON_A_FRIDAY))
    make_schema(store)
    store.ensure_stream()
    bring_up_to_date(store)
    Terminal(settings, store).content.load_snapshot(resource_root() / "offline_cache")
    store.close()
    return folder


@pytest.fixture
def hall(settings: Settings, clock: FixedClock, filled_hall: Path) -> Iterator[Terminal]:
    """The demonstration hall with its whole content, at ten on a Friday."""
    for file in filled_hall.iterdir():
        shutil.copy(file, settings.data_dir / file.name)
    store = make_store(settings, clock)
    store.ensure_stream()
    terminal = Terminal(settings, store)
    yield terminal
    terminal.close()


@pytest.fixture
def open_face(hall: Terminal, qt_messages: MessageLog) -> Iterator[Callable[..., ResidentFace]]:
    """Opens the resident's face in a given size, with some of the footer's switches on; closed
    after the test."""
    faces: list[ResidentFace] = []

    def opened(size: QSize, switches: Sequence[str] = ()) -> ResidentFace:
        face = ResidentFace(hall, locked=True)
        face.start(size)
        for switch in switches:
            face.presentation.set(switch, True)
        faces.append(face)
        return face

    yield opened
    for face in faces:
        face.close()


@pytest.fixture
def face(open_face: Callable[[QSize], ResidentFace]) -> ResidentFace:
    """The resident's face in portrait, at home."""
    return open_face(PORTRAIT)


@pytest.fixture
def driver(face: ResidentFace) -> Driver:
    """A finger on the portrait face."""
    driver = Driver(face.window, face.tasks)
    driver.settle()
    return driver


@pytest.fixture
def staffed_hall(hall: Terminal) -> Terminal:
    """The hall with a clerk, 1007, whose password is hashed with costs that fit many tries."""
    hall.staff = Staff(hall.store, Passwords(time_cost=1, memory_kib=64, lanes=1))
    hall.staff.add("1007", "王晓明", PASSWORD, "clerk")
    return hall


@pytest.fixture
def open_window(
    staffed_hall: Terminal, qt_messages: MessageLog
) -> Iterator[Callable[..., WindowFace]]:
    """Opens a window's face in a given size; closed after the test."""
    faces: list[WindowFace] = []

    def opened(
        size: QSize = LANDSCAPE, terminal: Terminal = staffed_hall, *, full_screen: bool = False
    ) -> WindowFace:
        face = WindowFace(terminal)
        face.start(size, full_screen=full_screen)
        faces.append(face)
        return face

    yield opened
    for face in faces:
        face.close()


def at_desk(face: WindowFace) -> Driver:
    """Fingers on a window's face, which has come to rest."""
    driver = Driver(face.window, face.tasks)
    driver.settle()
    return driver


def sign_in(driver: Driver, *, window: str = "3", number: str = "1007") -> Driver:
    """Signs the clerk in as a person does, and waits for the first page."""
    driver.wait_for_item(f"signin.window.{window}")
    driver.type("signin.number", number)
    driver.type("signin.password", PASSWORD)
    driver.tap(f"signin.window.{window}")
    driver.tap("signin.submit")
    driver.wait_for(lambda: driver.seek("bar.window") is not None, "the workplace")
    return driver
