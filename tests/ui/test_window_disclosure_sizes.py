"""The disclosure desk's own pages in every size: all inside, no word cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt

from kiosk.app import Terminal
from tests.ui.conftest import LANDSCAPE, at_desk, sign_in
from tests.ui.disclosure_desk import Opened, keys, lead, open_case, submitted
from tests.ui.test_window_session import SMALL, stands_well

DOORS = (
    ("annual", "annual.cell.3.3"),
    ("calendar", "calendar.about"),
    ("templates", "templates.pages.0"),
)


@pytest.mark.parametrize(
    ("size", "switch"), [(LANDSCAPE, "largePrint"), (SMALL, "")], ids=["large print", "small"]
)
def test_in_every_size_all_stands_inside_and_no_label_is_cut(
    open_window: Opened, staffed_hall: Terminal, size: QSize, switch: str
) -> None:
    lead(staffed_hall)
    submitted(staffed_hall)
    face = open_window(size)
    if switch:
        face.presentation.set(switch, True)
    desk = sign_in(at_desk(face), number="1001")
    desk.tap("side.applications")
    open_case(desk)
    for tab in ("limit", "person", "records", "letters", "similar", "course"):
        desk.tap(f"applications.tab.{tab}")
        stands_well(desk, size)
    keys(desk, Qt.Key.Key_F5)
    stands_well(desk, size)
    keys(desk, Qt.Key.Key_Escape, Qt.Key.Key_F3)
    desk.wait_for_item("registration.received")
    stands_well(desk, size)
    for door, shows in DOORS:
        keys(desk, Qt.Key.Key_Escape)
        desk.wait_for_item("applications.search.input")
        desk.tap(f"applications.door.{door}")
        desk.wait_for_item(shows)
        stands_well(desk, size)
