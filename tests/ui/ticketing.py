"""What the tests of the ticket pages need: businesses changed for real, a store gone read-only,
fingers that do not wait."""

from __future__ import annotations

import dataclasses
import json
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest
from sqlalchemy import event

from kiosk.app import Terminal
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import document_hash, encode
from ui.resident.face import ResidentFace
from ui.resident.ticket.issued_view_model import IssuedViewModel
from ui.tour.driver import Driver

NEWER = 1000


def change_business(hall: Terminal, code: str, **fields: Any) -> None:
    """The platform publishes a business with other fields."""
    business = next(one for one in hall.content.businesses() if one.code == code)
    document = json.loads(encode(dataclasses.replace(business, **fields)))
    change = DocumentChange("business", code, NEWER, "put", document_hash(document), document)
    _publish(hall, [change])


def remove_businesses(hall: Terminal) -> None:
    """The platform takes all businesses back."""
    gone = [
        DocumentChange("business", one.code, NEWER, "delete") for one in hall.content.businesses()
    ]
    _publish(hall, gone)


def _publish(hall: Terminal, changes: list[DocumentChange]) -> None:
    """Applies changes and lets the moment pass for which the queue trusts what it read."""
    with hall.store.command("system") as command:
        hall.content.apply_changes(command, changes)
    hall.clock.advance(timedelta(seconds=2))


class WriteProtection:
    """The database takes no writes while ``on``, as after a read-only remount."""

    def __init__(self, hall: Terminal) -> None:
        self.on = False
        event.listen(hall.store.engine, "checkout", self._set)

    def _set(self, connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA query_only = {'ON' if self.on else 'OFF'}")


def item_of(hall: Terminal, business: str) -> str:
    """The code of a guide that a business serves."""
    codes = (item.code for item in hall.content.browse(limit=200))
    return next(code for code in codes if hall.content.guide(code).business == business)


def centre(driver: Driver, name: str) -> QPoint:
    return driver.area(name).center().toPoint()


def hammer(driver: Driver, points: list[QPoint], times: int) -> None:
    """All points at once, again and again, without waiting for the program."""
    device = QTest.createTouchDevice(
        QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
    )
    for _ in range(times):
        pressed = QTest.touchEvent(driver.window, device)
        for finger, point in enumerate(points):
            pressed.press(finger, point, driver.window)
        pressed.commit()
        released = QTest.touchEvent(driver.window, device)
        for finger, point in enumerate(points):
            released.release(finger, point, driver.window)
        released.commit()


def on_issued(face: ResidentFace) -> bool:
    return face.navigator.current == "ticket.issued"


def slip_state(face: ResidentFace) -> str:
    """How the slip of the ticket in front stands."""
    view_model = face.navigator.view_model
    return view_model.slip.state if isinstance(view_model, IssuedViewModel) else ""
