"""What QML sees of a view model is fixed when its class is made.

A method that a signal is connected to without ``@Slot`` is added to the one object's own type. QML
remembers types by their place in memory; the next object of another class may stand there, and its
properties are then read as undefined.
"""

from __future__ import annotations

import gc

import shiboken6
from PySide6.QtCore import QObject

from kiosk.app import Terminal
from tests.ui.conftest import at_desk, sign_in
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver


def grown() -> set[str]:
    """Classes of ours of which an object has a type of its own."""
    found = set()
    for thing in gc.get_objects():
        if not isinstance(thing, QObject) or not shiboken6.isValid(thing):
            continue
        kind, meta = type(thing), thing.metaObject()
        above = meta.superClass()
        if kind.__module__.startswith("ui.") and above and above.className() == meta.className():
            first = range(meta.methodOffset(), meta.methodCount())
            names = [meta.method(at).methodSignature().data().decode() for at in first]
            found.add(f"{kind.__module__}.{kind.__name__}: {names}")
    return found


def test_no_page_of_the_resident_adds_to_its_type(driver: Driver, face: ResidentFace) -> None:
    for route in ("ticket", "guides", "disclosure", "policies", "codes", "appointments", "status"):
        driver.tap(f"home.{route}")
        assert grown() == set()
        face.navigator.home()
        driver.settle()
    for route in ("places", "telling", "evaluation", "public"):
        driver.tap(f"home.{route}")
        assert grown() == set()
        face.navigator.home()
        driver.settle()


def test_no_page_of_the_desk_adds_to_its_type(open_window, staffed_hall: Terminal) -> None:
    staffed_hall.staff.add("1001", "李主任", "Chuangkou-2026", "supervisor")
    face = open_window()
    desk = sign_in(at_desk(face), number="1001", window="5")
    desk.wait_for(lambda: desk.seek("side.content") is not None, "the doors")
    for entry in list(face.shell.entries):
        desk.tap(f"side.{entry['name']}")
        assert grown() == set()
