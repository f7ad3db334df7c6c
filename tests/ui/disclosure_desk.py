"""Hands on the disclosure desk: opening a case, filling in its forms by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.model import CaseDetail
from tests.disclosure.forms import citizen
from tests.ui.conftest import PASSWORD, at_desk, sign_in
from ui.tour.driver import Driver
from ui.window.face import WindowFace

CLERK = "staff:1007"
Opened = Callable[..., WindowFace]


def submitted(hall: Terminal, **fields: object) -> str:
    """An application of a citizen's; its number."""
    return hall.disclosure.submit(citizen(**fields), request_id=new_id()).number


def seen(hall: Terminal, number: str) -> CaseDetail:
    return hall.casework.case(number, actor=CLERK)


def taken_up(hall: Terminal, number: str) -> CaseDetail:
    version = seen(hall, number).version
    return hall.casework.take_up(number, actor=CLERK, version=version)


def lead(hall: Terminal) -> None:
    """The hall gets its supervisor, 1001."""
    hall.staff.add("1001", "李主任", PASSWORD, "supervisor")


def desk_of(open_window: Opened, *, staff: str = "1007") -> Driver:
    """Somebody at the list of applications."""
    desk = sign_in(at_desk(open_window()), number=staff)
    desk.tap("side.applications")
    desk.wait_for(lambda: desk.seek("applications.search.input") is not None, "the list")
    return desk


def open_case(desk: Driver, at: int = 0) -> None:
    desk.wait_for_item(f"applications.list.{at}")
    desk.tap(f"applications.list.{at}")
    desk.wait_for_item("applications.detail.number")


def keys(desk: Driver, *pressed: Qt.Key) -> None:
    for key in pressed:
        desk.key(key)
        desk.settle()


def confirm(desk: Driver) -> None:
    """Control and Enter in the open form."""
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def text_of(desk: Driver, name: str) -> str:
    item = desk.seek(name)
    return str(item.property("text")) if item else ""
