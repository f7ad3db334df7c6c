"""Pages of the supervisor and the dialogs of the window: in every size all stands inside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.queueing.model import Priority
from tests.ui.conftest import LANDSCAPE, PASSWORD, at_desk, sign_in
from tests.ui.test_window_session import SMALL, SQUARE, stands_well
from tests.ui.window_desk import INSURANCE, calls_first, press, take
from ui.window.face import WindowFace

Key = Qt.Key


@pytest.mark.parametrize("size", [LANDSCAPE, SMALL, SQUARE], ids=["full", "small", "square"])
@pytest.mark.parametrize("switch", ["", "largePrint"])
def test_in_every_size_hall_reports_and_dialogs_stand_inside(
    open_window: Callable[..., WindowFace],
    staffed_hall: Terminal,
    clock: FixedClock,
    size: QSize,
    switch: str,
) -> None:
    staffed_hall.staff.add("1001", "李主任", PASSWORD, "supervisor")
    take(staffed_hall, further=(INSURANCE,), priority=Priority("disabled"))
    for _ in range(3):
        take(staffed_hall)
    face = open_window(size)
    if switch:
        face.presentation.set(switch, True)
    desk = sign_in(at_desk(face), number="1001")
    calls_first(desk, clock)
    for key in (Key.Key_F7, Key.Key_F10, Key.Key_F11, Key.Key_F3, Key.Key_F2, Key.Key_F4):
        press(desk, key)
        stands_well(desk, size)
        press(desk, Key.Key_Escape)
    press(desk, Key.Key_F5)
    stands_well(desk, size)
    desk.tap("side.supervisor")
    desk.wait_for_item("supervisor.windows.0")
    stands_well(desk, size)
    for keys in ((Key.Key_F2, Key.Key_Return), (Key.Key_F3, Key.Key_Return), (Key.Key_F9,)):
        press(desk, *keys)
        stands_well(desk, size)
        press(desk, Key.Key_Escape)
    desk.tap("side.reports")
    desk.wait_for_item("reports.table.0")
    stands_well(desk, size)
    desk.key(Key.Key_4, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    stands_well(desk, size)
